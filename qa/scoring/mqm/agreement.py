"""How errors that were found agree with those that people marked: counts that add up exactly.

Marks with a place in the target count; marks in the source alone or without a place are counted
apart. Neutral marks and other words than minor, major, critical are no errors.

By marks: a mark is found when a finding overlaps it, a finding is right when a mark overlaps it (an
empty place overlaps what it touches). With several raters of a segment there are three golds:

* each: every rater by itself, findings counted anew against each (micro-average over raters);
* any: the marks of all raters together, each mark by itself;
* majority: marks that overlap marks of more than half of the raters, themselves included; a finding
  is right when marks of more than half of the raters overlap it.

By characters: the measure of the span tasks of WMT 2024 and 2025 (quality estimation): a character
counts as often as spans of a severity cover it, critical as major; the same severity is right, the
other one half; precision and recall over all characters; 1 where there is nothing to divide by. In
"any" and "majority" a character counts once, with the gravest severity that one rater, or more than
half of them, gave at least.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from qa.model import MqmError, Place, Severity
from qa.scoring.mqm.errors import grade
from qa.scoring.mqm.intervals import Cover, Stretches, shared

Gold = Literal["each", "any", "majority"]
GOLDS: tuple[Gold, ...] = ("each", "any", "majority")


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and F1 from whole numbers; `right` and `found` may be of different things."""

    right: Fraction
    ours: int
    found: Fraction
    marks: int

    @property
    def precision(self) -> float:
        return float(self.right / self.ours) if self.ours else 1.0

    @property
    def recall(self) -> float:
        return float(self.found / self.marks) if self.marks else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts under one gold.

    `right` and `ours` are findings by group (a check, a severity, a category, "all"), `found` and
    `marks` marks by group; groups are pairs of kind and name. `halves` are right characters
    counted in halves, `our_signs` and `their_signs` covered characters. `unplaced` are marks
    without a place in the target, `segments` those compared (for "each", times their raters).
    """

    gold: Gold
    right: Mapping[tuple[str, str], int] = field(default_factory=dict)
    ours: Mapping[tuple[str, str], int] = field(default_factory=dict)
    found: Mapping[tuple[str, str], int] = field(default_factory=dict)
    marks: Mapping[tuple[str, str], int] = field(default_factory=dict)
    halves: int = 0
    our_signs: int = 0
    their_signs: int = 0
    unplaced: int = 0
    segments: int = 0

    def __add__(self, other: Agreement) -> Agreement:
        def both(
            a: Mapping[tuple[str, str], int], b: Mapping[tuple[str, str], int]
        ) -> dict[tuple[str, str], int]:
            return {key: a.get(key, 0) + b.get(key, 0) for key in sorted({*a, *b})}

        assert self.gold == other.gold
        return Agreement(
            self.gold,
            both(self.right, other.right),
            both(self.ours, other.ours),
            both(self.found, other.found),
            both(self.marks, other.marks),
            self.halves + other.halves,
            self.our_signs + other.our_signs,
            self.their_signs + other.their_signs,
            self.unplaced + other.unplaced,
            self.segments + other.segments,
        )

    def rates(self, kind: str = "all", name: str = "") -> Rates:
        """By marks, over all or in one group."""
        key = (kind, name)
        return Rates(
            Fraction(self.right.get(key, 0)), self.ours.get(key, 0),
            Fraction(self.found.get(key, 0)), self.marks.get(key, 0),
        )  # fmt: skip

    def names(self, kind: str) -> list[str]:
        """The groups of a kind that have a finding or a mark, the most marked first."""
        known = {name for k, name in (*self.ours, *self.marks) if k == kind}
        return sorted(
            known, key=lambda n: (-self.marks.get((kind, n), 0), -self.ours.get((kind, n), 0), n)
        )

    @property
    def characters(self) -> Rates:
        """By characters."""
        right = Fraction(self.halves, 2)
        return Rates(right, self.our_signs, right, self.their_signs)


@dataclass(frozen=True, slots=True)
class Unit:
    """One rated segment: length of its target, what was found (with the check), each rater's marks."""

    length: int
    ours: tuple[tuple[str, MqmError], ...]
    raters: tuple[tuple[MqmError, ...], ...]


