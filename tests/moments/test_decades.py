"""Decades as news writes them: in digits and words, two or three together, with their century."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.figures.moments import moments
from qa.figures.moments.tables import folder
from qa.model import Document, Segment
from qa.scan.moments import dates

# Language, what is written, the decades that are said; without a century those below 100.
_LINES = (Path(__file__).parent / "decades.tsv").read_text(encoding="utf-8").splitlines()
FORMS = [tuple(line.split("\t")) for line in _LINES]


@pytest.mark.parametrize(("code", "text", "said"), FORMS)
def test_every_decade_is_read(code: str, text: str, said: str) -> None:
    read = [raw for raw in moments(text, code) if raw.year is not None]
    assert " ".join(str(raw.year) for raw in read) == said
    assert all(raw.grain == "decade" for raw in read)


def _told(pair: tuple[str, str], source: str, target: str) -> list[tuple[str, str]]:
    document = Document("story", "", *pair, (Segment(target, source),))
    folded = {("source", 0): folder().fold(source), ("target", 0): folder().fold(target)}
    return [
        (document.text(change.span), change.instead)
        for change in dates(document, folded).changes
        if not change.faint
    ]


@pytest.mark.parametrize(("code", "text", "said"), FORMS)
def test_another_decade_is_told_in_every_language(code: str, text: str, said: str) -> None:
    """In English and of it; the last one of several is the wrong one."""
    years = [1900 + int(year) if int(year) < 100 else int(year) for year in said.split()]
    right = " and ".join(f"the {year}s" for year in years)
    wrong = " and ".join(f"the {year}s" for year in (*years[:-1], 1910))
    assert _told((code, "en"), text, right) == []
    assert _told(("en", code), right, text) == []
    assert _told((code, "en"), text, wrong) == [("1910", str(years[-1]))]
    assert len(_told(("en", code), wrong, text)) == 1


def test_the_right_decade_is_written_in_words() -> None:
    assert _told(("en", "it"), "the 1960s and 1970s", "gli anni sessanta e ottanta") == [
        ("ottanta", "settanta")
    ]
    assert _told(("en", "de"), "in the forties", "in den zwanziger Jahren") == [
        ("zwanziger Jahren", "vierziger Jahren")
    ]


def test_the_year_2000_is_of_both_centuries() -> None:
    assert _told(("id", "pl"), "pada awal tahun 2000", "na początku XXI wieku") == []
    assert _told(("en", "pl"), "in 2000", "w XX wieku") == []
    assert len(_told(("en", "pl"), "in 2000", "w XIX wieku")) == 1


@pytest.mark.parametrize(("code", "text", "said"), [f for f in FORMS if " " not in f[2]])
def test_a_decade_is_not_its_first_year(code: str, text: str, said: str) -> None:
    year = 1900 + int(said) if int(said) < 100 else int(said)
    assert len(_told((code, "en"), text, f"in {year}")) == 1
    assert len(_told(("en", code), f"in {year}", text)) == 1
    assert _told((code, "en"), text, f"in {year + 4}") == []  # the very year of it


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        (("en", "fr"), "between 1990 and 2000", "dans les années 1990"),
        (("id", "en"), "pada awal tahun 2000", "in the early 2000s"),
        (("ru", "en"), "в 1969 и 1970 годах", "in 1969 and 1970"),
        (("ko", "en"), "1970년 대선", "the 1970 presidential election"),
        (("en", "uk"), "in 1969 and 1970", "у 1969 та 1970 роках"),
        (("tr", "en"), "1970 yıllarında", "in the 1970s"),
        (("fa", "en"), "سال‌های ۱۹۷۰", "in the 1970s"),
        (("en", "vi"), "in 1970 and 1975", "trong các năm 1970 và 1975"),
        (("fr", "de"), "la décennie 1970-1980", "in den 1970er Jahren"),
    ],
)
def test_years_and_decades_that_are_the_same(
    pair: tuple[str, str], source: str, target: str
) -> None:
    assert _told(pair, source, target) == []
