"""The components of the dates of one segment, as they are held against those of another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.figures.moments.clocks import same_hour
from qa.figures.moments.raw import FISCAL, Component, Grain, Raw

_MOST = 100  # dates of a segment: they are compared each with each


@dataclass(frozen=True, slots=True)
class Item:
    """One component of one date: its value in several readings, and where it stands.

    `place` is the number of its date in the segment.
    """

    component: Component
    values: tuple[int | str | tuple[str, int], ...]
    raw: Raw
    place: int
    grain: Grain = ""
    weak: bool = False

    def agrees(self, other: Item) -> bool:
        """Whether both may mean the same."""
        if self.component == "year":
            if self.raw.calendar == other.raw.calendar == FISCAL:
                return self.values[0] == other.values[0]
            return any(
                _years(int(a), self.grain, int(b), other.grain)  # type: ignore[arg-type]
                for a in self.values for b in other.values
            )  # fmt: skip
        if self.component == "decade":
            return self.grain == other.grain and any(v in other.values for v in self.values)
        if self.component == "clock":
            return same_hour(self.raw, other.raw)
        if self.raw.eve and other.raw.eve:
            return self.values[0] == other.values[0]
        return any(value in other.values for value in self.values)


def _years(one: int, grain: Grain, other: int, its: Grain) -> bool:
    if one < 100 or other < 100:
        one, other = one % 100, other % 100
        if "decade" in (grain, its) and grain != its:
            return one // 10 == other // 10
        return one == other
    if one == other or grain == its:
        return one == other
    for year, size in ((one, grain), (other, its)):
        wide = other if year == one else one
        if size == "decade" and year % 10 == 0 and wide // 10 == year // 10:
            return True
        if size == "century" and year // 100 in (wide // 100, (wide - 1) // 100):
            return True  # 2000 is of the twentieth one and of the twenty-first
    return False


def items(raws: Sequence[Raw]) -> list[Item]:
    """The components of the first dates of one segment, in order; a list of dates is not compared."""
    return [item for place, raw in enumerate(raws[:_MOST]) for item in _items(raw, place)]


def _items(raw: Raw, place: int) -> Iterator[Item]:
    if raw.year is not None and raw.part("year"):
        years = [raw.year, *(y for y, _, _ in raw.others if y is not None)]
        yield Item("year", tuple(dict.fromkeys(years)), raw, place, raw.grain, raw.weak)
    if raw.grain == "quarter" and raw.month is not None:
        yield Item("quarter", ((raw.month + 2) // 3,), raw, place)
    elif raw.month is not None and raw.part("month"):
        months = [raw.month, *(m for _, m, _ in raw.others if m is not None)]
        yield Item("month", tuple(dict.fromkeys(months)), raw, place, "", raw.weak)
    if raw.day is not None and raw.part("day"):
        days = [raw.day, *(d for _, _, d in raw.others if d is not None)]
        yield Item("day", tuple(dict.fromkeys(days)), raw, place, "", raw.weak)
    if raw.weekday is not None and raw.part("weekday"):
        night = ((raw.weekday - 2) % 7 + 1,) if raw.eve else ()
        yield Item("weekday", (raw.weekday, *night), raw, place, "", raw.weak)
    if raw.half and raw.part("half"):
        yield Item("half", (raw.half,), raw, place)
    if raw.hour is not None:
        yield Item("clock", (60 * raw.hour + (raw.minute or 0),), raw, place, "", raw.weak)
    if raw.shift is not None and raw.weekday is None:
        yield Item("relative", (raw.shift,), raw, place, "", raw.weak)
