"""Stories whose files have another name every night are known again, and others are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.model import StoryRow
from qa.nightly.pairing import own_name, renamed
from qa.nightly.ratchet import Limits, ratchet
from qa.nightly.tallies import tallied
from tests.nightly.test_ratchet import mangled, night

OLD, NEW = "corpus-2026-11-25.jsonl", "corpus-2026-11-26.jsonl"

NONE: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "nothing": ({}, {}),
    "the same names": ({"a#1": "x"}, {"a#1": "x"}),
    "the same names with another source": ({"a#1": "x"}, {"a#1": "y"}),
    "another day's first story": ({f"{OLD}#1": "x"}, {f"{NEW}#1": "y"}),
    "no source": ({f"{OLD}#1": ""}, {f"{NEW}#1": ""}),
    "another name with the same source": ({f"{OLD}#1": "x"}, {f"{NEW}#2": "x"}),
    "two that might be meant": (
        {f"{OLD}#1": "x", "other.jsonl#1": "x"}, {f"{NEW}#1": "x", "more.jsonl#2": "y"},
    ),
    "two of the later night": ({f"{OLD}#1": "x"}, {f"{NEW}#1": "x", "more.jsonl#1": "x"}),
    "one that is there under its own name": ({f"{OLD}#1": "x"}, {f"{OLD}#1": "x", f"{NEW}#1": "x"}),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), NONE.values(), ids=NONE.keys())
def test_nothing_is_paired(before: dict[str, str], after: dict[str, str]) -> None:
    assert renamed(before, after) == {}


PAIRED: dict[str, tuple[str, str]] = {
    "a table's name": (f"{OLD}#wire.1", f"{NEW}#wire.1"),
    "a packed table's": (f"{OLD}.gz#wire.1", f"x/{NEW}.zst#wire.1"),
    "a folder": ("2026-11-25/s1.txt", "2026-11-26/s1.txt"),
    "a story within a file": ("2026-11-25/s1.xlf#b", "2026-11-26/s1.xlf#b"),
}


@pytest.mark.parametrize(("old", "new"), PAIRED.values(), ids=PAIRED.keys())
def test_a_story_is_known_again(old: str, new: str) -> None:
    assert renamed({old: "x", "a#b": "z"}, {new: "x", "a#b": "z"}) == {old: new}
    assert own_name(old) == own_name(new)


def called(rows: list[StoryRow], table: str) -> list[StoryRow]:
    return [replace(row, story=f"{table}#{row.story}", source=f"{n}") for n, row in enumerate(rows)]


def test_a_renamed_table_is_compared_in_pairs() -> None:
    old = called(night(1), OLD)
    same, found = (
        ratchet(tallied(old), tallied(called(rows, NEW)), Limits())
        for rows in (night(1), mangled(night(1), 0.02, 1))
    )
    assert {(c.verdict, c.paired, c.stories, c.moved) for c in same} == {("same", True, 150, 0)}
    worse = [c for c in found if c.verdict == "worse"]
    assert "near-miss-name" in {c.measure for c in worse}
    assert all(story.startswith(NEW) for c in worse for story in c.examples)
