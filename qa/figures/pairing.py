"""The figures of a text against those of its source or reference: which has no counterpart.

Equal values find each other first, wherever they stand; what is left on both sides is then paired
by unit, likeness of the digits and place, because a wrong figure mostly still looks like the right one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from qa.figures.same import agree, significant, values
from qa.model import Figure, Span

_MOST_PAIRS = 2500  # of what is left on both sides; a table of figures is compared by value alone
ENOUGH = 3  # of likeness, see `_likeness`
_FARTHEST = Fraction(10**6)  # between the right and the wrong step of a slip: 千 for 亿 is 10^5
_AHEAD = 20  # figures of one value among which the nearest is looked for
_COUNTED = 12  # up to here numbers (one, both, a pair, a dozen) come and go in translation


@dataclass(frozen=True, slots=True)
class Pool:
    """All that a side has in any shape.

    `values` are those of dates, names and neighbouring segments, `unread` the digits that could not be
    read as a figure, without noughts at their ends.
    """

    values: frozenset[Fraction] = frozenset()
    unread: frozenset[str] = frozenset()

    def has(self, figure: Figure) -> bool:
        """Whether the figure's value stands there in some shape, of a range both ends."""
        if figure.low != figure.high and None not in (figure.low, figure.high):
            return values(figure) <= self.values
        if values(figure) & self.values:
            return True
        return figure.low is not None and significant(figure.low) in self.unread


_EMPTY = Pool()
Context = Callable[[Figure, Figure], int]


def no_context(one: Figure, other: Figure) -> int:
    """Nothing is known of the words round them."""
    return 0


@dataclass(frozen=True, slots=True)
class Pairing:
    """Figures that found each other, those that took each other's place, and those left alone.

    `left` are all the text's own figures that found no equal, whatever became of them.
    """

    equal: tuple[tuple[Figure, Figure], ...]
    left: frozenset[Span]
    changed: tuple[tuple[Figure, Figure, int], ...]
    added: tuple[Figure, ...]
    dropped: tuple[Figure, ...]


def pair(
    ours: Sequence[Figure],
    theirs: Sequence[Figure],
    our_pool: Pool = _EMPTY,
    their_pool: Pool = _EMPTY,
    *,
    enough: int = ENOUGH,
    context: Context = no_context,
    often: bool = False,
) -> Pairing:
    """Compare a text's figures with another side's, both in order.

    What took another one's place needs `enough` likeness (see `_likeness`), to which `context` adds
    what the words round both say. With `often` a
    small number counts as gone where the text has it less often than the other side.

    A figure whose value stands anywhere in the other side's pool never counts as added or dropped.
    """
    equal = list(same_of(ours, theirs))
    mine = _rest(ours, (a for a, _ in equal))
    other = _rest(theirs, (b for _, b in equal))
    mine, other = _split(mine, other)
    other, mine = _split(other, mine)
    here = Pool(our_pool.values.union(*map(values, ours)), our_pool.unread)
    there = Pool(their_pool.values.union(*map(values, theirs)), their_pool.unread)
    places = _Places(ours, theirs, equal)
    kept = our_pool if often else here
    changed = list(_changed(mine, other, here, there, kept, places, enough, context))
    added = _rest(mine, (a for a, _, _ in changed))
    dropped = _rest(other, (b for _, b, _ in changed))
    return Pairing(
        tuple(equal),
        frozenset(f.span for f in mine),
        tuple(changed),
        tuple(f for f in added if f.kind != "date" and not there.has(f)),
        tuple(f for f in dropped if f.kind != "date" and not here.has(f)),
    )


def counted(figure: Figure) -> bool:
    """Whether its loss means something: no small number, no vague one in words, no open bound."""
    top = max((abs(v) for v in values(figure)), default=Fraction(0))
    if figure.kind in ("fraction", "name", "date") or not top:
        return False
    if top <= _COUNTED and top.denominator == 1:
        return False
    return not figure.inexact or (not figure.spelled and figure.low == figure.high)


def _rest(figures: Iterable[Figure], gone: Iterable[Figure]) -> list[Figure]:
    spans = {f.span for f in gone}
    return [f for f in figures if f.span not in spans]


