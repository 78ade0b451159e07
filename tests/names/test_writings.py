"""Shapes of one name that are no two spellings."""

from __future__ import annotations

import pytest

from qa.names.writings import abbreviation, derived, inflected, within


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Zelensky", "Zelenskyy", False),
        ("al-Qaeda", "al Qaeda", False),
        ("Kabul", "Kabul", False),
        ("Волков", "Волкова", True),
        ("Iran", "Iranian", True),
    ],
)
def test_derived(one: str, other: str, same: bool) -> None:
    assert derived(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Burma", "Myanmar", False),
        ("Turkey", "Türkiye", False),
        ("Zjednoczone Królestwo", "Zjednoczonego Królestwa", True),
        ("Соединённых Штатов", "Соединённым Штатам", True),
    ],
)
def test_inflected(one: str, other: str, same: bool) -> None:
    assert inflected(one, other) is same


@pytest.mark.parametrize(
    ("text", "short"), [("Kabul", False), ("特朗普", False), ("US", True), ("EE. UU.", True)]
)
def test_abbreviation(text: str, short: bool) -> None:
    assert abbreviation(text) is short


@pytest.mark.parametrize(
    ("short", "long", "inside"),
    [("川普", "特朗普", False), ("韩国", "大韩民国", True), ("", "x", True)],
)
def test_within(short: str, long: str, inside: bool) -> None:
    assert within(short, long) is inside
