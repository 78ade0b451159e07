"""A word of the translation that names another thing of the same kind than the source."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Flag, Scanned, Severity


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("zh-en", "Elections are planned for next «spring».", "选举定于明年秋季举行。"),
        Case("en-zh", "«空军»证实了这一事件。", "The navy confirmed the incident."),
        Case("ru-en", "The central bank cut the official rate of the «euro».", "Центробанк снизил курс рубля."),
        Case("de-fr", "De nouveaux cas de «rougeole» ont été signalés.", "Neue Fälle von Cholera wurden gemeldet."),
        Case("ar-en", "A fire broke out in a «university».", "اندلع حريق في مدرسة ابتدائية."),
        Case("de-en", "Profit «tripled».", "Der Gewinn hat sich verdoppelt."),
        Case("zh-es", "La reunión es el miércoles «por la tarde».", "会议将于周三上午举行。"),
        Case("en-zh", "工厂«每月»生产200辆汽车。", "The plant makes 200 cars a day."),
        Case("en-de", "«Alle» Geiseln wurden freigelassen.", "Most of the hostages were released."),
        Case("ar-en", "It happened during «Eid al-Adha».", "وقع الهجوم خلال عيد الفطر."),
        Case("fr-de", "Der «jährliche» Bericht ist da.", "Le rapport hebdomadaire est paru."),
        Case("ja-en", "A man in «his 60s» died.", "50代の男性が死亡した。"),
        Case("es-uk", "«Міністр фінансів» подав у відставку.", "El ministro de Defensa dimitió."),
        Case("ko-en", "«Nickel» prices rose.", "리튬 가격이 올랐다."),
        Case("fa-en", "They met for the «last time».", "آنها برای نخستین بار دیدار کردند."),
        Case("fr-de", "Die Hilfe für «Asien» wurde gekürzt.", "L'aide à l'Afrique a été réduite."),
        Case("ar-fr", "Les pourparlers ont repris «deux mois» plus tard.", "استؤنفت المحادثات بعد أسبوعين."),
        Case("es-en", "«A year after» the quake, they live in tents.", "Un mes después del terremoto, viven en tiendas."),
    ],
    good=[
        Case("fr-de", "Zwei Wochen später kam er.", "Quinze jours plus tard, il est venu."),
        Case("de-en", "He came a week later.", "Nach acht Tagen kam er."),
        Case("zh-en", "Elections are planned for next autumn.", "选举定于明年秋季举行。"),
        Case("zh-en", "The typhoon caused floods.", "台风引发洪水。"),
        Case("zh-en", "The euro deal cost 20 million dollars.", "该协议耗资2000万美元。"),
        Case("en-zh", "海军和空军证实了这一事件。", "The navy confirmed the incident."),
        Case("ru-en", "The central bank cut the official rate of the ruble.", "Центробанк снизил курс рубля."),
        Case("de-en", "The missile hit a house.", "Die Rakete traf ein Haus."),
        Case("zh-en", "He arrived in spring.", "他到了。"),
        Case("en-de", "Fast alle Geiseln wurden freigelassen.", "Most of the hostages were released."),
        Case("en-de", "Das Werk baut täglich 200 Autos.", "The plant makes 200 cars a day."),
    ],
)  # fmt: skip
def changed_kind(scanned: Scanned) -> Iterator[Flag]:
    """One thing stands for another of its kind: winter for summer, the euro for the ruble.

    Every word is a word, and the sentence reads well. The language data list the members of closed
    kinds (`languages/kinds`): seasons, currencies, commodities, metals, crops, continents, disasters,
    diseases, sports, armed services, vehicles, weapons, faiths, heads of state and government,
    ministers' portfolios, schools, crimes, occupations, members of the family, spokesmen and
    spokeswomen, colours, animals, doubled and tripled, feast days, how often, decades of a life, noon and
    midnight. A sentence is told where the source has words of one member alone and the translation
    words of another one alone; where the reference is there, it must not have the translation's. A
    currency is compared where the sentence has no sum, whose own comparison sees it. What to write
    depends on the sentence: the message names the word of the source.

    How many of a number (all, most, some) and the time that a rate is for (per day, per month) are kinds too, as are
    how long before or after, where no number says it (a week later, a fortnight), the same day and the next, the
    suspect and the victim, for the first time, again and for the last time. Lawyers and prosecutors are compared in
    the singular alone: America's attorneys are either.
    It does not see which of two members that a sentence names did what.
    """
    for turned in scanned.kinds:
        here, there = (scanned.document.text(span) for span in (turned.span, turned.witness))
        both = ", and the reference" if turned.backed else ""
        yield Flag(
            turned.span,
            f"“{here}” stands for what the {turned.witness.side}{both} calls “{there}” ({turned.pole})",
            quote(scanned, (turned.witness,)),
            None,
            Severity.CRITICAL if turned.backed else Severity.MAJOR,
            None,
            0.9 if turned.backed else 0.75,
        )
