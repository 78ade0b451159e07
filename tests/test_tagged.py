"""What a story's own metadata name: right names, and parties that need no other support."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qa.documents import ReadOptions, read_documents
from qa.engine import examine
from qa.model import Document, Segment, Tagged
from qa.project import Project
from tests.growth import linear

Row = tuple[str, str]  # source, target
HERE = ("near-miss-name", "changed-name", "unsupported-entity")


def person(name: str) -> Tagged:
    return Tagged("person", name)


def org(name: str) -> Tagged:
    return Tagged("org", name)


def place(name: str) -> Tagged:
    return Tagged("place", name)


def found(project: Project, pair: str, rows: list[Row], *tags: Tagged) -> list[str]:
    source, _, target = pair.rpartition("-")
    segments = tuple(Segment(ours, theirs or None) for theirs, ours in rows)
    document = Document("d", "", source or None, target, segments, tagged=tags)
    result = examine(document, project)
    assert result.failure is None
    return [f"{f.check} {f.text}" for f in result.findings if f.check in HERE]


MANGLED = [("", "Trump telephoned to Abdul Gani Balladal on Tuesday.")]
FULL = [
    (
        "特朗普周二致电阿卜杜勒·加尼·巴拉达尔。",
        "Trump telephoned to Abdul Gani Balladal on Tuesday.",
    )
]
RUSSIAN = [("Они говорили с Залмаем Халилзадом в Дохе.", "They spoke to Zalmay Khalelzad in Doha.")]
SINGER = [("Fritz Wunderlich llegó.", "Fritz Wanderlich arrived.")]
NAMES: list[tuple[str, list[Row], Tagged, Tagged]] = [
    # pair, rows, the tag that makes the name right, one that does not
    ("en", MANGLED, person("Abdul Gani Balladal"), person("Abdul Gani")),
    ("en", MANGLED, person("Abdul Karim Balladal"), person("Abdul Karim")),
    ("en", MANGLED, person("ABDUL GANI BALLADAL"), person("Karim Ballada")),
    ("zh-en", FULL, person("Abdul Gani Balladal"), person("Abdul Ghani Baradar")),
    ("ru-en", RUSSIAN, person("Zalmay Khalelzad"), person("Zalmay")),
    ("es-en", SINGER, person("Fritz Wanderlich"), person("Fritz Wunderlich")),
]


@pytest.mark.parametrize(("pair", "rows", "right", "other"), NAMES)
def test_a_tagged_name_is_right(
    project: Project, pair: str, rows: list[Row], right: Tagged, other: Tagged
) -> None:
    plain = found(project, pair, rows)
    assert plain != []
    assert found(project, pair, rows, right) == []
    assert found(project, pair, rows, other) == plain


SURNAME = "Trump telephoned to Balladal on Tuesday."
NAMED: list[tuple[tuple[Tagged, ...], list[str]]] = [
    ((), []),
    ((person("Hamid Karzai"),), []),
    ((place("Kunduz"),), []),
    ((person("Abdul Ghani Baradar"),), ["near-miss-name Balladal"]),
    ((person("Abdul Ghani Baradar"), person("Balladal")), []),
]


@pytest.mark.parametrize(("tags", "told"), NAMED)
def test_a_name_is_a_near_miss_of_a_tagged_one(
    project: Project, tags: tuple[Tagged, ...], told: list[str]
) -> None:
    assert found(project, "en", [("", SURNAME)], *tags) == told


TALKS = [("美塔谈判艰难。", "The talks between the United States and Tajikistan are hard.")]
IRAQ = [("Der Irak protestiert.", "Iran protests.")]
TRADE = [("The World Trade Organization said so.", "Die Weltgesundheitsorganisation sagte das.")]
ALONE = [
    ("", "talks between the United States and Tajikistan"),
    ("", "The U.S.-Taliban deal. " + "The Taliban said. " * 6),
]
SUPPORT: list[tuple[str, list[Row], Tagged, Tagged]] = [
    # pair, rows, the tag that supports what the target names, one that does not
    ("zh-en", TALKS, place("Dushanbe, Tajikistan"), place("Kabul, Afghanistan")),
    ("zh-en", TALKS, place("塔吉克斯坦"), place("阿富汗")),
    ("zh-en", TALKS, place("Tajikistan"), org("University of Tajikistan")),
    ("de-en", IRAQ, place("Iran"), place("Irak")),
    ("de-en", IRAQ, place("Teheran"), person("Iran Smith")),
    ("en-de", TRADE, org("World Health Organization"), org("World Trade Organization")),
    ("en-de", TRADE, org("Weltgesundheitsorganisation"), org("Organisation")),
    ("en", ALONE, place("Tajikistan"), place("Afghanistan")),
]


@pytest.mark.parametrize(("pair", "rows", "support", "other"), SUPPORT)
def test_a_tagged_party_needs_no_other_support(
    project: Project, pair: str, rows: list[Row], support: Tagged, other: Tagged
) -> None:
    plain = found(project, pair, rows)
    assert [told.split()[0] for told in plain] == ["unsupported-entity"]
    assert found(project, pair, rows, support) == []
    assert found(project, pair, rows, other) == plain


def test_from_the_file_to_the_finding(tmp_path: Path, project: Project) -> None:
    story = {"uri": "x", "language": "en", "headline": "Talks", "body_text": SURNAME}
    people = {**story, "people": [{"name": "Abdul Ghani Baradar"}]}
    told = []
    for name, content in (("a.json", story), ("b.json", people)):
        (tmp_path / name).write_text(json.dumps(content))
        (loaded,) = read_documents([str(tmp_path / name)], ReadOptions())
        assert loaded.document
        told.append([f.text for f in examine(loaded.document, project).findings if f.check in HERE])
    assert told == [[], ["Balladal"]]


def test_many_and_long_tags_do_not_wait(project: Project) -> None:
    def tags(size: int) -> list[Tagged]:
        people = [person(f"Abdul Gani Balladal {n}") for n in range(10_000 * size)]
        odd = [
            place("x" * 500_000 * size),
            org("; ( ' \ud800"),
            person(" "),
            place("1" * 50_000 * size),
        ]
        return people + odd

    made = {size: tags(size) for size in (1, 2)}
    assert linear(lambda size: found(project, "en", [("", SURNAME)], *made[size]))