def same_of(ours: Sequence[Figure], theirs: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of one quantity: first same value and unit, then same value, then what agrees otherwise.

    The last step is left out where so much is left that asking all of all would take long.
    """
    free = list(ours)
    left = list(theirs)
    for key in (_value_and_unit, _value):
        mine, its = _groups(free, key), _groups(left, key)
        found = [match for k, group in mine.items() for match in _matched(group, its.get(k, []))]
        yield from found
        free = _rest(free, (a for a, _ in found))
        left = _rest(left, (b for _, b in found))
    if len(free) * len(left) > _MOST_PAIRS:
        return
    for alike in (True, False):
        for figure in tuple(free):
            match = next(
                (
                    o
                    for o in left
                    if (figure.kind == "name") == (o.kind == "name")
                    and (not alike or _fitting(figure, o))
                    and agree(figure, o)
                ),
                None,
            )
            if match:
                free.remove(figure)
                left.remove(match)
                yield figure, match


Placed = tuple[float, Figure]  # with its place among a side's figures, 0 to 1


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
    return figure.low, figure.high, figure.units[:1], figure.kind == "name"


def _value(figure: Figure) -> object:
    # The 19 of COVID-19 is no rendering of 19 %.
    return figure.low, figure.high, figure.kind == "name"


def _fitting(one: Figure, other: Figure) -> bool:
    """Whether both count the same, as far as either says."""
    return bool(set(one.units) & set(other.units)) or one.kind == other.kind


def _split(ranges: Sequence[Figure], single: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Without the ranges of one side whose two ends stand apart on the other, and without those."""
    kept: list[Figure] = []
    free = list(single)
    many = len(ranges) * len(single) > _MOST_PAIRS
    for figure in ranges:
        ends = [figure.low, figure.high]
        if many or None in ends or figure.low == figure.high:
            kept.append(figure)
            continue
        found = [next((f for f in free if end in values(f)), None) for end in ends]
        if all(found):
            free = _rest(free, (f for f in found if f))
        else:
            kept.append(figure)
    return kept, free


class _Places:
    """Where a figure stands among those that both sides have."""

    def __init__(
        self,
        ours: Sequence[Figure],
        theirs: Sequence[Figure],
        equal: Sequence[tuple[Figure, Figure]],
    ) -> None:
        mates = {a.span: b.span for a, b in equal} | {b.span: a.span for a, b in equal}
        self._before: dict[Span, Span | None] = {}
        self._after: dict[Span, Span | None] = {}
        for figures in (ours, theirs):
            last: Span | None = None
            for figure in figures:
                self._before[figure.span] = last
                last = figure.span if figure.span in mates else last
            last = None
            for figure in reversed(figures):
                self._after[figure.span] = last
                last = figure.span if figure.span in mates else last
        self._mates = mates

    def alike(self, one: Figure, other: Figure) -> int:
        """How many of the two neighbours that both sides have are the same, the text's ends included."""
        return sum(
            (None if (mine := there[one.span]) is None else self._mates.get(mine))
            == there[other.span]
            for there in (self._before, self._after)
        )


def _changed(
    mine: Sequence[Figure],
    other: Sequence[Figure],
    here: Pool,
    there: Pool,
    kept: Pool,
    places: _Places,
    enough: int,
    context: Context,
) -> Iterator[tuple[Figure, Figure, int]]:
    """What took whose place, the likeliest first; each figure once."""
    if len(mine) * len(other) > _MOST_PAIRS:
        return
    alone = len([f for f in mine if f.kind != "date"]) == len(other) == 1
    ranked = []
    for a in mine:
        for b in other:
            if a.kind == "date":
                continue  # what became of the target's dates is told part by part elsewhere
            # Small numbers come again: the second of two “two” is gone though the first one stands.
            strange, gone = not there.has(a), not (here if counted(b) else kept).has(b)
            if not (strange or gone):
                continue
            likeness = _likeness(a, b) + places.alike(a, b) // 2 + alone + context(a, b)
            likeness -= not (strange and gone)
            if likeness >= enough:
                ranked.append((-likeness, abs(a.span.start - b.span.start), a, b))
    taken: set[object] = set()
    for rank, _, a, b in sorted(
        ranked, key=lambda r: (r[0], r[1], r[2].span.start, r[3].span.start)
    ):
        if a.span not in taken and b.span not in taken:
            taken |= {a.span, b.span}
            yield a, b, -rank


def _likeness(one: Figure, other: Figure) -> int:
    """How much speaks for one having taken the other's place: 0 nothing, from 3 on enough.

    A figure in words that may be no number at all needs the same unit or likeness of place.
    """
    points = 0
    if set(one.units) & set(other.units) or (one.kind == other.kind == "percent"):
        points += 2
    elif one.kind == other.kind or other.kind == "date":
        points += 1
    elif one.kind == "name" or other.kind == "name":
        points -= 2
    if similar(one, other):
        points += 2
    if one.spelled != other.spelled:
        points -= 1
    points += counted(one) and counted(other)
    if one.kind != "name" or not set(one.units) & set(other.units):
        points -= not (counted(one) or counted(other))
    if one.inexact != other.inexact:
        points -= 1
    return points


def similar(one: Figure, other: Figure) -> bool:
    """Whether the digits are nearly the same: another power of ten, a digit, two of them swapped.

    Small numbers in words look like nothing: one and ten are no slips of each other.
    """
    if _one_end(one, other):
        return True
    if one.low is None or other.low is None or not (_written(one) and _written(other)):
        return False
    if power(one, other):
        ratio = abs(one.low / other.low)
        return _FARTHEST >= ratio >= 1 / _FARTHEST
    return _near(significant(one.low), significant(other.low)) or _near(
        str(one.low), str(other.low)
    )


def _one_end(one: Figure, other: Figure) -> bool:
    """Whether two ranges have one of their ends in common: “six or eight”, “seven or eight”."""
    ends = one.low, one.high, other.low, other.high
    ranges = one.low != one.high and other.low != other.high and None not in ends
    return ranges and (one.low == other.low) != (one.high == other.high)


def _written(figure: Figure) -> bool:
    return not figure.spelled or counted(figure)


def _near(a: str, b: str) -> bool:
    """One character changed, two swapped, or one more; of two characters at least."""
    if min(len(a), len(b)) < 2 or a == b:
        return False
    if len(a) == len(b):
        differing = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        swapped = len(differing) == 2 and sorted(a) == sorted(b)
        return len(differing) == 1 or swapped
    short, long = sorted((a, b), key=len)
    return len(long) - len(short) == 1 and any(
        long[:n] + long[n + 1 :] == short for n in range(len(long))
    )


def power(one: Figure, other: Figure) -> bool:
    """Whether both have the same digits in another power of ten."""
    return (
        one.low is not None
        and other.low is not None
        and one.low != other.low
        and significant(one.low) == significant(other.low)
    )
