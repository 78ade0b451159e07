"""What stands round a number: about, more than, 以上; two numbers that are one range or share a scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from qa.figures.numerals.families import Number
from qa.figures.numerals.known import Tongue
from qa.figures.numerals.parts import Made
from qa.figures.rough import some_such

_REACH = 26  # characters before a number that are looked at
_TENTH = Fraction(1, 10)
_BLANKS = " \u00a0\u202f\u2009"
_RANGE_GAP = 12
_APART = frozenset(".;:!?()[]\n。；：！？（）")  # ends what two numbers may share
_SHARED = 1000  # the least scale
_ALIKE = 100  # times that one of two numbers with one scale may be the other
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212~〜～")


def _slack(value: Number, grain: Number) -> Number:
    """How far "about" reaches: half a unit of the last figure that is no nought, a tenth at most."""
    step = grain
    while step and value % (step * 10) == 0 and step * 10 <= value:
        step *= 10
    return min(Fraction(step) / 2, value * _TENTH)


def _widened(made: Made, bound: str) -> Made:
    low, high = made.low, made.high
    if bound == "about" and high == low and some_such(made.grain):
        return replace(made, inexact=True)  # about a dozen: the word itself is as wide
    if bound == "about" and high is not None:
        slack = _slack(low, made.grain)
        return replace(made, low=low - slack, high=high + slack, inexact=True)
    if bound in ("more", "least"):
        # More than a hundred names a number, where hundreds are an order alone.
        exact = made.spelled and made.low == made.high
        grain = min(made.grain, Fraction(made.low) / 2) if exact else made.grain
        return replace(made, high=None, grain=grain, inexact=True)
    if bound == "less":
        return replace(made, low=low - low * _TENTH, inexact=True)
    return made


def _before(folded: str, start: int, tongue: Tongue) -> str:
    """The kind of bound that ends right before a number, the longest phrase deciding."""
    text = folded[max(0, start - _REACH) : start].rstrip(_BLANKS)
    if not text.endswith(tongue.any_before):
        return ""
    best, size = "", 0
    for bound, phrases in tongue.before.items():
        if not text.endswith(phrases):
            continue
        for phrase in phrases:
            at = len(text) - len(phrase)
            if len(phrase) > size and text.endswith(phrase) and _begins(text, at, tongue):
                best, size = bound, len(phrase)
    return best


def _begins(text: str, at: int, tongue: Tongue) -> bool:
    """Whether a phrase that begins there begins a word."""
    if not tongue.spaced or at == 0 or not text[at].isalpha() or not text[at - 1].isalpha():
        return True
    left = at
    while left and text[left - 1].isalpha():
        left -= 1
    return text[left:at] in tongue.heads


def bounded(folded: str, made: Made, tongue: Tongue) -> tuple[Made, bool]:
    """The number as widened by what stands round it; True for one without a lower end."""
    if made.kind == "ordinal":
        return made, False
    bound = _before(folded, made.start, tongue)
    behind = tongue.any_after and not bound and tongue.any_after.match(folded, made.end)
    for name, pattern in tongue.after.items() if behind else ():
        if not bound and pattern.match(folded, made.end):
            bound = name
    if bound and made.high is None and folded[made.start : made.end] in tongue.singular:
        made = replace(made, high=made.low)  # около сотни: a hundred
    if bound == "most":
        return replace(made, inexact=True), True
    return (_widened(made, bound), False) if bound else (made, False)


def all_bounded(folded: str, found: Sequence[Made], tongue: Tongue) -> list[tuple[Made, bool]]:
    """Every number as widened by what stands round it; the ends of a range (от восьми до двадцати двух)
    are as exact as they are written."""
    told = [bounded(folded, made, tongue) for made in found]
    for at, (one, two) in enumerate(pairwise(found)):
        gap = folded[one.end : two.start] if two.start - one.end <= _RANGE_GAP else ""
        plain = one.low == one.high and two.low == two.high and one.kind == two.kind
        linked = gap[:1] in _BLANKS and gap.strip(_BLANKS) in tongue.before.get("most", ())
        if plain and linked and told[at + 1][1] and one.low < two.low:
            told[at] = (one, False) if told[at][0].high is None else told[at]
            told[at + 1] = two, False
    return told


def ranges(folded: str, found: Sequence[Made], tongue: Tongue) -> list[Made]:
    """The numbers with those that a dash or "to" joins made one range each."""
    joined: list[Made] = []
    for made in found:
        last = joined[-1] if joined else None
        both = _range(folded, last, made, tongue) if last else None
        if both:
            joined[-1] = both
        else:
            joined.append(made)
    return joined


def _range(folded: str, one: Made, two: Made, tongue: Tongue) -> Made | None:
    if two.start - one.end > _RANGE_GAP or one.low != one.high or two.high != two.low:
        return None
    if one.kind != two.kind or one.kind not in ("cardinal", "ordinal"):
        return None
    gap = folded[one.end : two.start].strip(_BLANKS)
    comma = gap == "、"
    if gap not in _DASHES and not comma and gap not in tongue.ranges:
        return None
    if gap not in _DASHES and not comma:
        before = folded[max(0, one.start - _REACH) : one.start].rstrip(_BLANKS)
        if tongue.not_after_range and before.endswith(tongue.not_after_range):
            return None
    low, grain = one.low, one.grain
    if one.scale == 1 and two.scale > 1 and low * two.scale <= two.low:
        low, grain = low * two.scale, grain * two.scale
    if low == two.low and two.scale > one.scale and gap in _DASHES:  # 10-10 लाख: a million each
        return replace(two, start=one.start, spelled=one.spelled and two.spelled, bare="")
    if low >= two.low or (comma and not _next(low, two)):
        return None
    if one.grouped != two.grouped and one.scale == two.scale and low * 1000 < two.low:
        return None
    return replace(
        two, start=one.start, low=low, others=(), grain=min(grain, two.grain),
        spelled=one.spelled and two.spelled, inexact=True, bare="",
    )  # fmt: skip


def _next(low: Number, two: Made) -> bool:
    """3、4万: an enumeration comma makes a range of neighbours of one digit alone."""
    return two.low - low == two.scale and two.low < 10 * two.scale


def sharing(folded: str, found: Sequence[Made], tongue: Tongue) -> list[Made]:
    """The numbers with what a scale word behind the next one makes of them.

    From 99.4 to 88.5 billion: the scale stands once, for both. Between other words than those of a
    range (von 99,4 auf 88,5 Milliarden) it only may, and does not of numbers in words.
    """
    told = list(found)
    links = (*tongue.ranges, *tongue.before.get("most", ()))
    for at, (one, two) in enumerate(pairwise(found)):
        if one.scale >= _SHARED or two.scale < _SHARED or one.low != one.high:
            continue
        if one.spelled:
            if not two.spelled or not one.kind == two.kind == "cardinal":
                continue
        elif one.scale != 1 or not one.bare:
            continue
        gap = folded[one.end : two.start] if two.start - one.end <= _RANGE_GAP else "."
        if one.low == 1 and gap[:1].isalpha():
            continue  # 1人10万円, 1인당 25만원: so much a head
        value = one.low * two.scale
        if _APART.isdisjoint(gap) and two.low <= value * _ALIKE and value <= two.low * _ALIKE:
            if gap.strip(_BLANKS) in (links if one.spelled else tongue.ranges):
                told[at] = replace(
                    one, low=value, high=value, others=(*one.others, one.low),
                    grain=one.grain * two.scale, scale=two.scale,
                )  # fmt: skip
            elif not one.spelled:
                told[at] = replace(one, others=(*one.others, value))
    return told
