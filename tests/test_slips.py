"""A real story with its lines exchanged, repeated, cut and emptied: no check may crash on it."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Project

CORPUS = Path(__file__).parent.parent / "corpus"


def _lines(name: str) -> list[str]:
    return (CORPUS / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("seed", range(12))
def test_no_check_crashes_on_a_story_that_slipped(project: Project, seed: int) -> None:
    chance = random.Random(seed)
    sides = zip(*map(_lines, ("afghan-talks.en.mt.txt", "afghan-talks.zh.txt", "afghan-talks.en.ref.txt")), strict=True)  # fmt: skip
    story = chance.sample([Segment(mt, zh, (en,)) for mt, zh, en in sides], 12)
    beside = [*story[1:], story[0]]
    slipped = [
        *story,
        *(replace(one, target=other.target) for one, other in zip(story, beside, strict=True)),
        *(replace(one, target=one.target[: len(one.target) // 2]) for one in story[:4]),
        *(replace(one, target=f"{one.target} {one.target}", references=()) for one in story[:3]),
        *(replace(one, target="") for one in story[:2]),
        *(replace(one, source=None, references=()) for one in story[:2]),
        *(replace(one, target=one.source or "") for one in story[:2]),
    ]
    chance.shuffle(slipped)
    result = examine(Document("story", "", "zh", "en", tuple(slipped)), project)
    assert result.failure is None
    assert {"copied-target", "inconsistent-translation"} & {f.check for f in result.findings}
