"""A range whose scale is wrong (2–3 billion for 2–3 млн): told once, where the scale stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from qa.model import Document, FigureChange, Span

_APART = 12  # characters between the ends of a range


def at_its_scale(document: Document, changes: Sequence[FigureChange]) -> Iterator[FigureChange]:
    """The changes without those of a lower end that is written the same on both sides: what makes it
    another number is the scale behind the upper end, which is told, and mends both."""
    told = {
        before.span
        for before, after in pairwise(sorted(changes, key=lambda change: change.span.start))
        if 0 <= after.span.start - before.span.end <= _APART
        and _times(before) == _times(after) != 0
        and before.figure
        and before.right
        and _bare(document, before.figure.span) == _bare(document, before.right.span) != ""
        and _digits(document.text(after.span)) == _digits(after.instead)
    }
    for change in changes:
        if change.kind != "magnitude" or change.span not in told:
            yield change


def _times(change: FigureChange) -> Fraction:
    """By how much the figure is too large; nought where it is no slip of the scale."""
    one, other = change.figure, change.right
    if change.kind != "magnitude" or one is None or other is None or not (one.low and other.low):
        return Fraction(0)
    return one.low / other.low


def _bare(document: Document, span: Span) -> str:
    """The digits of a number that is written in nothing else, empty where a word is in it."""
    text = document.text(span)
    return "" if any(map(str.isalpha, text)) else _digits(text)


def _digits(text: str) -> str:
    return "".join(str(int(char)) for char in text if char.isdecimal())
