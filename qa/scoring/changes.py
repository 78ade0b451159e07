"""Two sides to be compared, and what parts them: plain values, made by `qa.scoring.difference`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qa.model import Finding, Score, Severity
from qa.scoring.board import Board
from qa.scoring.segments import Scored


@dataclass(frozen=True, slots=True)
class Story:
    """A story of a report without segments: its finished scores and its findings."""

    name: str
    scores: tuple[Score, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One side: segments with rows and findings, or only `stories` where a report has no rows.

    `signatures` has that of each column, as it was signed when it was made; `notes` is what has to be
    known of this side.
    """

    name: str
    source_lang: str | None
    target_lang: str
    segments: tuple[Scored, ...] = ()
    signatures: Mapping[str, str] | None = None
    stories: tuple[Story, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding that only one side has, with its story."""

    story: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Mover:
    """A segment of both sides; `overlap` is the change of its chrF++, `penalty` that of its penalty.

    None for `overlap` where a side has no references.
    """

    before: Scored
    after: Scored
    overlap: float | None
    penalty: int


@dataclass(frozen=True, slots=True)
class StoryChange:
    """A finished score of a story in both reports."""

    story: str
    before: Score
    after: Score


@dataclass(frozen=True, slots=True)
class Difference:
    """Second against first. `board` has both over the common segments, None without rows.

    `changes` counts findings by check and severity: lost, gained. `movers` come by overlap (the
    largest change first, whichever way), `penalised` by penalty.
    """

    first: str
    second: str
    board: Board | None
    changes: Mapping[tuple[str, Severity], tuple[int, int]]
    lost: tuple[Noted, ...]
    gained: tuple[Noted, ...]
    movers: tuple[Mover, ...]
    penalised: tuple[Mover, ...]
    stories: tuple[StoryChange, ...] = ()
    notes: tuple[str, ...] = ()
