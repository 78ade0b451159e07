"""Measures of one dimension into each other, exactly."""

from __future__ import annotations

import functools
from fractions import Fraction

from qa.figures.units.data import FOLDER, common, money

Row = tuple[str, Fraction, Fraction]


@functools.cache
def factors() -> dict[str, Row]:
    """`factors.tsv`: unit id to base, scale and offset."""
    found: dict[str, Row] = {}
    for line in (FOLDER / "factors.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "id\t")):
            id_, base, scale, offset = line.split("\t")
            found[id_] = base, Fraction(scale), Fraction(offset)
    return found


def convert(value: Fraction, unit: str, to: str) -> Fraction | None:
    """The value in another unit; None for other money, dimensions and ids that nobody knows.

    A temperature is one on the scale, not a difference. A year converts to months and not to days:
    it has 365 or 366.
    """
    if money(unit) and unit[:3] == to[:3]:
        return value * _parts(unit) / _parts(to)
    if unit == to:
        return value if unit in factors() or unit == "temperature-generic" else None
    here, there = factors().get(unit), factors().get(to)
    if here is None or there is None or here[0] != there[0]:
        return None
    return (value * here[1] + here[2] - there[2]) / there[1]


def _parts(unit: str) -> Fraction:
    """How many of its currency an id counts: 1 of USD, 1/100 of USD-cent."""
    part = unit[4:]
    return Fraction(common()["parts"][part]) if part else Fraction(1)


def dimension(unit: str) -> str:
    """What a unit measures: "length" of length-kilometer, "money" of EUR."""
    return "money" if money(unit) else unit.partition("-")[0]
