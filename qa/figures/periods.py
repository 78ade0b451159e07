"""Periods that are said in months or years on the one side and in weeks or days on the other.

How long a month is depends on the month: a month and a half are six weeks, three months 90 days.
"""

from __future__ import annotations

from fractions import Fraction

from qa.figures.units.convert import factors
from qa.model import Figure

_DAY, _WEEK = "duration-day", "duration-week"
_WITH_ENDS = {8: 1, 15: 2}  # days by weeks
_YEAR, _SECOND = "year", "second"  # what units of the calendar, and of the clock, convert by
_SHORT, _LONG = 28, 31  # days of a month
_ROUND, _LEAP = 360, 366  # and of a year, which bankers and truces may have of 360
_SECONDS, _MONTHS = 86_400, 12


def same_period(one: Figure, other: Figure) -> bool:
    """Whether both are one stretch of time, as people count it."""
    if one.low != one.high or other.low != other.high or one.low is None or other.low is None:
        return False
    return (
        _counting_both_ends(one, other)
        or _counting_both_ends(other, one)
        or _by_calendar(one, other)
        or _by_calendar(other, one)
    )


def _counting_both_ends(one: Figure, other: Figure) -> bool:
    """Whether one is weeks in days as Romance languages count them: quinze jours are two weeks."""
    if one.low not in _WITH_ENDS or _DAY not in one.units or _WEEK not in other.units:
        return False
    return other.low == _WITH_ENDS[int(one.low)]


def _by_calendar(one: Figure, other: Figure) -> bool:
    """Whether one is months or years, and the other one as many weeks, days or hours."""
    months, days = _amount(one, _YEAR), _amount(other, _SECOND)
    if not months or not days:
        return False
    months, days = months * _MONTHS, days / _SECONDS
    if months < _MONTHS:
        return _SHORT * months <= days <= _LONG * months
    return _ROUND * months <= days * _MONTHS <= _LEAP * months


def _amount(figure: Figure, base: str) -> Fraction | None:
    """How much of a base unit it is, where its first unit is counted by that."""
    row = factors().get(figure.units[0]) if figure.units else None
    return figure.low * row[1] if row and row[0] == base and figure.low is not None else None
