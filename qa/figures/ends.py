"""The ends of a numeral as they are compared: what words and digits say with “about” and “more than”."""

from __future__ import annotations

import re
from fractions import Fraction

from qa.figures.numerals import Numeral
from qa.figures.numerals.digits import ascii_digits
from qa.figures.rough import some_such
from qa.figures.same import significant

_TEN, _HUNDRED = 10, 100
_NEARLY = Fraction(9, 10)  # from where a number may be called nearly another one
_DIGITS = re.compile(r"\d+")
NUMBER = re.compile(r"\d+(?:[.,٫٬·]\d+)*")
_DASH = re.compile(r"\s?(?:[-‐-―~～〜]|[^\W\d_]{1,4})\s?")
_MARKS = re.compile(r"[,٫٬·]")


def bounds(text: str, numeral: Numeral) -> tuple[Fraction | None, Fraction | None]:
    """What is written: about or more than 5,000 is compared by its 5,000, a range by its ends."""
    low, high = numeral.low, numeral.high
    if numeral.spelled and numeral.inexact:
        end = _named(low, high)
        return (end, end) if end is not None and _precise(numeral, end) else (low, high)
    if not numeral.inexact or numeral.spelled or _ranged(text, numeral):
        return low, high
    if low is None or high is None:
        end = high if low is None else low
        return _open_range(text, numeral) or (end, end)
    written = _written(text, numeral)
    middle = next((v for v in ((low + high) / 2, low, high) if significant(v) == written), None)
    if middle is None:  # yaklaşık 2 milyon 30 bin
        middle = _named(low, high)
    return (low, high) if middle is None else (middle, middle)


def _named(low: Fraction | None, high: Fraction | None) -> Fraction | None:
    """The number in words that is said to be more or less than that, nearly or about it."""
    if low is None or high is None:
        return high if low is None else low
    if low == high * _NEARLY:
        return high
    middle = (low + high) / 2
    about = low < high and middle >= _HUNDRED and middle.denominator == 1
    return middle if about and len(significant(low)) > len(significant(middle)) else None


def _precise(numeral: Numeral, end: Fraction) -> bool:
    """Whether words name a number to its last digit, as digits do: more than eighty-nine, no dozens."""
    if some_such(numeral.grain) or numeral.grain >= end:
        return False  # dozens, tens: an order alone
    return 1 < end < _TEN or len(significant(end)) > 1


def _open_range(text: str, numeral: Numeral) -> tuple[Fraction, Fraction] | None:
    """The ends of a range that a bound leaves open: “at least 100 to 350”, but not 少なくとも6億8000万."""
    runs = list(NUMBER.finditer(text, numeral.start, numeral.end))
    if len(runs) != 2 or not _DASH.fullmatch(text, runs[0].end(), runs[1].start()):
        return None
    low, high = (Fraction(_MARKS.sub(".", ascii_digits(run[0]))) * numeral.scale for run in runs)
    named = low == numeral.low if numeral.high is None else high == numeral.high
    return (low, high) if low < high and named else None


def _written(text: str, numeral: Numeral) -> str:
    digits = _DIGITS.findall(ascii_digits(text[numeral.start : numeral.end]))
    return "".join(digits).strip("0")


def _ranged(text: str, numeral: Numeral) -> bool:
    """Whether the text names both ends of a range in digits (30–40), and not one with a margin."""
    return both_written(text, numeral, numeral.low, numeral.high)


def both_written(text: str, numeral: Numeral, low: Fraction | None, high: Fraction | None) -> bool:
    if low is None or high is None:
        return False
    written = _written(text, numeral)
    ends = {significant(low), significant(high)}
    return len(ends) == 2 and all(end in written for end in ends)
