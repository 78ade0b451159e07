"""A night's name, which is its date, and the number that it is kept under."""

from __future__ import annotations

import re
from datetime import date

from qa.errors import InputError

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day(name: str) -> int:
    """The ordinal of the date; InputError for any other name."""
    if _DATE.fullmatch(name):
        try:
            return date.fromisoformat(name).toordinal()
        except ValueError:
            pass
    raise InputError(f"{name[:40]!r} is no date", remedy="Write a night as 2026-11-25.")


def name(day: int) -> str:
    """The date as it is written."""
    return date.fromordinal(day).isoformat()
