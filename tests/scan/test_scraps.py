"""Scraps of text, as broken files have them, crash no check."""

from __future__ import annotations

import random

import pytest

from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Project

SCRAPS = (
    *"\"“”„«»()「」'’‘《》:.,。，،؟!?%$€-–7１۳十",
    " ", "\n", "1)", "said", "not", "ne", "не", "不", "20", "2019,27", "万", "million", "km", "Said",
    "Kyiv", "Москва", "北京", "the", "لم", "ない", "March 5", "5月3日", "Mohammed", "\u200f",
)  # fmt: skip
PAIRS = (
    "zh-en",
    "en-zh",
    "en-ar",
    "fr-en",
    "en-ja",
    "ru-de",
    "en-fr",
    "tr-en",
    "en-he",
    "ko-ru",
    "en-hi",
)


@pytest.mark.parametrize("seed", range(8))
def test_scraps_of_text_crash_nothing(project: Project, seed: int) -> None:
    chance = random.Random(seed)

    def scraps() -> str:
        return "".join(chance.choice(SCRAPS) for _ in range(chance.randrange(9)))

    for _ in range(60):
        source, target = chance.choice(PAIRS).split("-")
        segments = tuple(
            Segment(scraps(), scraps(), (scraps(),) * chance.randrange(2)) for _ in range(2)
        )
        result = examine(Document("story", "2020-03-05", source, target, segments), project)
        assert result.failure is None, (segments, result.failure)


def test_a_mark_without_any_words_gets_no_partner(project: Project) -> None:
    story = Document("story", "", "en", "ja", (Segment("„”", "「"),))
    result = examine(story, project)
    assert result.failure is None
    assert not [f for f in result.findings if f.fix and f.fix.replacement]
