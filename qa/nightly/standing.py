"""Nights to what a page shows of them: one standing for the corpus, one for each system and direction,
and where there are several desks one for each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from qa.model import Change, Group, GroupSum, Score, Standing, Trend, TrendPoint
from qa.nightly.rates import rate, share

# A night's sums by its name, the earliest first.
Sums = Sequence[tuple[str, Sequence[GroupSum]]]
FEW = 80  # nights, evenly spread, that a trend shows: more are not told apart


@dataclass(frozen=True, slots=True)
class Standings:
    """Everything together, each system in each direction, and each desk; the worst first."""

    whole: Standing
    each: tuple[Standing, ...]
    desks: tuple[Standing, ...]


def standings(nights: Sums, changes: Sequence[Change]) -> Standings:
    """How things stand in the last of the nights.

    Worst is what has changed for the worse, then the higher MQM penalty by words. There are desks
    only where tonight has more than one.
    """
    tonight = [sums.group for sums in nights[-1][1]]
    whole = _standing(Group("", "", "", ""), nights, changes, with_scores=False)
    each = _each(nights, changes, tonight, lambda group: group._replace(desk=""))
    if len({group.desk for group in tonight}) < 2:
        return Standings(whole, each, ())
    desks = _each(
        nights, changes, tonight, lambda group: Group("", "", "", group.desk), with_scores=False,
        parts=_each(nights, changes, tonight, lambda group: group),
    )  # fmt: skip
    return Standings(whole, each, desks)


def drawn(names: Sequence[str], against: str = "") -> Sequence[str]:
    """The earlier nights that are shown beside tonight: all, or some evenly spread with the first, the
    last and the one that tonight is held against. No other need be read."""
    most = FEW - 1
    if len(names) <= most:
        return names
    step = (len(names) - 1) / (most - 2)
    evenly = {names[round(n * step)] for n in range(most - 1)}
    return sorted(evenly | ({against} & {*names}))


def _each(
    nights: Sums,
    changes: Sequence[Change],
    tonight: Sequence[Group],
    key: Callable[[Group], Group],
    *,
    with_scores: bool = True,
    parts: Sequence[Standing] = (),
) -> tuple[Standing, ...]:
    """A standing for each key that tonight has, the worst first; a desk's `parts` go with it."""
    found: dict[Group, list[tuple[str, list[GroupSum]]]] = {key(group): [] for group in tonight}
    for night, groups in nights:
        for sums in groups:
            own = found.get(key(sums.group))
            if own is None:
                continue
            if not own or own[-1][0] != night:
                own.append((night, []))
            own[-1][1].append(sums)
    made = [
        _standing(
            one, own, [c for c in changes if key(c.group) == one], with_scores=with_scores,
            parts=tuple(part for part in parts if part.desk == one.desk),
        )
        for one, own in found.items()
    ]  # fmt: skip
    return tuple(sorted(made, key=_badness))


def _badness(standing: Standing) -> tuple[int, float, Group]:
    worse = sum(1 for change in standing.changes if change.verdict == "worse")
    penalty = next((t.points[-1].value for t in standing.trends if t.less_is_better), 0.0)
    own = Group(standing.system, standing.source_lang, standing.target_lang, standing.desk)
    return (-worse, -penalty, own)


def _standing(
    key: Group,
    own: Sums,
    changes: Sequence[Change],
    *,
    with_scores: bool,
    parts: tuple[Standing, ...] = (),
) -> Standing:
    last = own[-1][1] if own else []
    return Standing(
        key.system, key.source_lang, key.target_lang,
        sum(g.stories for g in last), sum(g.words for g in last), sum(g.failures for g in last),
        tuple(_trends(own, with_scores=with_scores)), tuple(changes), key.desk, parts,
    )  # fmt: skip


def _trends(nights: Sums, *, with_scores: bool) -> Iterator[Trend]:
    for measure, unit, less, signature, point in (
        ("MQM penalty", "per 1,000 words", True, "mqm-linear|per:1000", _penalty),
        ("terms right", "%", False, "terms|unit:segment x concept|interval:wilson95", _terms),
        ("entities right", "%", False, "entity-accuracy|interval:wilson95", _entities),
    ):
        points = _points(nights, point)
        if points:
            yield Trend(measure, unit, less, signature, points)
    if with_scores:
        yield from _scores(nights)


def _points(
    nights: Sums, point: Callable[[str, Sequence[GroupSum]], TrendPoint | None]
) -> tuple[TrendPoint, ...]:
    return tuple(found for night, groups in nights if (found := point(night, groups)))


def _penalty(night: str, groups: Sequence[GroupSum]) -> TrendPoint | None:
    return rate(
        night,
        sum(g.stories - g.failures for g in groups),
        sum(g.words for g in groups),
        sum(g.word_squares for g in groups),
        sum(g.penalty for g in groups),
        sum(g.penalty_squares for g in groups),
        sum(g.penalty_cross for g in groups),
    )


def _terms(night: str, groups: Sequence[GroupSum]) -> TrendPoint | None:
    return share(night, sum(g.terms[1] for g in groups), sum(g.terms[0] for g in groups))


def _entities(night: str, groups: Sequence[GroupSum]) -> TrendPoint | None:
    return share(night, sum(g.entities[1] for g in groups), sum(g.entities[0] for g in groups))


def _scores(nights: Sums) -> Iterator[Trend]:
    """The overlap scores, where a system has one desk in a direction: scores of groups do not add up."""
    found: dict[tuple[str, str], list[TrendPoint]] = {}
    units: dict[str, Score] = {}
    for night, groups in nights:
        if len(groups) != 1:
            continue
        for score in groups[0].scores:
            units[score.name] = score
            found.setdefault((score.name, score.signature), []).append(
                TrendPoint(night, score.value, score.low, score.high)
            )
    for (name, signature), points in sorted(found.items()):
        yield Trend(name, units[name].unit or "points", name == "TER", signature, tuple(points))
