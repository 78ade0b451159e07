"""Findings per 1,000 words over the nights, by severity and by check, with their intervals."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from qa.model import Break, CheckRow, CheckSum, Group, GroupSum, Trend, TrendPoint
from qa.nightly.rates import rate
from qa.nightly.standing import Sums

UNIT = "per 1,000 words"
_SIGNATURE = "findings|per:1000|interval:delta95"
_SEVERITIES = ("minor", "major", "critical")
_EVERY = Group("", "", "", "")

# A night's sums by check, added over its groups.
Counted = Mapping[str, Mapping[str, CheckSum]]


def added(checks: Iterable[CheckSum]) -> dict[str, CheckSum]:
    """The sums of each check over all groups."""
    found: dict[str, list[CheckSum]] = {}
    for one in checks:
        found.setdefault(one.check, []).append(one)
    return {check: _added(check, sums) for check, sums in sorted(found.items())}


def _added(check: str, sums: Sequence[CheckSum]) -> CheckSum:
    neutral, minor, major, critical = (sum(s.findings[n] for s in sums) for n in range(4))
    return CheckSum(
        _EVERY, check, (neutral, minor, major, critical), sum(s.stories for s in sums),
        sum(s.squares for s in sums), sum(s.cross for s in sums), sum(s.overruled for s in sums),
    )  # fmt: skip


def severity_trends(nights: Sums, counted: Counted) -> tuple[Trend, ...]:
    """Critical, major and minor findings of all checks together.

    Nights that were kept before severities were counted by story have no interval. A severity that
    was never seen has no trend.
    """
    found = []
    for number in reversed(range(len(_SEVERITIES))):
        points = []
        for night, groups in nights:
            point = _by_severity(night, groups, number, counted.get(night, {}))
            if point is not None:
                points.append(point)
        if any(point.value for point in points):
            found.append(_trend(_SEVERITIES[number], points))
    return tuple(found)


def _by_severity(
    night: str, groups: Sequence[GroupSum], number: int, checks: Mapping[str, CheckSum]
) -> TrendPoint | None:
    if all(g.severities for g in groups):
        own = [g.severities[number] for g in groups]
        return _rate(
            night, _base(groups), sum(s.total for s in own), sum(s.squares for s in own),
            sum(s.cross for s in own),
        )  # fmt: skip
    count = sum(sums.findings[number + 1] for sums in checks.values())
    point = _rate(night, _base(groups), count, 0, 0)
    return point and TrendPoint(night, point.value, None, None)


def check_rows(nights: Sums, counted: Counted, against: str) -> tuple[CheckRow, ...]:
    """The checks that found something tonight or in the night it is held against, the most frequent
    first. A night in which a check found nothing counts as 0."""
    tonight = nights[-1][0]
    names = {*counted.get(tonight, {}), *counted.get(against, {})}
    bases = [(night, _base(groups)) for night, groups in nights]
    rows = []
    for check in names:
        none = CheckSum(_EVERY, check, (0, 0, 0, 0), 0, 0, 0)
        points = []
        for night, base in bases:
            sums = counted.get(night, {}).get(check, none)
            point = _rate(night, base, sum(sums.findings[1:]), sums.squares, sums.cross)
            if point is not None:
                points.append(point)
        if not points:
            continue
        own = counted.get(tonight, {}).get(check, none)
        rows.append(
            CheckRow(
                check, own.findings, own.stories, own.overruled, _trend(check, points),
                _moved(points, against),
            )
        )  # fmt: skip
    return tuple(sorted(rows, key=lambda r: (-sum(r.findings[1:]), -sum(r.findings), r.check)))


def _moved(points: Sequence[TrendPoint], against: str) -> float | None:
    """The difference to that night by the half-width of its interval, the nights taken as independent."""
    before = next((point for point in points if point.night == against), None)
    last = points[-1]
    if before is None or before is last:
        return None
    halves = [p.high - p.value for p in (before, last) if p.high is not None]
    width = math.hypot(*halves)
    return (last.value - before.value) / width if width else 0.0


def breaks(made: Sequence[tuple[str, str, str, str]]) -> tuple[Break, ...]:
    """Where one night was made by something else than the one before: of (name, version, glossary,
    configuration) in the nights' order."""
    found = []
    for old, new in pairwise(made):
        what = ("program", "glossary", "configuration")
        changed = [w for w, a, b in zip(what, old[1:], new[1:], strict=True) if a != b]
        if changed:
            found.append(Break(new[0], tuple(changed)))
    return tuple(found)


def _trend(name: str, points: Sequence[TrendPoint]) -> Trend:
    return Trend(name, UNIT, True, _SIGNATURE, tuple(points), 2)


def _base(groups: Sequence[GroupSum]) -> tuple[int, int, int]:
    """What a night's findings are counted on: stories, words, and the sum of the squares of these."""
    return (
        sum(g.stories - g.failures for g in groups),
        sum(g.words for g in groups),
        sum(g.word_squares for g in groups),
    )


def _rate(
    night: str, base: tuple[int, int, int], count: int, squares: int, cross: int
) -> TrendPoint | None:
    return rate(night, *base, count, squares, cross)
