"""Shares of two texts compared by value: one in five is every fifth, 2割, a fifth and 20 %.

A share takes the place of its numbers only where the other side is read as having one too; else its
numbers stay what they were, for the other side may count it out in words that no pattern knows.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from qa.figures.equal import MOST_PAIRS, Match, without
from qa.figures.shares import Share, is_whole, said
from qa.model import Figure, Span

Shares = Callable[[], tuple[Sequence[Share], Sequence[Share]]]
Has = Callable[[Figure], bool]  # whether a side has a figure's value in any shape

_HUNDRED = Fraction(100)
_NEAR = Fraction(8, 7)  # 18 % is nearly one in five; a quarter is not
_BESIDE = 24  # characters between two numbers that may be a share in words that no pattern knows
_SURE = 5  # likeness of two shares, see qa.figures.likeness
_LOOSE = (Fraction(1, 2), Fraction(1, 4))  # half-time, quarter-finals: often none


@dataclass(frozen=True, slots=True)
class Shared:
    """Both sides without the numbers of shares that are settled, and what of them differs.

    `unsettled` are those of the other shares: where some are settled, these are most likely told in
    words that no pattern knows.
    """

    ours: list[Figure]
    theirs: list[Figure]
    changed: tuple[tuple[Figure, Figure, int], ...]
    unsettled: tuple[Figure, ...]


def no_shares() -> tuple[Sequence[Share], Sequence[Share]]:
    """Nothing is read as a share."""
    return (), ()


def by_share(
    ours: Sequence[Figure],
    theirs: Sequence[Figure],
    equal: Sequence[Match],
    shares: Shares,
    here: Has,
    there: Has,
) -> Shared | None:
    """What a comparison by shares settles; None where it settles nothing.

    What our side has is asked of `here`, what the other one has of `there`.
    """
    if not (ours and theirs) or len(ours) * len(theirs) > MOST_PAIRS:
        return None
    mine, its = shares()
    if not (mine or its):
        return None
    mates = {a.span: b.span for a, b in equal}
    back = {b: a for a, b in mates.items()}
    our_rates = [_rate(f) for f in without(ours, (a for a, _ in equal)) if _is_rate(f)]
    their_rates = [_rate(f) for f in without(theirs, (b for _, b in equal)) if _is_rate(f)]
    apart = _apart(mine, mates, its), _apart(its, back, mine)
    settled: list[Share] = []

    def rest(some: Sequence[Share]) -> list[Share]:
        return [one for one in some if not any(one is other for other in settled)]

    for some, others in ((apart[0], apart[1]), (apart[0], their_rates), (apart[1], our_rates)):
        for one in rest(some):
            match = next((other for other in rest(others) if _alike(one, other)), None)
            settled += (one, match) if match else ()
    left, rates = (rest(apart[0]), rest(apart[1])), (rest(our_rates), rest(their_rates))
    pairs = _opposed(*left) if all(left) else _beside(*left, *rates, here, there)
    settled += (share for pair in pairs for share in pair)
    if not settled:
        return None
    numbers = _numbers(settled)
    changed = tuple((*_told(one, other), _SURE) for one, other in pairs)
    unsettled = _numbers((*rest(apart[0]), *rest(apart[1])))
    return Shared(without(ours, numbers), without(theirs, numbers), changed, unsettled)


def _numbers(shares: Sequence[Share]) -> tuple[Figure, ...]:
    return tuple(number for share in shares for number in share.numbers)


def _is_rate(figure: Figure) -> bool:
    return figure.kind in ("percent", "fraction") and bool(figure.low or figure.high)


def _rate(figure: Figure) -> Share:
    """A percentage or fraction as the share that it is."""
    return Share(figure, None, figure)


def _value(share: Share) -> Fraction:
    """The share itself; the middle of a vague one, the end of an open one."""
    ends = [end for end in (share.figure.low, share.figure.high) if end is not None]
    value = sum(ends, Fraction(0)) / len(ends)
    return value / _HUNDRED if share.figure.kind == "percent" else value


def _apart(
    shares: Sequence[Share], mates: Mapping[Span, Span], others: Sequence[Share]
) -> list[Share]:
    """The shares whose numbers do not stand beside each other on the other side as well."""
    known = {number.span for share in others for number in share.numbers}
    return [share for share in shares if not _found(share, mates, known)]


def _found(share: Share, mates: Mapping[Span, Span], known: Container[Span]) -> bool:
    there = [mates.get(number.span) for number in share.numbers]
    spans = sorted((span for span in there if span), key=lambda span: span.start)
    if len(spans) < len(there) or any(span in known for span in spans):
        return False
    return all(b.start - a.end <= _BESIDE for a, b in pairwise(spans))


def _alike(one: Share, other: Share) -> bool:
    """Whether both are one share; of a percentage or fraction as roughly as words say it."""
    small, large = sorted((_value(one), _value(other)))
    rated = other.whole is other.figure
    return small == large or (rated and large < small * _NEAR)


def _opposed(mine: Sequence[Share], its: Sequence[Share]) -> list[tuple[Share, Share]]:
    """The shares that took each other's place, where both sides have as many."""
    return list(zip(mine, its, strict=True)) if len(mine) == len(its) else []


def _beside(
    mine: Sequence[Share],
    its: Sequence[Share],
    our_rates: Sequence[Share],
    their_rates: Sequence[Share],
    here: Has,
    there: Has,
) -> list[tuple[Share, Share]]:
    """A single share of one side and a single rate of the other one, of which neither has both."""
    if len(mine) + len(its) != 1 or len(our_rates) + len(their_rates) != 1:
        return []
    (share,), (rate,) = (*mine, *its), (*our_rates, *their_rates)
    if bool(mine) == bool(our_rates) or _loose(rate):
        return []
    has = there if mine else here
    if all(has(number) for number in share.numbers if said(number) != 1):
        return []  # the other side counts it out in words that no pattern knows
    return [(share, rate)] if mine else [(rate, share)]


def _loose(rate: Share) -> bool:
    """Whether it may be no share at all, as a half or a quarter in words."""
    return rate.figure.spelled and _value(rate) in _LOOSE


def _told(one: Share, other: Share) -> tuple[Figure, Figure]:
    """The number of a share that is to be changed, and the other share as what it is to be.

    The whole share where more than one of its numbers differs.
    """
    value = _value(other)
    figure, wanted = one.figure, value
    if figure.kind == "percent":
        wanted = value * _HUNDRED
    elif one.whole is not figure:
        figure, wanted = _number(one, other, value) or (figure, value)
    right = replace(
        figure, span=other.figure.span, low=wanted, high=wanted, others=(),
        grain=Fraction(1), spelled=other.figure.spelled, inexact=other.figure.inexact,
    )  # fmt: skip
    return figure, right


def _number(one: Share, other: Share, value: Fraction) -> tuple[Figure, Fraction] | None:
    """The part or the whole of a share, with what makes it a given one."""
    size, count = Fraction(said(one.whole) or 0), said(one.part) if one.part else 1
    whole, part = Fraction(count or 0) / value, size * value
    of_parts = one.part is not None and part.denominator == 1 and 0 < part < size
    of_wholes = whole.denominator == 1 and is_whole(int(whole))
    if of_parts and one.part and (said(other.whole) == size or not of_wholes):
        return one.part, part
    return (one.whole, whole) if of_wholes else None
