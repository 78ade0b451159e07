"""A country, people, city, leader or organisation in the target that the source does not name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qa.checks.base import Case, check, quote, written
from qa.checks.exchanged import KIN, grade
from qa.checks.instead import instead, rightly, worded
from qa.checks.mispaired import against_story
from qa.model import Exchange, Flag, Mention, Scanned, Severity


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.CRITICAL,
    since="0.1",
    bad=[
        Case("zh-en", "The talks between the United States and «Tajikistan» are hard.", "美塔谈判艰难。",
             "the Taliban", ("The Taliban spoke.",), ("塔利班发言。",)),
        Case("de-en", "«Russian» President Zelensky spoke.", "Der ukrainische Präsident Selenskyj sprach.",
             "Ukrainian"),
        Case("en-de", "Truppen in «Nordserbien».", "Troops in northern Syria.", "Nordsyrien"),
        Case("ru-en", "«Putin» said so.", "Зеленский заявил об этом.", "Zelenskyy"),
        Case("ur-en", "Prime Minister «Nawaz Sharif» spoke.", "وزیراعظم شہباز شریف نے خطاب کیا۔",
             "Shehbaz Sharif"),
        Case("es-en", "The «UN» condemned the attack.", "La OTAN condenó el ataque.", "NATO"),
        Case("de-en", "The «Fed» left its key rate unchanged.", "Die EZB ließ den Leitzins unverändert."),
        Case("ar-en", "The «European Union» condemned the attack.", "أدانت الأمم المتحدة الهجوم."),
        Case("zh-en", "The «German» side expressed concern.", "法方对此表示关切。", "French"),
        Case("ru-de", "Das Oberhaupt von «Tschetschenien», Sergej Melikow, trat zurück.",
             "Глава Дагестана Сергей Меликов ушёл в отставку.", "Dagestan"),
        Case("ja-en", "Snow fell in «Okayama Prefecture».", "和歌山県で雪が降った。"),
        Case("tr-ja", "地震は«ルーマニア»の首都ジャカルタで発生した。", "Deprem Endonezya'nın başkenti Jakarta'da oldu.",
             "インドネシア"),
        Case("zh-id", "Mereka ingin bergabung dengan «Pakistan» dan NATO.", "他们想加入欧盟和北约。"),
        Case("nl-fr", "Les Macédoniens voteront sur le nom de République de «Suède».",
             "De kiezers stemmen over de naam ‘Republiek van Noord-Macedonië’."),
        Case("en", "talks between the United States and «Tajikistan»", "", "the Taliban",
             ("The U.S.-Taliban deal. The Taliban said. The Taliban came. The Taliban left. Taliban men came. Taliban men left.",)),
    ],
    good=[
        Case("zh-en", "Cities in New Jersey and Georgia sued.", "新泽西州、乔治亚州的城市起诉。"),
        Case("he-en", "'There is free trade in Ireland', he said.", "‚יש סחר חופשי באירלנד‘, אמר."),
        Case("ru-de", "In der Ostukraine wird gekämpft.", "Бои идут в восточной Украине."),
        Case("zh-en", "Dushanbe, the Tajik capital, hosted the Taliban.", "塔利班访问塔首都杜尚别。"),
        Case("en", "Tajikistan closed its border to the Taliban.", "", None, ("The Taliban said. The Taliban.",)),
        Case("uk-en", "On the same day a missile hit Odesa, Ukraine's armed forces said.",
             "Того ж дня ракета влучила в Одесу, повідомили Збройні сили України."),
        Case("fa-en", "The president of Mali spoke on Monday.", "رئیس جمهور مالی روز دوشنبه سخنرانی کرد."),
    ],
)  # fmt: skip
def unsupported_entity(scanned: Scanned) -> Iterator[Flag]:
    """The target names a country or people that nothing in the source supports.

    One wrong country turns a story into another ("the United States and Tajikistan" for 美塔,
    the United States and the Taliban). A country is supported by any form of it in the source:
    name, adjective, capital, a resolved abbreviation or compound, a person or body of it.

    Mentions are counted in each segment: right once and wrong once is seen, too. Only what has a
    rival to be named instead is reported: what the source segment names (or names more often) and
    the target does not, in full or by an abbreviation. A pair that is easily confused, or the only
    two that came and went, is critical. Of leaders (a surname that one person alone has is enough)
    and organisations one must come for one; of cities too (Kherson for Харків), where neither any
    shape of the name nor a longer one (a club, a newspaper) explains what came and nothing in the
    target may stand for the city that went missing.

    Without a source, a pair that the story often names with one partner ("U.S.-Taliban") and once
    with a rival of that partner is reported, as likely.

    A country for which nobody went and that the whole source names nowhere is a minor question:
    translators put in what their readers do not know ("U.S. Senator"). Beside a city of the source
    that lies in another country ("Aleppo, Iraq") it is major.

    It does not see one that is wrong all through a story without source.
    """
    if not scanned.document.has_source:
        yield from against_story(scanned)
    for exchange in scanned.exchanges:
        if exchange.lost.span not in scanned.everyday:  # no name there: Того ж дня, the same day
            yield from _exchanged(scanned, exchange)
    for mention in scanned.strangers:
        flags = list(_stranger(scanned, mention)) or list(_astray(scanned, mention))
        yield from flags
        if not flags and mention in scanned.newcomers:
            yield _newcomer(scanned, mention)


def _exchanged(scanned: Scanned, exchange: Exchange) -> Iterator[Flag]:
    found = grade(scanned, exchange)
    if found is None:
        return
    reading = next((r for r in scanned.readings if r.span == exchange.lost.span), None)
    if reading and exchange.standing != "extra":
        why = f"is not in the source; “{reading.text}” is"
    elif exchange.standing == "extra":
        why = "once more than in the source, which names"
    else:
        why = "is not in the source, which names"
    lang = scanned.document.target_lang
    others = [written(scanned.terms[c], lang) for c in exchange.others if c in scanned.terms]
    evidence = quote(scanned, (exchange.lost.span,))
    evidence += (f"decided by {reading.because}",) if reading else ()
    evidence += ("could be as well: " + ", ".join(filter(None, others)),) if any(others) else ()
    sure = not any(others) and (exchange.came.kind != "org" or exchange.kin >= KIN)
    # Of a capital that no pack has as a city the concept is its country.
    capital = exchange.came.kind == "place" and exchange.lost.use == "capital"
    came = replace(exchange.came, use="capital") if capital else exchange.came
    lost = scanned.document.text(exchange.lost.span)
    gone = worded(scanned, exchange.lost, exchange.gone)
    yield _flag(scanned, came, gone, why, lost, evidence, found, sure=sure)


def _stranger(scanned: Scanned, mention: Mention) -> Iterator[Flag]:
    """An abbreviation of the segment that stands for somebody else explains the stranger."""
    readings = [
        r
        for r in scanned.readings
        if r.span.segment == mention.span.segment
        and r.resolved
        and any(c in r.rivals for c in mention.terms)
    ]
    if readings:
        reading = max(readings, key=lambda r: len(r.text))
        rivals = [scanned.rivals.get(c, frozenset()) for c in mention.terms]
        close = [c for c in reading.resolved if any(c in known for known in rivals)]
        concept = (*close, *reading.resolved)[0]
        why = f"is not in the source; “{reading.text}” is"
        evidence = (*quote(scanned, (reading.span,)), f"decided by {reading.because}")
        yield _flag(
            scanned, mention, concept, why, reading.text, evidence, (Severity.CRITICAL, 0.9),
            sure=True,
        )  # fmt: skip


def _astray(scanned: Scanned, mention: Mention) -> Iterator[Flag]:
    """A country put beside a city that lies in another one."""
    for one in scanned.astray:
        if one.came == mention and one.lands:
            lang, use = scanned.document.target_lang, mention.use
            names = [written(scanned.terms[c], lang, use) for c in one.lands if c in scanned.terms]
            where = " or ".join(f"“{name}”" for name in names if name)
            message = f"“{scanned.document.text(mention.span)}” is nowhere in the source, and"
            message += f" “{one.place}” lies elsewhere" + (f": {where}" if where else "")
            only = one.lands[0] if len(one.lands) == 1 else ""
            proposal = instead(scanned, mention, only, sure=True) if only else None
            yield Flag(mention.span, message, (), proposal, Severity.MAJOR, mention.terms[0], 0.8)
            return


def _newcomer(scanned: Scanned, mention: Mention) -> Flag:
    """A country that the whole source names nowhere: it may be put in for the readers."""
    message = f"“{scanned.document.text(mention.span)}” is nowhere in the source"
    return Flag(mention.span, message, (), None, Severity.MINOR, mention.terms[0], 0.5)


def _flag(
    scanned: Scanned,
    came: Mention,
    concept: str,
    why: str,
    lost: str,
    evidence: tuple[str, ...],
    graded: tuple[Severity, float],
    *,
    sure: bool,
) -> Flag:
    """The finding; where no pack says how the target writes the name, it is told as the other side
    has it."""
    right = rightly(scanned, came, concept) or lost
    message = f"“{scanned.document.text(came.span)}” {why} “{right}”"
    message += " here" if why.endswith(" is") else ""
    proposal = instead(scanned, came, concept, sure=sure)
    return Flag(came.span, message, evidence, proposal, graded[0], concept, graded[1])
