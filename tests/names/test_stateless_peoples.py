"""Peoples of `stateless-peoples.tsv`: the same people is silent in any two languages, another one is told."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project

RIGHT = [
    ("zh", "de", "维吾尔族活动人士被判刑。", "Ein uigurischer Aktivist wurde verurteilt."),
    ("zh", "en", "罗兴亚穆斯林逃离缅甸若开邦。", "Muslims fled Myanmar's Rakhine state."),
    ("ru", "pl", "Крымские татары провели митинг.", "Tatarzy krymscy zorganizowali wiec."),
    ("ar", "de", "أكراد سوريا رحبوا بالقرار.", "Die syrischen Kurden begrüßten den Beschluss."),
    ("en", "hi", "Rohingya refugees fled to Bangladesh.", "रोहिंग्या शरणार्थी बांग्लादेश भाग गए।"),
    ("fa", "en", "دو هزار هزاره در کابل تظاهرات کردند.", "Two thousand Hazaras marched in Kabul."),
    ("en", "de", "Karen Bass is mayor.", "Karen Bass ist Bürgermeisterin."),
    ("it", "fr", "La Roma ha vinto.", "La Roma a gagné."),
    ("ru", "de", "Курдские боевики атаковали базу.", "Kämpfer der PKK griffen den Stützpunkt an."),
]  # fmt: skip
WRONG = [
    ("zh", "de", "罗兴亚难民逃往孟加拉国。", "Uigurische Flüchtlinge fliehen nach Bangladesch.", "Uigurische"),
    ("ps", "en", "پښتنو په پېښور کې لاریون وکړ.", "Hazaras held a rally in Peshawar.", "Hazaras"),
    ("he", "fr", "הדרוזים הפגינו בגולן.", "Les Alaouites ont manifesté dans le Golan.", "Alaouites"),
    ("fr", "es", "Des Tutsis ont été attaqués.", "Los hutus fueron atacados.", "hutus"),
    ("ja", "ko", "ロヒンギャ難民を乗せた船が沈没した。", "위구르족 난민을 태운 배가 침몰했다.", "위구르족"),
    ("tr", "de", "Kürt siyasetçi gözaltına alındı.", "Der uigurische Politiker wurde festgenommen.", "uigurische"),
    ("fa", "en", "هزاره‌ها در کابل تظاهرات کردند.", "Thousands demonstrated in Kabul.", "Thousands"),
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
