"""Halves behind the unit: two hours and a half (2時間半, due ore e mezza, hai năm rưỡi, שנתיים וחצי).

The half belongs to the number before the unit; where no number stands there it is one of them (a year
and a half) or, in a dual, two. Half an hour may be one word (полчаса).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from qa.figures.numerals.tongue import Tongue, lower
from qa.figures.units import Unit, broken, dual, unit_at
from qa.model import Figure, Side, Span

_BLANKS = " \u00a0\u202f\u200c-"
_HALF = Fraction(1, 2)
_LARGE = 1000
_FEW = 10
_ONE = "1 "
_COUNTED = ("measure", "money", "percent", "points")


def halved(
    text: str, speech: Tongue, segment: int, side: Side, read: Sequence[Figure]
) -> list[Figure]:
    """The figures with the halves that stand behind their units, and those that are one word."""
    small = lower(text)
    found = list(read)
    pattern = speech.half_behind if any(word in small for word in speech.halves_behind) else None
    for match in pattern.finditer(small) if pattern else ():
        start, end = match.span()
        unit_end = start - 1 if text[start - 1 : start] and text[start - 1] in _BLANKS else start
        if any(f.span.start <= start and end < f.span.end for f in found):
            continue
        if any(f.spelled and f.low and f.low > _FEW and f.span.start == end + 1 for f in found):
            continue  # due anni e mezzo milione
        whole = _before(text, unit_end, end, speech.code, found)
        if whole is None:
            whole = _alone(text, unit_end, speech, Span(segment, side, start, end))
            if whole and any(whole.span.start < f.span.end <= start for f in found):
                whole = None
        if whole:
            start = whole.span.start
            found = [f for f in found if f.span.end <= start or f.span.start >= end]
            found.append(whole)
    one_word = any(part in small for part in broken(speech.code))
    for start, end, value, unit in dual(text, speech.code) if one_word else ():
        if (
            value.denominator != 1
            and unit
            and not any(f.span.start < end and start < f.span.end for f in found)
        ):
            found.append(_figure(Span(segment, side, start, end), value, unit))
    return found


def _before(text: str, at: int, end: int, code: str, found: Sequence[Figure]) -> Figure | None:
    """The figure whose unit ends at a place, and half a unit more."""
    for figure in found:
        span = figure.span
        if span.end > at or figure.low is None or figure.low != figure.high:
            continue
        if figure.kind not in _COUNTED or figure.low.denominator != 1:
            continue
        unit = unit_at(text, span.start, span.end, code)
        if unit and unit.end == at and unit.start >= span.end:
            more = (figure.grain if figure.grain >= _LARGE else 1) * _HALF
            value = figure.low + more
            return replace(
                figure, span=replace(span, end=end), low=value, high=value, others=(), grain=more,
            )  # fmt: skip
    return None


def _alone(text: str, at: int, speech: Tongue, place: Span) -> Figure | None:
    """One and a half of the unit that ends at a place, two and a half of a dual."""
    start = at
    while start and (text[start - 1].isalpha() or text[start - 1] == "\u064b"):
        start -= 1
    word = text[start:at]
    if not word:
        return None
    for head in ("", *sorted(head for head in speech.heads if word.startswith(head))):
        rest, place = word[len(head) :], replace(place, start=start + len(head))
        for begin, stop, value, unit in dual(rest, speech.code):
            if begin == 0 and stop == len(rest) and unit:
                return _figure(place, value + _HALF, unit)
        unit = unit_at(_ONE + rest, 0, 1, speech.code)
        if unit and unit.kind == "measure" and unit.end == len(_ONE) + len(rest):
            return _figure(place, 1 + _HALF, unit)
    return None


def _figure(span: Span, value: Fraction, unit: Unit) -> Figure:
    return Figure(span, unit.kind, value, value, unit.ids, (), _HALF, spelled=True)
