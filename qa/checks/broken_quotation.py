"""A quotation mark or bracket without its partner, a quotation that only one side has."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Fix, Flag, MarkSlip, Scanned, Severity

_STOPS = ".!?。！？؟۔।… "


@check(
    mqm="Linguistic conventions/Punctuation",
    severity=Severity.MINOR,
    since="0.3",
    bad=[
        Case("zh-en", "He said: «“The talks are over.»", "他说：“会谈结束了。”", fix="“The talks are over.”"),
        Case("en-es", "El debut con «“»Lakers en San Diego fue el domingo.", "The debut with the Lakers was on Sunday."),
        Case("ru-en", "The army «(»and the police left.", "Армия (и полиция) ушли."),
        Case("en-zh", "他说：«「会谈结束了。»", "He said: “The talks are over.”", fix="「会谈结束了。」"),
        Case("en-de", "«„»Die Gespräche sind vorbei, sagte er.", "“The talks are over,” he said."),
        Case("en-ru", "Он сказал: «\"Переговоры закончились.»", "He said: “The talks are over.”",
             fix="\"Переговоры закончились\"."),
        Case("en-zh", "“这不可接受«“»，她说。", "“This is unacceptable,” she said.", fix="”"),
        Case("en-de", "«\"»Das geht nicht“, sagte sie.", "\"It won't do,\" she said.", fix="„"),
        Case("en-de", "«„Es war ein Fehler, sagte der Minister, und es tut mir leid“».",
             "“It was a mistake,” the minister said, “and I am sorry.”"),
        Case("fa-en", "The minister said: «We will not leave our homes.»",
             "وزیر گفت: «ما خانه‌هایمان را ترک نخواهیم کرد.»"),
        Case("fr-en", "The Taliban «\"will never give up their weapons\"», he said.",
             "Les talibans ne rendront jamais leurs armes, a-t-il dit."),
    ],
    good=[
        Case("zh-en", "He said: “The talks are over.", "他说：“会谈结束了。"),
        Case("en", "The workers' party, born in the '90s, isn't 5'10\" tall :)"),
        Case("en", "There are two ways: a) to wait, b) to leave."),
        Case("en-fr", "«\u00a0Non\u00a0», a-t-il dit.", "“No,” he said."),
        Case("en-de", "Er sagte: „Nein“, und ging.", "He said “no” and left."),
        Case("en-he", "הוא אמר שצה\"ל עזב.", "He said that the army had left."),
        Case("en-fr", "« C'était une erreur, a dit le ministre, et je le regrette. »",
             "“It was a mistake,” the minister said, “and I am sorry.”"),
        Case("en-pl", "„To był błąd – powiedział minister – i żałuję tego”.",
             "“It was a mistake,” the minister said, “and I am sorry.”"),
        Case("en-ja", "彼は「終わった」と言った。", "He said it was “over”."),
    ],
)  # fmt: skip
def broken_quotation(scanned: Scanned) -> Iterator[Flag]:
    """A quotation mark or bracket has no partner or one of another sort, or a quotation stands on one side alone.

    Where a quotation ends is what a newsroom answers for: with a mark missing the reader cannot tell
    the speaker's words from the agency's, and with both missing words are taken out of somebody's mouth. Languages
    differ in their marks, so double ones are counted whatever their shape; apostrophes, inches,
    labels (a) and the acronyms of Hebrew are none. A quotation may run over several segments: where
    neighbours or the source are open as well, nothing is said. Speech is told from a title or a part of a
    sentence by a colon, a comma, the sentence's ends or the language's own words beside it; what only
    one side sets in marks otherwise is left alone, translators do as they like. Where a lost quotation
    stood is a guess; its marks are proposed where both sides have the words alone or behind a colon. Of marks in
    the wrong place it sees those that enclose the speaker, whom the source names between two quotations.
    """
    for slip in scanned.marks:
        if slip.kind == "unpaired":
            yield _unpaired(scanned, slip)
        elif slip.kind == "mixed":
            sign = scanned.document.text(slip.span)
            message = f"the mark {sign} does not go with its partner {slip.meant[1]}"
            yield Flag(slip.span, message, (), _fix(slip), None, None, 0.8)
        elif slip.kind == "swallowed":
            message = "who speaks stands inside the quotation marks as well"
            yield Flag(
                slip.span, message, quote(scanned, slip.witness), None, None, None, 0.7, True
            )
        elif slip.kind == "lost":
            yield _flag(scanned, slip, "the source's quotation has no quotation marks here")
        elif slip.kind == "added":
            yield _flag(scanned, slip, "no such quotation is in the source")


def _unpaired(scanned: Scanned, slip: MarkSlip) -> Flag:
    words = scanned.document.text(slip.span)
    # Where the fix has both marks, the lone one is the first or the last of the stretch.
    sign = words[0] if slip.instead[:1] == words[0] else words.rstrip(_STOPS)[-1]
    evidence = ("the source's marks pair",) if slip.backed else ()
    if slip.agreed:
        evidence = ("the marks of source and reference pair",)
    confidence = 0.9 if slip.agreed else 0.75 if slip.backed else 0.6
    wide = slip.instead != ""
    return Flag(
        slip.span, f"the mark {sign} has no partner", evidence, _fix(slip), None, None, confidence,
        wide,
    )  # fmt: skip


def _flag(scanned: Scanned, slip: MarkSlip, message: str) -> Flag:
    evidence = quote(scanned, slip.witness)
    if slip.agreed:
        evidence = (*evidence, "the reference agrees with the source")
    severity = Severity.MAJOR if slip.agreed else None
    confidence = 0.9 if slip.agreed else 0.6
    # Where a lost quotation stood is a stretch to look at; what was added is there to see.
    wide = slip.kind == "lost"
    return Flag(slip.span, message, evidence, _fix(slip), severity, None, confidence, wide)


def _fix(slip: MarkSlip) -> Fix | None:
    return Fix(slip.instead, "likely") if slip.instead else None
