"""The index of the glossary's names."""

from __future__ import annotations

import pytest

from qa.model import NameRef
from qa.names import NameBook
from qa.names.shelf import Shelf, sections
from qa.names.tokens import pieces_of


def ref(text: str, term: str = "", kind: str = "person", preferred: bool = True) -> NameRef:
    tokens = tuple(text.split())
    return NameRef(term or text, text, tokens, kind, preferred)  # type: ignore[arg-type]


REFS = [
    ref("Abdul Ghani Baradar", "baradar"),
    ref("Mullah Baradar", "baradar", preferred=False),
    ref("Ashraf Ghani", "ghani"),
    ref("Kunduz", "kunduz", "place"),
    ref("Sar-e Pol", "sar-e-pol", "place"),
]
TERMS = ["baradar", "ghani", "kunduz", "sar-e-pol"]
BOOK = NameBook(REFS)


def stored(refs: list[NameRef]) -> NameBook:
    """The book as it is opened from a file."""
    rows = [(TERMS.index(r.term), r.kind == "person", pieces_of(r.text)) for r in refs]
    kept = {name: memoryview(bytes(part)) for name, part in sections(rows).items()}
    numbers = {term: number for number, term in enumerate(TERMS)}
    return NameBook.of_shelves([Shelf(kept, refs.__getitem__, numbers.get, TERMS.__getitem__)])


@pytest.fixture(params=["built", "stored"])
def book(request: pytest.FixtureRequest) -> NameBook:
    return BOOK if request.param == "built" else stored(REFS)


def test_a_stored_book_is_the_same(book: NameBook) -> None:
    assert list(book.refs) == REFS
    assert (len(book), book.size) == (5, 4)


def test_anchored_tells_the_position(book: NameBook) -> None:
    assert [(r.text, at) for r, at in book.anchored("GHANI’s")] == [
        ("Abdul Ghani Baradar", 1),
        ("Ashraf Ghani", 1),
    ]
    assert book.anchored("Karzai") == []
    assert book.knows("ashraf")
    assert not book.knows("Ashra")


def test_how_many_bear_a_part_counts_entities(book: NameBook) -> None:
    assert [book.bearers(word) for word in ("ghani", "baradar", "karzai")] == [2, 1, 0]


def test_the_names_of_an_entity(book: NameBook) -> None:
    assert [entry.ref.text for entry in book.of("baradar")] == [
        "Abdul Ghani Baradar",
        "Mullah Baradar",
    ]
    assert list(book.of("karzai")) == []


def test_several_units_are_one_book() -> None:
    both = NameBook.of_shelves([*stored(REFS)._shelves, *stored(REFS[:2])._shelves])
    assert (len(both), both.bearers("ghani")) == (7, 3)
    assert [r.text for r, _, _ in both.near("Kondus", "zh", 0.7)] == ["Kunduz"]


def test_a_large_book_is_searched_by_outlines_and_heavy_names_by_spines() -> None:
    (shelf,) = BOOK._shelves
    assert "baradar" in [shelf.words[n] for n in shelf.sounding("balada", loose=True)]
    assert [shelf.words[n] for n in shelf.sounding("balada", loose=False)] == []
    assert [shelf.words[n] for n in shelf.sounding("balatal", loose=False)] == ["baradar"]
    (other,) = NameBook([ref("Jair Bolsonaro", "bolsonaro"), ref("Kurd", "kurd", "place")])._shelves
    assert [other.words[n] for n in other.sounding("bosonaro", loose=False)] == ["bolsonaro"]
    assert list(other.sounding("kud", loose=False)) == []


def test_near_finds_surnames_and_single_names_by_sound(book: NameBook) -> None:
    found = book.near("Balladal", "zh", 0.9)
    assert [(r.text, at) for r, at, _ in found] == [
        ("Abdul Ghani Baradar", 2),
        ("Mullah Baradar", 1),
    ]
    assert all(0.9 <= value <= 1.0 for _, _, value in found)
    assert [r.text for r, _, _ in book.near("Kondus", "zh", 0.7)] == ["Kunduz"]


def test_no_place_stands_by_its_last_part_and_nobody_by_the_given_name(book: NameBook) -> None:
    assert [r.text for r, _, _ in book.near("Pol")] == []
    assert "Ashraf Ghani" not in [r.text for r, _, _ in book.near("Ashraf")]


def test_an_empty_book_knows_nothing() -> None:
    empty = NameBook(())
    assert (len(empty), empty.size, empty.near("Kabul"), empty.knows("Kabul")) == (0, 0, [], False)
