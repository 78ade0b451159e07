"""Each segment's own scores and findings, for tables and for looking at what made a difference."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.model import Finding, Segment
from qa.scoring.column import Column
from qa.scoring.systems import System


@dataclass(frozen=True, slots=True)
class Scored:
    """A segment of one system: `scores` by column, as sacrebleu scores a sentence; None for none.

    `rows` are the integers that the scores come from.
    """

    system: str
    document: str
    segment: Segment
    scores: dict[str, float | None]
    rows: dict[str, list[int]]
    findings: tuple[Finding, ...] = ()


def scored(system: System, columns: Sequence[Column]) -> Iterator[Scored]:
    """The segments of one system in order."""
    place = 0
    for n, document in enumerate(system.documents):
        found: dict[int, list[Finding]] = {}
        for finding in system.results[n].findings if system.results else ():
            found.setdefault(finding.span.segment, []).append(finding)
        for index, segment in enumerate(document.segments):
            rows = {
                c.name: c.rows[system.name][place].tolist()
                for c in columns
                if system.name in c.rows
            }
            scores = {c.name: _score(c, rows[c.name]) for c in columns if c.name in rows}
            own = tuple(found.get(index, ()))
            yield Scored(system.name, document.name, segment, scores, rows, own)
            place += 1


def _score(column: Column, row: Sequence[int]) -> float | None:
    value = column.sentence(row)
    return None if math.isnan(value) else value
