"""The figures of one text: its numerals with what they count."""

from __future__ import annotations

from collections.abc import Sequence

from qa.figures.numerals import Numeral, numerals
from qa.figures.units import Unit, unit_at
from qa.model import Figure, Side, Span


def figures(
    text: str, code: str, segment: int, side: Side, taken: Sequence[tuple[int, int]] = ()
) -> tuple[Figure, ...]:
    """Every figure of a text in order, but those that belong to `taken` places (dates, times)."""
    return tuple(
        _figure(numeral, unit_at(text, numeral.start, numeral.end, code), segment, side)
        for numeral in numerals(text, code)
        if not any(numeral.start < end and start < numeral.end for start, end in taken)
    )


def _figure(numeral: Numeral, unit: Unit | None, segment: int, side: Side) -> Figure:
    return Figure(
        Span(segment, side, numeral.start, numeral.end),
        unit.kind if unit else "number" if numeral.kind == "cardinal" else numeral.kind,
        numeral.low,
        numeral.high,
        unit.ids if unit else (),
        numeral.others,
        numeral.grain,
        numeral.spelled,
        numeral.inexact,
    )
