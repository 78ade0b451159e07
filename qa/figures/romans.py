"""Roman numerals, which number kings, popes, centuries and wars: Leo XIV, the XVIIe siècle."""

from __future__ import annotations

import re
from collections.abc import Iterator

# One letter alone is a letter; behind French ones stands an e.
_LATIN = r"[A-Za-z0-9\u00c0-\u024f]"
_ROMAN = re.compile(
    rf"(?<!{_LATIN})(?=[IVXLC]{{2,9}}e?(?!{_LATIN}))C{{0,3}}(?:XC|XL|L?X{{0,3}})(?:IX|IV|V?I{{0,3}})"
    rf"(?=e?(?!{_LATIN}))"
)
_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WRITTEN = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def romans(text: str) -> Iterator[tuple[int, int, int]]:
    """Where each Roman numeral of two letters and more begins and ends, and its value."""
    for match in _ROMAN.finditer(text):
        yield *match.span(), _value(match[0])


def _value(letters: str) -> int:
    """A letter before a greater one is taken off."""
    values = [_LETTERS[letter] for letter in letters]
    pairs = zip(values, (*values[1:], 0), strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def roman(value: int) -> str:
    """A number from 1 to 399 as a Roman numeral."""
    written = ""
    for step, letters in _WRITTEN:
        written += letters * (value // step)
        value %= step
    return written
