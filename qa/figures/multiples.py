"""So many times as much: 2.7 times, 1.5倍. Others say it in percent, of it (150 percent) or on top (50)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.figures.numerals.known import Tongue
from qa.model import Figure

_TIMES = "concentr-times"
_HUNDRED = 100
_BLANKS = " \u00a0-"
_BACK = 12  # characters before a number in which its word stands


def multiples(folded: str, read: Sequence[Figure], lang: Tongue) -> Iterator[Figure]:
    """The figures, plain numbers beside such a word with a unit of their own."""
    for figure in read:
        plain = figure.kind == "number" and not figure.units
        named = figure.kind == "name" and figure.spelled  # won the title three times
        if (plain or named) and _beside(folded, figure, lang):
            figure = replace(figure, kind="number", units=(_TIMES,))
        yield figure


def _beside(folded: str, figure: Figure, lang: Tongue) -> bool:
    start, end = figure.span.start, figure.span.end
    if lang.times and lang.times.match(folded, end):
        return True
    return bool(lang.times_before) and folded[max(0, start - _BACK) : start].rstrip(
        _BLANKS
    ).endswith(lang.times_before)


def in_percent(one: Figure, other: Figure) -> bool | None:
    """Whether one is a multiple that the other one has in percent; None where none of them is one."""
    if _TIMES in other.units:
        one, other = other, one
    if _TIMES not in one.units or other.kind != "percent" or None in (one.low, other.low):
        return None
    return any(
        value is not None and end is not None and end in ((value - 1) * _HUNDRED, value * _HUNDRED)
        for value in (one.low, one.high)
        for end in (other.low, other.high)
    )


def taken_for_percent(one: Figure, other: Figure) -> bool:
    """Whether the one has as percent what the other one has as a multiple: 2.7 percent for 2.7倍."""
    return in_percent(one, other) is False and one.low == other.low
