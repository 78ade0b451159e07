"""What the newsroom's own list changes in a story, and what it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.engine import examine
from qa.model import Document, Segment
from qa.names.known import KnownNames
from qa.project import Project

FULL = "特朗普周二致电阿卜杜勒·加尼·巴拉达尔。"  # has the glossary's name in full
SHORT = "特朗普周二致电巴拉达尔。"
STORY = "Trump telephoned to {} on Tuesday."


def _found(project: Project, names: tuple[str, ...], *pairs: tuple[str, str]) -> list[str]:
    segments = tuple(
        Segment(target, source or None, (), str(at)) for at, (target, source) in enumerate(pairs)
    )
    source_lang = "zh" if pairs[0][1] else None
    story = Document("story", "", source_lang, "en", segments)
    result = examine(story, replace(project, known=KnownNames(names)))
    assert result.failure is None
    return [f"{f.severity.label} {f.text}" for f in result.findings if f.check == "near-miss-name"]


MANGLED = STORY.format("Abdul Gani Balladal")


@pytest.mark.parametrize(
    ("names", "target"),
    [
        (("Balladal",), MANGLED),
        (("BALLADAL",), MANGLED.replace("Balladal", "Balladal's")),
        (("Abdul Gani Balladal",), MANGLED),
        (("Gani Balladal",), MANGLED),
        (("Balladál",), MANGLED),
    ],
)
def test_a_known_name_is_silent_without_a_source(
    project: Project, names: tuple[str, ...], target: str
) -> None:
    assert _found(project, (), (target, "")) != []
    assert _found(project, names, (target, "")) == []


@pytest.mark.parametrize(
    "names", [(), ("Kushida",), ("Gani",), ("Abdul",), ("Abdul Gani",), ("Karim Balladal",)]
)
def test_another_known_name_changes_nothing(project: Project, names: tuple[str, ...]) -> None:
    assert _found(project, names, (MANGLED, "")) == ["critical Abdul Gani Balladal"]


def test_a_word_of_a_full_name_is_known_where_the_story_has_the_whole(project: Project) -> None:
    whole = ("The tailor Karim Balladal was not at home.", "")
    assert _found(project, ("Karim Balladal",), (MANGLED, ""), whole) == []
    assert _found(project, ("Karim Ballada",), (MANGLED, ""), whole) != []


def test_the_source_in_full_still_asks(project: Project) -> None:
    known = ("Abdul Gani Balladal",)
    assert _found(project, (), (MANGLED, FULL)) == ["critical Abdul Gani Balladal"]
    assert _found(project, known, (MANGLED, FULL)) == ["minor Abdul Gani Balladal"]


def test_a_surname_in_the_source_may_be_anybodys(project: Project) -> None:
    first = ("Abdul Ghani Baradar lives in Doha.", "阿卜杜勒·加尼·巴拉达尔住在多哈。")
    apart = ("The day was long.", "这一天很长。")
    surname = (STORY.format("Balladal"), SHORT)
    assert _found(project, (), first, apart, surname) == ["critical Balladal"]
    assert _found(project, ("Balladal",), first, apart, surname) == []


def test_a_long_segment_with_many_known_names_does_not_wait(project: Project) -> None:
    target = " ".join(f"Balladal, Abdul Gani Balladal and x{n}." for n in range(2000))
    assert _found(project, ("Balladal",), (target, "")) == []
