"""Which of two spellings of a story is marked, and what is proposed for it."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Project


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ((("Hezbollah fired.", "真主党开火。"), ("Hezbollah denied it.", "真主党否认。")), []),
        # The glossary knows which is usual, wherever it stands.
        (
            (("Hizbollah fired.", "真主党开火。"), ("Hezbollah denied it.", "真主党否认。")),
            [("Hizbollah", "Hezbollah")],
        ),
        # It does not here, and one speaks against one.
        (
            (("Weintrub won the race.", "Вайнтруб выиграл гонку."), ("Then Vaintrub spoke.", "Затем Вайнтруб выступил.")),
            [("Vaintrub", None)],
        ),
        (
            (
                ("Weintrub won the race.", "Вайнтруб выиграл гонку."),
                ("Then Vaintrub spoke.", "Затем Вайнтруб выступил."),
                ("Later Weintrub left.", "Позже Вайнтруб ушёл."),
            ),
            [("Vaintrub", "Weintrub")],
        ),
    ],
)  # fmt: skip
def test_two_spellings_of_a_story(
    project: Project, pairs: tuple[tuple[str, str], ...], expected: list[tuple[str, str | None]]
) -> None:
    source = "ru" if "а" in pairs[0][1] else "zh"
    segments = tuple(Segment(target, text) for target, text in pairs)
    found = examine(Document("story", "", source, "en", segments), project).findings
    mixed = [f for f in found if f.check == "mixed-renderings"]
    assert [(f.text, f.fix and f.fix.replacement) for f in mixed] == expected
