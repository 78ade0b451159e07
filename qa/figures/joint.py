"""Quantities that one side says in two units: 92 рубля 34 копейки, and 92.34 rubles."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from qa.figures.equal import MOST_PAIRS, without
from qa.figures.same import values
from qa.figures.units import convert
from qa.model import Figure

_BESIDE = 24  # characters between the two numbers: a unit, a blank, an "and"
_AT_ONCE = 10  # where the second one has no unit: 5 Euro 30
_COINS = Fraction(1, 100)  # of the money before them


def told_in_two(
    sums: Sequence[Figure], single: Sequence[Figure]
) -> tuple[list[Figure], list[Figure]]:
    """Without the figures of one side that the other one says in two units, and without those."""
    kept: list[Figure] = []
    free = list(single)
    few = len(sums) * len(single) <= MOST_PAIRS
    for figure in sums:
        found = next((two for two in pairwise(free) if _sum(*two) in values(figure)), None)
        if few and found:
            free = without(free, found)
        else:
            kept.append(figure)
    return kept, free


def _sum(one: Figure, other: Figure) -> Fraction | None:
    """Both in the unit of the first; None where the second does not go on with it."""
    if one.low is None or other.low is None or (one.low, other.low) != (one.high, other.high):
        return None
    apart = other.span.start - one.span.end
    if other.low.denominator != 1 or apart > (_BESIDE if other.units else _AT_ONCE):
        return None
    if one.kind == "money" and not other.units:
        rest: Fraction | None = other.low * _COINS
    else:
        pairs = ((a, b) for a in one.units for b in other.units)
        rest = next((r for a, b in pairs if (r := convert(other.low, b, a)) is not None), None)
    return one.low + rest if rest is not None and 0 < rest < 1 else None
