"""Good translations of short stories into English: no grave finding, whole or by the sentence."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project

STORIES = tomllib.loads(
    (Path(__file__).parent / "stories" / "into-en.toml").read_text(encoding="utf-8")
)["story"]
WHOLE = [pytest.param(s["lang"], s["rows"], id=s["name"]) for s in STORIES]
ALONE = [
    pytest.param(s["lang"], [row], id=f"{s['name']}-{number}")
    for s in STORIES
    for number, row in enumerate(s["rows"], 1)
]


@pytest.mark.parametrize(("lang", "rows"), [*WHOLE, *ALONE])
def test_a_good_translation_has_no_grave_finding(
    project: Project, lang: str, rows: list[list[str]]
) -> None:
    segments = tuple(Segment(target, source) for source, target in rows)
    found = examine(Document("story", "", lang, "en", segments), project).findings
    assert [(f.check, f.message) for f in found if f.severity >= Severity.MAJOR] == []
