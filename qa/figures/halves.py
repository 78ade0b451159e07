"""Halves behind the unit: two hours and a half (2時間半, due ore e mezza, hai năm rưỡi, שנתיים וחצי).

The half belongs to the number before the unit; where no number stands there it is one of them (a year
and a half) or, in a dual, two. Half an hour may be one word (полчаса).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from qa.figures.numerals.known import Tongue
from qa.figures.numerals.tongue import lower
from qa.figures.units import Unit, broken, dual, in_one_word, unit_at
from qa.model import Figure, Side, Span

_BLANKS = " \u00a0\u202f\u200c-"
_HALF = Fraction(1, 2)
_LARGE = 1000
_FEW = 10
_LONGEST = 40  # letters of a word with its unit
_ONE = "1 "
_COUNTED = ("measure", "money", "percent", "points")


def halved(
    text: str, speech: Tongue, segment: int, side: Side, read: Sequence[Figure]
) -> list[Figure]:
    """In order, the figures with the halves that stand behind their units, and those that are one word."""
    small = lower(text)
    placed = _Placed(read)
    pattern = speech.half_behind if any(word in small for word in speech.halves_behind) else None
    for match in pattern.finditer(small) if pattern else ():
        start, end = match.span()
        unit_end = start - 1 if text[start - 1 : start] and text[start - 1] in _BLANKS else start
        inside, behind = placed.before(end), placed.behind(end + 1)
        if inside and end < inside.span.end:
            continue
        if behind and behind.span.start == end + 1 and behind.spelled and (behind.low or 0) > _FEW:
            continue  # due anni e mezzo milione
        near = placed.before(unit_end)
        whole = _before(text, unit_end, end, speech.code, near)
        if whole is None and near:  # 3 năm rưỡi: the year is a five as well
            last = placed.before(near.span.start)
            whole = _before(text, unit_end, end, speech.code, last)
        if whole is None:
            whole = _alone(text, unit_end, speech, Span(segment, side, start, end))
            if whole and near and whole.span.start < near.span.end <= start:
                whole = None
        if whole:
            placed.put(whole)
    one_word = any(part in small for part in broken(speech.code))
    for start, end, value, unit in dual(text, speech.code) if one_word else ():
        if value.denominator != 1 and unit and placed.holds(start, end):
            placed.put(_figure(Span(segment, side, start, end), value, unit))
    for start, end, value, unit in in_one_word(text, small, speech.code):
        if placed.free(start, end):
            place = Span(segment, side, start, end)
            plain = Figure(place, "number", value, value, spelled=True)
            placed.put(replace(_figure(place, value, unit), grain=Fraction(1)) if unit else plain)
    return placed.figures


def but_for_half(written: str, end: int, wanted: Fraction, speech: Tongue) -> tuple[str, Fraction]:
    """Where half of a unit ends the words of a figure, whose numeral ends before it (2年半): the value to
    write before that half, which stays; else the words without the half."""
    small = lower(written)
    half = next((h for h in speech.halves_behind if small.endswith(h)), "")
    if not half:
        return written, wanted
    if end <= len(written) - len(half) and wanted > 1 and (wanted - _HALF).denominator == 1:
        return written, wanted - _HALF
    return written[: -len(half)].rstrip(), wanted


class _Placed:
    """Figures in their order, none on another: each question looks at one place."""

    def __init__(self, read: Sequence[Figure]) -> None:
        self.figures = sorted(read, key=_start)

    def before(self, place: int) -> Figure | None:
        """The last one that begins before a place."""
        at = bisect_left(self.figures, place, key=_start)
        return self.figures[at - 1] if at else None

    def behind(self, place: int) -> Figure | None:
        """The first one that begins there or later."""
        at = bisect_left(self.figures, place, key=_start)
        return self.figures[at] if at < len(self.figures) else None

    def free(self, start: int, end: int) -> bool:
        last = self.before(end)
        return last is None or last.span.end <= start

    def holds(self, start: int, end: int) -> bool:
        """Whether what lies there, if anything does, lies in that stretch alone: half of half an hour."""
        last, first = self.before(end), self.before(start)
        return (last is None or last.span.end <= end) and (first is None or first.span.end <= start)

    def put(self, figure: Figure) -> None:
        """The figure in the place of all that lie on it."""
        first = bisect_left(self.figures, figure.span.start, key=_start)
        while first and self.figures[first - 1].span.end > figure.span.start:
            first -= 1
        last = bisect_left(self.figures, figure.span.end, key=_start)
        self.figures[first:last] = [figure]


def _start(figure: Figure) -> int:
    return figure.span.start


def _before(text: str, at: int, end: int, code: str, figure: Figure | None) -> Figure | None:
    """The figure whose unit ends at a place, and half a unit more."""
    if figure is None or figure.low is None or figure.low != figure.high:
        return None
    span = figure.span
    if span.end > at or figure.kind not in _COUNTED or figure.low.denominator != 1:
        return None
    unit = unit_at(text, span.start, span.end, code)
    if unit is None or unit.end != at or unit.start < span.end:
        return None
    more = (figure.grain if figure.grain >= _LARGE else 1) * _HALF
    value = figure.low + more
    return replace(
        figure, span=span._replace(end=end), low=value, high=value, others=(), grain=more,
    )  # fmt: skip


def _alone(text: str, at: int, speech: Tongue, place: Span) -> Figure | None:
    """One and a half of the unit that ends at a place, two and a half of a dual."""
    start, least = at, max(0, at - _LONGEST)
    while start > least and (text[start - 1].isalpha() or text[start - 1] == "\u064b"):
        start -= 1
    word = text[start:at]
    if not word:
        return None
    for head in ("", *sorted(head for head in speech.heads if word.startswith(head))):
        rest, place = word[len(head) :], place._replace(start=start + len(head))
        for begin, stop, value, unit in dual(rest, speech.code):
            if begin == 0 and stop == len(rest) and unit:
                return _figure(place, value + _HALF, unit)
        unit = unit_at(_ONE + rest, 0, 1, speech.code)
        if unit and unit.kind == "measure" and unit.end == len(_ONE) + len(rest):
            return _figure(place, 1 + _HALF, unit)
    return None


def _figure(span: Span, value: Fraction, unit: Unit) -> Figure:
    return Figure(span, unit.kind, value, value, unit.ids, (), _HALF, spelled=True)
