"""A figure that stands where another one stood, however little it looks like it: 15 of whom, for 5 of whom.

One number of each side is left that the other side has nowhere: between the same two figures that both
sides have, or the ends of the text, or else in the whole text. Small numbers come and go in translation:
one of the two has to be larger than a dozen, so that it means something that the other side lacks it. Two
parts of a whole are that where they lie far apart (60 percent, a sixth), and so are a part and the number
that it is called by (a quarter, and four).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from fractions import Fraction

from qa.figures.conversion import to_convert
from qa.figures.likeness import counted
from qa.figures.rough import ROUGHLY
from qa.model import Figure, Span

_KINDS = ("number", "measure", "money", "percent", "ordinal")
_RATES = ("fraction", "percent")
_HUNDRED = 100
_ONE = frozenset((1, None))  # a year, up to one year
_LEAST = 2  # in words: one is an article too
_TEENS = range(10, 20)
_ANYWHERE = ""

Slot = Callable[[Span], Hashable]


def in_stead(
    mine: Sequence[Figure], other: Sequence[Figure], ours: Slot, theirs: Slot
) -> Iterator[tuple[Figure, Figure]]:
    """The figures of one side that alone stand where alone another one of the other side stands.

    `ours` and `theirs` tell of a figure between which two of the other side's figures it stands.
    """
    for slots in ((ours, theirs), (_anywhere, _anywhere)):
        places = [_single(side, slot) for side, slot in zip((mine, other), slots, strict=True)]
        for slot, figure in places[0].items():
            stood = places[1].get(slot)
            if not (figure and stood):
                continue
            shape = _alike(figure, stood) or not _unsure(figure, stood)
            named = slot != _ANYWHERE and _called(figure, stood)
            if named or _parts(figure, stood) or (shape and _may_stand(figure, stood)):
                yield figure, stood


def first_digit(
    equal: Iterable[tuple[Figure, Figure]], dropped: Sequence[Figure]
) -> list[tuple[Figure, Figure]]:
    """A 1 that is left of 14, where an article of the other side passes for it: 1 country for 14."""
    teens = [f for f in dropped if f.kind != "date" and f.low == f.high and f.low in _TEENS]
    if len(teens) != 1:
        return []
    ones = [
        a
        for a, b in equal
        if a.low == a.high == 1 and b.spelled and not a.spelled and a.kind in ("number", "measure")
    ]
    units = set(teens[0].units)
    apart = any(one.units and units and units.isdisjoint(one.units) for one in ones)
    return [] if apart or len(ones) != 1 else [(ones[0], teens[0])]


def _anywhere(span: Span) -> Hashable:
    return _ANYWHERE


def _single(figures: Sequence[Figure], slot_of: Slot) -> dict[Hashable, Figure | None]:
    """The only number that is left in each place; None where several are."""
    found: dict[Hashable, Figure | None] = {}
    for figure in figures:
        article = figure.spelled and {figure.low, figure.high} <= _ONE
        if figure.kind == "date" or article:
            continue
        slot = slot_of(figure.span)
        found[slot] = None if slot in found else figure
    return found


def _may_stand(one: Figure, other: Figure) -> bool:
    for figure in (one, other):
        low = figure.low
        if figure.kind not in _KINDS or low is None or low != figure.high:
            return False
        if low < (_LEAST if figure.spelled else 1) and low.denominator == 1:
            return False
    if not (counted(one) or counted(other)) or to_convert(one, other):
        return False
    if "ordinal" in (one.kind, other.kind):
        return one.kind == other.kind and _alike(one, other)
    return one.kind == other.kind or "number" in (one.kind, other.kind)


def _unsure(one: Figure, other: Figure) -> bool:
    """Whether one of them may be no number at all."""
    return any(f.low == 1 for f in (one, other))


def _alike(one: Figure, other: Figure) -> bool:
    """Whether they begin or end alike and are about as long: 5, 15 and 50; 11 and 21."""
    first, second = str(one.low), str(other.low)
    near = abs(len(first) - len(second)) <= 1
    return near and (first[0] == second[0] or first[-1] == second[-1])


def _parts(one: Figure, other: Figure) -> bool:
    """Whether both are parts of a whole, farther apart than any words for them."""
    if one.kind not in _RATES or other.kind not in _RATES:
        return False
    (low, most), (least, high) = sorted((_ends(one), _ends(other)))
    return low > 0 and high <= 1 and most * ROUGHLY < least


def _ends(figure: Figure) -> tuple[Fraction, Fraction]:
    whole = _HUNDRED if figure.kind == "percent" else 1
    low, high = figure.low, figure.high
    ends = [v for v in (low, high) if v is not None]
    return min(ends) / whole, max(ends) / whole


def _called(one: Figure, other: Figure) -> bool:
    """Whether the one is the number that the other is called by: four, for a quarter.

    In digits it may be a rank, and so may the other: a third defeat, 第 3 場.
    """
    for part, number in ((one, other), (other, one)):
        exact = part.kind == "fraction" and number.kind == "number" and number.low == number.high
        if (
            exact
            and number.spelled
            and part.low == part.high
            and part.low
            and number.low == 1 / part.low
        ):
            return number.low > _LEAST
    return False
