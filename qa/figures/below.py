"""Temperatures below zero: which figures are marked so, and where it cannot be told.

A figure has no sign otherwise: what fell by -3 % fell by 3 %. Of degrees it says another temperature.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Literal, NamedTuple

from qa.figures.numerals.degrees import Marks
from qa.figures.numerals.known import Tongue
from qa.figures.numerals.words import fold
from qa.figures.units import convert, unit_at
from qa.model import Figure

_TEMPERATURE = "temperature"
_GENERIC = "temperature-generic"
_SCALES = ("temperature-celsius", "temperature-fahrenheit")
_CONVERTED = Fraction(3, 100)  # a converted measure is rounded by whoever converts it
_LETTERS = frozenset("cf")  # a name otherwise: 15C, 59F
_AHEAD = 40  # characters before a number in which its mark stands
_BEHIND = 80  # and behind it, with its unit
_ROUND = 60  # in which a word is looked for that speaks of temperatures, or leaves all open
_RANGE = 16  # characters between the ends of a range
_JOINED = 6  # between those of which the second one's unit and mark are the first one's too
_DASH = 3  # and of which the first one's mark is the second one's
_DASHES = "-−–‐‑﹣－"
_PLUSES = "+＋"
# A minus sign stands at the number, and behind nothing that a dash could join to it.
_SIGN = re.compile(rf"(?:\A|[^\w°%])(?P<mark>[{_DASHES}{_PLUSES}])\Z")
_GLUED_SIGN = re.compile(rf"(?:\A|[^\w°%]|[^\W\d_a-zA-Z])(?P<mark>[{_DASHES}{_PLUSES}])\Z")
_NUMBER = re.compile(r"\d[ \u00a0]?(?:[°º]?[cfс]?|[℃℉度도])[ \u00a0]?\Z")  # before a dash: a range
_ENDS = 8  # characters in which it ends
_DASH_BEFORE = re.compile(rf"(?:\A|\W)[{_DASHES}]\Z|[{_DASHES}][ \u00a0]\Z")
_DASH_BEHIND = re.compile(rf"[{_DASHES}](?!\w)")
_SENTENCE = 100  # characters of a sentence that are looked at
_SENTENCE_END = re.compile(r"[.!?]\s|[。！？]")
_STOPS = re.compile(r"[,.;:!?()（）、，。；：！？]")


class Mark(NamedTuple):
    """What says the sign of a number, and where."""

    sign: Literal["below", "above"]
    start: int
    end: int
    weak: bool  # other things than temperatures may have it as well
    word: bool = True  # no sign


def of_degrees(figure: Figure) -> bool:
    """Whether it is a temperature, for all that its unit says."""
    return figure.kind == "measure" and figure.units[0].startswith(_TEMPERATURE)


def bare(figure: Figure) -> bool:
    """Whether it is a number of nothing: 15 below zero."""
    return figure.kind == "number" and not figure.units


def marked_below(text: str, read: Sequence[Figure], lang: Tongue) -> list[Figure]:
    """The figures of a text in order, those marked that are below zero if they are temperatures.

    A number without a unit may be one: 15 below zero, minus 15. A sign alone before it is one where a
    word beside it speaks of temperatures, or where the next number, to which it is joined, is one
    (-5 to -10 degrees).
    """
    warm = any(map(of_degrees, read))
    lettered = any(f.kind == "name" and f.units and f.units[0] in _LETTERS for f in read)
    if not (warm or lettered or _spoken_of(text, lang)):
        return list(read)
    small = fold(text, lang)
    for _ in range(2 if lettered else 0):  # what one of them says of the others: -15C (5F)
        read = [_lettered(text, small, figure, lang, warm) for figure in read]
        warm = any(map(of_degrees, read))
    marks = [mark_of(small, f, lang) if of_degrees(f) or bare(f) else None for f in read]
    below = [False] * len(read)
    for n in range(len(read) - 1, -1, -1):
        figure, mark = read[n], marks[n]
        behind = read[n + 1] if n + 1 < len(read) else None
        warm = of_degrees(figure) or (warm and bare(figure) and near(text, figure, behind))
        if mark:
            sure = warm or mark.word or said(small, figure, lang)
            below[n] = sure and mark.sign == "below"
        elif behind and below[n + 1] and bare(figure) and near(text, figure, behind, _JOINED):
            after = marks[n + 1]  # 5 to 10 degrees below zero: it is said of both
            below[n] = bool(after and after.start >= behind.span.end)
    for n in range(1, len(read)):
        ahead, mark, figure = read[n - 1], marks[n - 1], read[n]
        shared = below[n - 1] and mark and mark.word and mark.end <= ahead.span.start
        if shared and not marks[n] and (of_degrees(figure) or bare(figure)):
            below[n] = near(text, ahead, figure, _DASH)  # 零下5至10度
    return [_signed(f, m) if b else f for f, m, b in zip(read, marks, below, strict=True)]


def _spoken_of(text: str, lang: Tongue) -> bool:
    """Whether a text may have numbers below zero, as its letters are: to fold it takes its time."""
    if lang.degrees is None:
        return False
    small = text.lower()
    return any(word in small for word in lang.degrees.words)


def _lettered(text: str, small: str, figure: Figure, lang: Tongue, warm: bool) -> Figure:
    """A number with a capital behind it, as degrees where temperatures are spoken of: -15C, not iPhone 5C."""
    start, end = figure.span.start, figure.span.end
    if figure.kind != "name" or not figure.units or figure.units[0] not in _LETTERS:
        return figure
    if not (warm or mark_of(small, figure, lang) or said(small, figure, lang)):
        return figure
    unit = unit_at(text, start, end, lang.code)
    if (
        unit is None
        or unit.start != end
        or not unit.ids
        or not unit.ids[0].startswith(_TEMPERATURE)
    ):
        return figure
    return replace(figure, kind="measure", units=unit.ids)


def _signed(figure: Figure, mark: Mark | None) -> Figure:
    """The figure as one below zero, without the zero that its language names before it (शून्य से 20)."""
    start, end = figure.span.start, figure.span.end
    if mark and start <= mark.start < end and not figure.low:
        return replace(figure, low=figure.high, inexact=False, below=True)
    return replace(figure, below=True)


def near(text: str, one: Figure, other: Figure | None, most: int = _RANGE) -> bool:
    """Whether nothing but a few words stands between a figure and one behind it: they may be a range."""
    if other is None:
        return False
    start, end = one.span.end, other.span.start
    return 0 <= end - start <= most and not _STOPS.search(text, start, end)


def said(small: str, figure: Figure, lang: Tongue) -> bool:
    """Whether a word beside it speaks of temperatures."""
    about = lang.degrees
    return bool(about and about.said and about.said.search(small, *_window(figure)))


def open_sign(text: str, figure: Figure, others: Sequence[Figure], lang: Tongue) -> bool:
    """Whether a number that nothing marks may be below zero all the same.

    It may where it belongs to one that is (-5 to 10 degrees) or follows one in its sentence, where frost
    or a minus is spoken of beside it, or a difference, or another sort of degrees, and where a dash stands
    at it that may be a minus.
    """
    start, end = figure.span.start, figure.span.end
    if _DASH_BEFORE.search(text, max(0, start - 2), start) or _DASH_BEHIND.match(text, end):
        return True
    if any(near(text, o, figure) or near(text, figure, o) for o in others if o.below):
        return True
    about, small = lang.degrees, fold(text, lang)
    marks = [(mark, other) for other in others if (mark := mark_of(small, other, lang))]
    below = [(mark, other) for mark, other in marks if mark.sign == "below"]
    if any(other.low == figure.low for _, other in below):
        return True  # which of the two is meant is open
    if any(
        (bare(figure) or m.start >= o.span.end) and _goes_on(small, o, figure) for m, o in below
    ):
        return True
    if about is None or about.unsure is None:
        return False
    return any(
        not any(mark.start <= word.start() < mark.end for mark, _ in marks)
        and not small.endswith(about.never, 0, word.end())
        for word in about.unsure.finditer(small, *_window(figure))
    )


def _goes_on(text: str, one: Figure, other: Figure) -> bool:
    """Whether a sentence goes on from a figure to the other one: 5° of frost, in the east 10°."""
    start, end = one.span.end, other.span.start
    return 0 <= end - start <= _SENTENCE and not _SENTENCE_END.search(text, start, end)


def _window(figure: Figure) -> tuple[int, int]:
    return max(0, figure.span.start - _ROUND), figure.span.end + _ROUND


def mark_of(small: str, figure: Figure, lang: Tongue) -> Mark | None:
    """What says that it is below zero, or above it, in a folded text."""
    start, end = figure.span.start, figure.span.end
    about = lang.degrees
    if about:
        for sign, marks in (("below", about.below), ("above", about.above)):
            place = _place(small, start, end, marks, about.never)
            if place:
                return Mark(sign, *place)  # type: ignore[arg-type]
    pattern = _SIGN if lang.spaced else _GLUED_SIGN
    found = pattern.search(small, max(0, start - 2), start)
    if found is None or _NUMBER.search(small, max(0, start - _ENDS), start - 1):
        return None
    sign = "above" if found["mark"] in _PLUSES else "below"
    return Mark(sign, *found.span("mark"), weak=True, word=False)  # type: ignore[arg-type]


def _place(
    small: str, start: int, end: int, marks: Marks, never: tuple[str, ...]
) -> tuple[int, int, bool] | None:
    """Start and end of the mark at a number, and whether it is a weak one."""
    first, last = max(0, start - _AHEAD), end + _BEHIND
    for weak, ahead in ((False, marks.ahead), (True, marks.weak)):
        found = ahead.search(small, first, start) if ahead else None
        if found and not small.endswith(never, first, found.end("mark")):
            return *found.span("mark"), weak
    found = marks.behind.match(small, end, last) if marks.behind else None
    if found:
        return *found.span("mark"), False
    for head, tail in marks.around:
        at = small.rfind(head, first, end)
        found = tail.match(small, end, last) if at >= 0 else None
        if found:
            return at, found.end("mark"), False
    return None


def same_degrees(one: Figure, other: Figure, *, signed: bool = False) -> bool:
    """Whether two temperatures on different scales are one, rounded as people do: 14 °F and -10 °C.

    Degrees alone are on the scale that the other one does not name; where neither names one, a sign has
    to speak for it, or that the one language's may be Fahrenheit (104 degrees, 40 Grad). Beside one below zero an unmarked one is taken with either sign, unless it counts
    as it stands (`signed`).
    """
    ours, theirs = _scales(one), _scales(other)
    if not (ours or theirs or one.below or other.below):
        warmer = [_SCALES[1] in figure.units for figure in (one, other)]
        if warmer[0] == warmer[1]:
            return False
        ours, theirs = (_SCALES[warm : warm + 1] for warm in warmer)
    ends = _values(other, free=one.below and not signed)
    return any(
        there is not None and abs(there - end) <= abs(end) * _CONVERTED + other.grain / 2
        for unit in ours or _SCALES
        for to in theirs or _SCALES
        if unit != to
        for value in _values(one, free=other.below and not signed)
        if (there := convert(value, unit, to)) is not None
        for end in ends
    )


def _scales(figure: Figure) -> tuple[str, ...]:
    """The scale that it names; none for degrees alone."""
    return () if _GENERIC in figure.units else figure.units[:1]


def _values(figure: Figure, *, free: bool) -> set[Fraction]:
    values = {v for v in (figure.low, figure.high) if v is not None}
    if figure.below:
        return {-v for v in values}
    return values | {-v for v in values} if free else values


def turned(one: Figure, other: Figure) -> bool:
    """Whether one of two figures of one value is below zero and the other one is not said to be."""
    if one.below == other.below:
        return False
    warm = of_degrees(one), of_degrees(other)
    if all(warm) and (one.low != other.low or (_scales(one) and _scales(other))):
        return not same_degrees(one, other, signed=True)
    return all(w or bare(f) for w, f in zip(warm, (one, other), strict=True))


def across(one: Figure, other: Figure) -> bool:
    """Whether one of two temperatures that differ would be the other one, on another scale, with another sign."""
    if not (of_degrees(one) and of_degrees(other) and (_scales(one) or _scales(other))):
        return False
    return same_degrees(replace(one, below=not one.below), other, signed=True)
