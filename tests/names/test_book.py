"""The index of the glossary's names."""

from __future__ import annotations

import json

import pytest

from qa.model import NameRef
from qa.names import NameBook


def ref(text: str, term: str = "", kind: str = "person", preferred: bool = True) -> NameRef:
    tokens = tuple(text.split())
    return NameRef(term or text, text, tokens, kind, preferred)  # type: ignore[arg-type]


BOOK = NameBook(
    [
        ref("Abdul Ghani Baradar", "baradar"),
        ref("Mullah Baradar", "baradar", preferred=False),
        ref("Ashraf Ghani", "ghani"),
        ref("Kunduz", "kunduz", "place"),
        ref("Sar-e Pol", "sar-e-pol", "place"),
    ]
)


@pytest.fixture(params=["built", "stored"])
def book(request: pytest.FixtureRequest) -> NameBook:
    stored = NameBook.from_rows([json.loads(json.dumps(BOOK.to_rows()))])
    return BOOK if request.param == "built" else stored


def test_a_stored_book_is_the_same(book: NameBook) -> None:
    assert book.refs == BOOK.refs
    assert book.to_rows() == BOOK.to_rows()
    assert (len(book), book.size) == (5, 4)


def test_anchored_tells_the_position(book: NameBook) -> None:
    assert [(r.text, at) for r, at in book.anchored("GHANI’s")] == [
        ("Abdul Ghani Baradar", 1),
        ("Ashraf Ghani", 1),
    ]
    assert book.anchored("Karzai") == []
    assert book.knows("ashraf")
    assert not book.knows("Ashra")


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
