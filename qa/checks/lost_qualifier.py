"""A “former”, “deputy” or “alleged” of the source that the translation lacks."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Flag, Scanned, Severity


@check(
    mqm="Accuracy/Omission",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("zh-en", "«President» Obama visited Berlin.", "前总统奥巴马访问了柏林。"),
        Case("ru-en", "The defence «minister» was arrested.", "Бывший министр обороны был арестован."),
        Case("zh-fr", "Le «ministre» des Affaires étrangères a signé l'accord.", "副外长签署了协议。"),
        Case("fr-en", "The «president» dismissed the general.", "Le président par intérim a limogé le général."),
        Case("en-es", "El «presidente» Milei viajó a Roma.", "President-elect Milei travelled to Rome."),
        Case("fr-en", "The «murderer» was arrested.", "Le meurtrier présumé a été arrêté."),
        Case("de-en", "«The perpetrator fled to the north.»", "Der mutmaßliche Täter floh nach Norden."),
    ],
    good=[
        Case("zh-en", "Then-President Obama visited Berlin.", "前总统奥巴马访问了柏林。"),
        Case("zh-en", "The man arrested for killing three people has confessed.", "涉嫌杀害三人的男子已认罪。"),
        Case("zh-en", "The president has not responded.", "目前总统尚未回应。"),
        Case("fr-en", "The minister left the old hospital.", "Le ministre a quitté l'ancien hôpital."),
        Case("ru-en", "The assistant secretary resigned.", "Заместитель министра подал в отставку."),
        Case("ja-en", "Yamagami told police that he had made the gun himself.", "山上容疑者は警察に対し、銃は自分で作ったと話した。"),
    ],
)  # fmt: skip
def lost_qualifier(scanned: Scanned) -> Iterator[Flag]:
    """The source says “former”, “deputy”, “acting” or “alleged”, and the translation says it outright.

    One small word decides who did what: without it the deputy minister is the minister and the
    suspect the murderer, which is a libel, and nothing in the sentence looks wrong. Nine qualifiers
    are looked for sentence by sentence (`languages/qualifiers`): former, deputy, acting, -elect, alleged (with
    suspected of and accused of), honorary, self-proclaimed and candidate. What surely says one in the
    source asks for any word of the translation by which it may be said: once, previous, then;
    charged, reportedly. Where a reference is there, it must say it as well. An office that the
    translation does not name at all (“Obama” for the former president) is no false claim. The
    finding marks the office or the name that is no longer qualified; what to write depends on the sentence: the
    message names the word of the source.

    That somebody was arrested or stands before the court is no word for alleged where the source has the
    alleged murderer and the translation the murderer. Of two in one sentence the one is seen that a name of
    the glossary lost, with its office beside it.

    It does not see one that went to the wrong person, nor what a mood of the verb says (Il aurait tué, er soll). A suspect who
    became “the man” is left alone: good translators write so.
    """
    for change in scanned.qualifiers:
        if change.kind != "lost":
            continue
        cue = scanned.document.text(change.witness[0])
        side = change.witness[0].side
        both = " and the reference say" if change.backed else " says"
        yield Flag(
            change.span,
            f"the {side}{both} “{change.qualifier}” (“{cue}”): nothing says it here",
            quote(scanned, change.witness),
            None,
            None,
            None,
            0.9 if change.backed else 0.75,
            wide=change.wide,
        )
