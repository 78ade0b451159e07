"""Beside a reference that says it in other words: a paraphrase is no loss and no other text."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project

# pair, source, reference, translation
RIGHT = [
    ("zh-en", "违反该规定者最高可处以1000欧元罚金。", "Offenders can be fined up to 1,000 euros.",
     "Violation of this provision is punishable by a fine of up to €1000."),
    ("en-ru", "A final push for female equality", "Последний шаг к гендерному равноправию",
     "Финальный рывок к равенству женщин"),
    ("zh-en", "他呼吁自由世界团结起来对抗威胁。", "He called on the free world to unite together and fight against the threats.",
     "He called on the free world to unite against the threats."),
    ("zh-en", "这也是我们必须改变的原因。", "This is also the reason why we must make changes.",
     "This is why we must make changes."),
]  # fmt: skip

WRONG = [
    ("zh-en", "模仿老港片影调，精美的视频令人耳目一新。",
     "The exquisite video imitates the look of old Hong Kong films and refreshes the viewer.",
     "Eleven geologists described three unknown minerals from a quarry in northern Norway."),
    ("ru-en", "Официальные лица осмотрели старый мост в понедельник.",
     "Officials inspected the old bridge on Monday.", "Officials inspected the on Monday."),
    ("fr-en", "Le ministre a signé la nouvelle loi électorale et fiscale.",
     "The minister signed the new electoral and fiscal law.", "The minister signed the new law."),
]  # fmt: skip


def _gravest(project: Project, pair: str, source: str, reference: str, target: str) -> int:
    theirs, ours = pair.split("-")
    segment = Segment(target, source, (reference,))
    result = examine(Document("story", "", theirs, ours, (segment,)), project)
    assert result.failure is None
    found = (int(f.severity) for f in result.findings if f.check == "dropped-text")
    return max(found, default=0)


@pytest.mark.parametrize(("pair", "source", "reference", "target"), RIGHT)
def test_other_words_are_asked_about_at_most(
    project: Project, pair: str, source: str, reference: str, target: str
) -> None:
    assert _gravest(project, pair, source, reference, target) < Severity.MAJOR


@pytest.mark.parametrize(("pair", "source", "reference", "target"), WRONG)
def test_what_the_source_has_as_well_is_missed(
    project: Project, pair: str, source: str, reference: str, target: str
) -> None:
    assert _gravest(project, pair, source, reference, target) >= Severity.MAJOR
