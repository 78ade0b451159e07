"""Names in the cases that wire copy has them in: each is the name, and no mangled one."""

from __future__ import annotations

import pytest

from qa.model import Document, Segment
from qa.project import Project
from qa.scan import scan

CASES = {
    "ru": {
        "country.eg": "Египта Египту Египтом Египте",
        "country.pl": "Польши Польше Польшу Польшей",
        "country.kh": "Камбоджей",
        "country.xk": "Косова Косову",
        "country.mu": "Маврикии",
        "country.ps": "Западного_берега Западном_берегу",
        "country.mh": "Маршалловых_Островов Маршалловым_Островам",
        "country.va": "Святого_Престола Святому_Престолу",
        "city.zaporizhzhia": "Запорожья Запорожью Запорожьем",
        "person.tsikhanouskaya": "Светланы_Тихановской Светланой_Тихановской",
        "org.islamic-state": "Исламского_государства Исламскому_государству Исламским_государством",
    },
    "uk": {
        "country.eg": "Єгипту Єгиптом Єгипті",
        "country.pl": "Польщі Польщу Польщею",
        "country.by": "Білорусі Білоруссю",
        "country.at": "Відня Відню Віднем",
        "country.hk": "Гонконгу Гонконзі",
        "country.ss": "Південного_Судану Південному_Судані",
        "country.eh": "Західної_Сахари Західній_Сахарі",
        "city.kyiv": "Києва Києву Києвом Києві",
        "city.riga": "Риги Ризі Ригою",
        "org.white-house": "Білого_дому Білому_домі",
        "person.zakharova": "Марії_Захарової Марією_Захаровою",
    },
    "pl": {
        "country.by": "Białorusi Białorusią",
        "country.eg": "Egiptu Egiptem Egipcie",
        "country.pl": "Polski Polsce Polskę Polską",
        "country.kp": "Korei_Północnej Koreę_Północną",
        "country.eh": "Sahary_Zachodniej Saharze_Zachodniej",
        "country.nl": "Hadze Hagi Hagę",
        "city.lviv": "Lwowa Lwowie Lwowem",
        "city.zagreb": "Zagrzebia Zagrzebiu Zagrzebiem",
        "city.riga": "Rydze Rygi",
    },
    "el": {"country.eg": "Αιγύπτου Αίγυπτο", "country.lb": "Λιβάνου", "country.us": "ΗΠΑ"},
}  # fmt: skip
ROWS = [
    (lang, concept, shape.replace("_", " "))
    for lang, names in CASES.items()
    for concept, shapes in names.items()
    for shape in shapes.split()
]


@pytest.mark.parametrize(("lang", "concept", "shape"), ROWS)
def test_a_case_of_a_name_is_the_name(
    project: Project, lang: str, concept: str, shape: str
) -> None:
    story = Document("story", "", None, lang, (Segment(f"– {shape} –", None),))
    hits = scan(story, project.compiled).hits
    assert concept in {hit.term.id for hit in hits if story.text(hit.span) == shape}


@pytest.mark.parametrize(("lang", "word"), [("nl", "De"), ("pl", "Ra"), ("ru", "Ма")])
def test_what_an_ending_leaves_of_a_short_name_is_none(
    project: Project, lang: str, word: str
) -> None:
    story = Document("story", "", None, lang, (Segment(f"{word} –", None),))
    assert not [h for h in scan(story, project.compiled).hits if h.term.kind == "country"]
