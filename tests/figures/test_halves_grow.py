"""Halves behind units and sums in two units without end take time in proportion to the text."""

from __future__ import annotations

import pytest

from qa.figures.reading import figures
from tests.growth import linear, part


@pytest.mark.parametrize(("code", "unit"), [
    ("ja", "年半"), ("ja", "1年半"), ("zh", "两年半"), ("it", "due ore e mezza "), ("it", "oreemezza"), ("ko", "2시간반"),
    ("ko", "1년 6개월 "), ("he", "שני מיליון "),
])  # fmt: skip
def test_halves_without_end(code: str, unit: str) -> None:
    text = unit * (16_000 // len(unit))
    assert linear(lambda size: figures(part(text, size), code, 0, "target"))
