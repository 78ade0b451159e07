"""What stands of a name that a translation seems to lack."""

from __future__ import annotations

import pytest

from qa.names.differences import Lone, Lore
from qa.names.remaining import by_itself, joined

LORE = Lore(common=frozenset({"secretary", "province"}), attested=frozenset({"Marshall"}))


def _lone(reference: str, whole: str, part: str) -> Lone:
    first = reference.index(whole)
    start = first + whole.index(part)
    place = first, first + len(whole)
    return Lone(
        start, start + len(part), part, place,
        beside=part != whole, proper=True, known=False, hear=lambda: 0.0, seen=False, head=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("whole", "target"),
    [("Da Peng", "the director Dapeng"), ("Jean-Luc", "said Jean Luc"), ("Abu Omar", "Abū-Omar? AbuOmar")],
)  # fmt: skip
def test_other_blanks_are_the_same_name(whole: str, target: str) -> None:
    assert joined(_lone(f"and {whole} came", whole, whole), f"and {whole} came", target)


def test_letters_inside_other_words_are_not() -> None:
    for whole, target in [
        ("Oman", "a woman said"),
        ("Peru", "the paper used it"),
        ("Mali", "a formality"),
    ]:
        reference = f"and {whole} came"
        assert not joined(_lone(reference, whole, whole), reference, target)


@pytest.mark.parametrize(
    ("whole", "target"), [("Da Peng", "the director"), ("Al", "also"), ("Li Na", "Lina")]
)
def test_other_letters_or_too_few_are_not(whole: str, target: str) -> None:
    reference = f"and {whole} came"
    found = joined(_lone(reference, whole, whole), reference, target)
    assert found is (whole == "Li Na")


REST = [
    ("Steve Marshall", "Steve", "Attorney General Marshall said"),
    ("Jair Messias Bolsonaro", "Jair Messias", "Mr Bossonaro said"),  # spelt otherwise
    ("Hui Ching-yu", "Ching", "Mr Hui said so"),
]

NO_REST = [
    ("Kim Joo-ae", "Joo", "Kim Jong-un smiled at her"),
    ("Secretary Oliver Dauden", "Oliver Dauden", "the Secretary said"),
    ("Osaka Province", "Osaka", "in Aichi Province"),
    ("Marshall", "Marshall", "Marshall"),
]


@pytest.mark.parametrize(("whole", "part", "target"), REST)
def test_the_rest_of_a_name_stands_for_it(whole: str, part: str, target: str) -> None:
    reference = f"and {whole} said"
    assert by_itself(_lone(reference, whole, part), reference, target, LORE)


@pytest.mark.parametrize(("whole", "part", "target"), NO_REST)
def test_the_rest_is_somebody_else_or_a_title(whole: str, part: str, target: str) -> None:
    reference = f"and {whole} said"
    assert not by_itself(_lone(reference, whole, part), reference, target, LORE)


def test_a_rest_that_is_there_less_often_is_another_ones() -> None:
    reference = "Li Peng met Li Na"
    assert not by_itself(_lone(reference, "Li Na", "Na"), reference, "Li met her", LORE)
