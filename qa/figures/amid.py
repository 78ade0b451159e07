"""Decimals that stand behind their unit: 1米98, 9秒83, 1 m 98, 9s81 are 1.98 metres and 9.83 seconds.

Which units a language writes so is in its file (`amid`); behind minutes they are left alone (1分58秒35).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from qa.figures.numerals.known import Tongue
from qa.model import Figure

_NEAR = 2  # characters between the minutes and the seconds
_SPACED = 2  # digits behind a unit with blanks beside it: in fewer there may be something else
_MOST = 100  # metres and seconds that are told so
_LONGER = "duration-minute"
_KINDS = ("number", "measure", "name")


def decimals_behind(text: str, read: Sequence[Figure], speech: Tongue) -> list[Figure]:
    """The figures in order, each two of them that are one number as one."""
    found: list[Figure] = []
    taken = -1
    for place, figure in enumerate(read):
        if place == taken:
            continue
        behind = read[place + 1] if place + 1 < len(read) else None
        one = _joined(text, figure, behind, speech) if behind else None
        if one is not None and not (found and _minutes(found[-1], figure)):
            figure, taken = one, place + 1
        found.append(figure)
    return found


def _joined(text: str, figure: Figure, behind: Figure, speech: Tongue) -> Figure | None:
    between = text[figure.span.end : behind.span.start]
    unit = speech.amid.get(between.strip())
    digits = text[behind.span.start : behind.span.end]
    least = 1 if between == between.strip() else _SPACED
    if (
        unit is None or figure.spelled or behind.spelled or behind.units
        or not {figure.kind, behind.kind} <= {*_KINDS}
        or not (digits.isdecimal() and least <= len(digits) <= _SPACED)
        or figure.low is None or figure.low != figure.high or figure.low.denominator != 1
        or not 0 < figure.low < _MOST
    ):  # fmt: skip
        return None
    grain = Fraction(1, 10 ** len(digits))
    value = figure.low + (behind.low or 0) * grain
    return replace(
        figure, span=figure.span._replace(end=behind.span.end), kind="measure", low=value,
        high=value, units=(unit,), others=(), grain=grain,
    )  # fmt: skip


def _minutes(before: Figure, figure: Figure) -> bool:
    return before.units[:1] == (_LONGER,) and figure.span.start - before.span.end <= _NEAR
