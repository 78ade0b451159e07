"""The ratchet: did quality fall against the night that was accepted last?

Stories that both nights have are compared in pairs, segment by segment, so that what did not change
weighs nothing and a handful of mangled names is seen; new stories are compared by their rates. A
fall counts only when it is in several stories: one odd story is no trend.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from qa.model import Change, Group, StoryRow
from qa.nightly.chance import by_rates, by_signs, corrected, least_by_signs

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
    """One group of one night, as small as the questions allow: counts by measure and segment."""

    words: dict[str, int] = field(default_factory=dict)
    counts: dict[str, Counter[Segment]] = field(default_factory=dict)

    def add(self, row: StoryRow) -> None:
        self.words[row.story] = row.words
        for finding in row.findings:
            if finding.severity:
                where = (row.story, finding.span.segment)
                self.counts.setdefault(finding.check, Counter())[where] += 1
                self.counts.setdefault(PENALTY, Counter())[where] += int(finding.severity)


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
        _test(group, measure, before[group], after[group])
        for group in sorted(before.keys() & after.keys())
        for measure in sorted(before[group].counts.keys() | after[group].counts.keys())
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


def _test(group: Group, measure: str, before: Tally, after: Tally) -> _Test:
    none: Counter[Segment] = Counter()
    old, new = before.counts.get(measure, none), after.counts.get(measure, none)
    shared = before.words.keys() & after.words.keys()
    paired = 2 * len(shared) >= max(len(before.words), len(after.words))
    if paired:
        differences = {
            where: new[where] - old[where]
            for where in old.keys() | new.keys()
            if where[0] in shared and new[where] != old[where]
        }
        moved: Counter[str] = Counter()
        for (story, _), difference in differences.items():
            moved[story] += difference
        values = [differences[where] for where in sorted(differences)]
        rise, fall = by_signs(values), by_signs([-v for v in values])
        least, stories = least_by_signs(values), len(shared)
    else:
        olds, news = _stories(old, before.words), _stories(new, after.words)
        rise, fall = by_rates(olds, news), by_rates(news, olds)
        moved = Counter({story: count for (story, _), count in new.items()})
        least, stories = 0.0, len(after.words)
    return _Test(
        group, measure, _rate(old, before.words), _rate(new, after.words), rise, fall, least,
        paired, stories, moved,
    )  # fmt: skip


def _stories(counts: Counter[Segment], words: Mapping[str, int]) -> list[tuple[int, int]]:
    by_story: Counter[str] = Counter()
    for (story, _), count in counts.items():
        by_story[story] += count
    return [(by_story[story], number) for story, number in sorted(words.items())]


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
