"""Other usual spellings of a glossary name: told, but as what they are."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.names.readings.variant import romanised_so
from qa.project import Project


@pytest.mark.parametrize(
    ("name", "letters", "expected"),
    [
        ("김정은", "Kim Jung-bin", False),
        ("김정은", "Park Jong-eun", False),
        ("蔡英文", "Tsai Ming-wen", False),
        ("普京", "Putin", False),
        ("김정은", "Kim Jong-eun", True),
        ("윤석열", "Yoon Seok-yeol", True),
        ("蔡英文", "Cai Yingwen", True),
        ("蔡英文", "Ying-wen Tsai", True),
    ],
)
def test_another_way_to_write_a_name(name: str, letters: str, expected: bool) -> None:
    assert romanised_so(name, letters) is expected


@pytest.mark.parametrize(
    ("pair", "target", "source", "severity"),
    [
        ("ko-en", "Kim Jong-eun said so.", "김정은 위원장이 밝혔다.", Severity.MINOR),
        ("ar-en", "President Mahmud Abbas said so.", "قال الرئيس محمود عباس.", Severity.MINOR),
        ("fa-en", "He met Macaron in New York.", "رئیسی در نیویورک با ماکرون دیدار کرد.", Severity.CRITICAL),
    ],
)  # fmt: skip
def test_another_spelling_is_minor(
    project: Project, pair: str, target: str, source: str, severity: Severity
) -> None:
    languages = pair.split("-")
    story = Document("story", "", languages[0], languages[1], (Segment(target, source),))
    found = examine(story, project).findings
    assert [(f.check, f.severity) for f in found] == [("near-miss-name", severity)]


def test_what_is_certain_once_is_certain_throughout_the_story(project: Project) -> None:
    pairs = (
        ("Mr. Bosonaro did not say when.", "不过，博索纳罗没有说明。"),
        ("On July 5, Bosonaro fell ill.", "7月5日，博索纳罗发病。"),
    )
    segments = tuple(Segment(target, source) for target, source in pairs)
    result = examine(Document("story", "", "zh", "en", segments), project)
    found = [f for f in result.findings if f.check == "near-miss-name"]
    assert [(f.text, f.severity) for f in found] == [("Bosonaro", Severity.CRITICAL)] * 2
