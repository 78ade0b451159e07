"""Figures of a language that is read in part: digits with its marks, and no number words.

What may stand there unread is never told as changed, lost or put in. A word behind digits may be a
scale that is not known (3 miliardami), 14.30 an hour, and any number may be written in words. A figure
of three digits that no word shortens is not: it stands in digits everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from qa.figures.likeness import counted, similar
from qa.figures.numerals.known import Tongue
from qa.figures.pairing import Context, Pairing
from qa.figures.same import significant
from qa.model import Figure

# Thousand to million millions, with the steps of South and East Asia.
_SCALES = tuple(Fraction(10**power) for power in (3, 4, 5, 6, 7, 8, 9, 12))
_BEHIND = re.compile(r"[ \u00a0\u202f'’-]?[^\W\d_]")
_BEFORE = re.compile(r"[^\W\d_]['’]?[ \u00a0\u202f-]\Z")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[.,][0-5]\d")
_NAMES = ("name", "date")
_COUNTS = ("number", "percent")
_CONVERTED = frozenset(("measure", "money"))  # what a translation gives in other units
_PLAIN = 3  # digits that nobody writes in words, where no scale is behind them
_SCALED = 4
_TENFOLD = 10
_NEVER = -100  # of likeness


def loosened(text: str, figure: Figure, speech: Tongue) -> Figure:
    """The figure with all that the same signs may stand for in a language that is read in part."""
    low, (start, end) = figure.low, (figure.span.start, figure.span.end)
    if figure.spelled or low is None or low != figure.high or figure.kind in _NAMES:
        return figure
    others = list(figure.others)
    if not figure.units and figure.kind == "number":
        if _CLOCK.fullmatch(text, start, end):
            others.append(Fraction(int(low)))
        before = speech.scale_first and _BEFORE.search(text, max(0, start - 4), start)
        if before or _BEHIND.match(text, end):
            others += (value * scale for value in (low, *figure.others) for scale in _SCALES)
    return replace(figure, others=tuple(others))


def meant(right: Figure, figure: Figure) -> Figure | None:
    """The right figure as what it may be that is of the size of the wrong one.

    1.250 de miliarde for 2.25 trillion. None where that is not plain.
    """
    low = figure.low
    if low is None or right.low != right.high:
        return None
    sizes = {value for value in (right.low, *right.others) if value}
    near = [value for value in sizes if low / _TENFOLD < value < low * _TENFOLD]
    return replace(right, low=near[0], high=near[0]) if len(near) == 1 else None


def likely_alone(context: Context) -> Context:
    """A context by which only what stands in digits and looks alike may have changed places.

    Numbers of two digits that count the same kind of thing need not look alike.
    """

    def alike(one: Figure, other: Figure) -> int:
        if one.spelled or other.spelled or other.kind in _NAMES:
            return _NEVER
        if not similar(one, other) and not (one.kind == other.kind and _long(one) and _long(other)):
            return _NEVER
        if one.kind != other.kind and {one.kind, other.kind} & _CONVERTED:
            # What a number without its unit counts is not known: 16 kilometrů for 10 miles.
            few = min(len(_digits(one)), len(_digits(other)))
            return context(one, other) if few >= _PLAIN else _NEVER
        return context(one, other)

    return alike


def _long(figure: Figure) -> bool:
    """Whether it counts something, in two digits at least; 14.30 may be an hour."""
    whole = figure.low is not None and figure.low.denominator == 1
    return whole and figure.kind in _COUNTS and counted(figure) and len(_digits(figure)) > 1


def _digits(figure: Figure) -> str:
    return significant(figure.low or Fraction(0))


def told_alone(found: Pairing) -> Pairing:
    """What was added or dropped for sure where one of the two sides is read in part."""
    left = (*found.added, *found.dropped)
    return replace(
        found,
        added=tuple(f for f in found.added if _told(f, found.dropped)),
        dropped=tuple(f for f in found.dropped if _told(f, found.added)),
    ) if left else found  # fmt: skip


def _told(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether it stands in digits wherever it stands, and is no other figure in another unit."""
    if figure.spelled or figure.low is None or figure.low != figure.high:
        return False
    if any(other.kind in _CONVERTED for other in (figure, *others)) and others:
        return False
    return len(_digits(figure)) >= (_PLAIN if figure.grain <= 1 else _SCALED)
