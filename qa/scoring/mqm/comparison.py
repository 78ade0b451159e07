"""Findings against people's marks: agreement on errors, and correlation of scores at three levels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from qa.model import MqmError, Result
from qa.scoring.mqm.agreement import GOLDS, Agreement, Unit, against_each_other, agree
from qa.scoring.mqm.correlation import pairwise_accuracy, pearson, tau_b
from qa.scoring.mqm.errors import mqm_error
from qa.scoring.mqm.matching import Rated
from qa.scoring.mqm.penalty import K, grouped, penalty, segment_points
from qa.scoring.mqm.profiles import Profile

# Language pair and system, story, our score and people's.
_Point = tuple[tuple[tuple[str | None, str], str], int, Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Level:
    """Correlation of our penalties with people's scores over `n` segments, documents or systems.

    A good score is high on both sides. `right` of `pairs` is the pairwise accuracy of systems of
    one language pair; over several pairs the level of systems has no correlation.
    """

    name: str
    n: int
    pearson: float | None
    tau: float | None
    right: int = 0
    pairs: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """All of it. `agreements` has one gold for one rater, else all; `people` the raters among each
    other, None where no segment has two. `unrated` segments were left out; `unknown` marks have
    no weight in the profile that weighs people's marks, not even 0."""

    agreements: tuple[Agreement, ...]
    people: Agreement | None
    levels: tuple[Level, ...]
    systems: int
    documents: int
    segments: int
    raters: int
    unrated: int
    unknown: int
    ours: str
    theirs: str


def compare(stories: Sequence[tuple[Rated, Result]], ours: Profile, theirs: Profile) -> Comparison:
    """`ours` weighs findings, `theirs` people's marks; where all ratings have a score that counts.

    Only rated segments are looked at: where nobody looked, nothing is known.
    """
    units: list[Unit] = []
    points: list[_Point] = []
    rated = [r for story, _ in stories for same in story.ratings for r in same]
    scored = bool(rated) and all(r.score is not None for r in rated)
    unrated = 0
    for number, (story, result) in enumerate(stories):
        found: dict[int, list[tuple[str, MqmError]]] = {}
        for finding in result.findings:
            if finding.span.side != "reference":
                entry = (finding.check, mqm_error(finding))
                found.setdefault(finding.span.segment, []).append(entry)
        for index, same in enumerate(story.ratings):
            if not same:
                unrated += 1
                continue
            mine = tuple(found.get(index, ()))
            marks = tuple(rating.errors for rating in same)
            units.append(Unit(len(story.document.segments[index].target), mine, marks))
            good = -penalty([error for _, error in mine], ours)
            if scored:
                human = sum((Fraction(r.score or 0) for r in same), Fraction(0)) / len(same)
            else:
                human = segment_points(marks, theirs)
                human = human if theirs.scale == "quality" else -human
            pair = (story.document.source_lang, story.document.target_lang)
            points.append(((pair, story.system), number, good, human))
    several = any(len(unit.raters) > 1 for unit in units)
    return Comparison(
        tuple(agree(units, gold) for gold in (GOLDS if several else GOLDS[:1])),
        against_each_other(units) if several else None,
        tuple(_levels(points)),
        len({system for system, *_ in points}),
        len({document for _, document, *_ in points}),
        len(units),
        len({r.rater for r in rated}),
        unrated,
        0 if scored else sum(not theirs.entry(e) for r in rated for e in r.errors),
        ours.signature,
        "mean score of the raters (ESA)" if scored else theirs.signature,
    )


def _levels(points: Sequence[_Point]) -> list[Level]:
    found = [_level("segment", [(a, b) for *_, a, b in points])]
    if len({document for _, document, *_ in points}) > 1:
        found.append(_level("document", list(_means(points, lambda p: p[1]).values())))
    systems = _means(points, lambda p: p[0])
    if len(systems) > 1:
        pairs = grouped(systems, lambda key: key[0])
        counts = [
            pairwise_accuracy([systems[k][0] for k in keys], [systems[k][1] for k in keys])
            for keys in pairs.values()
        ]
        level = _level("system", list(systems.values()))
        if len(pairs) > 1:
            level = Level("system", level.n, None, None)
        found.append(
            replace(level, right=sum(a for a, _ in counts), pairs=sum(b for _, b in counts))
        )
    return found


def _means(
    points: Sequence[_Point], key: Callable[[_Point], K]
) -> dict[K, tuple[Fraction, Fraction]]:
    return {
        name: (
            sum((a for *_, a, _ in group), Fraction(0)) / len(group),
            sum((b for *_, b in group), Fraction(0)) / len(group),
        )
        for name, group in grouped(points, key).items()
    }


def _level(name: str, pairs: Sequence[tuple[Fraction, Fraction]]) -> Level:
    ours, theirs = [a for a, _ in pairs], [b for _, b in pairs]
    return Level(name, len(pairs), pearson(ours, theirs), tau_b(ours, theirs))
