"""Figures and dates that one side has otherwise, each line with a translation that is right and one that is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.model import Document, Segment
from qa.project import Project
from qa.scan import scan

_FILE = Path(__file__).with_name("amiss") / "lines.tsv"
LINES = [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines()[1:]]


def _told(project: Project, langs: tuple[str, str], source: str, target: str) -> list[str]:
    """The words of the target that stand for another figure or date, not what is merely missing."""
    story = Document("d", "", *langs, (Segment(target, source),))
    found = scan(story, project.compiled)
    changes = [c.span for c in found.figure_changes if c.kind not in ("dropped", "added")]
    return [story.text(span) for span in (*changes, *(c.span for c in found.date_changes))]


@pytest.mark.parametrize(("from_", "to", "source", "right", "wrong", "told"), LINES)
def test_a_slip_is_told(
    project: Project, from_: str, to: str, source: str, right: str, wrong: str, told: str
) -> None:
    langs = from_, to
    assert _told(project, langs, source, right) == []
    assert _told(project, langs, source, wrong) == [told]
