"""The ratchet: did quality fall against the night that was accepted last?

Stories that both nights have (under whatever name, see `pairing`) are compared in pairs, segment by
segment, so that what did not change weighs nothing and a handful of mangled names is seen; new
stories are compared by their rates. A fall counts only when it is in several stories: one odd story is
no trend.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from qa.model import Change, Group
from qa.nightly.chance import by_rates, by_signs, corrected, least_by_rates, least_by_signs
from qa.nightly.pairing import renamed
from qa.nightly.tallies import Tally, story_of

_PER = 1000  # words
_SHOWN = 5  # stories named as examples


@dataclass(frozen=True, slots=True)
class Limits:
    """`alpha` is the share of false alarms over all measures of a night, `stories` the least number
    of stories in which a measure must have changed."""

    alpha: float = 0.05
    stories: int = 2


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
    names = renamed(before.digests(), after.digests())
    old, new = [names.get(story, story) for story in before.stories], after.stories
    shared = sorted({*old} & {*new})
    if 2 * len(shared) < max(len(old), len(new)):
        return _unpaired(group, measures, before, after)
    places = {story: number for number, story in enumerate(shared)}
    orders = [
        np.array([places.get(s, -1) for s in stories], dtype=np.int64) for stories in (old, new)
    ]
    return [_paired(group, measure, (before, after), orders, shared) for measure in measures]


def _paired(
    group: Group,
    measure: str,
    nights: tuple[Tally, Tally],
    orders: Sequence[Any],
    shared: Sequence[str],
) -> _Test:
    """`orders` have the places in `shared` of each night's stories, -1 for those of one night."""
    sides = [
        (*counts.of(order), sign)
        for night, order, sign in zip(nights, orders, (-1, 1), strict=True)
        if (counts := night.counts.get(measure))
    ]
    places, differences = _summed(
        np.concatenate([there for there, _, _ in sides]),
        np.concatenate([sign * numbers for _, numbers, sign in sides]),
    )
    stories, moved = _summed(story_of(places), differences)
    values = differences.tolist()
    before, after = (night.rate(measure, _PER) for night in nights)
    return _Test(
        group, measure, before, after, by_signs(values), by_signs([-v for v in values]),
        least_by_signs(values), True, len(shared),
        {shared[n]: number for n, number in zip(stories.tolist(), moved.tolist(), strict=True)},
    )  # fmt: skip


def _summed(keys: Any, numbers: Any) -> tuple[Any, Any]:
    """The sums by key, in the order of the keys, without those that are nought."""
    found, where = np.unique(keys, return_inverse=True)
    sums = np.zeros(len(found), dtype=np.int64)
    np.add.at(sums, where, numbers)
    return found[sums != 0], sums[sums != 0]


def _unpaired(group: Group, measures: Sequence[str], before: Tally, after: Tally) -> list[_Test]:
    nights = before, after
    orders = [np.argsort(np.argsort(np.array(night.stories, dtype=object))) for night in nights]
    first = len(before.stories)
    counts = np.zeros((first + len(after.stories), len(measures)), dtype=np.int64)
    words = np.zeros(len(counts), dtype=np.int64)
    for night, order, start in zip(nights, orders, (0, first), strict=True):
        words[start + order] = night.words
        for column, measure in enumerate(measures):
            if own := night.counts.get(measure):
                places, numbers = own.of(order)
                np.add.at(counts[:, column], start + story_of(places), numbers)
    rises, falls = by_rates(counts, words, first)
    named = sorted(after.stories)
    found = []
    for column, (measure, rise, fall) in enumerate(zip(measures, rises, falls, strict=True)):
        theirs = counts[first:, column]
        moved = {named[n]: int(theirs[n]) for n in np.flatnonzero(theirs)}
        old, new = (night.rate(measure, _PER) for night in nights)
        least = least_by_rates(len(counts))
        found.append(_Test(group, measure, old, new, rise, fall, least, False, len(named), moved))
    return found


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
