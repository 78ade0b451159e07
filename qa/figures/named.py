"""Figures within names: codes, models, scores, whatever is no quantity (G20, iPhone 6, 6–6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from qa.figures.numerals.digits import ascii_digits
from qa.figures.stretches import Places
from qa.model import Figure, Side, Span

_RUN = re.compile(r"\d")
_BEFORE = 13  # characters of a name that stand before its digits: letters, a hyphen
# Those of a code apart from the script round it: 北京PM2.5.
_LETTERS = re.compile(r"((?<![A-Za-z\u00c0-\u024f])[A-Za-z]{1,12}|(?<![^\W\d_])[^\W\d_]{1,12})-?\Z")
_NAMED = re.compile(r"(?<!\d)(?P<digits>\d{1,15})(?!\d)(?P<after>[^\W\d_](?![^\W\d_]))?")
_HYPHENED = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,12})[-\u2010\u2011]\Z")
_SHORT = re.compile(r"\d{1,3}(?!\d)")


def names(text: str, read: Sequence[tuple[int, int]], segment: int, side: Side) -> Iterator[Figure]:
    """Digits that are no quantity: scores, codes, names (6–6, 2:03:26, iPhone 6, G20).

    The letters that touch them stand as their unit, so that like is compared with like.
    """
    if not _RUN.search(text):
        return
    inside = Places(len(text), read)
    last = 0
    for match in _NAMED.finditer(text):
        (start, end), behind = match.span("digits"), last
        last = match.end()
        if inside.meet(start, end):
            continue
        before = _LETTERS.search(text, max(behind, start - _BEFORE), start)
        letters = f"{before[1] if before else ''}{match['after'] or ''}".casefold()
        value = Fraction(int(ascii_digits(match["digits"])))
        yield Figure(
            Span(segment, side, start, end), "name", value, value, (letters,) if letters else ()
        )


def within_name(text: str, start: int, end: int) -> bool:
    """Whether a short number that looks like a decade stands behind letters with a capital and a
    hyphen (MiG-29'lar)."""
    if not _SHORT.match(text, start, end):
        return False
    before = _HYPHENED.search(text, max(0, start - _BEFORE), start)
    return before is not None and not before[1].islower() and before[1].lower() != before[1].upper()
