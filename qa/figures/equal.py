"""Which figures of two texts are the same quantity: each finds its counterpart wherever it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from qa.figures.conversion import converted, measuring, to_convert
from qa.figures.same import agree, values
from qa.model import Figure

MOST_PAIRS = 2500  # of what is left on both sides; a table of figures is compared by value alone
_AHEAD = 20  # figures of one value among which the nearest is looked for
# How what agrees finds each other: by a common value, both said roughly, both of one kind.
_STEPS = ((True, False, True), (False, True, True), (False, False, True), (False, False, False))
Match = tuple[Figure, Figure]
Placed = tuple[float, Figure]  # with its place among a side's figures, 0 to 1


def same_of(ours: Sequence[Figure], theirs: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of one quantity: first same value and unit, then the same in another unit, then same value
    (of temperatures first those on the same side of zero), then what agrees otherwise: what has a
    value in common (a million, and more than a million) before what both say roughly, and the rest.

    The last step is left out where so much is left that asking all of all would take long.
    """
    free = list(ours)
    left = list(theirs)
    signed = any(figure.below for figure in (*ours, *theirs))
    for step in (_same_unit, _converted, *((_same_sign,) if signed else ()), _same_value):
        if not free or not left:
            return
        found = list(step(free, left))
        yield from found
        free = without(free, (a for a, _ in found))
        left = without(left, (b for _, b in found))
    if len(free) * len(left) > MOST_PAIRS:
        return
    for common, vague, alike in _STEPS:
        for figure in tuple(free):
            match = next(
                (
                    o
                    for o in left
                    if (figure.kind == "name") == (o.kind == "name")
                    and (not vague or (figure.inexact and o.inexact))
                    and (not common or values(figure) & values(o))
                    and (not alike or _fitting(figure, o))
                    and agree(figure, o)
                ),
                None,
            )
            if match:
                free.remove(figure)
                left.remove(match)
                yield figure, match


def _same_unit(ours: Sequence[Figure], theirs: Sequence[Figure]) -> Iterator[Match]:
    return _grouped(ours, theirs, _value_and_unit)


def _same_sign(ours: Sequence[Figure], theirs: Sequence[Figure]) -> Iterator[Match]:
    return _grouped(ours, theirs, lambda figure: (_value(figure), figure.below))


def _same_value(ours: Sequence[Figure], theirs: Sequence[Figure]) -> Iterator[Match]:
    return _grouped(ours, theirs, _value)


def _grouped(
    ours: Sequence[Figure], theirs: Sequence[Figure], key: Callable[[Figure], object]
) -> Iterator[Match]:
    mine, its = _groups(ours, key), _groups(theirs, key)
    for value, group in mine.items():
        yield from _matched(group, its.get(value, []))


def _converted(ours: Sequence[Figure], theirs: Sequence[Figure]) -> Iterator[Match]:
    """Measures that are one in another unit: 10 inches are 25 cm, though 10 cm stand there too."""
    mine = [f for f in ours if measuring(f)]
    its = [f for f in theirs if measuring(f)]
    if len(mine) * len(its) > MOST_PAIRS:
        return
    for figure in mine:
        match = next((o for o in its if to_convert(figure, o) and converted(figure, o)), None)
        if match and not values(figure) & values(match):
            its.remove(match)
            yield figure, match


def _groups(
    figures: Sequence[Figure], key: Callable[[Figure], object]
) -> dict[object, list[Placed]]:
    found: dict[object, list[Placed]] = {}
    for number, figure in enumerate(figures):
        found.setdefault(key(figure), []).append(((number + 0.5) / len(figures), figure))
    return found


def _matched(ours: Sequence[Placed], theirs: Sequence[Placed]) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of one value in order; where one side has it more often, those nearest in place."""
    if len(ours) > len(theirs):
        yield from ((a, b) for b, a in _matched(theirs, ours))
        return
    first = 0
    for number, (place, figure) in enumerate(ours):
        last = min(first + _AHEAD, len(theirs) - (len(ours) - number) + 1)
        first = min(range(first, last), key=lambda n: abs(theirs[n][0] - place))
        yield figure, theirs[first][1]
        first += 1


def _value_and_unit(figure: Figure) -> object:
    return *_value(figure), figure.units[:1], figure.below


def _value(figure: Figure) -> tuple[object, ...]:
    # The 19 of COVID-19 is no rendering of 19 %.
    return _ratio(figure.low), _ratio(figure.high), figure.kind == "name"


def _ratio(value: Fraction | None) -> tuple[int, int] | None:
    """The value as whole numbers, which are told apart ten times as fast."""
    return None if value is None else value.as_integer_ratio()


def _fitting(one: Figure, other: Figure) -> bool:
    """Whether both count the same, as far as either says."""
    return bool(set(one.units) & set(other.units)) or one.kind == other.kind


def without(figures: Iterable[Figure], gone: Iterable[Figure]) -> list[Figure]:
    spans = {f.span for f in gone}
    return [f for f in figures if f.span not in spans] if spans else list(figures)
