"""Whether two figures stand for one quantity, however each side writes it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from qa.figures.conversion import converted
from qa.figures.multiples import in_percent
from qa.figures.rough import ROUGHLY, collective, may_be_one, named
from qa.model import Figure

_HUNDRED = Fraction(100)
_MOVED = 2  # percent: what rates of interest, growth and unemployment mostly move by at once
_TEN, _THOUSANDS = 10, 3
_WIDE = 5  # times: what is said by an estimate's ends (数百 is 100 to 900)
_NEIGHBOURS = frozenset(((3, 4), (5, 6), (6, 7), (7, 8)))  # orders of which either may be said
_SHARES = ("percent", "fraction")
_CLOSE = Fraction(21, 20)  # times: more than a third, and over 35 percent
_NAMELY = ("name", "date", "ordinal", "fraction")
_ROUGH = 10  # a number is rounded by a tenth of itself at most
_HALFWAY = Fraction(3, 2)  # 60 are no hundred, 140 may be
_FEW, _MANY = 3, 20  # what is open from a few on, and how many times as much it never means
_LARGE, _STEP = 1000, 500  # from where numbers have scales, and how far two of them lie apart


def agree(one: Figure, other: Figure) -> bool:
    """Whether both may be one quantity: the same value, or a rounded or converted one.

    Percentages are compared as they are written and with fractions (half, 50 %). Units decide
    nothing here but the conversion: whether 5 km became 5 miles is another question.
    """
    if in_percent(one, other):
        return True
    if (one.kind == "fraction") != (other.kind == "fraction"):
        one, other = (_percent(f) if f.kind == "fraction" else f for f in (one, other))
    if _ranged(one) and _ranged(other) and not (one.spelled or other.spelled):
        return (one.low, one.high) == (other.low, other.high) or converted(one, other)
    if estimate(one) and estimate(other):
        return not another_order(one, other) and (
            not open_alike(one, other) or _near_ends(one, other)
        )
    if another_order(one, other) or _beyond(one, other) or _beyond(other, one):
        return False  # dozens are no hundreds, nor thousands
    if _far_apart(one, other):
        return False  # more than a million are no billion, however open the one is
    if open_alike(one, other) or _bounds_in_words(one, other) or _bounds_in_words(other, one):
        return _near_ends(one, other)
    if named(one) or named(other) or collective(one) or collective(other):
        return may_be_one(one, other) or converted(one, other)
    if _ranged(one) and _ranged(other) and (one.low == other.low) != (one.high == other.high):
        # “Six or eight” and “seven or eight”: what has one end in common was meant as exactly.
        return None in (one.low, one.high, other.low, other.high)
    if _ranged(one) or _ranged(other):
        return _overlap(one, other) or _from(one, other) or converted(one, other)
    if values(one) & values(other):
        return True
    if one.kind == other.kind == "name":
        return False  # Shenzhou-21 is not roughly Shenzhou-20
    if one.inexact != other.inexact and _about(one, other):
        return True
    return _rounded(one, other) or _rounded(other, one) or converted(one, other)


def open_alike(one: Figure, other: Figure) -> bool:
    """Whether both leave the same end open: more than two hundred, more than three hundred."""
    if not (_ranged(one) and _ranged(other)) or any(
        estimate(f) and f.low is not None and f.low <= f.grain for f in (one, other)
    ):
        return False  # hundreds, dozens: an order alone
    return (one.low is None, one.high is None) == (other.low is None, other.high is None) != (
        False, False,
    )  # fmt: skip


def _bounds_in_words(one: Figure, other: Figure) -> bool:
    """Whether both are bounds in words, a round one and one to its last digit: more than ten, than twelve."""
    if not (one.spelled and other.spelled and one.inexact and other.inexact) or _ranged(other):
        return False
    return (one.low is None) != (one.high is None) and not (
        estimate(one) and one.low is not None and one.low <= one.grain
    )


def _near_ends(one: Figure, other: Figure) -> bool:
    """Whether the ends that they name are one number, as roughly as words for it may differ."""
    small, large = sorted(max(map(abs, values(figure))) for figure in (one, other))
    room = _CLOSE if one.kind in _SHARES and other.kind in _SHARES else ROUGHLY
    return bool(values(one) & values(other)) or large <= small * room


def _percent(figure: Figure) -> Figure:
    """A fraction in hundredths: half is 50 %."""
    low, high = (None if v is None else v * _HUNDRED for v in (figure.low, figure.high))
    return replace(figure, low=low, high=high, others=tuple(v * _HUNDRED for v in figure.others))


def values(figure: Figure) -> frozenset[Fraction]:
    """The exact values that a figure may have; those at the ends of a range."""
    low, high = figure.low, figure.high
    ends = (low,) if low is high else (low, high)  # the hash of a fraction takes its time
    return frozenset(v for v in (*ends, *figure.others) if v is not None)


def less_of_points(one: Figure, other: Figure) -> bool:
    """Whether one is a percentage of what the other has percentage points of: a rate of 4 percent that
    is cut by 0.5 percent is 3.98. The reverse puts right what the other side says loosely, see
    `points_of`."""
    return (one.kind, other.kind) == ("percent", "points") and not (one.units or other.units)


def points_of(one: Figure, other: Figure) -> bool:
    """Whether one has percentage points of what the other has a percentage of, and by more than rates
    move: sales that fell by 4.8 percent fell by no 4.8 points, a rate that was cut by 0.5 percent did."""
    if (one.kind, other.kind) != ("points", "percent") or one.units or other.units:
        return False
    return other.low is not None and other.low >= _MOVED


def significant(value: Fraction) -> str:
    """The digits that count: 3.6 million and 36 are both “36”; at most twelve decimals."""
    return str(int(abs(value) * 10**12)).strip("0")


def _ranged(figure: Figure) -> bool:
    return figure.low != figure.high


def _about(one: Figure, other: Figure) -> bool:
    """Whether the inexact one is the exact one in fewer digits: “nearly 5,000” for 4,983."""
    vague, exact = (one, other) if one.inexact else (other, one)
    if not vague.low or not exact.low or vague.kind == exact.kind == "fraction":
        return False  # more than a third is no half
    step = Fraction(1)
    while vague.low % (step * 10) == 0 and step < abs(vague.low):
        step *= 10
    return abs(vague.low - exact.low) * 2 < step


def _overlap(one: Figure, other: Figure) -> bool:
    """Whether the stretches of the two meet."""
    if values(one) & values(other):
        return True
    low = max((f.low for f in (one, other) if f.low is not None), default=None)
    high = min((f.high for f in (one, other) if f.high is not None), default=None)
    return low is None or high is None or low <= high


def _from(one: Figure, other: Figure) -> bool:
    """Whether one begins right above what the other one names: 三十数人, 30-odd people."""
    ranged, plain = (one, other) if _ranged(one) else (other, one)
    return (
        plain.inexact
        and plain.low == plain.high
        and ranged.low is not None
        and ranged.low - ranged.grain == plain.low
    )


def _far_apart(one: Figure, other: Figure) -> bool:
    """Whether the ends that both name, one of them at least open, are steps of a thousand apart; more than
    one is no 48 of the same."""
    ends = [f.high if f.low is None else f.low for f in (one, other)]
    if None not in (one.low, one.high, other.low, other.high) or None in ends:
        return False
    small, large = sorted(abs(end) for end in ends if end is not None)
    if small >= _LARGE:
        return large >= small * _STEP
    alike = not (one.units and other.units) or not set(one.units).isdisjoint(other.units)
    return alike and 1 <= small <= _FEW and large >= small * _MANY


def another_order(one: Figure, other: Figure) -> bool:
    """Whether two estimates in words are of different orders: dozens, and hundreds.

    Lakhs are said for hundreds of thousands and for millions, crores for millions and more, and
    thousands for tens of thousands, where a language has no handier word for these.
    """
    if not (estimate(one) or estimate(other)):
        return False
    orders = sorted(_order(figure) for figure in (one, other))
    return 0 not in orders and orders[0] != orders[1] and tuple(orders) not in _NEIGHBOURS


def estimate(figure: Figure) -> bool:
    """Whether it is an order alone: dozens, hundreds, 数千."""
    low, high = figure.low, figure.high
    if not (figure.spelled and figure.inexact and low is not None) or low < _TEN:
        return False
    return (high is None or high >= _WIDE * low) and figure.kind not in _NAMELY


def _order(figure: Figure) -> int:
    """The power of ten of an estimate, and of what is as round (several hundred); 0 for others."""
    low = figure.low
    if low is None or low.denominator != 1 or not figure.spelled:
        return 0
    if estimate(figure) or (figure.low == figure.high and significant(low) == "1"):
        return len(str(low)) - 1
    return 0


def _beyond(one: Figure, other: Figure) -> bool:
    """Whether one is an estimate, and the other one names a number far more than that."""
    low, high = other.low, other.high
    if not estimate(one) or other.kind in _NAMELY or low is None or high is None:
        return False
    if high > low * _HALFWAY:
        return False
    order = _order(one)  # nobody says dozens of two hundred; thousands are said of fifty thousand
    most: int = 2 * 10 ** (order + 1) if order < _THOUSANDS else 10 ** (order + 2)
    return low >= most


def _rounded(fine: Figure, coarse: Figure) -> bool:
    """Whether the coarse one is the fine one rounded: 2.49 million and 2.5 million."""
    if fine.grain >= coarse.grain or coarse.grain <= 1 or fine.low is None or coarse.low is None:
        return False
    if coarse.low == coarse.grain and abs(fine.low) * _HALFWAY < coarse.low:
        return False
    apart = abs(fine.low - coarse.low)
    some = coarse.spelled and coarse.low == coarse.grain  # a hundred
    near = some or apart * _ROUGH <= abs(fine.low)
    return apart * 2 <= coarse.grain and fine.low != 0 and near
