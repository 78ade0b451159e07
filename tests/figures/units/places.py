"""Rows of the tests: a text with «the numeral», and what it counts."""

from __future__ import annotations

from qa.figures.units import Unit, unit_at


def marked(text: str) -> tuple[str, int, int]:
    """The text without its guillemets, and where the numeral stands."""
    start, end = text.index("«"), text.index("»") - 1
    return text.replace("«", "").replace("»", ""), start, end


def found(text: str, code: str) -> tuple[Unit | None, str]:
    plain, start, end = marked(text)
    unit = unit_at(plain, start, end, code)
    return unit, plain[unit.start : unit.end] if unit else ""
