"""A decade for the year that it begins with, or that year for the decade: in 1990, in the 1990s.

Both agree where one side names the very year of what the other one dates by its decade; but a slip
never comes out at 1994, and a text that means 1990 alone has no reason to say the 1990s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.figures.moments.compare import Change
from qa.figures.moments.item import Item
from qa.figures.moments.raw import Part

_DECADE = 10
_CENTURY = 100


def widened(
    agreed: Sequence[tuple[Item, Item]], source: Sequence[Item], target: Sequence[Item]
) -> Iterator[Change]:
    """Of years that agree, the one that is a decade on one side and a year on the other.

    Each side must have it as its only year: between 1990 and 2000 is the 1990s as well.
    """
    for was, now in agreed:
        if was.component != "year" or (was.grain == "decade") == (now.grain == "decade"):
            continue
        single = all(sum(i.component == "year" for i in s) == 1 for s in (source, target))
        if single and _first(was, now):
            yield Change(_whole(was), _whole(now), sole=True, agreed=True)


def _first(one: Item, other: Item) -> bool:
    """Whether the year is the decade's first; a century's loosely stands for its first decade."""
    decade, year = (one, other) if one.grain == "decade" else (other, one)
    number = int(year.values[0])  # type: ignore[arg-type]
    if year.grain or year.raw.calendar or len(year.values) > 1 or number % _DECADE:
        return False
    if number % _CENTURY == 0 and year.raw.beside:
        return False  # awal tahun 2000
    return number % _CENTURY == int(decade.values[0]) % _CENTURY  # type: ignore[arg-type]


def _whole(item: Item) -> Item:
    """The year or decade with the words that show which of both it is."""
    part = Part("decade", item.raw.start, item.raw.end)
    return Item("decade", item.values, replace(item.raw, parts=(part,)), item.place, item.grain)
