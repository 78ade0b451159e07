"""The pieces that numbers are put together from, as they stand in the text."""

from __future__ import annotations

from dataclasses import dataclass

from qa.figures.numerals.families import Number
from qa.figures.numerals.known import Entry


@dataclass(frozen=True, slots=True)
class Atom:
    """A number word, or a number in digits (`bare` has them as ASCII, `entries` is then empty).

    `inside` says that it begins within a word, right behind another piece.
    """

    start: int
    end: int
    entries: tuple[Entry, ...] = ()
    inside: bool = False
    value: Number = 0
    others: tuple[Number, ...] = ()
    grain: Number = 1
    grouped: bool = False
    bare: str = ""

    def entry(self, *kinds: str) -> Entry | None:
        """Its first entry of one of these kinds."""
        for entry in self.entries:
            if entry.kind in kinds:
                return entry
        return None
