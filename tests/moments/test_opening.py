"""Opening hours that no sign shows to be hours but that something is open; quarters of Thai."""

from __future__ import annotations

import pytest

from qa.figures.moments import moments


@pytest.mark.parametrize(
    ("code", "text", "hours"),
    [
        ("en", "The museum is open from 9 to 6.", [9, 6]),
        ("en", "It opens daily from 10 to 4:30.", [10, 4]),
        ("es", "El museo abre de 9 a 18.", [9, 18]),
        ("fr", "Le musée est ouvert de 9 à 18.", [9, 18]),
        ("pl", "Muzeum jest czynne od 9 do 18.", [9, 18]),
        ("nl", "Het museum is open van 9 tot 18.", [9, 18]),
        ("ru", "Музей работает с 9 до 18.", [9, 18]),
        ("uk", "Музей працює з 9 до 18.", [9, 18]),
        ("he", "המוזיאון פתוח מ-9 עד 18.", [9, 18]),
        # Days of a month, people and shares are no hours.
        ("en", "It is open from 5 to 12 May.", []),
        ("en", "It is open from 9 to 12 people a day.", []),
        ("en", "It is open to 9 to 6 percent.", []),
        ("ru", "Музей работает с 9 до 18 мая.", []),
    ],
)
def test_what_is_open_has_hours(code: str, text: str, hours: list[int]) -> None:
    assert [m.hour for m in moments(text, code) if m.hour is not None] == hours


@pytest.mark.parametrize(
    ("text", "month"),
    [("ไตรมาสแรกของปี", 1), ("ไตรมาสที่สองของปี", 4), ("ไตรมาส 3", 7), ("ไตรมาสที่ 4 ปี 2568", 10)],
)
def test_a_quarter_of_thai(text: str, month: int) -> None:
    (quarter,) = (m for m in moments(text, "th") if m.grain == "quarter")
    assert quarter.month == month


def test_a_day_before_a_weekday_is_none() -> None:
    """The third Sunday is no third."""
    assert [m.day for m in moments("It is held on the third Sunday of May.", "en")] == [None, None]


def test_the_words_beside_a_date() -> None:
    def said(text: str, code: str) -> list[tuple[str, ...]]:
        (date,) = (m for m in moments(text, code) if m.year or m.month)
        return [(text[w.start : w.end], *sorted(w.members)) for w in date.beside]

    assert said("by the end of 2014", "en") == [("end of", "end"), ("by the", "up to")]
    assert said("自2014年起", "zh") == [("自", "onward")]
    assert said("from until 2014", "en") == []
    assert said("3월 말했다", "ko") == []
    assert said("3월 말부터", "ko") == [("말부터", "end")]
    assert said("5月底特律罢工", "zh") == [("月底特律", "beginning", "end", "middle")]
    assert said("2011'den beri", "tr") == [("beri", "onward")]
