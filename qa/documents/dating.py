"""The day in what a file's metadata give as date and time."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?![0-9])")


def day(text: str, name: str) -> tuple[date | None, tuple[str, ...]]:
    """The day of an ISO 8601 date, and a remark where the text is none; neither for no text."""
    text = text.strip()
    if not text:
        return None, ()
    match = _DAY.match(text)
    try:
        if match:
            return date(int(match[1]), int(match[2]), int(match[3])), ()
    except ValueError:
        pass
    return None, (f"{name} {text[:40]!r} is no date: the story's day is unknown",)
