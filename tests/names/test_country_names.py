"""Further names of countries (`country-names.tsv`): right ones are silent, those of others are told."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Finding, Segment, Severity
from qa.project import Project

RIGHT = [
    ("en", "it", "The Democratic Republic of Congo and Rwanda signed.", "La Repubblica Democratica del Congo e il Ruanda hanno firmato."),
    ("uk", "en", "КНР та США домовилися.", "China and the United States agreed."),
    ("en", "nl", "The USA and Saudi Arabia agreed.", "De USA en Saudi-Arabië bereikten een akkoord."),
    ("ru", "en", "Северная Корея запустила ракету.", "North Korea launched a missile."),
    ("en", "ru", "South Africa won the case.", "Южная Африка выиграла дело."),
    ("en", "ru", "Southern Africa faces drought.", "Южная Африка страдает от засухи."),
    ("en", "es", "North America is growing.", "Norteamérica crece."),
    ("en", "fr", "The Islamic Republic of Pakistan signed.", "La République islamique du Pakistan a signé."),
    ("en", "fr", "François Hollande spoke in Paris.", "François Hollande s'est exprimé à Paris."),
    ("en", "pt", "Swaziland voted.", "O Eswatini votou."),
    ("en", "th", "South America", "อเมริกาใต้"),
    ("en", "el", "Latin America is growing.", "Η Λατινική Αμερική αναπτύσσεται."),
    ("he", "en", "הטיל הצפון-קוריאני נפל בים.", "The North Korean missile fell into the sea."),
    ("vi", "en", "Cộng hòa Nhân dân Trung Hoa", "People's Republic of China"),
    ("ja", "ko", "朝鮮民主主義人民共和国が発表した。", "북한이 발표했다."),
]  # fmt: skip
WRONG = [
    ("ru", "en", "Северная Корея запустила ракету.", "South Korea launched a missile.", "South Korea"),
    ("en", "it", "Belarus closed the border.", "La Bulgaria ha chiuso il confine.", "Bulgaria"),
    ("uk", "en", "КНР та США домовилися.", "Taiwan and the United States agreed.", "Taiwan"),
    ("en", "uk", "Britain and Poland agreed.", "Великобританія та Голландія домовилися.", "Голландія"),
    ("hi", "en", "उत्तरी कोरिया ने मिसाइल दागी।", "South Korea fired a missile.", "South Korea"),
]  # fmt: skip


def _told(project: Project, source: str, target: str, theirs: str, ours: str) -> list[Finding]:
    story = Document("story", "", source, target, (Segment(ours, theirs, (), "1"),))
    found = examine(story, project)
    assert not found.failure
    return [f for f in found.findings if f.severity >= Severity.MAJOR]


@pytest.mark.parametrize(("source", "target", "theirs", "ours"), RIGHT)
def test_another_name_of_a_country_is_silent(
    project: Project, source: str, target: str, theirs: str, ours: str
) -> None:
    assert _told(project, source, target, theirs, ours) == []


@pytest.mark.parametrize(("source", "target", "theirs", "ours", "place"), WRONG)
def test_another_country_is_told(
    project: Project, source: str, target: str, theirs: str, ours: str, place: str
) -> None:
    assert place in {f.text for f in _told(project, source, target, theirs, ours)}
