"""A translation without a word."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Flag, Scanned, Severity


@check(
    mqm="Accuracy/Omission",
    severity=Severity.CRITICAL,
    since="0.3",
    bad=[
        Case("zh-en", "«.»", "会谈在多哈举行。"),
        Case("de-en", "«»", "Die Minister trafen sich."),
        Case("en-ar", "«،»", "The talks were held in Doha."),
        Case("en-ja", "«……»", "The talks were held in Doha."),
        Case("ru-en", "«- -»", "Переговоры прошли в Дохе."),
    ],
    good=[
        Case("zh-en", "***", "＊＊＊"),
        Case("en-de", "7:1", "7–1"),
        Case("en-th", "ใช่", "Yes"),
        Case("en-zh", "——", "---"),
    ],
)  # fmt: skip
def empty_target(scanned: Scanned) -> Iterator[Flag]:
    """The source says something here, and the translation is empty or has nothing but punctuation.

    A paragraph is lost without a trace: the reader cannot know, and the desk sees a gap only where
    it counts the lines. Rules of asterisks and dashes that the source has as well are silent.

    It does not see a segment that says less than its source (that is for the checks of what was
    dropped).
    """
    for one in scanned.tongue.emptied:
        text = scanned.document.text(one.span)
        yield Flag(
            one.span,
            f"nothing but “{text}” stands here" if text else "nothing stands here",
            quote(scanned, (one.witness,)),
            None,
            None,
            None,
            0.99,
        )
