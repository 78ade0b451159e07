"""Which sentences are mined: those with a doubted name, a sample of them in a large night."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from qa.model import Group, Severity, StoryRow
from qa.nightly.suspects import Suspects, story_key
from qa.nightly.task import Place
from tests.nightly.made import finding

GROUP = Group("mt", "zh", "en", "")

KEYS: dict[str, tuple[str, tuple[Place, ...], str]] = {
    "a file": ("asia/s1.en.mt.txt", (), "asia/s1.en.mt.txt"),
    "a system's folder": ("mta/asia/s1.txt", ("system", "desk"), "asia/s1.txt"),
    "a story within a file": ("mta/s1.xlf#doc", ("system",), "s1.xlf"),
    "a table's story": ("mta.jsonl#doc#2", (), "#doc#2"),
    "a packed table's": ("x/mta.tsv.gz#doc", ("system",), "#doc"),
    "a table that cannot be read": ("mta.jsonl", (), "mta.jsonl"),
}


@pytest.mark.parametrize(("name", "layout", "key"), KEYS.values(), ids=KEYS.keys())
def test_the_story_of_all_systems(name: str, layout: tuple[Place, ...], key: str) -> None:
    assert story_key(name, layout) == key


def row(story: str, *segments: int, severity: Severity = Severity.MAJOR) -> StoryRow:
    found = tuple(finding("near-miss-name", n, severity) for n in segments)
    return StoryRow(story, GROUP, 9, 100, found)


SILENT = {
    "nothing": row("a"),
    "nothing grave": row("a", 1, severity=Severity.NEUTRAL),
    "another fault": replace(
        row("a", 1), findings=(replace(finding("x", 1), mqm="Accuracy/Omission"),)
    ),
    "no story": StoryRow("a", GROUP, failure="not well-formed"),
}


@pytest.mark.parametrize("silent", SILENT.values(), ids=SILENT.keys())
def test_no_name_is_doubted(silent: StoryRow) -> None:
    suspects = Suspects("2026-11-25", ())
    suspects.add(silent)
    assert list(suspects) == []


def test_what_is_doubted() -> None:
    suspects = Suspects("2026-11-25", ())
    named = replace(finding("missing-rendering", 7), mqm="Accuracy/Omission", term="person.baradar")
    for one in (row("s.xlf#a", 2, 2, 5), row("s.xlf#b", 2), row("a.jsonl#d", 1), row("b.jsonl#d", 4),
                replace(row("c"), findings=(named,))):  # fmt: skip
        suspects.add(one)
    assert dict(suspects) == {
        "s.xlf": {("a", 2), ("a", 5), ("b", 2)},
        "#d": {("", 1), ("", 4)},
        "c": {("", 7)},
    }


def test_a_large_night_leaves_a_sample_in_any_order() -> None:
    rows = [row(f"s{n}", n % 7) for n in range(500)] * 2
    found = set()
    for seed in range(5):
        suspects = Suspects("2026-11-25", (), most=50)
        random.Random(seed).shuffle(rows)
        for story in rows:
            suspects.add(story)
        assert suspects.segments == 9 * 1000
        found.add(repr(list(suspects)))
    (one,) = found
    assert one.count("{") == 50
    other = Suspects("2026-11-26", (), most=50)
    for story in rows:
        other.add(story)
    assert repr(list(other)) != one


def test_a_story_without_end_is_cut() -> None:
    suspects = Suspects("2026-11-25", ())
    for first in random.Random(1).sample(range(0, 9000, 100), 90):
        suspects.add(row("s", *range(first, first + 100)))
    ((_, doubts),) = suspects
    assert doubts == {("", n) for n in range(1000)}
