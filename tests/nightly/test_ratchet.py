"""The ratchet tells a fall from noise; its chances are those of all signs written out."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.model import Finding, Group, Severity, Span, StoryRow
from qa.nightly.chance import by_rates, by_signs, corrected, least_by_signs
from qa.nightly.ratchet import Limits, fell, ratchet
from qa.nightly.tallies import PENALTY, tallied

GROUP = Group("mt", "zh", "en", "world")


def finding(check: str, segment: int, severity: Severity = Severity.MAJOR) -> Finding:
    return Finding(
        check, "Accuracy/Mistranslation", severity, Span(segment, "target", 0, 1), str(segment),
        "x", "m", (), None, None, 1.0, "f",
    )  # fmt: skip


def night(seed: int, stories: int = 150, *, name: str = "s", rate: float = 0.4) -> list[StoryRow]:
    """Stories of 8 segments with findings of three checks, drawn at random."""
    chance = random.Random(seed)
    return [
        StoryRow(
            f"{name}{n}", GROUP, 8, 160 + chance.randrange(80),
            tuple(
                finding(check, segment)
                for segment in range(8)
                for check in ("near-miss-name", "changed-number", "lost-negation")
                if chance.random() < rate / 8
            ),
        )
        for n in range(stories)
    ]  # fmt: skip


def mangled(rows: list[StoryRow], share: float, seed: int) -> list[StoryRow]:
    """Names mangled in a share of the stories, in half of their segments."""
    chance = random.Random(seed)
    chosen = set(chance.sample(range(len(rows)), round(share * len(rows))))
    return [
        replace(row, findings=(*row.findings, *(finding("near-miss-name", s) for s in range(4))))
        if n in chosen
        else row
        for n, row in enumerate(rows)
    ]


def changes(before: list[StoryRow], after: list[StoryRow]) -> dict[str, str]:
    found = ratchet(tallied(before), tallied(after), Limits())
    return {change.measure: change.verdict for change in found}


@pytest.mark.parametrize("seed", range(20))
def test_the_same_stories_in_another_order_are_the_same(seed: int) -> None:
    rows = night(seed)
    shuffled = random.Random(seed).sample(rows, len(rows))
    assert set(changes(rows, shuffled).values()) == {"same"}


def test_noise_seldom_alarms() -> None:
    """Another draw from the same system, in pairs and with other stories: at most 1 of 20."""
    for name in ("s", "t"):
        alarms = sum(
            fell(ratchet(tallied(night(n)), tallied(night(100 + n, name=name)), Limits()))
            for n in range(20)
        )
        assert alarms <= 1


@pytest.mark.parametrize("seed", range(20))
def test_names_mangled_in_two_stories_of_a_hundred_are_found(seed: int) -> None:
    rows = night(seed)
    found = ratchet(tallied(rows), tallied(mangled(rows, 0.02, seed)), Limits())
    worst = {change.measure: change for change in found if change.verdict == "worse"}
    assert set(worst) == {"near-miss-name", PENALTY}
    assert worst["near-miss-name"].moved == 3
    assert len(worst["near-miss-name"].examples) == 3
    assert worst["near-miss-name"].after > worst["near-miss-name"].before


def test_what_gets_better_is_told_and_is_no_fall() -> None:
    rows = night(1)
    found = ratchet(tallied(mangled(rows, 0.05, 1)), tallied(rows), Limits())
    assert {c.measure for c in found if c.verdict == "better"} == {"near-miss-name", PENALTY}
    assert not fell(found)


SILENT = {
    "one odd story": lambda rows: mangled(rows[:1], 1.0, 1) + rows[1:],
    "neutral findings": lambda rows: [
        replace(r, findings=(*r.findings, finding("x", 0, Severity.NEUTRAL))) for r in rows
    ],
    "another group": lambda rows: [
        replace(r, group=GROUP._replace(system="new")) for r in mangled(rows, 0.5, 1)
    ],
    "stories that failed": lambda rows: [*rows, StoryRow("bad", GROUP, failure="crash")],
}


@pytest.mark.parametrize("change", SILENT.values(), ids=SILENT.keys())
def test_what_is_no_fall(change: object) -> None:
    rows = night(3)
    assert callable(change)
    assert not fell(ratchet(tallied(rows), tallied(change(rows)), Limits()))


def test_other_stories_are_compared_by_their_rates() -> None:
    before, after = night(1, 300), night(2, 300, name="t", rate=0.8)
    found = ratchet(tallied(before), tallied(after), Limits())
    assert {change.verdict for change in found} == {"worse"}
    assert not any(change.paired for change in found)


@given(st.lists(st.integers(-4, 4), max_size=9))
def test_the_chance_is_that_of_all_signs(differences: list[int]) -> None:
    signs = itertools.product((1, -1), repeat=len(differences))
    sums = [sum(s * d for s, d in zip(sign, differences, strict=True)) for sign in signs]
    exact = sum(s >= sum(differences) for s in sums) / len(sums)
    wanted = exact if any(differences) else 1.0
    assert by_signs(differences) == pytest.approx(wanted)
    assert by_signs(differences) >= least_by_signs(differences) - 1e-12


def test_many_differences_take_the_normal_distribution() -> None:
    few = [1] * 1100 + [-1] * 1000
    many = [*few, *few]
    assert by_signs(few) == pytest.approx(0.0154, abs=5e-4)
    assert by_signs(many) == pytest.approx(0.0010, abs=2e-4)


TOO_LITTLE = [
    ([], [], 0), ([[1], [1]], [10, 10], 1), ([[0], [0], [1], [1]], [0, 0, 9, 9], 2)
]  # fmt: skip


@pytest.mark.parametrize(("counts", "words", "first"), TOO_LITTLE)
def test_too_little_to_compare(counts: list[list[int]], words: list[int], first: int) -> None:
    table = np.array(counts, dtype=np.int64).reshape(len(words), 1)
    assert by_rates(table, np.array(words, dtype=np.int64), first) == ([1.0], [1.0])


def test_the_chance_of_other_stories_is_that_of_all_samples() -> None:
    """Four of ten stories, drawn in all 210 ways: the share with as large a difference."""
    counts = np.array([[0], [1], [0], [0], [3], [2], [4], [0], [2], [1]], dtype=np.int64)
    words = np.array([90, 110, 100, 100, 100, 120, 80, 100, 100, 100], dtype=np.int64)
    whole, real = range(10), set(range(4))

    def difference(first: set[int]) -> float:
        rest = set(whole) - first
        return sum(int(counts[n, 0]) for n in rest) / sum(int(words[n]) for n in rest) - sum(
            int(counts[n, 0]) for n in first
        ) / sum(int(words[n]) for n in first)

    every = [difference(set(c)) for c in itertools.combinations(whole, 4)]
    exact = sum(d >= difference(real) - 1e-12 for d in every) / len(every)
    rise, fall = by_rates(counts, words, 4)
    assert rise[0] == pytest.approx(exact, abs=0.01)
    assert fall[0] > 0.9


def test_very_many_stories_take_the_normal_distribution() -> None:
    counts = np.tile(np.array([[0], [1]], dtype=np.int64), (15_000, 1))
    words = np.full(30_000, 100, dtype=np.int64)
    assert by_rates(counts, words, 15_000)[0] == pytest.approx([0.5], abs=0.01)
    counts[20_000:, 0] += 1
    assert by_rates(counts, words, 15_000)[0][0] < 1e-9


def test_a_test_that_cannot_come_out_does_not_weigh_on_the_others() -> None:
    assert corrected([0.02, 0.5, 0.5], [0.001, 0.5, 0.5], 0.05) == [0.02, 1.0, 1.0]
    assert corrected([0.02, 0.5], [0.001, 0.001], 0.05) == [0.04, 0.5]
    assert corrected([], [], 0.05) == []
