"""Places of `cities-ports.tsv`: the same city is silent in any two languages, another one is told."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project

RIGHT = [
    ("fa", "en", "زائران از مکه به مدینه رفتند.", "The pilgrims went from Mecca to Medina."),
    ("fr", "es", "Le port du Pirée est bloqué.", "El puerto del Pireo está bloqueado."),
    ("pl", "de", "W Kłajpedzie zawinął statek.", "In Klaipeda lief ein Schiff ein."),
    ("ar", "fr", "قالت جدة الطفل إنها حزينة.", "La grand-mère de l'enfant se dit triste."),
    ("es", "de", "Danilo Medina habló en Santo Domingo.", "Danilo Medina sprach in Santo Domingo."),
    ("tr", "en", "Medine adlı kadın Ankara'da yaşıyor.", "A woman named Medine lives in Ankara."),
    ("he", "en", "מכה קשה לכלכלה בתל אביב.", "A severe blow to the economy in Tel Aviv."),
    ("ur", "en", "میں ڈاکٹر بنوں گا اور لاہور جاؤں گا۔", "I will become a doctor and go to Lahore."),
    ("zh", "en", "巴西安全部队进入贫民窟。", "Brazilian security forces entered the slum."),
    ("zh", "en", "肯尼亚拉姆岛发生袭击。", "An attack hit Kenya's Lamu island."),
]  # fmt: skip
WRONG = [
    ("ar", "en", "وصل الحجاج إلى المدينة المنورة.", "The pilgrims arrived in Mecca.", "Mecca"),
    ("ru", "fr", "В Новороссийске горит нефтебаза.", "Un dépôt pétrolier brûle à Taganrog.", "Taganrog"),
    ("fa", "it", "انفجار در نطنز", "Esplosione a Fordow", "Fordow"),
    ("ko", "id", "이집트 수에즈에서 선박이 좌초했다.", "Kapal kandas di Port Said, Mesir.", "Port Said"),
    ("ja", "es", "チャバハール港が開港した。", "Se inauguró el puerto de Chabahar, en Pakistán.", "Pakistán"),
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
