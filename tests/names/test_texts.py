"""Texts that are found without being unpacked."""

from __future__ import annotations

import pytest

from qa.names.texts import Texts, packed

WORDS = ["", "a", "ab", "baradar", "ghani", "kabul", "кабул", "喀布尔", "𐐷", *map(str, range(500))]
KEPT = Texts(packed("words", WORDS), "words")


@pytest.mark.parametrize("missing", ["A", "b", "abc", "bara", "500", "ghani\0", "\ud800", "喀"])
def test_what_is_not_here_has_no_place(missing: str) -> None:
    assert KEPT.place(missing) is None


def test_every_text_has_its_place() -> None:
    assert [KEPT.place(word) for word in WORDS] == list(range(len(WORDS)))
    assert [KEPT[number] for number in range(len(KEPT))] == WORDS


def test_none_at_all() -> None:
    none = Texts(packed("words", []), "words")
    assert (len(none), none.place(""), none.place("kabul")) == (0, None, None)
