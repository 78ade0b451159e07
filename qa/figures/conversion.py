"""Figures in other units: what converts, to what, and which units are no two ways to say one amount."""

from __future__ import annotations

import functools
from dataclasses import replace
from fractions import Fraction

from qa.figures.below import of_degrees, same_degrees
from qa.figures.multiples import taken_for_percent
from qa.figures.periods import same_period
from qa.figures.units import convert, dimension
from qa.model import Figure

# A converted measure is rounded by whoever converts it: 10 miles are “16 km”, 100 feet “30 m”.
_CONVERTED = Fraction(3, 100)
_COARSE = Fraction(1, 4)  # and not more, however small the number: half an hour is no 45 minutes
_PERCENT = ("concentr-percent",)
_BASIS = "concentr-permyriad"
_CENT = "-cent"
_HUNDREDTHS = 100
_PIPS = 10_000
_SHAPES = frozenset(("length", "area", "volume", "mass", "duration"))
_DEGREE = "temperature-generic"  # Celsius or Fahrenheit, as the reader knows


def another_unit(one: Figure, other: Figure) -> bool:
    """Whether two figures of one value count different things of one kind: 5 km and 5 miles.

    A year of age is a year, and what a sign may also stand for counts too ($, ton). Things of other
    dimensions (55キロ, 55 km/h) say nothing, since one side then was not read to its end, but for
    lengths, areas, volumes, weights and times: 300 km are no 300 km².
    """
    if (one.low, one.high) != (other.low, other.high):
        return False
    if taken_for_percent(one, other):
        return True
    if one.kind == other.kind == "money":
        # What either word means first: dollars and yuan may both be Taiwan's, but nobody means it.
        first = one.units[:1], other.units[:1]
        return set(first[0]).isdisjoint(other.units) and set(first[1]).isdisjoint(one.units)
    if to_convert(one, other):
        return not converted(one, other)  # -40 °C are -40 °F
    return one.kind == other.kind == "measure" and _other_shapes(one.units, other.units)


def to_convert(one: Figure, other: Figure) -> bool:
    """Whether both measure one dimension in units of their own: the number of inches says nothing
    of that of millimetres, nor that of basis points of that of percentage points."""
    if one.kind == other.kind == "measure":
        return _other_sizes(one.units, other.units)
    ours, theirs = measuring(one), measuring(other)
    return "measure" not in (one.kind, other.kind) and _other_sizes(ours, theirs)


def measuring(figure: Figure) -> tuple[str, ...]:
    """The units of what converts; percent and percentage points are units of their own."""
    if figure.kind in ("percent", "points"):
        return figure.units or _PERCENT
    return figure.units if figure.kind == "measure" else ()


def in_unit_of(one: Figure, other: Figure) -> Figure:
    """A share as the other one counts: 25 basis points beside 0.5 points are 0.25."""
    ours, theirs = measuring(one), measuring(other)
    if not (ours and theirs) or "measure" in (one.kind, other.kind) or ours == theirs:
        return one
    low, high = (None if v is None else convert(v, ours[0], theirs[0]) for v in (one.low, one.high))
    return replace(one, low=low, high=high, units=other.units, kind=other.kind)


def converted(one: Figure, other: Figure) -> bool:
    """Whether one is the other in another unit of the same dimension, rounded as people do."""
    if of_degrees(one) and of_degrees(other):
        return same_degrees(one, other)
    if one.kind == other.kind == "money":
        return _in_parts(one, other) or _in_parts(other, one)
    if _in_cents(one, other) or _in_cents(other, one):
        return True
    if _as_share(one, other) or _as_share(other, one):
        return True
    if _in_pips(one, other) or _in_pips(other, one):
        return True
    ours, theirs = measuring(one), measuring(other)
    if "number" in (one.kind, other.kind):  # 0,25 point of French, which is one of an index as well
        ours, theirs = (u or _PERCENT for u in (ours, theirs))
        if _BASIS not in (*ours, *theirs):
            return False
    if not (ours and theirs) or set(ours) & set(theirs):
        return False
    if same_period(one, other):
        return True
    ends = [v for v in (other.low, other.high) if v is not None]
    return any(
        there is not None
        and abs(there - end) <= abs(end) * _CONVERTED + min(other.grain / 2, abs(end) * _COARSE)
        for mine in (one.low, one.high)
        if mine is not None
        for unit in ours
        for to in theirs
        if (there := convert(mine, unit, to)) is not None
        for end in ends
    )


def _in_cents(one: Figure, other: Figure) -> bool:
    """Whether one has in cents what the other one has without a word for it: by 92 kopecks, by 0.92."""
    if other.kind != "number" or other.units or one.kind != "money" or one.low is None:
        return False
    cents = all(unit.endswith(_CENT) for unit in one.units)
    return cents and other.low == other.high == one.low / 100


def _as_share(one: Figure, other: Figure) -> bool:
    """Whether one is in percent what the other one is of one: 三割三分三厘, .333."""
    if one.kind != "percent" or other.kind != "number" or other.units or not one.low:
        return False
    return one.low == one.high and other.low == other.high == one.low / _HUNDREDTHS < 1


def _in_pips(one: Figure, other: Figure) -> bool:
    """Whether one is the other in basis points of a rate of exchange: 35个基点 are 0.0035 yuan."""
    if _BASIS not in one.units or one.low is None or other.low is None:
        return False
    return other.low == one.low / _PIPS


def _in_parts(one: Figure, other: Figure) -> bool:
    """Whether one is the other's sum in cents, or in tomans: 63 cents, $0.63."""
    parts = [unit for unit in one.units if "-" in unit]
    if not parts or one.low is None or one.low != one.high or other.low != other.high:
        return False
    return any(convert(one.low, part, to) == other.low for part in parts for to in other.units)


def _other_shapes(units: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether all of some are of one of these dimensions, and all of the others of another one."""
    ours, theirs = ({dimension(unit) for unit in some} for some in (units, others))
    return len(ours) == len(theirs) == 1 and ours != theirs and ours | theirs <= _SHAPES


@functools.lru_cache(maxsize=1024)
def _other_sizes(units: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether some are of one dimension and none of one size. “$” alone is fifty currencies."""
    if not set(units).isdisjoint(others) or _DEGREE in (*units, *others):
        return False
    pairs = [(a, b) for a in units for b in others if dimension(a) == dimension(b)]
    return bool(pairs) and not any(_one_size(*pair) for pair in pairs)


def _one_size(unit: str, other: str) -> bool:
    size = convert(Fraction(1), unit, other)
    return unit == other or (size is not None and abs(size - 1) <= _CONVERTED)
