"""Systems side by side: what is printed, compared and kept. Plain values, made by `qa.scoring.judge`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qa.model import Score

Test = Literal["bootstrap", "randomisation"]
Unit = Literal["segments", "documents"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: `digits` behind the point; `signature` is the same for all systems."""

    name: str
    unit: str
    higher_is_better: bool
    signature: str
    note: str = ""
    digits: int = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A system's score in one column.

    `half` is the half width of the score's interval, `difference` that to the baseline with `margin`,
    the half width of its interval (by paired resamples); `p` is corrected after Holm over the
    systems. None where it cannot be had. `best` marks the best score of the column and its equals.
    """

    score: Score
    half: float | None = None
    difference: float | None = None
    margin: float | None = None
    p: float | None = None
    best: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One system: a cell for each heading, None where the system has no such score."""

    system: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Slice:
    """Part of the segments; its cells have no test."""

    label: str
    segments: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The table with all that a reader needs to trust it.

    `unit` is what was resampled, `samples` how often for the intervals, `trials` for the test.
    """

    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    segments: int
    documents: int
    baseline: str
    test: Test
    samples: int
    trials: int
    seed: int
    unit: Unit = "segments"
    by: str = ""
    slices: tuple[Slice, ...] = ()
    notes: tuple[str, ...] = ()
