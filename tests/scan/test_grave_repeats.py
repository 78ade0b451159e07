"""A phrase of three words that stands twice is grave, a doubled word is a slip of the hand."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project


@pytest.mark.parametrize(
    ("pair", "source", "target", "severity"),
    [
        ("tr-de", "Deprem sabah saatlerinde oldu.", "Das Beben war in den Morgenstunden in den Morgenstunden.", Severity.MAJOR),
        ("ru-de", "Аэропорт закрыт из-за тумана.", "Der Flughafen ist wegen Nebel Nebel geschlossen.", Severity.MINOR),
        ("ja-en", "首相は辞任した。", "The premier resigned after the talks after the talks.", Severity.MAJOR),
    ],
)  # fmt: skip
def test_how_grave_a_doubling_is(
    project: Project, pair: str, source: str, target: str, severity: Severity
) -> None:
    from_, to = pair.split("-")
    result = examine(Document("story", "", from_, to, (Segment(target, source),)), project)
    assert [f.severity for f in result.findings if f.check == "repeated-text"] == [severity]
