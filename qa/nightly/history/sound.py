"""Whether a night can be kept: what its nouns do not say by their types."""

from __future__ import annotations

import math
from collections.abc import Iterable

from qa.errors import InputError
from qa.model import CheckSum, GroupSum, Night
from qa.nightly.history.days import day

_MOST, _COUNT = 2**63 - 1, 2**31 - 1


def sound(night: Night) -> None:
    """InputError for a name that is no date or a sum that no store can hold; ValueError for
    what no run makes: twins, a check without its group."""
    day(night.name)
    _once("group", [g.group for g in night.groups])
    _once("check", [(c.group, c.check) for c in night.checks])
    if {c.group for c in night.checks} - {g.group for g in night.groups}:
        raise ValueError("a check has sums in a group that has none")
    _fit(night, (n for g in night.groups for n in numbers(g)))
    _fit(night, (n for c in night.checks for n in counts(c)))
    _fit(night, (n for c in night.checks for n in (*c.findings, c.stories, c.overruled)), _COUNT)
    _fit(night, (n for g in night.groups for spread in g.severities for n in spread))
    if any(len(g.severities) not in (0, 3) for g in night.groups):
        raise ValueError("a group has other severities than minor, major and critical")
    for score in (s for g in night.groups for s in g.scores):
        _fit(night, [score.n])
        if not all(math.isfinite(v) for v in (score.value, score.low or 0, score.high or 0)):
            raise ValueError(f"night {night.name}: {score.name} is no finite number")


def numbers(sums: GroupSum) -> tuple[int, ...]:
    """A group's integers in the order of their columns."""
    return (
        sums.stories, sums.segments, sums.words, sums.word_squares, sums.failures, sums.penalty,
        sums.penalty_squares, sums.penalty_cross, *sums.terms, *sums.entities,
    )  # fmt: skip


def counts(sums: CheckSum) -> tuple[int, ...]:
    """A check's integers in the order of their columns."""
    return (*sums.findings, sums.stories, sums.squares, sums.cross, sums.overruled)


def _once(what: str, keys: list[object]) -> None:
    if len(set(keys)) < len(keys):
        raise ValueError(f"a {what} has two sums in one night")


def _fit(night: Night, some: Iterable[int], limit: int = _MOST) -> None:
    most = max(map(abs, some), default=0)
    if most > limit:
        raise InputError(
            f"night {night.name} has a sum of {len(str(most))} digits, more than a store can hold",
            remedy="Divide its longest stories.",
        )  # fmt: skip
