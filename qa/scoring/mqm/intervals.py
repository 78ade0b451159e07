"""Stretches of a text: does one of many overlap another, and how many characters do both cover?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from qa.model import Place


class Stretches:
    """Places of one side, asked for overlap in logarithmic time, however many they are."""

    def __init__(self, places: Iterable[Place]) -> None:
        held = sorted((p.start, p.end) for p in places)
        self._points = [a for a, b in held if a == b]
        self._starts = [a for a, b in held if a < b]
        # The furthest end of all that start no later.
        self._ends = list(accumulate((b for a, b in held if a < b), max))

    def meet(self, place: Place) -> bool:
        """Whether one shares a character with the place (an empty place overlaps what it touches)."""
        start, end = place.start, place.end
        at = bisect_left(self._points, start)
        if at < len(self._points) and self._points[at] <= end:
            return True
        if start == end:
            before = bisect_right(self._starts, end)
            return before > 0 and self._ends[before - 1] >= start
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start


# Start, end, and whether the error is major or worse.
Cover = tuple[int, int, bool]


def shared(
    ours: Sequence[Cover], raters: Sequence[Sequence[Cover]], needed: int, *, single: bool
) -> tuple[int, int, int]:
    """Characters that are right, counted in halves, those that ours cover, and theirs.

    With `single` the one rater's stretches count as often as they cover a character; else a
    character counts once where at least `needed` raters cover it, major where so many do so.
    """
    events: dict[int, list[tuple[int, bool, int]]] = {}
    for who, covers in enumerate((ours, *raters)):
        for start, end, grave in covers:
            if start < end:
                events.setdefault(start, []).append((who, grave, 1))
                events.setdefault(end, []).append((who, grave, -1))
    counts = [[0, 0] for _ in range(len(raters) + 1)]
    halves = our_signs = their_signs = 0
    for at, following in pairwise(sorted(events)):
        for who, grave, step in events[at]:
            counts[who][grave] += step
        width = following - at
        mine = counts[0]
        theirs = counts[1] if single else _most(counts[1:], needed)
        our_signs += width * sum(mine)
        their_signs += width * sum(theirs)
        same = min(mine[0], theirs[0]) + min(mine[1], theirs[1])
        # What is left over on both sides has the other severity.
        halves += width * (2 * same + min(sum(mine), sum(theirs)) - same)
    return halves, our_signs, their_signs


def _most(raters: Sequence[Sequence[int]], needed: int) -> list[int]:
    """Minor and major, one of them 1, or neither."""
    if sum(any(counts) for counts in raters) < needed:
        return [0, 0]
    major = sum(counts[1] > 0 for counts in raters) >= needed
    return [int(not major), int(major)]
