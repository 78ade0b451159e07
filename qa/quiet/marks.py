"""What comments silence, found again by check and place in less time than a look at each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from qa.model import Where

_NEAR = 64  # marks that are looked at one by one


@dataclass(frozen=True, slots=True)
class Mark:
    """A check is silent in raw.text[start:end], for a reason. `line` is where that is said.

    A `wide` one is about a block or the whole file, a `near` one about lines or a unit; one that is
    `alone` has its lines for itself, and is about the segment around it.
    """

    check: str
    start: int
    end: int
    reason: str
    line: int
    reach: Literal["near", "wide", "alone"] = "near"

    @property
    def rule(self) -> str:
        return f"{self.line}:{self.check}"

    def covers(self, first: int, last: int) -> bool:
        """Whether it shares a character with the stretch, or has the place of an empty one."""
        if first == last:
            return self.start <= first <= self.end
        return first < self.end and last > self.start


class Marks:
    """Marks by check and place."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self.all = tuple(sorted(marks, key=lambda mark: (mark.start, mark.line)))
        self._rows = {(m.check, m.reach): _Row() for m in self.all}
        for mark in self.all:
            self._rows[mark.check, mark.reach].marks.append(mark)
        for row in self._rows.values():
            row.ready()

    def find(self, check: str, where: Where | None, around: tuple[int, int] | None) -> Mark | None:
        """The mark that silences a finding there; `around` is the stretch of its segment."""
        if where is None:
            return None
        first, last = where.start.offset, where.end.offset
        for reach in ("near", "wide"):
            row = self._rows.get((check, reach))
            if row and (found := row.covering(first, last)):
                return found
        alone = self._rows.get((check, "alone"))
        return alone.inside(*around) if alone and around else None


class _Row:
    """Marks of one check and reach, by their starts, with how far any up to each of them goes."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []

    def ready(self) -> None:
        self._starts = [mark.start for mark in self.marks]
        self._furthest = list(accumulate((mark.end for mark in self.marks), max))

    def covering(self, first: int, last: int) -> Mark | None:
        """The nearest mark before the end of a stretch that covers it; beyond `_NEAR` marks the first."""
        stop = bisect_right(self._starts, last)
        for index in range(stop - 1, max(0, stop - _NEAR) - 1, -1):
            if self._furthest[index] < first:
                return None
            if self.marks[index].covers(first, last):
                return self.marks[index]
        # What reaches furthest there begins before the stretch does.
        index = bisect_left(self._furthest, first)
        while index < stop and index <= stop - _NEAR:
            if self.marks[index].covers(first, last):
                return self.marks[index]
            index = bisect_right(self._furthest, self._furthest[index])
        return None

    def inside(self, start: int, end: int) -> Mark | None:
        index = bisect_left(self._starts, start)
        return self.marks[index] if index < len(self.marks) and self._starts[index] < end else None
