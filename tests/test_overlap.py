"""What stands side by side in one place: nothing is hidden by what only says where to look."""

from __future__ import annotations

from qa.engine import examine
from qa.model import Document, Segment
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
