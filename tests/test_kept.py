"""Results that are kept: the same ones, reckoned once, and never more than there is room for."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from qa.kept import Kept, by_identity, kept, weight


def test_what_was_asked_before_is_not_reckoned_again() -> None:
    asked: list[tuple[str, int]] = []

    @kept
    def words(text: str, least: int) -> tuple[str, ...]:
        asked.append((text, least))
        return tuple(word for word in text.split() if len(word) >= least)

    assert words("a bb ccc", 2) == words("a bb ccc", 2) == ("bb", "ccc")
    assert words("a bb ccc", 3) == ("ccc",)
    assert words("", 1) == words("", 1) == ()
    assert asked == [("a bb ccc", 2), ("a bb ccc", 3), ("", 1)]


@pytest.mark.parametrize("size", [0, 1, 3])
@pytest.mark.parametrize("letters", [1, 90])
def test_a_million_texts_stay_within_bounds(size: int, letters: int) -> None:
    known: Kept[tuple[int, ...]] = Kept(room=500_000)
    most = 0
    for number in range(20_000):
        text = f"{number:0{letters}}"
        known.put(text, (number,) * size, weight(text, (number,) * size))
        most = max(most, len(known))
    assert 100 <= most <= 2 * 500_000 / 100
    assert known.get("19999".zfill(letters)) == (19999,) * size
    assert known.get("0".zfill(letters)) is None


def test_what_is_asked_for_again_outlives_what_is_not() -> None:
    known: Kept[tuple[int, ...]] = Kept(room=500_000)
    known.put("often", (1,), 200)
    for number in range(20_000):
        assert known.get("often") == (1,)
        known.put(number, (number,), 200)


@pytest.mark.parametrize(("text", "size"), [("x", 12), ("x", 1_000), ("x" * 10_000, 0)])
def test_what_is_large_is_not_kept(text: str, size: int) -> None:
    known: Kept[tuple[int, ...]] = Kept(room=500_000)
    result = (1,) * size
    assert known.put(text, result, weight(text, result)) == result
    assert known.get(text) is None


class Found(NamedTuple):
    first: int
    last: int


def test_a_record_is_one_thing_and_each_of_a_list_is_one() -> None:
    assert weight("text", Found(1, 2)) == weight("text", (1,)) < weight("text", (1, 2))


def test_what_is_known_by_itself_is_never_taken_for_another() -> None:
    asked: list[tuple[str, ...]] = []

    @by_identity
    def joined(words: tuple[str, ...]) -> str:
        asked.append(words)
        return " ".join(words)

    words = ("a", "b")
    assert joined(words) == joined(words) == "a b"
    assert asked == [words]
    assert [joined((str(number),)) for number in range(1_000)] == [str(n) for n in range(1_000)]
