"""A quotation mark or bracket without its partner, a quotation that only one side has."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Flag, MarkSlip, Scanned, Severity


@check(
    mqm="Linguistic conventions/Punctuation",
    severity=Severity.MINOR,
    since="0.3",
    bad=[
        Case("zh-en", "He said: «“»The talks are over.", "他说：“会谈结束了。”"),
        Case("ru-en", "The army «(»and the police left.", "Армия (и полиция) ушли."),
        Case("en-zh", "他说：«「»会谈结束了。", "He said: “The talks are over.”"),
        Case("en-de", "Er sagte: «„»Die Gespräche sind vorbei.", "He said: “The talks are over.”"),
        Case("en-ru", "Он сказал: «\"»Переговоры закончились.", "He said: “The talks are over.”"),
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
        Case("en-ja", "彼は「終わった」と言った。", "He said it was “over”."),
    ],
)  # fmt: skip
def broken_quotation(scanned: Scanned) -> Iterator[Flag]:
    """A quotation mark or bracket has no partner, or a quotation stands on one side alone.

    Where a quotation ends is what a newsroom answers for: with a mark missing the reader cannot tell
    the speaker's words from the agency's, and with both missing words are taken out of somebody's mouth. Languages
    differ in their marks, so double ones are counted whatever their shape; apostrophes, inches,
    labels (a) and the acronyms of Hebrew are none. A quotation may run over several segments: where
    neighbours or the source are open as well, nothing is said. A quotation of a few words that only one
    side has is left alone, translators set names and terms in marks as they like; nor does it
    see a mark that stands in the wrong place.
    """
    for slip in scanned.marks:
        if slip.kind == "unpaired":
            yield _unpaired(scanned, slip)
        elif slip.kind == "lost":
            yield _flag(scanned, slip, "the source's quotation has no quotation marks here")
        elif slip.kind == "added":
            yield _flag(scanned, slip, "no such quotation is in the source")


def _unpaired(scanned: Scanned, slip: MarkSlip) -> Flag:
    sign = scanned.document.text(slip.span)
    evidence = ("the source's marks pair",) if slip.backed else ()
    if slip.agreed:
        evidence = ("the marks of source and reference pair",)
    confidence = 0.9 if slip.agreed else 0.75 if slip.backed else 0.6
    return Flag(
        slip.span, f"the mark {sign} has no partner", evidence, None, None, None, confidence
    )


def _flag(scanned: Scanned, slip: MarkSlip, message: str) -> Flag:
    evidence = quote(scanned, slip.witness)
    if slip.agreed:
        evidence = (*evidence, "the reference agrees with the source")
    severity = Severity.MAJOR if slip.agreed else None
    return Flag(slip.span, message, evidence, None, severity, None, 0.9 if slip.agreed else 0.6)
