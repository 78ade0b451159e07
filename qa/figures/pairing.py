"""The figures of a text against those of its source or reference: which has no counterpart.

Equal values find each other first, wherever they stand; what is left on both sides is then paired
by unit, likeness of the digits and place, because a wrong figure mostly still looks like the right one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from qa.figures.equal import MOST_PAIRS, Match, same_of, without
from qa.figures.joint import strung, summed, told_in_two, told_once, without_coins
from qa.figures.likeness import counted, likeness_of, numbering, on_fingers, power
from qa.figures.places import Places
from qa.figures.proportions import Shares, by_share, no_shares
from qa.figures.same import significant, values
from qa.figures.stead import first_digit, in_stead
from qa.model import Figure, Span

_BESIDE = 16  # characters between the two numbers of a proportion
_WHOLES = (3, 4, 5, 10, 20, 100, 1000)  # of which parts are counted out
ENOUGH = 3  # of likeness, see `likeness_of`


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


Pools = Callable[[], tuple[Pool, Pool]]
Context = Callable[[Figure, Figure], int]


def no_pools() -> tuple[Pool, Pool]:
    """Nothing is known beside the figures."""
    return Pool(), Pool()


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
    pools: Pools = no_pools,
    *,
    enough: int = ENOUGH,
    context: Context = no_context,
    often: bool = False,
    shares: Shares = no_shares,
) -> Pairing:
    """Compare a text's figures with another side's, both in order.

    What took another one's place needs `enough` likeness (see `likeness_of`), to which `context` adds
    what the words round both say. With `often` a
    small number counts as gone where the text has it less often than the other side.

    A figure whose value stands anywhere in the other side's pool never counts as added or dropped;
    `pools`, that text's and the other side's, are asked for only where some found no equal, and so
    are the `shares` of both.
    """
    equal, mine, other = _matched(ours, theirs)
    if mine and other and (rows := _strung(ours, theirs, mine, other)):
        ours, theirs = rows
        equal, mine, other = _matched(ours, theirs)
    if all(f.kind == "date" for f in (*mine, *other)):  # what became of dates is told elsewhere
        return Pairing(tuple(equal), frozenset(f.span for f in mine), (), (), ())
    our_pool, their_pool = pools()
    here = Pool(our_pool.values.union(*map(values, ours)), our_pool.unread)
    there = Pool(their_pool.values.union(*map(values, theirs)), their_pool.unread)
    shared = by_share(ours, theirs, equal, shares, here.has, there.has)
    if shared:
        ours, theirs = shared.ours, shared.theirs
        equal, mine, other = _matched(ours, theirs)
        mine, other = without(mine, shared.unsettled), without(other, shared.unsettled)
    told = shared.changed if shared else ()
    mine, other = _split(mine, other)
    other, mine = _split(other, mine)
    mine, other = _proportions(mine, other)
    other, mine = _proportions(other, mine)
    mine, other = told_in_two(mine, other)
    other, mine = told_in_two(other, mine)
    back = [(b, a) for a, b in equal]
    mine, other = told_once(mine, other, equal), told_once(other, mine, back)
    mine, other = without_coins(mine, equal), without_coins(other, back)
    whole = summed(other, mine)
    if len(whole) < len(other):
        theirs = sorted([*without(theirs, other), *whole], key=lambda f: f.span.start)
        other = whole
    places = Places(ours, theirs, equal)
    kept = our_pool if often else here
    changed = list(_changed(mine, other, here, there, kept, places, enough, context, their_pool))
    cut = first_digit(equal, without(other, (b for _, b, _ in changed)))
    changed += ((a, b, enough) for a, b in cut)
    added = without(mine, (a for a, _, _ in changed))
    dropped = without(other, (b for _, b, _ in changed))
    return Pairing(
        tuple(equal),
        frozenset(f.span for f in (*mine, *(figure for figure, _, _ in told))),
        (*told, *changed),
        tuple(f for f in added if f.kind != "date" and not there.has(f)),
        tuple(f for f in dropped if f.kind != "date" and not here.has(f)),
    )


def _strung(
    ours: Sequence[Figure],
    theirs: Sequence[Figure],
    mine: Sequence[Figure],
    other: Sequence[Figure],
) -> tuple[list[Figure], list[Figure]] | None:
    """Both sides with the groups of a number as one that the other side has as one; None without any."""
    rows = strung(other, ours), strung(mine, theirs)
    return rows if (len(rows[0]), len(rows[1])) != (len(ours), len(theirs)) else None


def _matched(
    ours: Sequence[Figure], theirs: Sequence[Figure]
) -> tuple[list[Match], list[Figure], list[Figure]]:
    """Pairs of one quantity, and what is left on both sides."""
    equal = list(same_of(ours, theirs))
    return equal, without(ours, (a for a, _ in equal)), without(theirs, (b for _, b in equal))


def _split(ranges: Sequence[Figure], single: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Without the ranges of one side whose two ends stand apart on the other, and without those."""
    kept: list[Figure] = []
    free = list(single)
    many = len(ranges) * len(single) > MOST_PAIRS
    for figure in ranges:
        ends = [figure.low, figure.high]
        if many or None in ends or figure.low == figure.high:
            kept.append(figure)
            continue
        found = [next((f for f in free if end in values(f)), None) for end in ends]
        if all(found):
            free = without(free, (f for f in found if f))
        else:
            kept.append(figure)
    return kept, free


