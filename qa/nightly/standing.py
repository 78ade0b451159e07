"""Nights to what a page shows of them: one standing for the corpus, one for each system and direction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from qa.model import Change, GroupSum, Score, Standing, Trend, TrendPoint
from qa.nightly.rates import rate, share

# A night's sums by its name, the earliest first.
Sums = Sequence[tuple[str, Sequence[GroupSum]]]
_LATEST = 400  # nights that a trend shows at most


def standings(nights: Sums, changes: Sequence[Change]) -> tuple[Standing, tuple[Standing, ...]]:
    """The whole corpus, and each system in each direction of the last night, the worst first.

    Worst is what has changed for the worse, then the higher MQM penalty by words.
    """
    nights = nights[-_LATEST:]
    tonight = nights[-1][1]
    keys = sorted({_key(group) for group in tonight})
    found = [_standing(key, nights, changes) for key in keys]
    whole = _standing(None, nights, changes)
    return whole, tuple(sorted(found, key=_badness))


def _badness(standing: Standing) -> tuple[int, float, str, str, str]:
    worse = sum(1 for change in standing.changes if change.verdict == "worse")
    penalty = next((t.points[-1].value for t in standing.trends if t.less_is_better), 0.0)
    return (-worse, -penalty, standing.system, standing.source_lang, standing.target_lang)


Key = tuple[str, str, str]


def _key(sums: GroupSum) -> Key:
    return (sums.group.system, sums.group.source_lang, sums.group.target_lang)


def _standing(key: Key | None, nights: Sums, changes: Sequence[Change]) -> Standing:
    own: list[tuple[str, list[GroupSum]]] = []
    for night, groups in nights:
        chosen = [group for group in groups if key is None or _key(group) == key]
        if chosen:
            own.append((night, chosen))
    last = own[-1][1] if own else []
    system, source, target = key or ("", "", "")
    return Standing(
        system, source, target,
        sum(g.stories for g in last), sum(g.words for g in last), sum(g.failures for g in last),
        tuple(_trends(own, with_scores=key is not None)),
        tuple(c for c in changes if key is None or c.group[:3] == key),
    )  # fmt: skip


def _trends(
    nights: Sequence[tuple[str, Sequence[GroupSum]]], *, with_scores: bool
) -> Iterator[Trend]:
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
    nights: Sequence[tuple[str, Sequence[GroupSum]]],
    point: Callable[[str, Sequence[GroupSum]], TrendPoint | None],
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


def _scores(nights: Sequence[tuple[str, Sequence[GroupSum]]]) -> Iterator[Trend]:
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
