"""A text as words and marks, with their places."""

from __future__ import annotations

import re

# Letters with the signs that are written over, under and behind them, which are no letters to
# Python: Hebrew and Arabic points, the vowel signs of India (without its stops), Thai, joiners.
WORD = (
    r"[\w\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u0900-\u0963\u0966-\u0dff\u0e30-\u0e4e\u200c\u200d]+"
)
TOKEN = re.compile(rf"{WORD}|[^\w\s]")
INNER = frozenset("'’-‐‑–·・")  # signs inside a word


def tokens(text: str) -> list[str]:
    """Words and marks, casefolded where that keeps their length.

    The signs of INNER stand alone, so that “l'homme” has three tokens.
    """
    return TOKEN.findall(text.lower())


def places(text: str) -> list[tuple[int, int]]:
    """Where the tokens of the text stand: as many as `tokens` gives where lower case keeps the length."""
    return [m.span() for m in TOKEN.finditer(text.lower())]
