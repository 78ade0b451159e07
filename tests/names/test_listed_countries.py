"""One country of a list that the translation leaves out, where the others are rendered."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment, Severity
from qa.project import Project

LOST = [
    ("tr", "it", "Rusya, İran ve Suriye ortak bildiri yayımladı.", "Russia e Iran hanno pubblicato una dichiarazione."),
    ("ar", "zh", "اجتمع وزراء خارجية مصر والأردن وقطر في القاهرة.", "埃及和约旦外长在开罗举行会晤。"),
    ("ko", "de", "한국과 미국, 일본이 공동성명을 발표했다.", "Südkorea und die USA veröffentlichten eine Erklärung."),
    ("hi", "ru", "भारत, चीन और रूस के विदेश मंत्री मिले।", "Министры иностранных дел Индии и Китая встретились."),
    ("pl", "it", "Ministrowie Polski, Litwy i Łotwy spotkali się w Rydze.",
     "I ministri di Polonia e Lettonia si sono incontrati a Riga."),
    ("nl", "es", "België, Nederland en Luxemburg tekenden het verdrag.", "Bélgica y Países Bajos firmaron el tratado."),
]  # fmt: skip
KEPT = [
    ("de", "fr", "Estland, Lettland und Litauen schlossen die Grenze.", "Les pays baltes ont fermé la frontière."),
    ("ko", "en", "한국과 미국, 일본이 공동성명을 발표했다.", "Seoul, Washington and Tokyo issued a statement."),
    ("nl", "es", "België, Nederland en Luxemburg tekenden het verdrag.", "Los países del Benelux firmaron el tratado."),
    ("zh", "en", "中国、老挝和泰国警方联合行动。", "Chinese, Lao and Thai police held a joint operation."),
    ("en", "fr", "Turkey, a NATO member, and Greece agreed.",
     "La Turquie, membre de l'Otan, et la Grèce se sont entendues."),
]  # fmt: skip


def _grave(source: str, target: str, text: str, other: str, project: Project) -> list[str]:
    story = Document("s", "", source, target, (Segment(other, text),))
    return [f.check for f in examine(story, project).findings if f.severity >= Severity.MAJOR]


@pytest.mark.parametrize(("source", "target", "text", "other"), LOST)
def test_lost(source: str, target: str, text: str, other: str, project: Project) -> None:
    assert _grave(source, target, text, other, project) == ["dropped-entity"]


@pytest.mark.parametrize(("source", "target", "text", "other"), KEPT)
def test_kept(source: str, target: str, text: str, other: str, project: Project) -> None:
    assert _grave(source, target, text, other, project) == []
