"""What the sieve leaves out is nowhere near: all that is alike stays."""

from __future__ import annotations

import random

import pytest

from qa.names.distance import alike
from qa.names.sieve import most_alike, possible
from qa.names.sound import encode
from qa.names.tables import tables

NAMES = ["Baradar", "Balladal", "Bolsonaro", "Bosonaro", "Kunduz", "Kondus", "Zelensky", "Furgal",
         "Hulgar", "Ziobro", "Joblo", "Mechichi", "Meshi", "Ghani", "Kahani", "Merkel", "Ivanov"]  # fmt: skip
FLOORS = [0.5, 0.7, 0.8, 0.88, 0.95, 1.0]


def varied(code: str, dice: random.Random) -> str:
    """The code with some sounds changed, lost, added or moved."""
    sounds = [*sorted({*tables().classes, *tables().vowels, *tables().glides}), "q", "é"]
    found = list(code)
    for _ in range(dice.randrange(4)):
        at = dice.randrange(len(found))
        found[at : at + 2] = dice.choice(
            [found[at : at + 2][::-1], found[at + 1 : at + 2], [dice.choice(sounds)],
             [*found[at : at + 1], dice.choice(sounds)]]
        )  # fmt: skip
        found = found or ["a"]
    return "".join(found)


@pytest.mark.parametrize("pivot", sorted(tables().profiles))
def test_all_that_is_alike_is_possible(pivot: str) -> None:
    dice = random.Random(pivot)
    codes = [encode(name) for name in NAMES]
    others = [varied(code, dice) for code in codes for _ in range(12)]
    for code in codes:
        for floor in FLOORS:
            left = {*possible(code, "\n".join(others), pivot, floor)}
            alikes = {n for n, o in enumerate(others) if alike(code, o, pivot, floor) >= floor}
            assert alikes <= left, (code, floor, [others[n] for n in alikes - left])


def test_it_leaves_little_of_what_is_unlike() -> None:
    names = [f"{one}{other}" for one in ("bar", "kan", "mus", "zel") for other in NAMES]
    codes = [encode(name) for name in names]
    left = [names[n] for n in possible(encode("Balladal"), "\n".join(codes), "zh", 0.9)]
    assert len(left) < len(names) / 5


@pytest.mark.parametrize(
    ("others", "left"),
    [([""], [0]), (["balada"], [0]), (["", "kunduz", "balada", "", "", ""], [2])],
)
def test_few_and_empty_ones(others: list[str], left: list[int]) -> None:
    assert [*possible("balada", "\n".join(others), "zh", 0.9)] == left


@pytest.mark.parametrize("pivot", sorted(tables().profiles))
def test_the_bound_lies_above_every_similarity(pivot: str) -> None:
    dice = random.Random(pivot)
    codes = [encode(name) for name in NAMES]
    pairs = [(code, varied(code, dice)) for code in codes for _ in range(20)]
    pairs += [(one, other) for one in codes for other in codes]
    for floor in (0.0, 0.55, 0.7, 0.9):
        low = [(a, b) for a, b in pairs if alike(a, b, pivot) > most_alike(a, b, pivot, floor)]
        assert low == []


def test_the_bound_tells_unlike_names_apart() -> None:
    assert most_alike(encode("Kunduz"), encode("Bolsonaro"), "ru", 0.7) < 0.7
    assert most_alike("", "", "zh", 0.7) == 1.0
