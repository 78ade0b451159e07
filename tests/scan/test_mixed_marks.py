"""Quotation marks whose partner is of another sort; the cases cannot show «»."""

from __future__ import annotations

import pytest

from qa.model import Document, Segment
from qa.scan.marks.pairing import pairings


def _mixed(target: str, lang: str) -> list[tuple[str, str]]:
    document = Document("story", "", "en", lang, (Segment(target, "“We win,” he said.", (), "1"),))
    return [
        (target[slip.span.start : slip.span.end], slip.instead)
        for slip in pairings(document)
        if slip.kind == "mixed"
    ]


@pytest.mark.parametrize(
    ("lang", "target", "mark", "right"),
    [
        ("fr", "« Nous gagnons ”, a-t-il dit.", "”", "»"),
        ("de", '"Wir gewinnen“, sagte er.', '"', "„"),
        ("it", '"Vinciamo”, ha detto.', '"', "“"),
        ("zh", "“我们赢“，他说。", "“", "”"),
        ("fa", '"می‌بریم» او گفت.', '"', "«"),
    ],
)
def test_a_mark_of_another_sort_than_its_partner(
    lang: str, target: str, mark: str, right: str
) -> None:
    assert _mixed(target, lang) == [(mark, right)]


@pytest.mark.parametrize(
    ("lang", "target"),
    [
        ("de", "Er sagte: „Wir gewinnen“ und »Ja«."),
        ("sv", "”Vi vinner”, sade han."),
        ("pl", "„Wygrywamy”, powiedział."),
        ("he", "„ניצחנו“, אמר."),
        ("fr", "« Il a dit “oui” », raconte-t-il."),
        ("en", "He said: “She said “yes” to us”."),
        ("ru", "«Он сказал: „Да“», — добавил он."),
        ("en", 'The 5" gun, “the best”, he said.'),
    ],
)
def test_marks_that_go_together_are_left_alone(lang: str, target: str) -> None:
    assert _mixed(target, lang) == []
