"""Correlation of two lists of scores: Pearson, Kendall's tau-b, and pairwise accuracy of systems."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from fractions import Fraction

Value = float | Fraction


def pearson(ours: Sequence[Value], theirs: Sequence[Value]) -> float | None:
    """Pearson's r; None for fewer than two pairs, or where one side does not vary."""
    if len(ours) < 2:
        return None
    a, b = [float(v) for v in ours], [float(v) for v in theirs]
    if len(set(a)) < 2 or len(set(b)) < 2:
        return None
    mean_a, mean_b = math.fsum(a) / len(a), math.fsum(b) / len(b)
    both = math.fsum((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True))
    own = math.fsum((x - mean_a) ** 2 for x in a) * math.fsum((y - mean_b) ** 2 for y in b)
    return max(-1.0, min(1.0, both / math.sqrt(own)))


def tau_b(ours: Sequence[Value], theirs: Sequence[Value]) -> float | None:
    """Kendall's tau-b, ties accounted for, in n log n (Knight 1966); None as for `pearson`."""
    if len(ours) != len(theirs):
        raise ValueError(f"{len(ours)} and {len(theirs)} scores cannot be compared in pairs")
    n = len(ours)
    pairs = sorted(zip(ours, theirs, strict=True))
    all_pairs = n * (n - 1) // 2
    tied_ours, tied_theirs, tied_both = (_tied(v) for v in (ours, theirs, pairs))
    if all_pairs in (tied_ours, tied_theirs):
        return None
    # Sorted by ours, then theirs: what still stands the wrong way round is a discordant pair.
    discordant = _inversions([y for _, y in pairs])
    concordant = all_pairs - tied_ours - tied_theirs + tied_both - discordant
    bottom = math.sqrt((all_pairs - tied_ours) * (all_pairs - tied_theirs))
    return (concordant - discordant) / bottom


def _tied(values: Iterable[Hashable]) -> int:
    """How many pairs are equal."""
    return sum(n * (n - 1) // 2 for n in Counter(values).values())


def _inversions(values: Sequence[Value]) -> int:
    """How many pairs stand in falling order: a tree of counts by rank (Fenwick 1994)."""
    ranks = sorted(set(values))
    tree = [0] * (len(ranks) + 1)
    found = 0
    for seen, value in enumerate(values):
        rank = bisect_left(ranks, value) + 1
        smaller, at = 0, rank
        while at > 0:
            smaller += tree[at]
            at -= at & -at
        found += seen - smaller
        at = rank
        while at < len(tree):
            tree[at] += 1
            at += at & -at
    return found


def pairwise_accuracy(ours: Sequence[Value], theirs: Sequence[Value]) -> tuple[int, int]:
    """Pairs of systems that both put in the same order, and all that people do (Kocmi et al. 2021).

    Pairs that people score the same are left out; one that only we score the same is wrong.
    """
    if len(ours) != len(theirs):
        raise ValueError(f"{len(ours)} and {len(theirs)} scores cannot be compared in pairs")
    right = pairs = 0
    for i in range(len(ours)):
        for j in range(i):
            if theirs[i] != theirs[j]:
                pairs += 1
                right += (ours[i] > ours[j]) == (theirs[i] > theirs[j]) and ours[i] != ours[j]
    return right, pairs