def agree(units: Iterable[Unit], gold: Gold) -> Agreement:
    """The counts over segments, each with at least one rater."""
    total = Agreement(gold)
    for part in _batches(_agree(unit, gold) for unit in units):
        total += part
    return total


def _batches(parts: Iterable[Agreement]) -> Iterable[Agreement]:
    """Sums of a few hundred each, so that adding up does not grow with what was added."""
    batch: Agreement | None = None
    for number, part in enumerate(parts, 1):
        batch = part if batch is None else batch + part
        if number % 256 == 0:
            yield batch
            batch = None
    if batch is not None:
        yield batch


def _agree(unit: Unit, gold: Gold) -> Agreement:
    raters = tuple(tuple(e for e in marked if grade(e)) for marked in unit.raters)
    if gold == "each":
        total = Agreement(gold)
        for marked in raters:
            total += _counts(unit, (marked,), gold, 1)
        return total
    return _counts(unit, raters, gold, 1 if gold == "any" else len(raters) // 2 + 1)


def _counts(
    unit: Unit, raters: Sequence[tuple[MqmError, ...]], gold: Gold, needed: int
) -> Agreement:
    """What at least `needed` raters marked is the gold."""
    right: Counter[tuple[str, str]] = Counter()
    ours: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    marks: Counter[tuple[str, str]] = Counter()
    places = [Stretches(p for error in marked for p in targets(error)) for marked in raters]
    placed = [(check, error) for check, error in unit.ours if targets(error)]
    findings = Stretches(p for _, error in placed for p in targets(error))
    for check, error in placed:
        hit = sum(_meets(error, theirs) for theirs in places) >= needed
        for group in (*groups(error), ("check", check)):
            ours[group] += 1
            right[group] += hit
    unplaced = 0
    for marked in raters:
        for error in marked:
            if not targets(error):
                unplaced += 1
                continue
            if sum(_meets(error, theirs) for theirs in places) < needed:
                continue
            hit = _meets(error, findings)
            for group in groups(error):
                marks[group] += 1
                found[group] += hit
    halves, our_signs, their_signs = shared(
        _covers((error for _, error in placed), unit.length),
        [_covers(marked, unit.length) for marked in raters],
        needed,
        single=gold == "each",
    )
    return Agreement(gold, right, ours, found, marks, halves, our_signs, their_signs, unplaced, 1)


def targets(error: MqmError) -> tuple[Place, ...]:
    """The places in the target."""
    return tuple(place for place in error.places if place.side == "target")


def _meets(error: MqmError, stretches: Stretches) -> bool:
    return any(stretches.meet(place) for place in targets(error))


def groups(error: MqmError) -> tuple[tuple[str, str], ...]:
    """What an error is counted under, beside the check that found it."""
    top = error.category.replace("_", " ").partition("/")[0].strip().capitalize()
    return (
        ("all", ""), ("severity", grade(error).label), ("category", top or "none"),
    )  # fmt: skip


def _covers(errors: Iterable[MqmError], length: int) -> list[Cover]:
    return [
        (place.start, min(place.end, length), grade(error) >= Severity.MAJOR)
        for error in errors
        if grade(error)
        for place in targets(error)
    ]


def against_each_other(
    units: Iterable[Unit], check: Callable[[int], str] = lambda n: f"rater {n + 1}"
) -> Agreement:
    """People against people: each rater's marks as findings, the other raters as the gold (any).

    Units with one rater say nothing and are left out. It is the measure of what can be hoped for.
    """
    turned = (
        Unit(
            unit.length,
            tuple((check(n), error) for error in marked if grade(error)),
            (*unit.raters[:n], *unit.raters[n + 1 :]),
        )
        for unit in units
        if len(unit.raters) > 1
        for n, marked in enumerate(unit.raters)
    )
    return agree(turned, "any")
