"""A month that the translation alone names: it may be its own invention."""

from __future__ import annotations

from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Project


def _safety(project: Project, *rows: tuple[str, str]) -> str:
    segments = tuple(Segment(target, source, (), str(n)) for n, (source, target) in enumerate(rows))
    result = examine(Document("story", "", "zh", "en", segments), project)
    assert result.failure is None
    (found,) = [f for f in result.findings if f.check == "loose-date"]
    return found.fix.safety if found.fix else ""


def test_it_is_not_written_by_itself(project: Project) -> None:
    rows = (
        ("部长8日说，会谈成功。", "The minister said on August 8 that the talks succeeded."),
        ("代表团7日抵达。", "The delegation arrived on the 7th."),
    )
    assert _safety(project, *rows) == "likely"


def test_the_month_of_the_source_is(project: Project) -> None:
    rows = (
        ("新华社北京8月8日电：会谈成功。", "BEIJING, Aug. 8 (Xinhua) - The talks succeeded."),
        ("代表团7日抵达。", "The delegation arrived on the 7th."),
    )
    assert _safety(project, *rows) == "safe"
