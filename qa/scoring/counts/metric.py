"""What an overlap metric is: how to count segments, how to score sums, how it signs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from qa.scoring.counts.grams import Ints

# References of each segment, one tuple a segment; every segment has the same number of them.
References = Sequence[tuple[str, ...]]


class Metric(Protocol):
    """A metric of sacrebleu over integer statistics of our own counting."""

    name: str
    higher_is_better: bool

    def rows(self, hypotheses: Sequence[str], references: References) -> Ints:
        """Statistics of each segment, (segments, width): integers, to be added up."""
        ...

    def value(self, sums: Sequence[int]) -> float:
        """The score of added rows, 0 to 100 (TER may be above), by sacrebleu's own formula."""
        ...

    def sentence(self, row: Sequence[int]) -> float:
        """The score of one segment's row, as sacrebleu scores a sentence."""
        ...

    def signature(self, references: int, **more: object) -> str:
        """sacrebleu's signature for so many references."""
        ...

    def key(self) -> str:
        """What the rows depend on beside the texts: for caches."""
        ...
