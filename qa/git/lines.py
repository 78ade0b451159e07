"""Which lines of a file changed."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines from 1 that are new or other than they were: stretches (first, last), in order.

    `gaps` are the lines behind which others were taken out, 0 for the beginning of the file. `whole`
    says that everything is new, or that nobody can say what is.
    """

    changed: tuple[tuple[int, int], ...] = ()
    gaps: tuple[int, ...] = ()
    whole: bool = False

    def __bool__(self) -> bool:
        return self.whole or bool(self.changed or self.gaps)

    def touch(self, first: int, last: int) -> bool:
        """Whether one of the lines from first to last changed, or others between them went."""
        if self.whole:
            return True
        index = bisect_left(self.changed, first, key=lambda stretch: stretch[1])
        if index < len(self.changed) and self.changed[index][0] <= last:
            return True
        gap = bisect_left(self.gaps, first)
        return gap < len(self.gaps) and self.gaps[gap] < last

    def lost_at(self, line: int) -> bool:
        """Whether lines were taken out directly before or behind a line."""
        return self.whole or line in self.gaps or line - 1 in self.gaps


WHOLE = Lines(whole=True)
