"""How much a figure looks like one that took the other's place, and whether its loss means much."""

from __future__ import annotations

from fractions import Fraction

from qa.figures.conversion import to_convert
from qa.figures.rough import far_apart, some_such
from qa.figures.same import another_order, open_alike, significant
from qa.model import Figure

_FARTHEST = Fraction(10**6)  # between the right and the wrong step of a slip: 千 for 亿 is 10^5
_ROUGH = 2  # of two rough numbers, which need the same place or unit as well
_TELLING = 3  # digits that no two figures have by chance: 7.85 billion for 7.85
_COUNTING = ("number", "measure", "ordinal")
_NUMBERING = ("name", "number", "ordinal")
_LARGE, _STEP = 1000, 500  # from where numbers have scales, and how far two of them lie apart
_FEW = frozenset(range(2, 13))
_TENFOLD = 10
_ALL = 100  # percent
_SHARE = Fraction(11, 10)  # times: two thirds and three quarters
_LISTED = 4  # from where what has no unit is no list without blanks: 1,2 or 3
_COMMON = 2  # first, second: said for much else than a place in a row
_COUNTED = 12  # up to here numbers (one, both, a pair, a dozen) come and go in translation


def counted(figure: Figure) -> bool:
    """Whether its loss means something: no small number, no vague one in words, no open bound."""
    ends = (v for v in (figure.low, figure.high) if v is not None)
    top = max(map(abs, ends), default=Fraction(0))
    if figure.kind in ("fraction", "name", "date") or not top:
        return False
    if top <= _COUNTED and top.denominator == 1:
        return False
    collective = figure.spelled and some_such(figure.grain)
    return not figure.inexact or (figure.low == figure.high and not collective)


def missed(figure: Figure) -> bool:
    """Whether it is missed where the other side has nothing for it: 100 percent are all, and for sure."""
    return counted(figure) and not (figure.kind == "percent" and figure.low == _ALL == figure.high)


def likeness_of(one: Figure, other: Figure) -> int:
    """How much speaks for one having taken the other's place: 0 nothing, from 3 on enough.

    A figure in words that may be no number at all needs the same unit or likeness of place.
    """
    points = 0
    if set(one.units) & set(other.units) or one.kind == other.kind in ("percent", "points"):
        points += 2
    elif one.kind == other.kind or other.kind == "date" or _ordinal_name(one, other):
        points += 1
    elif one.kind == "name" or other.kind == "name":
        points -= 2
    if similar(one, other):
        points += 2
    elif another_scale(one, other):
        points += 3
    points += _cut_off(one, other)
    if one.spelled != other.spelled:
        points -= 1
    if _few(one) and _few(other) and one.kind == other.kind and not _next_bound(one, other):
        points += 2  # two missiles, three missiles: they come and go, but hardly change places
        points += one.kind == "ordinal" and min(one.low or 0, other.low or 0) > _COMMON
    if one.kind == other.kind == "fraction" and _apart(one, other):
        points += 2  # so do a third and a half
    if open_alike(one, other) and (one.kind == other.kind or _unit_left_out(one, other)):
        points += 3  # more than two hundred, more than three hundred
    if one.kind == other.kind == "name" and not (one.units or other.units):
        points += 1  # Article 4, Article 5: what is told by its number alone
    points += counted(one) and counted(other)
    if one.kind != "name" or not set(one.units) & set(other.units):
        points -= not (counted(one) or counted(other))
    if one.inexact != other.inexact:
        points -= 1
    if far_apart(one, other):  # about thirty, une vingtaine: how each is said says nothing
        points = max(points, _ROUGH + bool(one.units))
    return points


def on_fingers(one: Figure, other: Figure) -> bool:
    """Whether one side counts a few in digits and the other one another few of it in words: 4, five."""
    return _few(one) and _few(other) and one.kind == other.kind and one.spelled != other.spelled


def numbering(one: Figure, other: Figure) -> bool:
    """Whether both may tell one thing from others of its name: Leopard 2, Article 9, iOS 18.1.

    What is measured, weighed or paid for is no such number, nor a range, nor what is said roughly;
    but “unter 110” is as well less than 110 as the name of a line.
    """
    both = (one, other)
    if any(f.kind not in _NUMBERING or f.low != f.high for f in both):
        return False
    return not (one.inexact or other.inexact) or any(f.kind == "name" for f in both)


def _ordinal_name(one: Figure, other: Figure) -> bool:
    """Whether one is an ordinal, and the other one too behind which a language sees a name:
    the 18th Congress, der 18. Kongress."""
    return {one.kind, other.kind} == {"ordinal", "name"} and not (one.units or other.units)


def _unit_left_out(one: Figure, other: Figure) -> bool:
    """Whether one side says what is counted and the other one does not: less than 48 (minutes)."""
    kinds = {one.kind, other.kind}
    return (
        "number" in kinds and bool(kinds & {"measure", "money"}) and not (one.units and other.units)
    )


