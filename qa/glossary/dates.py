"""Periods as packs write them: 2019-01-24/2021-08, ../2020, 2013-06/.. ."""

from __future__ import annotations

import calendar
from datetime import date

from qa.model import Valid


def valid(text: str) -> Valid:
    """The period of a text; a year or month means its first or last day. ValueError if neither."""
    text = text.strip()
    if not text:
        return Valid()
    since, slash, until = text.partition("/")
    if not slash:
        return Valid(_day(since, last=False), _day(since, last=True))
    return Valid(_day(since, last=False), _day(until, last=True))


def _day(text: str, *, last: bool) -> date | None:
    if text in ("", ".."):
        return None
    numbers = [int(part) for part in text.split("-")]
    if not all(0 < number < 10_000 for number in numbers):  # else date() may overflow
        raise ValueError(text)
    if len(numbers) == 3:
        return date(numbers[0], numbers[1], numbers[2])
    if len(numbers) == 2:
        year, month = numbers
        return date(year, month, calendar.monthrange(year, month)[1] if last else 1)
    return date(numbers[0], 12, 31) if last else date(numbers[0], 1, 1)
