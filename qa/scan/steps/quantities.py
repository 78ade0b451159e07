"""The figures that may say by how much something changed or to what, and which of two sides are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from qa.model import Figure

_KINDS = ("number", "percent", "points", "money", "measure", "fraction")
_HALF = Fraction(1, 2)  # who cuts by half cuts to half
_HUNDRED = 100
_LASTING = "duration"  # in five years, for five years
_TIMES = "concentr-times"  # naik tiga kali lipat is three times as much, as 增至三倍 is


def shared(ours: Sequence[Figure], theirs: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The figures of one value that either side has once."""
    if not (ours and theirs):
        return
    mine, its = (list(map(_ends, some)) for some in (ours, theirs))
    common = set(mine).intersection(its)
    if not common:
        return
    there = dict(zip(its, theirs, strict=True))
    counts = Counter(mine), Counter(its)
    for figure, value in zip(ours, mine, strict=True):
        if value in common and all(some[value] == 1 for some in counts):
            right = there[value]
            if may_step(figure) and may_step(right):
                yield figure, right


def _ends(figure: Figure) -> tuple[tuple[int, int] | None, ...]:
    """The ends of a figure in whole numbers, which are told apart ten times as fast."""
    low, high = value_of(figure)
    first = None if low is None else low.as_integer_ratio()
    return first, first if high is low or high is None else high.as_integer_ratio()


def value_of(figure: Figure) -> tuple[Fraction | None, Fraction | None]:
    """The ends of a figure; of an open one (до пяти процентов) that which is named."""
    low, high = figure.low, figure.high
    return high if low is None else low, low if high is None else high


def may_step(figure: Figure) -> bool:
    """Whether it is a plain quantity; what grew by two times grew to two or to three, and nobody is sure."""
    return (
        figure.kind in _KINDS
        and (value := value_of(figure)[0]) is not None
        and not (figure.kind == "fraction" and value == _HALF)
        and not measures(figure, _LASTING)
        and not measures(figure, _TIMES)
        and value + 1 not in figure.others
    )


def half(figure: Figure) -> bool:
    """Whether what is cut by so much is cut to so much: 50 percent."""
    return figure.kind == "percent" and value_of(figure)[0] == _HALF * _HUNDRED


def measures(figure: Figure, what: str) -> bool:
    return bool(figure.units) and figure.units[0].startswith(what)
