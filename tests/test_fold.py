"""Folding, against a naive implementation."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.fold import Folder

FOLDER = Folder({"ي": "ی", "ك": "ک"})


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Taliban", "taliban"),
        ("Türkiye", "türkiye"),
        ("Tu\u0308rkiye", "türkiye"),
        ("阿卜杜勒‧加尼", "阿卜杜勒·加尼"),
        ("（完）", "(完)"),
        ("“so”", '"so"'),
        ("a \t\n b", "a b"),
        ("soft\u00adhyphen", "softhyphen"),
        ("كابُل", "کابل"),
        ("Straße", "strasse"),
        ("ガザ", "ガザ"),
    ],
)
def test_folds(text: str, folded: str) -> None:
    assert FOLDER.text(text) == folded


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_each_folded_character_leads_back_to_its_origin(text: str) -> None:
    folded = FOLDER.fold(text)
    for index, char in enumerate(folded.text):
        start, end = folded.back(index, index + 1)
        assert 0 <= start < end <= len(text)
        piece = FOLDER.text(text[start:end])
        assert char in piece or unicodedata.normalize("NFC", piece) != piece


@given(st.text(alphabet="ab éُ“（１ßİ\u200b\u0301", max_size=30))
def test_ranges_are_in_order_and_whole(text: str) -> None:
    folded = FOLDER.fold(text)
    size = len(folded.text)
    starts = [folded.back(i, i + 1)[0] for i in range(size)]
    assert starts == sorted(starts)


@given(st.text(alphabet="abcXYZ .,'", max_size=30))
def test_ascii_short_cut_is_the_long_way(text: str) -> None:
    long_way = FOLDER.fold(text + "é").text[:-1]
    assert FOLDER.fold(text).text.rstrip() == long_way.rstrip()
