"""What a night's findings add up to by story and segment, in a few bytes an entry.

Two nights of a million segments are compared at once, so that a pair of numbers stands for each entry
and no object.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from qa.model import Group, StoryRow

PENALTY = "MQM penalty"
_SHIFT = 32  # bits of a segment's number


@dataclass(slots=True)
class Counts:
    """How often something stands in each segment that has any of it."""

    places: array[int] = field(
        default_factory=lambda: array("Q")
    )  # story's number, segment's number
    numbers: array[int] = field(default_factory=lambda: array("q"))

    def add(self, story: int, found: Mapping[int, int]) -> None:
        """The segments of one story."""
        for segment in sorted(found):
            self.places.append(story << _SHIFT | segment)
            self.numbers.append(found[segment])

    def of(self, order: Any) -> tuple[Any, Any]:
        """The places by the stories' numbers in another order (-1: left out), and the numbers there."""
        places = np.frombuffer(self.places, dtype=np.int64)
        stories = order[places >> _SHIFT]
        kept = stories >= 0
        there = stories[kept] << _SHIFT | (places & ((1 << _SHIFT) - 1))[kept]
        return there, np.frombuffer(self.numbers, dtype=np.int64)[kept]


def story_of(places: Any) -> Any:
    """The numbers of the stories of some places."""
    return places >> _SHIFT


@dataclass(slots=True)
class Tally:
    """One group of one night: its stories with their words and the digests of their sources, and the
    counts by measure."""

    stories: list[str] = field(default_factory=list)
    words: array[int] = field(default_factory=lambda: array("q"))
    sources: list[str] = field(default_factory=list)
    counts: dict[str, Counts] = field(default_factory=dict)

    def add(self, row: StoryRow) -> None:
        number = len(self.stories)
        self.stories.append(row.story)
        self.words.append(row.words)
        self.sources.append(row.source)
        found: dict[str, Counter[int]] = {}
        for finding in row.findings:
            if finding.severity:
                where = finding.span.segment
                found.setdefault(finding.check, Counter())[where] += 1
                found.setdefault(PENALTY, Counter())[where] += int(finding.severity)
        for measure, segments in found.items():
            self.counts.setdefault(measure, Counts()).add(number, segments)

    def digests(self) -> dict[str, str]:
        """The stories with the digests of their sources."""
        return dict(zip(self.stories, self.sources, strict=True))

    def rate(self, measure: str, per: int) -> float:
        """How often something stands in so many words."""
        words, counts = sum(self.words), self.counts.get(measure)
        return per * sum(counts.numbers) / words if words and counts else 0.0


def tallied(rows: Iterable[StoryRow]) -> dict[Group, Tally]:
    """The counts of a night by group; stories that could not be examined are left out."""
    found: dict[Group, Tally] = {}
    for row in rows:
        if not row.failure:
            found.setdefault(row.group, Tally()).add(row)
    return found
