"""What figures count, in every language: percent, money, measures, names, ranges."""

from __future__ import annotations

import pytest

from qa.figures.reading import figures
from qa.model import Figure


def _told(found: tuple[Figure, ...]) -> list[tuple[str, int]]:
    return [(f.kind, int(f.low or 0)) for f in found]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "5 في المئة و 20 دولار"), ("de", "5 Prozent, 20 Dollar"), ("el", "5 % και 20 δολάρια"),
        ("en", "5 percent, 20 dollars"), ("es", "5 por ciento y 20 dólares"), ("fa", "۵ درصد و ۲۰ دلار"),
        ("fr", "5 pour cent, 20 dollars"), ("he", "5 אחוזים, 20 דולר"), ("hi", "5 प्रतिशत, 20 डॉलर"),
        ("id", "5 persen, 20 dolar"), ("it", "5 per cento, 20 dollari"), ("ja", "5パーセント、20ドル"),
        ("ko", "5퍼센트, 20달러"), ("nl", "5 procent, 20 dollar"), ("pl", "5 procent, 20 dolarów"),
        ("ps", "5 سلنه، 20 ډالره"), ("pt", "5 por cento, 20 dólares"), ("ru", "5 процентов, 20 долларов"),
        ("th", "ร้อยละ 5, 20 ดอลลาร์"), ("tr", "yüzde 5, 20 dolar"), ("uk", "5 відсотків, 20 доларів"),
        ("ur", "5 فیصد، 20 ڈالر"), ("vi", "5 phần trăm, 20 đô la"), ("zh", "5%，20美元"),
    ],
)  # fmt: skip
def test_percent_and_dollars(code: str, text: str) -> None:
    found = [f for f in figures(text, code, 0, "target") if f.kind != "number"]
    assert _told(tuple(found)) == [("percent", 5), ("money", 20)]
    assert found[1].units[0] == "USD"


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "at least 100 to 350 metres", [("measure", 100), ("measure", 350)]),
        ("en", "30-40 people", [("number", 30), ("number", 40)]),
        ("en", "Flight 370", [("name", 370)]),
        ("en", "iPhone7 and 2:03:26", [("name", 7), ("name", 2), ("name", 3), ("name", 26)]),
        ("en", "more than 5,008 soldiers", [("number", 5008)]),
        ("en", "the second night", [("ordinal", 2)]),
        ("en", "fifty-8", [("number", 8)]),
        ("ja", "約3万6千人", [("number", 36000)]),
        ("en", "no figure", []),
        ("en", "", []),
    ],
)
def test_what_a_figure_is(code: str, text: str, expected: list[tuple[str, int]]) -> None:
    assert _told(figures(text, code, 0, "target")) == expected


def test_what_stands_in_a_date_is_no_quantity() -> None:
    found = figures("On 4 March, 12 died.", "en", 0, "target", [(3, 10)])
    assert _told(found) == [("date", 4), ("number", 12)]


def test_a_date_behind_thousands_is_no_part_of_them() -> None:
    text = "погибли 14 тысяч 24 февраля"
    dates = [(text.index("24"), len(text))]
    found = figures(text, "ru", 0, "target", dates)
    assert _told(found) == [("number", 14000), ("date", 24)]


def test_a_year_with_a_scale_is_a_number() -> None:
    found = figures("超过2000千人", "zh", 0, "target", [(2, 6)])
    assert _told(found) == [("number", 2_000_000)]
