"""Figures of two texts against each other: what is equal, what took whose place, what is alone."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qa.figures.pairing import Pairing, Pool, pair
from qa.figures.reading import figures
from qa.figures.writing import rewrite


def _pair(code: str, ours: str, other: str, theirs: str) -> Pairing:
    return pair(figures(ours, code, 0, "target"), figures(theirs, other, 0, "source"))


@pytest.mark.parametrize(
    ("code", "ours", "other", "theirs"),
    [
        ("en", "36,000 people", "zh", "3.6万人"),
        ("en", "some 36,000 people", "ja", "約3万6千人"),
        ("en", "120 million dollars", "ko", "1억 2000만 달러"),
        ("en", "73 people", "ar", "٧٣ شخصا"),
        ("de", "rund 5.000 Soldaten", "en", "about 5,000 soldiers"),
        ("de", "2,5 Milliarden Euro", "en", "2.5bn euros"),
        ("en", "nearly 5,000 people", "fr", "4 983 personnes"),
        ("en", "25 to 30 years", "hi", "25-30 साल"),
        ("en", "two thirds of them", "zh", "其中三分之二"),
        ("en", "half of them", "fr", "50 % d'entre eux"),
        ("en", "2.5 million", "ru", "2,49 млн"),
        ("en", "no figure at all", "zh", "没有数字"),
    ],
)
def test_nothing_is_left(code: str, ours: str, other: str, theirs: str) -> None:
    found = _pair(code, ours, other, theirs)
    assert (found.changed, found.added, found.dropped) == ((), (), ())


@pytest.mark.parametrize(
    ("code", "ours", "other", "theirs", "wrong", "right"),
    [
        ("en", "74 people", "zh", "47人", 74, 47),
        ("en", "more than 5,008 soldiers", "de", "mehr als 5.000 Soldaten", 5008, 5000),
        ("en", "3 billion people", "de", "3 Millionen Menschen", 3 * 10**9, 3 * 10**6),
        ("en", "25 to 33 years", "hi", "25-30 साल", 33, 30),
        ("ru", "310 человек", "en", "31 people", 310, 31),
        ("en", "iPhone 11, iPhone7", "fr", "iPhone 11, iPhone6", 7, 6),
    ],
)
def test_one_took_the_other_s_place(
    code: str, ours: str, other: str, theirs: str, wrong: int, right: int
) -> None:
    ((figure, instead, _),) = _pair(code, ours, other, theirs).changed
    assert [figure.low, instead.low] == [Fraction(wrong), Fraction(right)]


def test_what_stands_in_another_shape_is_not_added() -> None:
    found = figures("It cost 500 million.", "en", 0, "target")
    assert pair(found, ()).added == found
    assert pair(found, (), lambda: (Pool(), Pool(frozenset({Fraction(500 * 10**6)})))).added == ()
    assert pair(found, (), lambda: (Pool(), Pool(unread=frozenset({"5"})))).added == ()


def test_figures_that_changed_places_are_both_there() -> None:
    found = _pair("en", "12 dead and 47 hurt", "zh", "47人死亡，12人受伤")
    assert (found.changed, found.added, found.dropped) == ((), (), ())


@pytest.mark.parametrize(
    ("code", "written", "value", "expected"),
    [
        ("en", "310", 31, "31"),
        ("ja", "2年半", Fraction(3, 2), "1年半"),
        ("zh", "3小时半", 4, "4小时"),
        ("es", "3 años y medio", Fraction(9, 2), "4 años y medio"),
        ("tr", "3 buçuk", Fraction(5, 2), "2,5"),
        ("en", "year and a half", 2, ""),
        ("en", "5,008", 5000, "5,000"),
        ("en", "70000", 7000, "7000"),
        ("de", "8,2", Fraction(28, 10), "2,8"),
        ("fa", "۳۱۰", 31, "۳۱"),
        ("en", "3 billion", 3 * 10**6, "3 million"),
        ("de", "125 Milliarden", 125 * 10**6, "125 Millionen"),
        ("zh", "300亿", 3 * 10**6, "300万"),
        ("zh", "約300億", 3 * 10**6, "約300萬"),
        ("ru", "20 миллиардов", 20 * 10**6, "20 миллионов"),
        ("en", "2.2 trillion", Fraction(22 * 10**8), "2.2 billion"),
        ("zh", "994亿", 994 * 10**5, "9940万"),
        ("en", "30", 30_000, "30,000"),
        ("fr", "10", 100, "100"),
        ("ja", "1千万", 10**6, "100万"),
        ("en", "1 million", 10**5, "100,000"),
        ("de", "0,8 Millionen", 3 * 10**5, "0,3 Millionen"),
        ("hi", "10", 1000, "1000"),
        # The scale word that news writes such a value with, in the form that its number asks for.
        ("zh", "1800万", 18 * 10**8, "18亿"),
        ("zh-Hant", "28.9萬", 2_890_000, "289萬"),
        ("ja", "234.8万", 234_800_000, "2億3480万"),
        ("ja", "1億8000万", 18 * 10**8, "18億"),
        ("ja", "37百万", 3_700_000, "370万"),
        ("ko", "1,800만", 3_600_000, "360만"),
        ("es", "2,5 millones", 25_200_000_000, "25.200 millones"),
        ("es", "3 mil millones", 4_500_000, "4,5 millones"),
        ("es", "2,5 millones", 150_000, "150.000"),
        ("pt", "2,5 milhões", 1_500_000_000, "1,5 bilhão"),
        ("pt-PT", "25 milhões", 25 * 10**8, "2,5 mil milhões"),
        ("pt", "3 bilhões", 150_000, "150 mil"),
        ("fr", "28 millions", 1_800_000, "1,8 million"),
        ("it", "150mila", 2_800_000, "2,8 milioni"),
        ("de", "3 Milliarden", 10**6, "1 Million"),
        ("de", "3 Milliarden", 3500, "3500"),
        ("ru", "21 миллион", 34 * 10**9, "34 миллиарда"),
        ("ru", "2,8 млн", 150_000, "150 тыс."),
        ("ru", "20 миллионами", 20 * 10**9, "20 миллиардами"),
        ("uk", "3 мільярди", 25 * 10**6, "25 мільйонів"),
        ("pl", "5 milionów", 2_500_000_000, "2,5 miliarda"),
        ("tr", "3 milyar", 2_800_000, "2,8 milyon"),
        ("id", "3 miliar", 2_800_000, "2,8 juta"),
        ("ar", "3 مليارات", 28 * 10**6, "28 مليون"),
        ("ar", "20 مليون", 3 * 10**9, "3 مليارات"),
        ("ja", "292,900", 299_200, "299,200"),
        ("ko", "40,000", 30_000, "30,000"),
        ("ja", "40", 30_000, "3万"),
        ("hi", "15 लाख", 28 * 10**6, "2.8 करोड़"),
        ("fr", "3 milliards", 28 * 10**14, "2\xa0800\xa0000 milliards"),
        # What is written out goes on so: “1,25 million personnes” would lack its “de”.
        ("fr", "1 350 000", 1_250_000, "1 250 000"),
        ("es", "1.350.000", 1_250_000, "1.250.000"),
        ("ru", "1 350 000", 1_250_000, "1 250 000"),
        # Ten times as much as was written takes the next scale, as news does.
        ("en", "120 million", 1_200_000_000, "1.2 billion"),
        ("en", "36 thousand", 3_600_000, "3.6 million"),
        ("pl", "15", 12_345, "12\xa0345"),
        ("uk", "15", 12_345, "12\xa0345"),
        # The scale of the last digits goes with them, whether texts are told to write it or not.
        ("ja", "1万3千", 130_000, "13万"),
        ("ja", "1万3千人", 130_000, "13万人"),
        ("zh", "2万3千", 230_000, "23万"),
        ("ja", "2億3千万円", 23_000_000, "2300万円"),
        ("ko", "3만5천", 350_000, "35만"),
        ("hi", "1 लाख 20 हजार", 1_200_000, "12 लाख"),
    ],
)
def test_the_style_stays(code: str, written: str, value: Fraction, expected: str) -> None:
    (right,) = figures(str(int(value)), "en", 0, "source")[:1] or (None,)
    assert right
    wanted = type(right)(right.span, "number", Fraction(value), Fraction(value))
    assert (
        rewrite(written, code, wanted, "", f"超過{written} ى" * ("約" in written or code == "ar"))
        == expected
    )