def _few(figure: Figure) -> bool:
    """Whether it counts things on the fingers: from two (one is an article too) to a dozen."""
    exact = figure.low is not None and figure.low == figure.high
    collective = figure.inexact and some_such(figure.grain)
    return exact and not collective and figure.kind in _COUNTING and figure.low in _FEW


def _next_bound(one: Figure, other: Figure) -> bool:
    """Whether a bound may be said by the next number (more than two, at least three), or is rough in
    another unit. What only one side says so may be a place or a way (trên tám, do trzech)."""
    if not (one.inexact or other.inexact) or one.low is None or other.low is None:
        return False
    return to_convert(one, other) or abs(one.low - other.low) <= 1


def similar(one: Figure, other: Figure) -> bool:
    """Whether the digits are nearly the same: another power of ten, a digit, two of them swapped.

    Small numbers in words look like nothing: one and ten are no slips of each other.
    """
    if _one_end(one, other) or _tenths(one, other):
        return True
    if to_convert(one, other):
        return False  # 1 inch is no slip for 10 mm
    if one.low is None or other.low is None or not (_written(one) and _written(other)):
        return False
    if _cut_off(one, other):
        return True
    if power(one, other):
        ratio = abs(one.low / other.low)
        telling = len(significant(one.low)) >= _TELLING
        return telling or _FARTHEST >= ratio >= 1 / _FARTHEST
    return _near(significant(one.low), significant(other.low)) or _near(
        str(one.low), str(other.low)
    )


def another_scale(one: Figure, other: Figure) -> bool:
    """Whether both are one number in words of two scales, however vague: some two million, over two
    billion.
    """
    if another_order(one, other):
        return True
    if _written(one) and _written(other):
        return False  # what is exact is compared as it is
    sizes = [_size(figure) for figure in (one, other)]
    if any(size < _LARGE for size in sizes) or significant(sizes[0]) != significant(sizes[1]):
        return False
    return max(sizes) >= _STEP * min(sizes)


def _size(figure: Figure) -> Fraction:
    """What is written: the middle of a vague number, the end of an open one."""
    ends = [v for v in (figure.low, figure.high) if v is not None]
    return sum(ends, Fraction(0)) / len(ends) if ends else Fraction(0)


def _apart(one: Figure, other: Figure) -> bool:
    """Whether two shares differ, however roughly they are said: nearly a third, about half; two thirds
    and three quarters, which are named for not being each other."""
    if not (one.inexact or other.inexact):
        return True
    small, large = sorted((_size(one), _size(other)))
    return large > small * _SHARE


def _tenths(one: Figure, other: Figure) -> bool:
    """Whether tenths were taken for hundredths, however roughly they are said: 2 percent for 近两成."""
    if not one.kind == other.kind == "percent":
        return False
    ours, theirs = ([v for v in (f.low, f.high) if v] for f in (one, other))
    return any(a in (_TENFOLD * b, b / _TENFOLD) for a in ours for b in theirs)


def _cut_off(one: Figure, other: Figure) -> bool:
    """Whether one is the other without its decimals: 14 for 14.2, in digits 4 for 4.8.

    What has no unit may be a list without blanks: 1,2 or 3.
    """
    ours, theirs = one.low, other.low
    if ours is None or theirs is None:
        return False
    counts = one.kind == other.kind != "number"
    least = _TENFOLD if one.spelled or other.spelled else 1 if counts else _LISTED
    return (
        min(ours, theirs) >= least
        and int(ours) == int(theirs)
        and 1 in (ours.denominator, theirs.denominator)
    )


def _one_end(one: Figure, other: Figure) -> bool:
    """Whether two ranges have one of their ends in common: “six or eight”, “seven or eight”."""
    ends = one.low, one.high, other.low, other.high
    ranges = one.low != one.high and other.low != other.high and None not in ends
    return ranges and (one.low == other.low) != (one.high == other.high)


def _written(figure: Figure) -> bool:
    """Whether it is no word that may say something else: in digits, or large (神舟二十二号)."""
    large = figure.low is not None and figure.low == figure.high and figure.low > _COUNTED
    return not figure.spelled or counted(figure) or (figure.kind == "name" and large)


def _near(a: str, b: str) -> bool:
    """One character changed, two swapped, or one more; of two characters at least."""
    if min(len(a), len(b)) < 2 or a == b:
        return False
    if len(a) == len(b):
        differing = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        swapped = len(differing) == 2 and sorted(a) == sorted(b)
        return len(differing) == 1 or swapped
    short, long = sorted((a, b), key=len)
    return len(long) - len(short) == 1 and any(
        long[:n] + long[n + 1 :] == short for n in range(len(long))
    )


def power(one: Figure, other: Figure) -> bool:
    """Whether both have the same digits in another power of ten."""
    return (
        one.low is not None
        and other.low is not None
        and one.low != other.low
        and significant(one.low) == significant(other.low)
    )
