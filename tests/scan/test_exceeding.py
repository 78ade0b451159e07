"""What does not exceed a figure is below it: no “not” is missing, and nothing is turned round."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project

_LINES = Path(__file__).with_name("exceeding.tsv").read_text(encoding="utf-8").splitlines()
SENTENCES = [tuple(line.split("\t")) for line in _LINES]
BELOW = {
    "en": "The losses will be below 48 million.",
    "de": "Der Verlust liegt unter 48 Millionen.",
}
ABOVE = {
    "en": "The losses will be more than 48 million.",
    "de": "Der Verlust liegt bei mehr als 48 Millionen.",
}


def told(project: Project, langs: tuple[str, str], source: str, target: str) -> list[str]:
    result = examine(Document("story", "", *langs, (Segment(target, source),)), project)
    assert result.failure is None
    return [f.check for f in result.findings if f.severity >= Severity.MAJOR]


@pytest.mark.parametrize(("lang", "source"), SENTENCES)
@pytest.mark.parametrize("target", sorted(BELOW))
def test_not_above_is_below(project: Project, lang: str, source: str, target: str) -> None:
    assert told(project, (lang, target), source, BELOW[target]) == []
    assert "opposite-meaning" in told(project, (lang, target), source, ABOVE[target])
