"""Figures that changed places on their way from one to the other."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from qa.model import Document, Segment
from qa.project import Project
from qa.scan import scan

_LINES = Path(__file__).with_name("ways.tsv").read_text(encoding="utf-8").splitlines()
WAYS = dict(line.split("\t") for line in _LINES[1:])
# Of all directions those into and out of one language that says it behind the figures.
DIRECTIONS = [d for d in permutations(WAYS, 2) if "ko" in d]

RIGHT = [
    ("en", "de", "Turnout rose to 67 percent from 58 percent.", "Die Wahlbeteiligung stieg von 58 auf 67 Prozent."),
    ("es", "en", "El precio subió de unos 45 euros a casi 60 euros.", "The price rose from about 45 euros to nearly 60 euros."),
    ("en", "ru", "Output grew from 2 to 3 million barrels.", "Добыча выросла с 2 до 3 миллионов баррелей."),
    # The 30 of whom five died are no beginning.
    ("de", "nl", "5 von 30 Patienten starben.", "Van de 30 patiënten stierven er 5."),
    ("fr", "en", "Une hausse de 5 %, à 67 dollars.", "It rose 5 percent to 67 dollars from 64."),
    # Two ways, one of them as it should be.
    ("en", "de", "It fell from 5 to 3, then rose from 3 to 5.", "Es fiel von 5 auf 3 und stieg dann von 3 auf 5."),
]  # fmt: skip
WRONG = [
    ("en", "de", "Turnout rose to 67 percent from 58 percent.", "Die Wahlbeteiligung stieg von 67 auf 58 Prozent."),
    ("es", "en", "El precio subió de unos 45 euros a casi 60 euros.", "The price rose from about 60 euros to nearly 45 euros."),
    ("en", "ru", "Output grew from 2 to 3 million barrels.", "Добыча выросла с 3 до 2 миллионов баррелей."),
    ("tr", "zh", "Enflasyon yüzde 58'den yüzde 67'ye yükseldi.", "通胀率从67%升至58%。"),
]  # fmt: skip


def told(
    project: Project, source_lang: str, target_lang: str, source: str, target: str
) -> list[str]:
    """The figures that are said to have changed places."""
    document = Document("story", "", source_lang, target_lang, (Segment(target, source),))
    found = scan(document, project.compiled).figure_changes
    return [document.text(one.span) for one in found if one.kind == "place"]


@pytest.mark.parametrize(("source", "target"), DIRECTIONS)
def test_a_way_is_told_from_the_way_back(project: Project, source: str, target: str) -> None:
    theirs = WAYS[source].format(640, 587)
    assert told(project, source, target, theirs, WAYS[target].format(640, 587)) == []
    found = told(project, source, target, theirs, WAYS[target].format(587, 640))
    assert sorted(found) == ["587", "640"]


@pytest.mark.parametrize(("source_lang", "target_lang", "source", "target"), RIGHT)
def test_what_went_that_way_is_silent(
    project: Project, source_lang: str, target_lang: str, source: str, target: str
) -> None:
    assert told(project, source_lang, target_lang, source, target) == []


@pytest.mark.parametrize(("source_lang", "target_lang", "source", "target"), WRONG)
def test_what_went_back_is_told(
    project: Project, source_lang: str, target_lang: str, source: str, target: str
) -> None:
    assert len(told(project, source_lang, target_lang, source, target)) == 2
