"""“Not until January” and “only in January” say the same, any language into any."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project

_LINES = Path(__file__).with_name("until.tsv").read_text(encoding="utf-8").splitlines()
_ROWS = [line.split("\t") for line in _LINES[1:]]


def told(project: Project, langs: tuple[str, str], source: str, target: str) -> list[Severity]:
    story = Document("story", "", *langs, (Segment(target, source),))
    result = examine(story, project)
    assert result.failure is None
    return [found.severity for found in result.findings if "negation" in found.check]


@pytest.mark.parametrize("at", range(len(_ROWS)))
def test_only_then_is_not_until_then(project: Project, at: int) -> None:
    lang, _, denied = _ROWS[at]
    for step in (1, 4, 9):
        other, theirs, _ = _ROWS[(at + step) % len(_ROWS)]
        assert told(project, (lang, other), denied, theirs) == [], other
        assert Severity.MAJOR not in told(project, (other, lang), theirs, denied), other


def test_what_begins_at_once_is_told(project: Project) -> None:
    source, target = "Das Gesetz tritt nicht vor Januar in Kraft.", "The law takes effect in May."
    assert told(project, ("de", "en"), source, target)
