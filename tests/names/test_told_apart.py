"""Real entities with confusable names: silent by themselves, told apart by the source.

The table has one entity, another that is confused with it, and both as a source language writes
them. The glossary of a test has the first one only; the shipped packs have every country.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from qa.checks import CHECKS
from qa.engine import examine
from qa.model import Document, Finding, Segment, Severity
from qa.project import Config, Project, open_project
from qa.scan import load

TABLE = Path(__file__).parent / "look-alikes.tsv"
NAME_CHECKS = ("near-miss-name", "unsupported-entity", "wrong-rendering")

Row = dict[str, str]
with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS: list[Row] = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
UNATTESTED = ("Fugal", "Birden", "Nasrullah", "Mujahed", "Harat", "Kandhar", "Jubba", "Karzan")
COUNTRIES = [row for row in ROWS if row["kind"] == "country"]
NAMES = [row for row in ROWS if row["kind"] != "country"]


def title(row: Row) -> str:
    return f"{row['source_lang']}-{row['lang']} {row['one']}/{row['other']}"


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Project]:
    """For each row a project whose glossary has the first entity and nothing else."""
    folder = tmp_path_factory.mktemp("look-alikes")
    found = {}
    for number, row in enumerate(ROWS):
        pack = folder / f"{number}.tsv"
        head = "id\tkind\tlang\ttext\tstatus"
        ours = f"x.one\t{row['kind']}\t{row['lang']}\t{row['one']}\tpreferred"
        theirs = f"x.one\t{row['kind']}\t{row['source_lang']}\t{row['source_one']}\tadmitted"
        pack.write_text("\n".join((head, ours, theirs, "")), encoding="utf-8")
        found[title(row)] = Project(Config(), load([pack], None), tuple(CHECKS.values()))
    return found


def findings(row: Row, source: str | None, project: Project) -> list[Finding]:
    """What is said of a text with the second entity."""
    segment = Segment(f"… {row['other']} …", f"… {source} …" if source else None)
    lang = row["source_lang"] if source else None
    result = examine(Document("d", "", lang, row["lang"], (segment,)), project)
    assert result.failure is None
    return [f for f in result.findings if f.check in NAME_CHECKS]


def proposed(row: Row, project: Project) -> list[str]:
    """What is proposed for the second entity where the source names the first."""
    found = findings(row, row["source_one"], project)
    return [f.fix.replacement for f in found if f.fix and f.span.start < f.span.end]


def test_the_table_has_enough_of_everything() -> None:
    assert len(ROWS) >= 150
    assert len(
        {(row["lang"], row["one"], row["other"], row["source_lang"]) for row in ROWS}
    ) == len(ROWS)
    assert {"en", "ru", "fr", "de", "zh", "ar"} <= {row["lang"] for row in ROWS}
    assert {"person", "place", "country"} == {row["kind"] for row in ROWS}


@pytest.fixture(scope="module")
def all_of_them(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The shipped packs and the first entity of each row: chance depends on how many names there are."""
    others = {(row["lang"], row["other"]) for row in ROWS}
    pack = tmp_path_factory.mktemp("all") / "all.tsv"
    lines = ["id\tkind\tlang\ttext\tstatus"]
    for number, row in enumerate(ROWS):
        if (row["lang"], row["one"]) not in others:
            lines.append(f"x.{number}\t{row['kind']}\t{row['lang']}\t{row['one']}\tpreferred")
    pack.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return open_project(Config(glossaries=(pack,)), None)


def silent(row: Row) -> object:
    """The row as a parameter; rare real names that no list attests are known false alarms."""
    marks = [pytest.mark.xfail] if row["other"] in UNATTESTED else []
    return pytest.param(row, marks=marks, id=title(row))


@pytest.mark.parametrize("row", [silent(row) for row in ROWS])
def test_silent_without_a_source(row: Row, all_of_them: Project) -> None:
    assert findings(row, None, all_of_them) == []


@pytest.mark.parametrize("row", ROWS, ids=title)
def test_silent_where_the_source_names_the_other(row: Row, alone: dict[str, Project]) -> None:
    assert findings(row, row["source_other"], alone[title(row)]) == []


@pytest.mark.parametrize("row", NAMES, ids=title)
def test_found_where_the_source_names_the_first(row: Row, alone: dict[str, Project]) -> None:
    assert row["one"] in proposed(row, alone[title(row)])


@pytest.mark.parametrize("row", COUNTRIES, ids=title)
def test_a_country_is_found_by_its_sound_or_by_the_packs(
    row: Row, alone: dict[str, Project], project: Project
) -> None:
    told = [*proposed(row, alone[title(row)]), *proposed(row, project)]
    assert any(row["one"] in text for text in told)


@pytest.mark.parametrize("row", COUNTRIES, ids=title)
def test_the_packs_take_no_country_for_the_other(row: Row, project: Project) -> None:
    found = findings(row, row["source_other"], project)
    assert [f for f in found if f.severity >= Severity.MAJOR] == []
