"""Rows of stories to the sums of a night."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

import numpy as np

from qa.language import language
from qa.model import CheckSum, Group, GroupSum, Score, Severity, Spread, StoryRow

_SAMPLES = 1000
_ENOUGH = 2  # stories without which there is no interval


GRAVE = (Severity.MINOR, Severity.MAJOR, Severity.CRITICAL)


@dataclass(slots=True)
class _Checks:
    findings: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    stories: int = 0
    squares: int = 0
    cross: int = 0
    overruled: int = 0


@dataclass(slots=True)
class _Groups:
    counts: list[int] = field(default_factory=lambda: [0] * 8)
    terms: list[int] = field(default_factory=lambda: [0, 0])
    entities: list[int] = field(default_factory=lambda: [0, 0])
    # By signature the integers of all stories, one behind the other: eight bytes each.
    rows: dict[str, array[int]] = field(default_factory=dict)
    widths: dict[str, int] = field(default_factory=dict)
    checks: dict[str, _Checks] = field(default_factory=dict)
    # By severity the sums of a `Spread`.
    severities: list[list[int]] = field(default_factory=lambda: [[0, 0, 0] for _ in GRAVE])


_PLACES = {0: 0, 1: 1, 5: 2, 25: 3}  # of a severity in the counts


class Sums:
    """What rows add up to. Sums are the same in any order of the rows; of the scores' intervals
    only rows in the same order give the same."""

    def __init__(self) -> None:
        self._groups: dict[Group, _Groups] = {}

    def add(self, row: StoryRow) -> None:
        """One more story."""
        group = self._groups.setdefault(row.group, _Groups())
        counts = group.counts
        counts[0] += 1
        if row.failure:
            counts[4] += 1
            return
        penalty = sum(int(f.severity) for f in row.findings)
        for place, number in enumerate((row.segments, row.words, row.words**2), 1):
            counts[place] += number
        counts[5] += penalty
        counts[6] += penalty**2
        counts[7] += penalty * row.words
        for ours, theirs in ((group.terms, row.terms), (group.entities, row.entities)):
            ours[0] += theirs[0]
            ours[1] += theirs[1]
        for signature, stats in row.rows.items():
            group.rows.setdefault(signature, array("q")).extend(stats)
            group.widths[signature] = len(stats)
        self._count(group, row)
        for severity, sums in zip(GRAVE, group.severities, strict=True):
            number = sum(1 for finding in row.findings if finding.severity == severity)
            sums[0] += number
            sums[1] += number**2
            sums[2] += number * row.words

    def _count(self, group: _Groups, row: StoryRow) -> None:
        seen: dict[str, int] = {}
        for finding in row.findings:
            check = group.checks.setdefault(finding.check, _Checks())
            check.findings[_PLACES[int(finding.severity)]] += 1
            seen[finding.check] = seen.get(finding.check, 0) + bool(finding.severity)
        for name, number in seen.items():
            check = group.checks[name]
            check.stories += bool(number)
            check.squares += number**2
            check.cross += number * row.words
        for name, number in row.suppressed.items():
            group.checks.setdefault(name, _Checks()).overruled += number

    def groups(self) -> Iterator[GroupSum]:
        """The sums by group, sorted."""
        scores = _scores(self._groups)
        for key, group in sorted(self._groups.items()):
            counts = group.counts
            yield GroupSum(
                key, counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6],
                counts[7],
                (group.terms[0], group.terms[1]), (group.entities[0], group.entities[1]),
                tuple(scores[key]),
                tuple(Spread(*sums) for sums in group.severities),
            )  # fmt: skip

    def checks(self) -> Iterator[CheckSum]:
        """The findings by group and check, sorted."""
        for key, group in sorted(self._groups.items()):
            for name, check in sorted(group.checks.items()):
                a, b, c, d = check.findings
                yield CheckSum(
                    key, name, (a, b, c, d), check.stories, check.squares, check.cross,
                    check.overruled,
                )  # fmt: skip


def _scores(groups: Mapping[Group, _Groups]) -> dict[Group, list[Score]]:
    """The overlap scores of each group with their intervals, whole stories being resampled.

    Tables of equally many stories, as most systems have, share one pass over the draws.
    """
    from qa.scoring.counts.resampling import resampled

    alike: dict[int, list[tuple[Group, str, Any]]] = {}
    for key, group in groups.items():
        for named, stats in group.rows.items():
            table = np.frombuffer(stats, dtype=np.int64).reshape(-1, group.widths[named])
            alike.setdefault(len(table), []).append((key, named, table))
    found: dict[Group, list[Score]] = {key: [] for key in groups}
    for number, tables in alike.items():
        drawn = resampled([t for *_, t in tables], _SAMPLES) if number >= _ENOUGH else ()
        for (key, named, table), sums in zip_longest(tables, drawn):
            found[key].append(_score(key, named, table, sums))
    for scores in found.values():
        scores.sort(key=lambda score: (score.name, score.signature))
    return found


def _score(key: Group, named: str, table: Any, drawn: Any) -> Score:
    from qa.scoring.counts.resampling import middle
    from qa.scoring.counts.table import metric

    name, _, signature = named.partition("|")
    value = metric(name, language(key.target_lang).scoring)[0].value
    found = value(table.sum(axis=0).tolist())
    low = high = None
    if drawn is not None:
        half = middle([value(one) for one in drawn.tolist()]).half
        low, high = found - half, found + half
    return Score(name, found, signature, len(table), low, high, "points")