def _proportions(
    shares: Sequence[Figure], single: Sequence[Figure]
) -> tuple[list[Figure], list[Figure]]:
    """Without percentages that the other side counts out: 40 % and four in ten, 10人に4人."""
    kept: list[Figure] = []
    free = list(single)
    few = len(shares) * len(single) <= MOST_PAIRS
    for figure in shares:
        shared = few and figure.kind == "percent" and figure.low is not None
        beside = pairwise(free) if shared else ()
        found = next((two for two in beside if _share(*two) == figure.low), None)
        if found:
            free = without(free, found)
        else:
            kept.append(figure)
    return kept, free


def _share(one: Figure, other: Figure) -> Fraction | None:
    """What percentage two numbers beside each other are, where one is a part of the other one."""
    part, whole = sorted((one, other), key=lambda f: f.low or 0)
    if other.span.start - one.span.end > _BESIDE or not part.low or whole.low not in _WHOLES:
        return None
    return 100 * part.low / whole.low


def _telling(figures: Sequence[Figure]) -> list[Figure]:
    """Without dates, and without what is said for much else: a, one, the first."""
    return [
        f
        for f in figures
        if f.kind != "date"
        and not (f.spelled and f.low == f.high == 1 and f.kind in ("number", "ordinal"))
    ]


def _elsewhere(figure: Figure, others: Sequence[Figure], beside: Pool) -> bool:
    """Whether the other side has the value only in figures that found their equals: four years."""
    return not beside.has(figure) and not any(values(figure) & values(f) for f in others)


def _alone_in_digits(figures: Sequence[Figure], others: Sequence[Figure]) -> Figure | None:
    """The one figure of these that is no date, no word for a small number, and none of the others."""
    found = [f for f in figures if f.kind != "date" and (not f.spelled or f.kind == "name")]
    if len(found) > 1 and len(found) * len(others) <= MOST_PAIRS:
        there = frozenset[Fraction]().union(*map(values, others))
        found = [f for f in found if not values(f) & there]  # 747 and the Boeing 747
    return found[0] if len(found) == 1 else None


def _changed(
    mine: Sequence[Figure],
    other: Sequence[Figure],
    here: Pool,
    there: Pool,
    kept: Pool,
    places: Places,
    enough: int,
    context: Context,
    beside: Pool,
) -> Iterator[tuple[Figure, Figure, int]]:
    """What took whose place, the likeliest first; each figure once.

    `beside` is what the other side has besides its figures.
    """
    if len(mine) * len(other) > MOST_PAIRS:
        return
    alone = len(_telling(mine)) == len(_telling(other)) == 1
    written = [_alone_in_digits(mine, other), _alone_in_digits(other, mine)]
    stead = {(a.span, b.span) for a, b in in_stead(mine, other, places.mine, places.its)}
    ranked = []
    for a in mine:
        for b in other:
            if a.kind == "date":
                continue  # what became of the target's dates is told part by part elsewhere
            # Small numbers come again: the second of two “two” is gone though the first one stands.
            strange, gone = not there.has(a), not (here if counted(b) else kept).has(b)
            if not (strange or gone):
                continue
            known = context(a, b)
            likeness = likeness_of(a, b) + places.alike(a, b) // 2 + alone + known
            likeness -= not (strange and gone)
            likeness += alone and on_fingers(a, b)
            # The Leopard 1 for the Leopard 2, which the sentence before may have right.
            named = "name" in (a.kind, b.kind)
            if (
                known >= 0
                and [a, b] == written
                and numbering(a, b)
                and (gone or named)
                and (strange or (named and _elsewhere(a, other, beside)))
            ):
                likeness = max(likeness, enough)
            new = strange or places.again(a)  # 17 of them, and 17 more for seven
            if new and gone and (a.span, b.span) in stead and known >= 0:
                likeness = max(likeness, enough)
            if likeness >= enough:
                # Of two as like, 151.9 million stands for 151.9 billion, not for 153.9.
                apart = not power(a, b), abs(a.span.start - b.span.start)
                ranked.append((-likeness, apart, a, b))
    taken: set[object] = set()
    for rank, _, a, b in sorted(
        ranked, key=lambda r: (r[0], r[1], r[2].span.start, r[3].span.start)
    ):
        if a.span not in taken and b.span not in taken:
            taken |= {a.span, b.span}
            yield a, b, -rank
