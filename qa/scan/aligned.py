"""Sentences of source and target side by side, by length and by what they share.

The dynamic programme of Gale & Church 1993 with the anchors of `qa.scan.anchors` in its costs. It is
run twice: once every source sentence must have its counterpart, once some may have none. How much
cheaper the second is, is the evidence that a sentence was left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qa.scan.anchors import Weight
from qa.scan.lengths import Lengths

# Sentences on both sides of a bead with the cost of such a bead: the negative logarithm of its share.
_BEADS = {(1, 1): 0.1, (2, 1): 2.3, (1, 2): 2.3, (2, 2): 4.5, (3, 1): 3.6, (1, 3): 3.6}
_GAP = (1, 0)
_MOST = 24  # sentences of a side


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence [start, end) of one side, its length (`qa.scan.lengths`), its anchors."""

    start: int
    end: int
    length: float
    anchors: Mapping[str, Weight]


@dataclass(frozen=True, slots=True)
class Bead:
    """Source sentences [first, last) that are rendered by target sentences [begin, stop)."""

    first: int
    last: int
    begin: int
    stop: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The best beads, and by how much their cost lies below that without a gap."""

    beads: tuple[Bead, ...]
    evidence: float


def align(
    source: Sequence[Sentence], target: Sequence[Sentence], lengths: Lengths
) -> Alignment | None:
    """The alignment in which source sentences may have no counterpart.

    With the sides exchanged (and `lengths.mirrored`) it is target sentences that may have none. None
    where a side has no sentence or too many.
    """
    if not source or not target or max(len(source), len(target)) > _MOST:
        return None
    costs = _costs(source, target, lengths)
    full, _ = _best(len(source), len(target), costs, _BEADS)
    full = min(full, _at_once(source, target, lengths))
    some, beads = _best(len(source), len(target), costs, (*_BEADS, _GAP))
    return Alignment(beads, full - some)


def _at_once(source: Sequence[Sentence], target: Sequence[Sentence], lengths: Lengths) -> float:
    """What it costs that all of one side renders all of the other: one sentence may stand for many."""
    prior = _BEADS[1, 2] * (max(len(source), len(target)) - 1)
    cost = prior + lengths.cost(sum(s.length for s in source), sum(t.length for t in target))
    keys = {key for t in target for key in t.anchors}
    said = {key: weight for s in source for key, weight in s.anchors.items()}
    return cost + sum(-w.match if key in keys else w.miss for key, w in said.items())


Costs = Mapping[tuple[int, int, int, int], float]


def _costs(source: Sequence[Sentence], target: Sequence[Sentence], lengths: Lengths) -> Costs:
    found: dict[tuple[int, int, int, int], float] = {}
    for (down, across), prior in _BEADS.items():
        for i in range(len(source) - down + 1):
            ours = source[i : i + down]
            said = {key: weight for s in ours for key, weight in s.anchors.items()}
            size = sum(s.length for s in ours)
            for j in range(len(target) - across + 1):
                theirs = target[j : j + across]
                cost = prior + lengths.cost(size, sum(t.length for t in theirs))
                keys = {key for t in theirs for key in t.anchors}
                for key, weight in said.items():
                    cost += -weight.match if key in keys else weight.miss
                found[i, j, down, across] = cost
    return found


def _best(
    n: int, m: int, costs: Costs, steps: Iterable[tuple[int, int]]
) -> tuple[float, tuple[Bead, ...]]:
    table = [[math.inf] * (m + 1) for _ in range(n + 1)]
    back: dict[tuple[int, int], tuple[int, int]] = {}
    table[0][0] = 0.0
    for i in range(n + 1):
        for j in range(m + 1):
            for down, across in steps:
                a, b = i - down, j - across
                if a < 0 or b < 0 or table[a][b] == math.inf:
                    continue
                cost = table[a][b] + (costs[a, b, down, across] if down and across else 0.0)
                if cost < table[i][j] - 1e-9:
                    table[i][j], back[i, j] = cost, (down, across)
    beads: list[Bead] = []
    i, j = n, m
    while (i, j) in back:
        down, across = back[i, j]
        beads.append(Bead(i - down, i, j - across, j))
        i, j = i - down, j - across
    return table[n][m], tuple(reversed(beads))
