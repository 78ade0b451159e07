"""Cases of names: carried over to the right name, and known for what they are."""

import pytest

from qa.language import language
from qa.model import Document, Segment
from qa.project import Project
from qa.scan import scan
from qa.scan.cases import case_of, in_case


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        ("Владимир Путин", "Владимиром Путаным", "Владимиром Путиным"),
        ("Кая Каллас", "Каяа Каллас", "Кая Каллас"),
        ("Кая Каллас", "Каеу Калласу", "Кая Калласу"),
        ("Уго Чавес", "Угоа Чавесом", "Уго Чавесом"),
        ("Ван И", "Ван Ия", "Ван И"),
    ],
)
def test_only_shapes_of_the_language_are_proposed(name: str, written: str, expected: str) -> None:
    assert in_case(name, written, language("ru")) == expected


@pytest.mark.parametrize(
    ("written", "name", "expected"),
    [
        ("Pete'a Hegsetha", "Pete Hegseth", True),
        ("Narendrę Modiego", "Narendra Modi", True),
        ("Nicolasa Sarkozy'ego", "Nicolas Sarkozy", True),
        ("Donaldowi Tuskowi", "Donald Tusk", True),
        ("Wołodymyra Zełenskiego", "Wołodymyr Zełenski", True),
        ("Wołodymyra Zelańskiego", "Wołodymyr Zełenski", False),
        ("Tuska", "Donald Tusk", False),
    ],
)
def test_cases_of_polish_names(written: str, name: str, expected: bool) -> None:
    assert case_of(written, [name], language("pl")) is expected


def test_a_language_without_cases_of_names_has_none() -> None:
    assert not case_of("Tusk", ["Tusk"], language("en"))


@pytest.mark.parametrize(
    ("code", "text", "concept"),
    [
        ("ru", "Он встретился с Лавровым.", "person.lavrov"),
        ("ru", "Он встретился с Владимиром Путиным.", "person.putin"),
        ("ru", "Он говорил о Навальном.", "person.navalny"),
        ("ru", "Он встретился с Алексеем Навальным.", "person.navalny"),
        ("uk", "Він говорив з Путіним.", "person.putin"),
        ("uk", "Він говорив із Залужним.", "person.zaluzhnyi"),
    ],
)
def test_surnames_in_the_instrumental(code: str, text: str, concept: str, project: Project) -> None:
    story = Document("s", "", "en", code, (Segment(text),))
    assert concept in {h.term.id for h in scan(story, project.compiled).hits}


@pytest.mark.parametrize(
    ("code", "text", "concept", "named"),
    [
        ("de", "In der Ostukraine wird gekämpft.", "country.ua", True),
        ("de", "Prorussische Hacker griffen an.", "country.ru", True),
        ("de", "Er lebt in Südkorea.", "country.kp", False),
        ("ru", "Южноливанский город.", "country.lb", True),
        ("ru", "Прочили ему победу.", "country.cl", False),
        ("pl", "Prorosyjscy hakerzy.", "country.ru", True),
        ("uk", "Проросійські сепаратисти.", "country.ru", True),
        ("it", "Hacker filorussi.", "country.ru", True),
    ],
)
def test_parts_of_lands(code: str, text: str, concept: str, named: bool, project: Project) -> None:
    story = Document("s", "", "en", code, (Segment(text),))
    assert (concept in {h.term.id for h in scan(story, project.compiled).hits}) is named
