"""What is asked of a word of a text, and of several."""

from __future__ import annotations

import itertools

import pytest

from qa.names.part import Part, strange
from qa.names.score import least, probability
from qa.names.sound import chance, encode, is_pinyin
from qa.names.tables import tables

COMMON, REAL = frozenset({"green", "river"}), frozenset({"merkel", "obama", "green"})


def part(text: str, *, known: bool = False) -> Part:
    return Part(text, text.lower(), known, COMMON, REAL)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ("Merkel Obama", False),  # all of them real
        ("Merkil Green", False),  # an everyday word among them
        ("Merkil Kim", False),  # one too short
        ("Merkil Obama", True),
        ("Merkil Obana", True),
    ],
)
def test_strange_is_what_may_be_mangled_in_all_its_parts(texts: str, expected: bool) -> None:
    assert strange([part(text) for text in texts.split()]) is expected


def test_a_part_answers_as_the_lists_do() -> None:
    green, merkil = part("Green"), part("Merkil", known=True)
    assert (green.everyday, green.real, green.known) == (True, True, False)
    assert (merkil.everyday, merkil.real, merkil.known) == (False, False, True)
    assert [green.code, merkil.code] == [encode("green"), encode("merkil")]


@pytest.mark.parametrize("pivot", ["generic", "zh", "ru"])
def test_below_the_least_similarity_no_part_alone_is_asked_about(pivot: str) -> None:
    score = tables().score
    for rivals, letters, heft in itertools.product((1, 500, 100_000), (4, 9), (2.0, 4.0, 7.5)):
        spelt = 1 - 1 / letters
        found = least(rivals, letters, heft, pivot, False)
        for similar in (found - 0.006, found + 0.006):
            enough = score.check <= probability("C", chance(similar, pivot, heft), spelt, rivals)
            assert enough is (similar > found) or similar < score.alone or similar > 1


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("", False), ("wang", True), ("xian", True), ("zhangsan", True), ("xianggang", True),
        ("wangx", False), ("xwang", False), ("smith", False), ("an" * 60, False),
    ],
)  # fmt: skip
def test_a_word_is_pinyin_when_syllables_end_with_it(word: str, expected: bool) -> None:
    assert is_pinyin(word) is expected
