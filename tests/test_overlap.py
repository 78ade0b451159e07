"""What stands side by side in one place: nothing is hidden by what only says where to look."""

from __future__ import annotations

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project


def _found(project: Project, source: str, target: str) -> list[tuple[str, int, int]]:
    result = examine(Document("d", "", "zh", "en", (Segment(target, source),)), project)
    return [(f.check, f.span.start, f.span.end) for f in result.findings]


def test_a_lost_negation_and_a_wrong_day_in_one_clause(project: Project) -> None:
    target = "The spokesman said on Friday that the two sides reached an agreement."
    found = _found(project, "发言人周四表示，双方没有达成协议。", target)
    assert ("changed-date", 22, 28) in found
    assert [check for check, *_ in found] == ["lost-negation", "changed-date"]


def test_two_things_missing_in_one_place(project: Project) -> None:
    found = _found(
        project,
        "爆炸造成多人死亡，损失达3600元。",
        "The blast killed several people, causing damage",
    )
    assert {check for check, *_ in found} >= {"dropped-number", "final-punctuation"}


def test_a_name_that_comes_with_the_right_rendering_is_not_missing_besides(
    project: Project,
) -> None:
    source = "图片来源：驻阿富汗美军发言人桑尼·莱格特上校社交媒体截图"
    target = "Photo: Screenshot of Colonel Sonny Leggett, {} in Social Media"
    reference = target.format("spokesman for U.S. forces in Afghanistan")
    checks = {}
    for words in ("US Army Spokesman", "spokesman for U.S. forces"):
        segment = Segment(target.format(words), source, (reference,))
        result = examine(Document("d", "", "zh", "en", (segment,)), project)
        checks[words] = {f.check for f in result.findings if f.severity >= Severity.MINOR}
    assert "wrong-rendering" in checks["US Army Spokesman"]
    assert "changed-name" not in checks["US Army Spokesman"]
    assert checks["spokesman for U.S. forces"] & {
        "changed-name",
        "missing-rendering",
        "dropped-entity",
    }


def test_words_that_are_to_be_replaced_lack_none_besides(project: Project) -> None:
    source = "图片来源：驻阿富汗美军发言人桑尼·莱格特上校社交媒体截图"
    target = "Photo: Screenshot of Colonel Sonny Leggett, US Army Spokesman in Social Media"
    reference = (
        "Photo: Screenshot of Colonel Sonny Leggett, spokesman for U.S. forces in Social Media"
    )
    segment = Segment(target, source, (reference,))
    result = examine(Document("d", "", "zh", "en", (segment,)), project)
    start = target.index("US Army")
    near = [
        f for f in result.findings if start - 1 <= f.span.start <= start + len("US Army Spokesman")
    ]
    assert [f.check for f in near] == ["wrong-rendering"]
    alone = examine(
        Document(
            "d", "", "zh", "en", (Segment(target.replace("US Army ", ""), source, (reference,)),)
        ),
        project,
    )
    assert "dropped-text" in [f.check for f in alone.findings]
