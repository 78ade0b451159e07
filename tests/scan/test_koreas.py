"""Two countries that are named at once are both named: North and South Korea, in 24 languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Project

_LINES = Path(__file__).with_name("koreas.tsv").read_text(encoding="utf-8").splitlines()
_ROWS = [tuple(line.split("\t")) for line in _LINES[1:]]


def told(project: Project, langs: tuple[str, str], source: str, target: str) -> set[str]:
    story = Document("story", "", *langs, (Segment(target, source),))
    result = examine(story, project)
    assert result.failure is None
    return {finding.check for finding in result.findings if "entity" in finding.check}


@pytest.mark.parametrize("at", range(len(_ROWS)))
def test_named_at_once_and_apart_are_the_same(project: Project, at: int) -> None:
    lang, together, _ = _ROWS[at]
    for step in (1, 5, 11):
        other, at_once, apart = _ROWS[(at + step) % len(_ROWS)]
        assert not told(project, (lang, other), together, apart), other
        assert not told(project, (other, lang), apart, together), other
        assert not told(project, (lang, other), together, at_once), other


def test_one_of_them_is_still_told_from_the_other(project: Project) -> None:
    source, target = "Nordkorea testete eine Rakete.", "South Korea tested a missile."
    assert told(project, ("de", "en"), source, target) == {"unsupported-entity"}
