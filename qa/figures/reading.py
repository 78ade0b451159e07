"""The figures of one text: its numerals with what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from qa.figures.numerals import Numeral, numerals
from qa.figures.numerals.digits import ascii_digits
from qa.figures.same import significant
from qa.figures.units import Unit, unit_at
from qa.model import Figure, Side, Span

_DIGITS = re.compile(r"\d+")
_DIGIT_BEHIND = re.compile(r"[-‐–]\d")  # “fifty-8” is neither fifty nor eight


def figures(
    text: str, code: str, segment: int, side: Side, taken: Sequence[tuple[int, int]] = ()
) -> tuple[Figure, ...]:
    """Every figure of a text in order, but those that belong to `taken` places (dates, times)."""
    return tuple(
        _figure(text, numeral, unit_at(text, numeral.start, numeral.end, code), segment, side)
        for numeral in numerals(text, code)
        if not any(numeral.start < end and start < numeral.end for start, end in taken)
        and not (numeral.spelled and _DIGIT_BEHIND.match(text, numeral.end))
    )


def _figure(text: str, numeral: Numeral, unit: Unit | None, segment: int, side: Side) -> Figure:
    low, high = bounds(text, numeral)
    return Figure(
        Span(segment, side, numeral.start, numeral.end),
        unit.kind if unit else "number" if numeral.kind == "cardinal" else numeral.kind,
        low,
        high,
        unit.ids if unit else (),
        numeral.others,
        numeral.grain,
        numeral.spelled,
        numeral.inexact,
    )


def bounds(text: str, numeral: Numeral) -> tuple[Fraction | None, Fraction | None]:
    """What is written: about or more than 5,000 is compared by its 5,000, a range by its ends."""
    if numeral.inexact and numeral.bare and not _ranged(text, numeral):
        written = Fraction(numeral.bare) * numeral.scale
        return written, written
    return numeral.low, numeral.high


def _ranged(text: str, numeral: Numeral) -> bool:
    """Whether the text names both ends of a range in digits (30–40), and not one with a margin."""
    if numeral.low is None or numeral.high is None:
        return False
    written = "".join(_DIGITS.findall(ascii_digits(text[numeral.start : numeral.end])))
    ends = {significant(numeral.low), significant(numeral.high)}
    return len(ends) == 2 and all(end in written for end in ends)
