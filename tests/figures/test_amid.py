"""Decimals behind their unit."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qa.engine import examine
from qa.figures.reading import figures
from qa.model import Document, Segment
from qa.project import Project

ONE = [
    ("zh", "身高1米98的中锋", "1.98", "length-meter"),
    ("zh", "男子决赛跑出9秒83", "9.83", "duration-second"),
    ("zh", "他长到2米8。", "2.8", "length-meter"),
    ("ja", "身長1メートル98の選手", "1.98", "length-meter"),
    ("ko", "그는 9초83을 기록했다.", "9.83", "duration-second"),
    ("fr", "Il mesure 1 m 98.", "1.98", "length-meter"),
    ("pt", "Ele terminou em 9s81.", "9.81", "duration-second"),
    ("vi", "Anh cao 1m75.", "1.75", "length-meter"),
]
TWO = [
    ("zh", "2分15秒后", ["2", "15"]),
    ("zh", "以1分58秒35获得冠军", ["1", "58", "35"]),  # minutes, seconds and hundredths
    ("zh", "3米长98岁", ["3", "98"]),
    ("fr", "Sur 100 m 24 nageurs sont partis.", ["100", "24"]),
    ("fr", "À 3 m 5 personnes attendaient.", ["3", "5"]),
    ("en", "a 9s81 code", ["9", "81"]),
]


@pytest.mark.parametrize(("lang", "text", "value", "unit"), ONE)
def test_they_are_one_number(lang: str, text: str, value: str, unit: str) -> None:
    (figure,) = figures(text, lang, 0, "source")
    assert (figure.low, figure.high, figure.units[0]) == (Fraction(value), Fraction(value), unit)


@pytest.mark.parametrize(("lang", "text", "values"), TWO)
def test_what_only_looks_so_stays_apart(lang: str, text: str, values: list[str]) -> None:
    assert [str(f.low) for f in figures(text, lang, 0, "source")] == values


@pytest.mark.parametrize(("height", "told"), [("1.98", []), ("1.89", ["1.89"])])
def test_a_height_is_compared(project: Project, height: str, told: list[str]) -> None:
    segment = Segment(f"The center is {height} meters tall.", "这名中锋身高1米98。")
    document = Document("story", "", "zh", "en", (segment,))
    assert [document.text(f.span) for f in examine(document, project).findings] == told
