"""Numbers that are said roughly: about thirty, une trentaine, more than thirty, hundreds."""

from __future__ import annotations

from fractions import Fraction

from qa.model import Figure

ROUGHLY = Fraction(5, 4)  # times: more than two dozen and over 20, une vingtaine and 25
_OPEN = Fraction(29, 20)  # more than twenty are 29, and no thirty
_OPEN_ROUND = Fraction(19, 10)  # but more than ten may be nineteen
_NARROW = Fraction(3, 2)  # about thirty has its middle, 十几 is all from eleven to nineteen
_TEN, _HUNDRED = 10, 100
_FEW = 3  # the least number that "about" makes a rough one
_COUNTED = 12  # up to here numbers (one, both, a pair, a dozen) come and go in translation
_KINDS = ("number", "measure", "money")
_SHARES = ("percent", "fraction")  # however small


def some_such(grain: Fraction | int) -> bool:
    """Whether it is what a word for some such number counts by: fifteen, and no ten or hundred."""
    return _TEN < grain < _HUNDRED


def collective(figure: Figure) -> bool:
    """Whether a word for some such number says it: a dozen, une quinzaine, two score."""
    if not figure.spelled or figure.low != figure.high or figure.kind not in _KINDS:
        return False
    if some_such(figure.grain):
        return True
    return figure.low == figure.grain and not _power_of_ten(
        figure.grain
    )  # une trentaine de millions


def named(figure: Figure) -> bool:
    """Whether one end is named and the other one open: more than thirty.

    What hundreds and dozens name is an order alone: their grain is as large.
    """
    low, high = figure.low, figure.high
    if (low is None) == (high is None) or figure.kind not in (*_KINDS, *_SHARES):
        return False
    if figure.kind in _SHARES:
        return True
    if low is not None:
        return low >= _TEN and low > figure.grain
    return high is not None and high >= _TEN


def may_be_one(one: Figure, other: Figure) -> bool:
    """Whether the number that one of the two names roughly may be the other one."""
    if _rank(one) < _rank(other):
        one, other = other, one
    low, high = _reach(one)
    least, most = _ends(other)
    return low <= most and least <= high


def _rank(figure: Figure) -> int:
    return 2 * named(figure) + collective(figure)


def _reach(figure: Figure) -> tuple[Fraction, Fraction]:
    """What a number that is named at one end, or by a word for some such number, may stand for."""
    low, high = figure.low, figure.high
    if low is None or high is None:
        end = (low or high) or Fraction(0)
        wide = _OPEN_ROUND if _power_of_ten(end) else _OPEN
        return (end / ROUGHLY, end * wide) if high is None else (end / wide, end * ROUGHLY)
    return low / ROUGHLY, high * ROUGHLY


def far_apart(one: Figure, other: Figure) -> bool:
    """Whether two numbers of one kind, one of them said roughly, lie farther apart than rounding."""
    if not (_rough(one) or _rough(other)) or one.kind != other.kind or one.kind not in _KINDS:
        return False
    if (one.units or other.units) and not set(one.units) & set(other.units):
        return False
    smaller, larger = sorted((one, other), key=_ends)
    least = _FEW if smaller.inexact else _TEN
    (low, high), (from_, _) = _ends(smaller), _ends(larger)
    return low >= least and from_ > _COUNTED and from_ >= high * ROUGHLY


def _rough(figure: Figure) -> bool:
    return figure.inexact or collective(figure)


def _ends(figure: Figure) -> tuple[Fraction, Fraction]:
    """What is meant: the middle of about thirty, both ends of 十几, the one that is named."""
    low, high = figure.low, figure.high
    if high is None and low is not None and not named(figure):
        return low, low * _TEN  # hundreds
    if low is None or high is None:
        end = (low or high) or Fraction(0)
        return end, end
    if low < high <= low * _NARROW:
        low = high = (low + high) / 2
    return low, high


def _power_of_ten(value: Fraction) -> bool:
    return value.denominator == 1 and str(value.numerator).strip("0") == "1"
