"""When a number beside a date's words is an amount, or part of another number, and no date."""

from __future__ import annotations

import re

from qa.figures.moments.lexer import Atom
from qa.figures.moments.tables import Tables
from qa.figures.numerals.tongue import tongue

NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_SCALE = 10**6
_UNIT = re.compile(r" ?[%٪°$€£¥₹₽]")
_SIGN = re.compile(r"[$€£¥₹₽#№] ?$")


def amount(text: str, atom: Atom, t: Tables) -> bool:
    """Whether a bare number of four digits is an amount or part of another number."""
    if _joined(text, atom) or _UNIT.match(text, atom.end):
        return True
    if _SIGN.search(text[max(0, atom.start - 3) : atom.start]):
        return True
    return (
        counts(text, atom.end, t)
        or scaled(text, atom.end, t)
        or _scaled_before(text, atom.start, t)
    )


def _scaled_before(text: str, start: int, t: Tables) -> bool:
    """Whether the number goes on one before it: the 2000 of 1万2000 and 1만2000."""
    if start < 2 or not text[start - 2].isdigit():
        return False
    entries = tongue(t.code).words.get(text[start - 1], ())
    return any(entry.kind == "x" for entry in entries)


def _joined(text: str, atom: Atom) -> bool:
    before = text[atom.start - 1 : atom.start] if atom.start else ""
    if before.isalpha() and before.isascii():
        return True
    if before and before in ".,:" and text[atom.start - 2 : atom.start - 1].isdigit():
        return True
    following = text[atom.end : atom.end + 1]
    return bool(following) and following in ".,:" and text[atom.end + 1 : atom.end + 2].isdigit()


def scaled(text: str, end: int, t: Tables) -> bool:
    """Whether a word of scale follows, to which the number belongs (los 3100 millones, 3.26 juta)."""
    word = NEXT_WORD.match(text, end) if t.spaced else None
    entries = tongue(t.code).words.get(word[1], ()) if word else ()
    return any(e.kind in ("x", "v") and e.low >= _SCALE for e in entries)


def counts(text: str, end: int, t: Tables) -> bool:
    """Whether what follows a number is what it counts (2000 people)."""
    tail = text[end : end + 24].lstrip()
    return bool(t.not_years) and tail.startswith(t.not_years)
