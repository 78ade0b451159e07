"""Whatever a text holds, it is examined: cut, turned and mixed lines of 24 languages amid odd characters."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Project

_LINES = Path(__file__).with_name("offices.tsv").read_text(encoding="utf-8").splitlines()
_TEXTS = {lang: text for lang, text, _ in (line.split("\t") for line in _LINES[1:])}
_ODD = (
    "Ⅳ", "ⅻ", "㈱", "①", "½", "²", "〇", "ǅ", "İ", "ß", "ﬁ", "ﷺ", "\U0001f600", "e\u0301", "\u0301" * 5,
    "\u202e", "\u200b", "\u200d", "\ufeff", "\ud800", "\x00", "\n", "٤٧", "１２", "१२", "万", "第", "百分之",
    "1,2,3", "1.2.3", "12:61", "31/02", "9" * 30, "1e5", "%s", "{0}", "<b>", "&amp;", "[sic]", "“", "»", "(",
)  # fmt: skip


def _changed(rng: random.Random, text: str) -> str:
    """The text with up to six odd characters, pieces of other lines, and letters left out."""
    for _ in range(rng.randrange(7)):
        at = rng.randrange(len(text) + 1)
        piece = (
            rng.choice(_ODD) if rng.random() < 0.6 else rng.choice([*_TEXTS.values()])[at : at + 20]
        )
        text = text[:at] + piece + text[at + rng.randrange(9) :]
    return text


@pytest.mark.parametrize("seed", range(4))
def test_no_text_ends_in_a_bug(project: Project, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(60):
        source, target = rng.sample([*_TEXTS], 2)
        segments = tuple(
            Segment(
                _changed(rng, _TEXTS[target]), _changed(rng, _TEXTS[source]),
                (_changed(rng, _TEXTS[target]),) * rng.randrange(2),
            )
            for _ in range(2)
        )  # fmt: skip
        result = examine(Document("story", "", source, target, segments), project)
        assert result.failure is None, segments
        for finding in result.findings:
            side = segments[finding.span.segment]
            texts = {
                "source": side.source,
                "target": side.target,
                "reference": "".join(side.references),
            }
            assert (
                0 <= finding.span.start <= finding.span.end <= len(texts[finding.span.side] or "")
            )


def test_one_letter_may_be_two_when_it_is_folded(project: Project) -> None:
    segment = Segment("King Ⅳ spoke.", "Der König Ⅳ. sprach.", ("The king, Ⅳ, spoke.",))
    assert examine(Document("story", "", "de", "en", (segment,)), project).failure is None
