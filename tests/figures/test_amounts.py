"""Amounts as news writes them in 21 languages: each form is read as that value and unit."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby
from pathlib import Path

import pytest

from qa.figures.reading import figures
from qa.figures.same import agree
from qa.model import Figure

_LINES = (Path(__file__).parent / "amounts.tsv").read_text(encoding="utf-8").splitlines()
FORMS = [line.split("\t") for line in _LINES if not line.startswith("#")]
_DOZENS = ("10", "12", "20")  # any of them is said for the others


def _read(text: str, code: str) -> list[tuple[str, str]]:
    """Kind and value of each figure; the ends of a range with a dash."""
    return [
        (f.kind, str(f.low) if f.low == f.high else f"{f.low}-{f.high}")
        for f in figures(text, code, 0, "target")
    ]


def _is(figure: Figure, value: str, unit: str) -> bool:
    wanted = _DOZENS if value == "10" else (value,)
    counts = not unit or unit in figure.units or figure.kind == unit
    return counts and any(figure.low == Fraction(each) for each in wanted)


@pytest.mark.parametrize(
    ("code", "rows"), [(code, list(rows)) for code, rows in groupby(FORMS, key=lambda row: row[0])]
)
def test_an_amount_is_read(code: str, rows: list[list[str]]) -> None:
    unread = [
        form
        for _, value, unit, form in rows
        if not any(_is(figure, value, unit) for figure in figures(form, code, 0, "target"))
    ]
    assert unread == []


@pytest.mark.parametrize(("code", "text", "found"), [
    ("ko", "2시간 반대 시위", [("measure", "2")]),
    ("zh", "三年半导体计划", [("measure", "3")]),
    ("zh", "三年半数以上", [("measure", "3"), ("fraction", "1/2-None")]),
    ("ja", "3年半数以上", [("measure", "3"), ("fraction", "1/2-None")]),
    ("it", "due anni e mezzo milione di euro", [("measure", "2"), ("money", "500000")]),
    ("en", "a year and a half-dozen more", [("number", "12")]),
    ("ru", "на юге полная луна", []),
    ("uk", "війська з півдня", []),
    ("pt", "matou 3 mil e 20 ficaram feridos", [("number", "3020")]),
    ("ru", "пятьсот человек", [("number", "500")]),
    ("ru", "тысячи человек", [("number", "1000-None")]),
    ("fa", "۲/۳ مجلس", [("fraction", "2/3")]),
    ("zh", "2兆日圓", [("money", "2000000000000")]),
    ("ko", "2019년 6월", [("number", "2019"), ("number", "6")]),
    ("de", "Sie zahlten 20 Millionen. Euro-Länder widersprachen.", [("number", "20000000")]),
])  # fmt: skip
def test_what_is_read_otherwise(code: str, text: str, found: list[tuple[str, str]]) -> None:
    assert _read(text, code) == found


def test_an_hour_of_the_day_is_no_length() -> None:
    text = "À deux heures et demie, il est parti."
    found = figures(text, "fr", 0, "target", ((0, len("À deux heures et demie")),))
    assert "measure" not in {f.kind for f in found}


def _agree(one: tuple[str, str], other: tuple[str, str]) -> set[bool]:
    """Whether the first amounts of two texts agree, asked either way round."""
    a, b = (figures(text, code, 0, "target")[0] for code, text in (one, other))
    return {agree(a, b), agree(b, a)}


@pytest.mark.parametrize(("one", "other"), [
    (("en", "dozens"), ("ja", "数十人")),
    (("en", "scores"), ("ru", "десятки")),
    (("en", "hundreds"), ("zh", "数百人")),
    (("en", "hundreds of thousands"), ("hi", "लाखों")),
    (("en", "millions"), ("hi", "लाखों")),
    (("en", "tens of thousands"), ("hi", "हजारों")),
    (("en", "hundreds"), ("en", "350 people")),
    (("en", "half a million"), ("en", "480,000 people")),
    (("fr", "15 degrés"), ("en", "15 degrees Celsius")),
    (("nl", "anderhalve maand"), ("fr", "six semaines")),
    (("de", "drei Monate"), ("en", "90 days")),
    (("de", "drei Monate"), ("en", "12 weeks")),
    (("zh", "半个月"), ("de", "zwei Wochen")),
    (("ru", "полгода"), ("en", "26 weeks")),
    (("en", "a year and a half"), ("de", "18 Monate")),
    (("en", "half an hour"), ("de", "30 Minuten")),
    (("ru", "в 2,7 раза"), ("en", "170 percent")),
    (("ja", "1.5倍"), ("en", "50 percent")),
    (("zh", "1.5倍"), ("de", "150 Prozent")),
    (("he", "פי שלושה"), ("en", "200 percent")),
    (("en", "63 cents"), ("zh", "0.63美元")),
    (("fa", "۷۰۰ هزار تومان"), ("en", "seven million rials")),
])  # fmt: skip
def test_one_amount(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert _agree(one, other) == {True}


@pytest.mark.parametrize(("one", "other"), [
    (("en", "dozens"), ("zh", "数百人")),
    (("en", "hundreds"), ("ru", "тысячи")),
    (("en", "thousands"), ("ko", "수십 명")),
    (("en", "tens of thousands"), ("de", "Hunderttausende")),
    (("en", "dozens"), ("en", "2,000 people")),
    (("en", "half a million"), ("en", "300,000 people")),
    (("en", "half a million"), ("en", "2.5 people")),
    (("zh", "半小时"), ("en", "20 minutes")),
    (("en", "half an hour"), ("de", "45 Minuten")),
    (("nl", "anderhalve maand"), ("fr", "neuf semaines")),
    (("ru", "полгода"), ("en", "26 days")),
    (("ja", "1.5倍"), ("en", "40 percent")),
    (("en", "63 cents"), ("zh", "6.3美元")),
])  # fmt: skip
def test_two_amounts(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert _agree(one, other) == {False}
