"""The ratchet: did quality fall against the night that was accepted last?

Stories that both nights have (under whatever name, see `pairing`) are compared in pairs, segment by
segment, so that what did not change weighs nothing and a handful of mangled names is seen; new
stories are compared by their rates. A fall counts only when it is in several stories: one odd story is
no trend.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from qa.model import Change, Group, StoryRow
from qa.nightly.chance import by_rates, by_signs, corrected, least_by_rates, least_by_signs
from qa.nightly.pairing import renamed

PENALTY = "MQM penalty"
_PER = 1000  # words
_SHOWN = 5  # stories named as examples

Segment = tuple[str, int]  # a story and the number of its segment


@dataclass(frozen=True, slots=True)
class Limits:
    """`alpha` is the share of false alarms over all measures of a night, `stories` the least number
    of stories in which a measure must have changed."""

    alpha: float = 0.05
    stories: int = 2


@dataclass(slots=True)
class Tally:
    """One group of one night, as small as the questions allow: counts by measure and segment, words
    and the digest of the source by story."""

    words: dict[str, int] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    counts: dict[str, Counter[Segment]] = field(default_factory=dict)

    def add(self, row: StoryRow) -> None:
        self.words[row.story] = row.words
        self.sources[row.story] = row.source
        for finding in row.findings:
            if finding.severity:
                where = (row.story, finding.span.segment)
                self.counts.setdefault(finding.check, Counter())[where] += 1
                self.counts.setdefault(PENALTY, Counter())[where] += int(finding.severity)

    def renamed(self, names: Mapping[str, str]) -> Tally:
        """The same with other names for some of the stories."""
        if not names:
            return self
        counts = {
            measure: Counter({(names.get(s, s), n): count for (s, n), count in own.items()})
            for measure, own in self.counts.items()
        }
        words = {names.get(story, story): number for story, number in self.words.items()}
        sources = {names.get(story, story): digest for story, digest in self.sources.items()}
        return Tally(words, sources, counts)


def tallied(rows: Iterable[StoryRow]) -> dict[Group, Tally]:
    """The counts of a night by group; stories that could not be examined are left out."""
    found: dict[Group, Tally] = {}
    for row in rows:
        if not row.failure:
            found.setdefault(row.group, Tally()).add(row)
    return found


def ratchet(
    before: Mapping[Group, Tally], after: Mapping[Group, Tally], limits: Limits
) -> tuple[Change, ...]:
    """What is worse, then what is better, then what is the same; groups that one night lacks are left out.

    Within a verdict the smallest chance stands first.
    """
    tests = [
        test
        for group in sorted(before.keys() & after.keys())
        for test in _tests(group, before[group], after[group])
    ]
    worse = corrected([t.rise for t in tests], [t.least for t in tests], limits.alpha)
    better = corrected([t.fall for t in tests], [t.least for t in tests], limits.alpha)
    changes = [
        _change(test, up, down, limits) for test, up, down in zip(tests, worse, better, strict=True)
    ]
    order = {"worse": 0, "better": 1, "same": 2}
    return tuple(sorted(changes, key=lambda c: (order[c.verdict], c.p, c.group, c.measure)))


@dataclass(frozen=True, slots=True)
class _Test:
    group: Group
    measure: str
    before: float
    after: float
    rise: float
    fall: float
    least: float
    paired: bool
    stories: int
    moved: Mapping[str, int]


def _tests(group: Group, before: Tally, after: Tally) -> list[_Test]:
    """The tests of all measures of one group, in their order."""
    measures = sorted(before.counts.keys() | after.counts.keys())
    before = before.renamed(renamed(before.sources, after.sources))
    shared = before.words.keys() & after.words.keys()
    if 2 * len(shared) >= max(len(before.words), len(after.words)):
        return [_paired(group, measure, before, after, shared) for measure in measures]
    return _unpaired(group, measures, before, after)


def _paired(group: Group, measure: str, before: Tally, after: Tally, shared: Set[str]) -> _Test:
    none: Counter[Segment] = Counter()
    old, new = before.counts.get(measure, none), after.counts.get(measure, none)
    differences = {
        where: new[where] - old[where]
        for where in old.keys() | new.keys()
        if where[0] in shared and new[where] != old[where]
    }
    moved: Counter[str] = Counter()
    for (story, _), difference in differences.items():
        moved[story] += difference
    values = [differences[where] for where in sorted(differences)]
    return _Test(
        group, measure, _rate(old, before.words), _rate(new, after.words), by_signs(values),
        by_signs([-v for v in values]), least_by_signs(values), True, len(shared), moved,
    )  # fmt: skip


def _unpaired(group: Group, measures: Sequence[str], before: Tally, after: Tally) -> list[_Test]:
    none: Counter[Segment] = Counter()
    places = {
        (side, story): number
        for number, (side, story) in enumerate(
            [(0, story) for story in sorted(before.words)]
            + [(1, story) for story in sorted(after.words)]
        )
    }
    counts = np.zeros((len(places), len(measures)), dtype=np.int64)
    for column, measure in enumerate(measures):
        for side, tally in enumerate((before, after)):
            for (story, _), count in tally.counts.get(measure, none).items():
                counts[places[(side, story)], column] += count
    sides = (before.words, after.words)
    words = np.array([sides[side][story] for side, story in places], dtype=np.int64)
    rises, falls = by_rates(counts, words, len(before.words))
    found = []
    for measure, rise, fall in zip(measures, rises, falls, strict=True):
        old, new = before.counts.get(measure, none), after.counts.get(measure, none)
        moved: Counter[str] = Counter()
        for (story, _), count in new.items():
            moved[story] += count
        found.append(
            _Test(
                group,
                measure,
                _rate(old, before.words),
                _rate(new, after.words),
                rise,
                fall,
                least_by_rates(len(places)),
                False,
                len(after.words),
                moved,
            )
        )
    return found


def _rate(counts: Counter[Segment], words: Mapping[str, int]) -> float:
    whole = sum(words.values())
    return _PER * counts.total() / whole if whole else 0.0


def _change(test: _Test, worse: float, better: float, limits: Limits) -> Change:
    verdict: Literal["worse", "better", "same"] = "same"
    if worse <= limits.alpha and _several(test.moved.values(), limits):
        verdict = "worse"
    elif better <= limits.alpha and _several(
        [-m for m in test.moved.values()], limits, test.paired
    ):
        verdict = "better"
    sign = -1 if verdict == "better" and test.paired else 1
    examples = sorted(
        (story for story, moved in test.moved.items() if sign * moved > 0),
        key=lambda story: (-sign * test.moved[story], story),
    )
    return Change(
        test.group, test.measure, f"per {_PER:,} words", test.before, test.after,
        better if verdict == "better" else worse, verdict, test.paired, test.stories,
        sum(1 for moved in test.moved.values() if moved), tuple(examples[:_SHOWN]),
    )  # fmt: skip


def _several(moved: Iterable[int], limits: Limits, counted: bool = True) -> bool:
    """Whether it went that way in several stories; unpaired, a rate that fell has none to show."""
    return not counted or sum(1 for m in moved if m > 0) >= limits.stories


def fell(changes: Sequence[Change]) -> bool:
    """Whether anything is worse."""
    return any(change.verdict == "worse" for change in changes)
