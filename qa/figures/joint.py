"""Quantities that one side says in two units: 92 рубля 34 копейки, and 92.34 rubles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import islice, pairwise

from qa.figures.conversion import converted
from qa.figures.same import values
from qa.figures.units import convert
from qa.model import Figure, Span

_BESIDE = 24  # characters between the two numbers: a unit, a blank, an "and"
_AGAIN = 32  # between one and the same again: degrees Fahrenheit (minus
_MOST = 8  # units that the second one may have
_AT_ONCE = 10  # where the second one has no unit: 5 Euro 30
_CONVERTED = 50  # sums in two units of one text that are converted: no story has as many
_DIALLED = 10**5  # a number that is written in groups, at least
_GROUPS = 8  # in which it is written, at the most
_COINS = Fraction(1, 100)  # of the money before them


def told_in_two(
    sums: Sequence[Figure], single: Sequence[Figure]
) -> tuple[list[Figure], list[Figure]]:
    """Without the figures of one side that the other one says in two units, and without those."""
    if not sums or len(single) < 2:
        return list(sums), list(single)
    both: dict[Fraction, list[tuple[Figure, Figure]]] = {}
    for two in pairwise(single):
        value = _sum(*two)
        if value is not None:
            both.setdefault(value, []).append(two)
    kept: list[Figure] = []
    taken: set[Span] = set()
    for figure in sums if both else ():
        ways = _ways(figure, both)
        found = next((two for two in ways if taken.isdisjoint(f.span for f in two)), None)
        if found:
            taken.update(f.span for f in found)
        else:
            kept.append(figure)
    return kept if both else list(sums), [f for f in single if f.span not in taken]


def _ways(
    figure: Figure, both: Mapping[Fraction, Sequence[tuple[Figure, Figure]]]
) -> Iterator[tuple[Figure, Figure]]:
    """The pairs that amount to a figure: as it is written, or in its unit (18 months, 1년 6개월)."""
    yield from (two for value in values(figure) for two in both.get(value, ()))
    for value, pairs in islice(both.items(), _CONVERTED if figure.kind == "measure" else 0):
        for two in pairs:
            if converted(figure, replace(two[0], low=value, high=value, grain=_COINS)):
                yield two


def strung(whole: Sequence[Figure], single: Sequence[Figure]) -> list[Figure]:
    """The figures of one side, those as one that it writes in groups where the other side has one of as
    many digits: a telephone number, 116 123, is 116123 where blanks group thousands.
    """
    dialled = {f.low for f in whole if _plain(f) and f.low is not None and f.low >= _DIALLED}
    if not dialled or len(single) < 2:
        return list(single)
    found: list[Figure] = []
    for run in _runs(single):
        found += _grouped(run, dialled) if len(run) > 1 else run
    return found


def _runs(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The figures, those together that are digits alone and stand beside each other, a sign between them."""
    run: list[Figure] = []
    for figure in figures:
        apart = not run or figure.span.start - run[-1].span.end > 1
        if apart or not (_plain(run[-1]) and _plain(figure)):
            if run:
                yield run
            run = []
        run.append(figure)
    if run:
        yield run


def _grouped(run: list[Figure], dialled: set[Fraction]) -> list[Figure]:
    """The run as one, or those groups of it that are such a number; of as many digits only the whole run."""
    size = len(str(run[0].low)) + sum(map(_digits, run[1:]))
    if len(run) <= _GROUPS and any(len(str(value)) == size for value in dialled):
        return [_joined(run)]
    for first in range(len(run)):
        for last in range(first + 2, min(first + _GROUPS, len(run)) + 1):
            if (one := _joined(run[first:last])).low in dialled:
                return [*run[:first], one, *run[last:]]
    return run


def _joined(run: Sequence[Figure]) -> Figure:
    value = run[0].low or Fraction(0)
    for figure in run[1:]:
        value = value * 10 ** _digits(figure) + (figure.low or 0)
    span = run[0].span._replace(end=run[-1].span.end)
    return replace(run[0], span=span, low=value, high=value, others=())


def _digits(figure: Figure) -> int:
    """How many are written of a group, with the noughts that it begins with."""
    return figure.span.end - figure.span.start


def _plain(figure: Figure) -> bool:
    """Whether it is a whole number in digits alone, without a word (5천만), that counts nothing."""
    low, written = figure.low, figure.span.end - figure.span.start
    plain = low is not None and low == figure.high and low.denominator == 1 and low < 10**written
    return plain and not figure.spelled and not figure.units and figure.kind in ("number", "name")


def summed(parts: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """The figures of one side, those in two units as one where the other side has part of a unit:
    what took the place of 62 دولارا و30 سنتا is to be 62.30.
    """
    if not any(f.low is not None and f.low.denominator != 1 for f in others):
        return list(parts)
    found: list[Figure] = []
    for figure in parts:
        whole = _sum(found[-1], figure) if found else None
        if whole is None:
            found.append(figure)
        else:
            first = found[-1]
            span = first.span._replace(end=figure.span.end)
            found[-1] = replace(first, span=span, low=whole, high=whole, others=())
    return found


def told_once(
    left: Sequence[Figure], others: Sequence[Figure], equal: Iterable[tuple[Figure, Figure]]
) -> list[Figure]:
    """What is left of a side without the measures that stand beside one it has in common, in another
    unit: of 185 mph (298 kph) either is enough, unless the other side has another one of that unit
    left. `equal` has that side's figure first.
    """
    if not any(f.kind == "measure" for f in left):
        return list(left)
    pairs = [pair for pair in equal if pair[0].kind == "measure"]
    units = {unit for figure in others for unit in figure.units}
    return [
        f for f in left if not units.isdisjoint(f.units) or not any(_again(f, *p) for p in pairs)
    ]


def _again(figure: Figure, own: Figure, its: Figure) -> bool:
    """Whether it says its neighbour again; 289 kph of the other side is to be as exact as 298 is."""
    apart = max(figure.span.start - own.span.end, own.span.start - figure.span.end)
    if apart > _AGAIN or not converted(figure, own):
        return False
    return set(figure.units).isdisjoint(its.units) or bool(values(figure) & values(its))


def without_coins(left: Sequence[Figure], equal: Iterable[tuple[Figure, Figure]]) -> list[Figure]:
    """What is left of a side without the coins of a sum that was taken for a rough one of the other side's:
    до 79 рублей 15 копеек, 79.15 rubles. `equal` has that side's figure first.
    """
    if not left:
        return list(left)
    sums = [
        (b.low, a)
        for a, b in equal
        if a.kind == "money" and b.low is not None and b.low.denominator != 1
    ]
    return (
        [f for f in left if not any(_sum(money, f) == whole for whole, money in sums)]
        if sums
        else list(left)
    )


def _may_hold(unit: str, part: str) -> bool:
    """Whether the second may be a part of the first: of $, which is fifty currencies, its own cents."""
    return unit != part and unit.partition("-")[0] == part.partition("-")[0]


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
        units = [(a, b) for b in other.units[:_MOST] for a in one.units if _may_hold(a, b)]
        rest = next((r for a, b in units if (r := convert(other.low, b, a)) is not None), None)
    return one.low + rest if rest is not None and 0 < rest < 1 else None
