"""Whether two figures stand for one quantity, however each side writes it."""

from __future__ import annotations

from fractions import Fraction

from qa.figures.units import convert
from qa.model import Figure

_HUNDRED = Fraction(100)
# A converted measure is rounded by whoever converts it: 10 miles are “16 km”, 100 feet “30 m”.
_CONVERTED = Fraction(3, 100)
_LOOSE = Fraction(1, 10)  # by which “about 40” may be “about 37”


def agree(one: Figure, other: Figure) -> bool:
    """Whether both may be one quantity: the same value, or a rounded or converted one.

    Percentages are compared as they are written and with fractions (half, 50 %). Units decide
    nothing here but the conversion: whether 5 km became 5 miles is another question.
    """
    if one.inexact or other.inexact or _ranged(one) or _ranged(other):
        return _overlap(one, other) or _converted(one, other)
    ours, theirs = values(one), values(other)
    if ours & theirs:
        return True
    if "fraction" in (one.kind, other.kind) and ours | theirs:
        return bool({v * _HUNDRED for v in ours} & theirs or {v * _HUNDRED for v in theirs} & ours)
    return _rounded(one, other) or _rounded(other, one) or _converted(one, other)


def values(figure: Figure) -> frozenset[Fraction]:
    """The exact values that a figure may have; those at the ends of a range."""
    ends = (v for v in (figure.low, figure.high) if v is not None)
    return frozenset((*ends, *figure.others))


def _ranged(figure: Figure) -> bool:
    return figure.low != figure.high


def _overlap(one: Figure, other: Figure) -> bool:
    """Whether the stretches of the two meet; a plain one beside an inexact one is given some play."""
    if values(one) & values(other):
        return True
    play = max((abs(v) for v in values(one) | values(other)), default=Fraction(0)) * _LOOSE
    if not (one.inexact and other.inexact):
        play = Fraction(0)
    low = max((f.low for f in (one, other) if f.low is not None), default=None)
    high = min((f.high for f in (one, other) if f.high is not None), default=None)
    return low is None or high is None or low - play <= high


def _rounded(fine: Figure, coarse: Figure) -> bool:
    """Whether the coarse one is the fine one rounded: 2.49 million and 2.5 million."""
    if fine.grain >= coarse.grain or coarse.grain <= 1 or fine.low is None or coarse.low is None:
        return False
    return abs(fine.low - coarse.low) * 2 <= coarse.grain and fine.low != 0


def _converted(one: Figure, other: Figure) -> bool:
    """Whether one is the other in another unit of the same dimension."""
    if one.kind != "measure" or other.kind != "measure" or set(one.units) & set(other.units):
        return False
    ends = [v for v in (other.low, other.high) if v is not None]
    return any(
        there is not None and abs(there - end) <= abs(end) * _CONVERTED + other.grain / 2
        for mine in (one.low, one.high)
        if mine is not None
        for unit in one.units
        for to in other.units
        if (there := convert(mine, unit, to)) is not None
        for end in ends
    )
