"""Segments that say the same on one side: many of them, each once, in order."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Project
from qa.scan.twice import twice

SAME = "This is one and the same text."


def _words(number: int) -> str:
    """Five words, others for each number."""
    word = str(number).translate(str.maketrans("0123456789", "bdfgklmprt"))
    return " ".join(vowel + word for vowel in "aeiou")


def _story(number: int, *, copied: bool) -> Document:
    """So many segments: of one source with two translations by turns, or of one translation."""
    return Document(
        "story", "", "en", "de",
        tuple(
            Segment("Das ist immer ein und derselbe Satz.", _words(n))
            if copied
            else Segment(f"Das ist {('ein', 'der')[n % 3 == 0]} Satz heute.", SAME)
            for n in range(number)
        ),
    )  # fmt: skip


@pytest.mark.parametrize("copied", [False, True])
def test_many_are_told_in_order(project: Project, *, copied: bool) -> None:
    result = examine(_story(7, copied=copied), project)
    name = "copied-target" if copied else "inconsistent-translation"
    found = [f.span.segment for f in result.findings if f.check == name]
    assert result.failure is None
    assert found == ([1, 2, 3, 4, 5, 6] if copied else [0, 3, 6])


@pytest.mark.parametrize("copied", [False, True])
def test_a_great_many_are_told_once_each(*, copied: bool) -> None:
    found = [(pair.span.segment, pair.kind) for pair in twice(_story(16_000, copied=copied))]
    assert len(found) == len(set(found)) >= 16_000 // 3


def test_a_source_that_comes_again_with_its_translation_is_silent() -> None:
    story = Document("s", "", "en", "de", tuple(Segment("Ein Satz für sich.", SAME) for _ in "ab"))
    assert list(twice(story)) == []
