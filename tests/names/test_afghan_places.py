"""Places of `afghan-places.tsv`: the same place is silent in any two languages, another one is told."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project

RIGHT = [
    ("pl", "uk", "Wybuch w Kunduzie zabił pięć osób.", "Вибух у Кундузі вбив п'ятьох людей."),
    ("it", "ru", "Scontri nella provincia di Nangarhar.", "Столкновения в провинции Нангархар."),
    ("ur", "ps", "مزار شریف میں دھماکہ ہوا۔", "په مزار شریف کې چاودنه وشوه."),
    ("ko", "ja", "칸다하르에서 두 명이 숨졌다.", "カンダハルで2人が死亡した。"),
    ("ur", "en", "وزیر نے اس تجویز پر غور کیا۔", "The minister considered the proposal."),
]  # fmt: skip
WRONG = [
    ("hi", "it", "तालिबान ने कुंदुज में हमला किया।", "I talebani hanno attaccato a Kandahar.", "Kandahar"),
    ("ur", "ko", "ہلمند میں لڑائی جاری ہے۔", "칸다하르에서 전투가 계속되고 있다.", "칸다하르"),
    ("id", "nl", "Ledakan di Jalalabad menewaskan lima orang.",
     "Bij een explosie in Herat zijn vijf mensen omgekomen.", "Herat"),
    ("el", "de", "Έκρηξη στη Χεράτ σκότωσε πέντε άτομα.",
     "Bei einer Explosion in Kundus kamen fünf Menschen ums Leben.", "Kundus"),
]  # fmt: skip


def _grave(source: str, target: str, text: str, other: str, project: Project) -> list[str]:
    story = Document("s", "", source, target, (Segment(other, text),))
    found = examine(story, project).findings
    return [story.text(f.span) for f in found if f.severity >= Severity.MAJOR]


@pytest.mark.parametrize(("source", "target", "text", "other"), RIGHT)
def test_right(source: str, target: str, text: str, other: str, project: Project) -> None:
    assert _grave(source, target, text, other, project) == []


@pytest.mark.parametrize(("source", "target", "text", "other", "wrong"), WRONG)
def test_wrong(
    source: str, target: str, text: str, other: str, wrong: str, project: Project
) -> None:
    assert _grave(source, target, text, other, project) == [wrong]
