"""Numbers with their nouns, as a reader expects them: 1 segment, 1,200 segments."""

from __future__ import annotations


def plural(number: int, noun: str, several: str = "") -> str:
    """The number with its noun; `several` is the noun's plural where it is not made with an s."""
    return f"{number:,} {noun if number == 1 else several or f'{noun}s'}"
