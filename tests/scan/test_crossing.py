"""Figures that changed places between clauses; clauses that moved as a whole are none."""

from __future__ import annotations

import pytest

from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Project

WRONG = [
    ("uk", "en", "Росія випустила 88 дронів, збито 63.", "Russia launched 63 drones, 88 were shot down.", ["63", "88"]),
    ("en", "ru", "Turnout was 61.4 percent, up from 57.8 percent.", "Явка составила 57,8%, что выше прежних 61,4%.", ["57,8", "61,4"]),
    ("fr", "es", "Le oui a obtenu 52 %, le non 48 %.", "El sí obtuvo el 48 %, el no el 52 %.", ["48", "52"]),
    ("en", "ja", "The first blast killed 30 people, the second 45.", "最初の爆発で45人、2回目の爆発で30人が死亡した。", ["45", "30"]),
    ("ar", "en", "بلغت الصادرات 300 مليار دولار، والعجز 250 مليار دولار.", "Exports reached $250 billion, the deficit $300 billion.", ["250 billion", "300 billion"]),
    ("en", "de", "It has 120 rooms. It has 95 seats.", "Es hat 95 Zimmer. Es hat 120 Plätze.", ["95", "120"]),
    ("en", "it", "Police made 45 arrests, the army 120.", "La polizia ha effettuato 120 arresti, l'esercito 45.", ["120", "45"]),
]  # fmt: skip
RIGHT = [
    ("zh", "en", "共有37人死亡，150人受伤。", "150 people were injured, 37 killed."),
    ("en", "de", "Germany won 37 medals, France 45.", "Frankreich gewann 45 Medaillen, Deutschland 37."),
    ("hi", "en", "एक वर्ष पहले 57 से नीचे, तिमाही के दौरान 45 विमान सुपुर्द किया गया।", "It delivered 45 aircraft during the quarter, down from 57 a year ago."),
    ("en", "zh", "Inter won 1,489, drew 834, and lost 677 of its 3,000 matches.", "在3000场比赛中，国际米兰赢得1489场，打平834场，输掉677场。"),
    ("en", "ja", "Some 63 of the 88 drones were shot down.", "88機の無人機のうち63機が撃墜された。"),
    ("en", "fr", "In 1995, 1,200 people came.", "1 200 personnes sont venues, en 1995."),
    ("en", "es", "It cost $88 million, or 63 million euros.", "Costó 63 millones de euros, u 88 millones de dólares."),
    ("en", "pl", "Two died, ten were hurt.", "Dziesięć osób zostało rannych, zginęły dwie."),
]  # fmt: skip


def told(project: Project, theirs: str, ours: str, source: str, target: str) -> list[str]:
    story = Document("story", "", theirs, ours, (Segment(target, source, (), "1"),))
    found = examine(story, project)
    assert not found.failure
    return [f.text for f in found.findings if "changed places" in f.message]


@pytest.mark.parametrize(("theirs", "ours", "source", "target", "places"), WRONG)
def test_figures_of_two_clauses_that_changed_places_are_told(
    project: Project, theirs: str, ours: str, source: str, target: str, places: list[str]
) -> None:
    assert told(project, theirs, ours, source, target) == places


@pytest.mark.parametrize(("theirs", "ours", "source", "target"), RIGHT)
def test_clauses_that_moved_with_their_figures_are_silent(
    project: Project, theirs: str, ours: str, source: str, target: str
) -> None:
    assert told(project, theirs, ours, source, target) == []
