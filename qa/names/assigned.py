"""Which of the stretches that were found for several names is whose: no two share a word."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from qa.names.locate import Located

_EXACT = 5  # names that are assigned by trying everything; more of them the best first


def assign(ranked: Sequence[Sequence[Located]]) -> list[Located | None]:
    """For each name its stretch or None: no two overlap, and together they are the likeliest.

    Names that compete for a stretch are tried in every combination, in larger crowds the best
    match goes first.
    """
    chosen: list[Located | None] = [None] * len(ranked)
    for group in _groups(ranked):
        if len(group) > _EXACT:
            _greedy(ranked, group, chosen)
            continue
        options = [(*ranked[n], None) for n in group]
        best = max(
            (c for c in itertools.product(*options) if _apart(c)),
            key=lambda c: sum(x.odds for x in c if x),
        )
        for n, x in zip(group, best, strict=True):
            chosen[n] = x
    return chosen


def _groups(ranked: Sequence[Sequence[Located]]) -> list[list[int]]:
    """The names by who competes with whom."""
    groups: list[list[int]] = []
    for n, mine in enumerate(ranked):
        if not mine:
            continue
        rivals = [
            g for g in groups if any(x.overlaps(y) for m in g for x in ranked[m] for y in mine)
        ]
        groups = [g for g in groups if g not in rivals]
        groups.append(sorted([n, *itertools.chain.from_iterable(rivals)]))
    return groups


def _greedy(
    ranked: Sequence[Sequence[Located]], group: Sequence[int], chosen: list[Located | None]
) -> None:
    taken: list[Located] = []
    pairs = [(-x.odds, n, at) for n in group for at, x in enumerate(ranked[n])]
    for _, n, at in sorted(pairs):
        x = ranked[n][at]
        if chosen[n] is None and not any(x.overlaps(y) for y in taken):
            chosen[n] = x
            taken.append(x)


def _apart(choice: Sequence[Located | None]) -> bool:
    there = sorted((x for x in choice if x), key=lambda x: x.start)
    return all(a.end <= b.start for a, b in itertools.pairwise(there))
