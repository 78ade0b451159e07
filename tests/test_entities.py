"""Who came into the target and who went missing: counts, places, neighbours, gaps."""

from __future__ import annotations

import pytest

from qa.model import Document, Scanned, Segment
from qa.project import Project
from qa.scan import scan

Rows = list[tuple[str, str]]  # source, target

# pair, rows, exchanges: what came, the concept that went missing, standing
EXCHANGED: list[tuple[str, Rows, list[tuple[str, str, str]]]] = [
    ("de-en", [("Der Irak protestiert.", "Iraq protests.")], []),
    ("de-en", [("Der Irak protestiert.", "The country protests.")], []),
    ("de-en", [("Der Irak protestiert.", "Iran protests.")], [("Iran", "country.iq", "stranger")]),
    # Named rightly once and wrongly once: the second stands for the second.
    ("de-en", [("Der Irak sagt, der Iran sei wie der Irak.", "Iraq says Iran is like Iran.")],
     [("Iran", "country.iq", "extra")]),
    # Adjective for adjective, noun for noun.
    ("en-de", [("North Korean defectors to South Korea", "Nordkoreanische Überläufer nach Nordkorea")],
     [("Nordkorea", "country.kr", "extra")]),
    # Only the neighbouring sentence speaks of it.
    ("de-en", [("Der Irak protestiert.", "Iran protests."), ("Der Iran schweigt.", "Iran is silent.")],
     [("Iran", "country.iq", "near")]),
    # The sentences are cut in another place.
    ("de-en", [("Frankreich und Italien reden.", "France and Spain talk with it."),
               ("Auch mit Spanien.", "Italy, too.")], []),
    # What a longer name holds is no other country.
    ("en-fr", [("The Indian Ocean rises.", "L'Inde monte.")], []),
    ("en-fr", [("The Bank of Japan waits.", "Le Japon attend.")], []),
    # A leader speaks for the country, and the longer name holds it.
    ("ru-en", [("Лидер Ким Чен Ын выступил.", "North Korean leader Kim Jong Un spoke.")], []),
    ("ru-en", [("Президент Франции Эммануэль Макрон прибыл.", "President Angela Merkel arrived.")],
     [("Angela Merkel", "person.macron", "stranger")]),
]  # fmt: skip

# pair, rows, losses: words of the source, whether the target shows a gap, whether a partner is there
LOST: list[tuple[str, Rows, list[tuple[str, bool, bool]]]] = [
    ("de-en", [("Spanien zählt.", "Spain counts.")], []),
    ("de-en", [("Spanien zählt.", "Madrid counts.")], []),
    ("de-en", [("Spanien zählt.", "It counts."), ("Es hilft.", "It helps Spain.")], []),
    ("de-en", [("Spanien zählt.", "The Spaniards count.")], []),
    ("de-en", [("Spanien zählt.", "They count.")], [("Spanien", False, False)]),
    ("de-en", [("Tote in Spanien.", "Deaths in .")], [("Spanien", True, False)]),
    ("de-en", [("Japans Behörde meldet.", "According to 's agency.")], [("Japans", True, False)]),
    ("de-en", [("Spanien und Italien zählen.", "Italy counts.")], [("Spanien", False, True)]),
    ("en-de", [("The dead in Spain", "Die Toten in")], [("Spain", True, False)]),
    # The source's own letters stand there: not translated, not lost.
    ("ja-en", [("ドイツの海軍", "The ドイツ navy")], []),
    ("en-ja", [("US, French and Turkish forces", "米仏土の部隊")], []),
]  # fmt: skip


def _scan(project: Project, pair: str, rows: Rows) -> Scanned:
    source, target = pair.split("-")
    segments = tuple(Segment(theirs, ours) for ours, theirs in rows)
    return scan(Document("d", "d", source, target, segments), project.compiled)


@pytest.mark.parametrize(("pair", "rows", "expected"), EXCHANGED)
def test_what_came_for_what(
    project: Project, pair: str, rows: Rows, expected: list[tuple[str, str, str]]
) -> None:
    scanned = _scan(project, pair, rows)
    text = scanned.document.text
    assert [(text(e.came.span), e.gone, e.standing) for e in scanned.exchanges] == expected


@pytest.mark.parametrize(("pair", "rows", "expected"), LOST)
def test_what_is_lost(
    project: Project, pair: str, rows: Rows, expected: list[tuple[str, bool, bool]]
) -> None:
    scanned = _scan(project, pair, rows)
    text = scanned.document.text
    lost = [lo for lo in scanned.losses if lo.mention.kind == "country"]
    assert [(text(lo.mention.span), bool(lo.hole), bool(lo.partner)) for lo in lost] == expected


def test_without_a_source_there_is_nothing_to_compare(project: Project) -> None:
    segments = (Segment("Iran protests."),)
    scanned = scan(Document("d", "d", None, "en", segments), project.compiled)
    assert (scanned.exchanges, scanned.strangers, scanned.losses) == ((), (), ())


def test_a_list_without_end_is_no_sentence(project: Project) -> None:
    scanned = _scan(project, "de-en", [("Irak " * 3000, "Iran " * 3000)])
    assert scanned.exchanges == ()


def test_every_concept_of_a_fact_is_at_hand(project: Project) -> None:
    """Germany is only part of a longer name here, and Italy came into the target."""
    source = "The far-right Alternative for Germany party is doing its best."
    segment = Segment("Партия делает всё для Италии.", source)
    scanned = scan(Document("d", "", "en", "ru", (segment,)), project.compiled)
    assert [x.gone for x in scanned.exchanges] == ["country.de"]
    named = {c for x in scanned.exchanges for c in (x.gone, *x.others, *x.came.terms)}
    assert named <= set(scanned.terms)
