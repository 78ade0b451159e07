"""Captions, end marks, credits and datelines rendered word by word."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Fix, Flag, Scanned, Severity


@check(
    mqm="Style/Organization style",
    severity=Severity.MINOR,
    since="0.1",
    bad=[
        Case("zh-en", "«Data map»: A market in Kabul.", "资料图：喀布尔的市场。", "File photo"),
        Case("en", "Nothing is known yet. «(Finish)»", "", "(End)"),
    ],
    good=[
        Case("zh-en", "File photo: A market in Kabul.", "资料图：喀布尔的市场。"),
        Case("en", "The data map shows where rain fell."),
        Case("en", "She crossed the line (finish) first and left."),
    ],
)
def wire_formula(scanned: Scanned) -> Iterator[Flag]:
    """A caption, end mark, credit or dateline of the source agency, translated word by word.

    资料图 is a file photo, not a "data map"; （完） closes the item and is no "(Finish)". These
    formulas stand in every story of an agency, so they are the first thing that readers see.
    They are data for each language pair, with the place in the segment where they count.
    """
    for hit in scanned.formulas:
        text = scanned.document.text(hit.span)
        right = hit.instead
        if right == text:
            continue
        evidence = quote(scanned, hit.witness) + ((hit.note,) if hit.note else ())
        yield Flag(
            hit.span,
            f"“{text}” is an agency formula rendered word by word; write “{right}”",
            evidence,
            Fix(right, "safe" if hit.witness else "likely"),
            None,
            None,
            0.97 if hit.witness else 0.85,
        )
