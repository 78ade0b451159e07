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
