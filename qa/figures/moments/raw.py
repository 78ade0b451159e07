"""What one text says of one day or hour, before anything is known of the story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qa.model.figures import DateComponent

Component = DateComponent
ERA = "era"  # the sort of words that say whether a year is before Christ
FISCAL = "fiscal"  # the calendar of years to their end: that to March 2023 is 2022 for many
Grain = Literal["", "decade", "century", "quarter"]


@dataclass(frozen=True, slots=True)
class Part:
    """Where a component stands in the original text: `start` and `end` in code points."""

    component: Component
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Beside:
    """A word beside a date: `members` are what it may say of the `sort` (since: which way it counts)."""

    sort: str
    members: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Raw:
    """One date or time of a text, in the Gregorian calendar. What is not said is None.

    `shift` is a relative word: unit and how many of them (("day", -1) is yesterday); with a weekday
    it is the week (last Thursday: ("week", -1)). `weak` readings are only possibly dates (a bare
    number of four digits, "may"). A year below 100 has no century (the '90s); `grain` says that a
    year stands for its decade or century, or a month for the quarter that it begins. `others` are
    further (year, month, day) that the same signs may mean; `calendar` is not empty where the text
    counts in another calendar.

    An hour is `counted` from midnight where its digits show it (05:30); its half of the day is
    `implied` where the other end of a range has it (the 9 of 9 to 11 a.m.). `elsewhere` is an
    hour in a zone that is named and not known. An `eve` is the night to a day, which others call
    that of the day before. `beside` are words that say of it what may be wrong.
    """

    start: int
    end: int
    parts: tuple[Part, ...]
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    half: str = ""
    zone: int | None = None
    shift: tuple[str, int] | None = None
    grain: Grain = ""
    weak: bool = False
    calendar: str = ""
    others: tuple[tuple[int | None, int | None, int | None], ...] = ()
    counted: bool = False
    implied: bool = False
    elsewhere: bool = False
    eve: bool = False
    beside: tuple[Beside, ...] = ()

    def part(self, component: Component) -> Part | None:
        """Where that component stands, if it is said."""
        return next((part for part in self.parts if part.component == component), None)
