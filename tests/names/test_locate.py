"""Pointing at the mangled form of a name that the source has."""

from __future__ import annotations

import pytest

from qa.names import Located, locate, name_tokens


def find(
    text: str, names: tuple[str, ...], form: str | None, pivot: str, place: float | None = None
) -> tuple[str, Located] | None:
    found = locate(len(text), name_tokens(text, (), ()), names, form, place, pivot)
    return (text[found.start : found.end], found) if found else None


@pytest.mark.parametrize(
    ("text", "name", "form", "pivot", "span"),
    [
        ("It attacked Kondus at night, said Leggett.", "Kunduz", "昆都士", "zh", "Kondus"),
        ("He met Abdul Ghani Balladal in Doha.", "Abdul Ghani Baradar", "阿卜杜勒·加尼·巴拉达尔", "zh",
         "Abdul Ghani Balladal"),
        ("Governor Hulgar met Tanaka.", "Furgal", "フルガル", "ja", "Hulgar"),
        ("They met Zalmai Khalelzad.", "Zalmay Khalilzad", "Залмай Халилзад", "ru", "Zalmai Khalelzad"),
        ("The envoy Khalelzad met Noor.", "Khalilzad", "خلیلزاد", "ar", "Khalelzad"),
    ],
)  # fmt: skip
def test_points_at_the_mangled_form(text: str, name: str, form: str, pivot: str, span: str) -> None:
    found = find(text, (name,), form, pivot)
    assert found is not None
    assert found[0] == span
    assert found[1].sure
    assert found[1].name == name


def test_silent_without_anything_alike() -> None:
    assert find("Merkel met Macron in Paris.", ("Kunduz",), "昆都士", "zh") is None
    assert find("no name here", ("Kunduz",), "昆都士", "zh") is None
    assert find("Merkel met Macron.", (), "昆都士", "zh") is None


def test_the_best_of_several_accepted_forms_is_told() -> None:
    found = find("Balladal spoke.", ("Abdul Ghani Baradar", "Baradar"), "巴拉达尔", "zh")
    assert found is not None
    assert found[1].name == "Baradar"


def test_place_decides_between_equals() -> None:
    text = "Kondus fell after a week of fighting in the north, far away from Kondus"
    tokens = name_tokens(text, (), ())
    first = locate(len(text), tokens, ("Kunduz",), "昆都士", 0.0, "zh")
    last = locate(len(text), tokens, ("Kunduz",), "昆都士", 1.0, "zh")
    assert first is not None
    assert last is not None
    assert (first.start, last.end) == (0, len(text))


def test_works_without_source_form_and_discounts_everyday_words() -> None:
    text = "Kondus fell."
    tokens = name_tokens(text, (), ())
    plain = locate(len(text), tokens, ("Kunduz",), None, None)
    common = locate(len(text), tokens, ("Kunduz",), None, None, common={"kondus"})
    assert plain is not None
    assert common is None or common.value == pytest.approx(plain.value - 0.15)


@pytest.mark.parametrize(
    ("text", "form"),
    [("Trump spoke.", "Trump"), ("The Trumps left.", "特朗普"), ("Trump's aide", "特朗普")],
)
def test_a_right_part_of_the_name_is_no_mangling(text: str, form: str) -> None:
    assert find(text, ("Donald Trump",), form, "zh") is None


def test_a_name_in_two_parts_is_found_whole() -> None:
    found = find("He met Zabi Ulla yesterday.", ("Zabihullah",), "扎比乌拉", "zh")
    assert found is not None
    assert found[0] == "Zabi Ulla"
