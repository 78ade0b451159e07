"""Numbers with their nouns, as a reader expects them: 1 segment, 1,200 segments."""

from __future__ import annotations


def plural(number: int, noun: str) -> str:
    """The number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
