"""Stretches of one text, made ready to be asked: who lies within them, who within a longer one.

To ask each hit of a segment about each other one takes time with the square of its length, and a
segment may be a whole book. Sorted, a question costs a look into a list.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Cover:
    """Half-open stretches [start, end), in any order, overlapping or not."""

    __slots__ = ("_far", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """`_far[i]` is the farthest end among the first i + 1 stretches."""
        places = sorted(set(spans))
        self._starts = [start for start, _ in places]
        self._far: list[int] = []
        far = -1
        for _, end in places:
            far = max(far, end)
            self._far.append(far)

    def __bool__(self) -> bool:
        return bool(self._starts)

    def holds(self, start: int, end: int) -> bool:
        """Whether [start, end) lies within one of them, the same stretch included."""
        at = bisect_right(self._starts, start)
        return bool(at) and self._far[at - 1] >= end

    def holds_more(self, start: int, end: int) -> bool:
        """Whether [start, end) lies within a longer one of them."""
        before = bisect_left(self._starts, start)
        if before and self._far[before - 1] >= end:
            return True
        at = bisect_right(self._starts, start)
        return at > before and self._far[at - 1] > end

    def meets(self, start: int, end: int) -> bool:
        """Whether one of them has a character of [start, end)."""
        at = bisect_left(self._starts, end)
        return bool(at) and self._far[at - 1] > start


class Apart:
    """Stretches that do not overlap, taken one after the other, in any order."""

    __slots__ = ("_ends", "_starts")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def take(self, start: int, end: int) -> bool:
        """Whether [start, end) was free; it is taken then."""
        at = bisect_left(self._starts, end)
        if at and self._ends[at - 1] > start:
            return False
        self._starts.insert(at, start)
        self._ends.insert(at, end)
        return True
