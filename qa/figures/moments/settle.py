"""The days that words like "Thursday" or "4日" mean, from the day on which the story was filed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from qa.figures.moments.raw import Raw

LONGEST_STEP_BACK = 10  # days by which "the 28th" may lie before a dateline of the 3rd
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Filed:
    """The day of the story: its year may be unknown (a dateline has month and day).

    `own` says that only the translation has it.
    """

    month: int
    day: int
    year: int | None = None
    own: bool = False

    @property
    def date(self) -> date | None:
        return _day(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Settled:
    """The likeliest day, further ones that are meant as often, and whether it was reckoned."""

    day: date | None = None
    others: tuple[date, ...] = ()
    reckoned: bool = False

    def may_be(self, other: Settled) -> bool:
        """Whether both may mean one day."""
        days = {d for d in (self.day, *self.others) if d}
        return any(d in days for d in (other.day, *other.others) if d)


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def dateline(raws: Iterable[Raw]) -> Filed | None:
    """The first date of a text, if it has month and day: where a story says when it was filed.

    Behind a day alone, which a reader of that day understands, comes another one: a law adopted on
    the 28th that is in force from 1 July.
    """
    for raw in raws:
        if raw.day and not raw.weak and not raw.grain:
            return Filed(raw.month, raw.day, raw.year) if raw.month else None
    return None


def month_of(day: int, filed: Filed) -> int | None:
    """The month of a day that stands alone: the dateline's, or the one before; None if unclear."""
    if day <= filed.day:
        return filed.month
    # A later day than the dateline's: last month's end, or something still to come.
    if filed.day + 31 - day > LONGEST_STEP_BACK:
        return None
    return 12 if filed.month == 1 else filed.month - 1


def settle(raw: Raw, filed: Filed | None) -> Settled:
    """The day that a date means; nothing where the text and the story leave it open."""
    written = _day(raw.year, raw.month, raw.day)
    if raw.grain or raw.weak:
        return Settled()
    if written:
        others = tuple(d for o in raw.others if (d := _day(*o)))
        return Settled(written, others)
    today = filed.date if filed else None
    if filed is None or today is None:
        return Settled()
    if raw.day is not None and raw.year is None:
        return Settled(_nearest(raw, filed, today), reckoned=True)
    if raw.weekday is not None and raw.month is None and raw.year is None:
        return _weekday(raw, today)
    if raw.shift and raw.shift[0] == "day" and raw.month is None:
        return Settled(_moved(today, raw.shift[1]), reckoned=True)
    return Settled()


def _nearest(raw: Raw, filed: Filed, today: date) -> date | None:
    """The year that brings a day and month, or a day alone, nearest to the story's."""
    assert raw.day is not None
    month = raw.month or month_of(raw.day, filed)
    days = [
        d
        for year in (today.year - 1, today.year, today.year + 1)
        if (d := _day(year, month, raw.day))
    ]
    return min(days, key=lambda d: abs(d - today), default=None)


def _weekday(raw: Raw, today: date) -> Settled:
    """The last such day up to the story's; the next one is meant as often."""
    assert raw.weekday is not None
    back = (today.isoweekday() - raw.weekday) % _WEEK
    last = _moved(today, -back)
    following, earlier = _moved(today, _WEEK - back), _moved(today, -back - _WEEK)
    first = last
    rest: tuple[date | None, ...] = (following, earlier)
    if raw.shift and raw.shift[1] > 0:
        first, rest = following, (_moved(today, 2 * _WEEK - back),)
    elif raw.shift:
        rest = (earlier,)
    if raw.eve:
        rest = (*rest, *(_moved(day, -1) for day in (first, *rest) if day))
    return Settled(first, tuple(d for d in rest if d), True)


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days)
    except OverflowError:
        return None
