"""Numbers in forms of their own: parts of a whole and of a scale, so many each, ranges in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qa.figures.reading import figures

MILLION = 10**6


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("en", "three-quarters of a million people", 750_000),
        ("en", "a quarter million dollars", 250_000),
        ("de", "drei viertel Millionen Menschen", 750_000),
        ("fr", "un quart de million d'habitants", 250_000),
        ("pt", "três quartos de milhão", 750_000),
        ("ru", "три четверти миллиона", 750_000),
        ("pl", "trzy czwarte miliona", 750_000),
        ("he", "שלושת רבעי מיליון", 750_000),
        ("es", "tres heridos graves y medio millar de damnificados", 500),
        ("it", "feriti e mezzo milione di sfollati", 500_000),
        ("pt", "e meia dúzia de feridos", 6),
        ("fa", "کشته و نیم میلیون آواره", 500_000),
        ("ar", "جرحى ونصف مليون نازح", 500_000),
        ("el", "τραυματίες και μισό εκατομμύριο άνθρωποι", 500_000),
        ("vi", "hơn hai vạn quân", 20_000),
        ("ur", "سوا دو لاکھ افراد", 225_000),
        ("ur", "پونے دو لاکھ افراد", 175_000),
        ("el", "δυόμισι χιλιάδες", 2_500),
        ("tr", "beşer bin lira", 5_000),
        ("hi", "पांच-पांच लाख रुपये", 500_000),
    ],
)
def test_parts_of_a_scale(code: str, text: str, value: int) -> None:
    found = [f for f in figures(text, code, 0, "target") if f.low != 3]
    assert [f.low or f.high for f in found] == [value]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("en", "one-fourth of them", "1/4"),
        ("de", "ein Zwölftel davon", "1/12"),
        ("es", "la tercera parte", "1/3"),
        ("pl", "jedną szóstą", "1/6"),
        ("uk", "трьох чвертей", "3/4"),
        ("tr", "beşte birine", "1/5"),
        ("tr", "dörtte üçünü", "3/4"),
        ("id", "dua perlima", "2/5"),
        ("id", "seperenam", "1/6"),
        ("el", "τρία τέταρτα", "3/4"),
        ("he", "כחמישית מהתושבים", "1/5"),
        ("fa", "سه پنجم", "3/5"),
        ("ar", "خمس السكان", "1/5"),
        ("zh", "十分之三的人", "3/10"),
        ("zh", "二十分之一", "1/20"),
        ("th", "สามในสี่", "3/4"),
    ],
)
def test_parts_of_a_whole(code: str, text: str, value: str) -> None:
    ((low, kind),) = [(f.low, f.kind) for f in figures(text, code, 0, "target")]
    assert (low, kind) == (Fraction(value), "fraction")


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("ru", "от восьми до двадцати двух лет", [(8, 8), (22, 22)]),
        ("pl", "od ośmiu do dwudziestu dwóch lat", [(8, 8), (22, 22)]),
        ("ru", "от двадцати до тридцати тысяч", [(20_000, 20_000), (30_000, 30_000)]),
        ("nl", "acht doden, tot twintig gewonden", [(8, 8), (None, 20)]),
        ("ja", "1人10万円", [(1, 1), (100_000, 100_000)]),
        ("ja", "最大6億8000万ドル", [(680 * MILLION, 680 * MILLION)]),
        ("zh", "至少3万5000人", [(35_000, 35_000)]),
        ("ko", "최소 3만5천 명", [(35_000, 35_000)]),
        ("tr", "en az 53 bin 537 kişi", [(53_537, 53_537)]),
        ("en", "at least 100 to 350 people", [(100, 100), (350, 350)]),
        ("en", "two thirds of millions of people", [(Fraction(2, 3), Fraction(2, 3)), (MILLION, None)]),
        ("fa", "نه تنها این", []),
        ("fa", "نه نفر", [(9, 9)]),
        ("zh", "十分重要", []),
    ],
)  # fmt: skip
def test_ends_of_ranges_and_lookalikes(
    code: str, text: str, values: list[tuple[int | None, int | None]]
) -> None:
    found = figures(text, code, 0, "target")
    assert [(f.low, f.high) for f in found] == values
    assert not any(1 in (f.low, f.high) and f.others for f in found)


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("ru", "тридцатичетырёхлетний мужчина", 34),
        ("uk", "сімнадцятирічний хлопець", 17),
        ("pl", "dwudziestoletnia kobieta", 20),
        ("de", "der Siebzehnjährige", 17),
        ("de", "eine dreißigjährige Frau", 30),
        ("nl", "een vierendertigjarige man", 34),
        ("el", "δεκαεπτάχρονος", 17),
        ("de", "ein dreitägiger Besuch", None),
        ("de", "der Dreijährige", 3),
        ("el", "πενταετής φυλάκιση", 5),
        ("fr", "son quinquennat", 5),
        ("es", "el plan quinquenal", 5),
        ("ru", "столетие", None),
        ("ru", "последнее десятилетие", None),
        ("el", "στη δεκαετία του 1980", None),
    ],
)
def test_ages_in_one_word(code: str, text: str, value: int | None) -> None:
    found = [f.low for f in figures(text, code, 0, "target") if f.units == ("duration-year",)]
    assert found == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("code", "text", "value", "units"),
    [
        ("de", "der dreitägige Besuch", 3, ("duration-day",)),
        ("de", "die vierköpfige Familie", 4, ()),
        ("de", "der 14-tägige Urlaub", 14, ("duration-day",)),
        ("de", "er gewann viermal", 4, ()),
        ("el", "48ωρη απεργία", 48, ("duration-hour",)),
        ("nl", "de driedaagse staking", 3, ("duration-day",)),
        ("nl", "hun vierkoppige gezin", 4, ()),
        ("ru", "трёхдневный траур", 3, ("duration-day",)),
        ("ru", "двухэтажный дом", 2, ()),
        ("ru", "пятипроцентный налог", 5, ()),
        ("uk", "семиденний траур", 7, ("duration-day",)),
        ("pl", "trzydniowa przerwa", 3, ("duration-day",)),
        ("pl", "trzykrotny mistrz", 3, ()),
        ("el", "τριήμερο πένθος", 3, ("duration-day",)),
        ("el", "τριμελής επιτροπή", 3, ()),
        ("ar", "استمرت يومين", 2, ("duration-day",)),
        ("he", "לפני שבועיים", 2, ("duration-week",)),
        ("ko", "사흘간 이어졌다", 3, ("duration-day",)),
        ("en", "a fortnight later", 2, ("duration-week",)),
        ("en", "for half an hour", Fraction(1, 2), ("duration-hour",)),
        ("fa", "سفر سه‌روزه", 3, ("duration-day",)),
        ("hi", "तीन दिवसीय दौरा", 3, ("duration-day",)),
    ],
)
def test_small_numbers_in_one_word(
    code: str, text: str, value: int | Fraction, units: tuple[str, ...]
) -> None:
    ((low, found),) = [(f.low, f.units) for f in figures(text, code, 0, "target")]
    assert (low, found) == (value, units)


@pytest.mark.parametrize(
    ("code", "text"), [("ko", "하루 만에"), ("id", "setahun"), ("pl", "w ubiegłym dziesięcioleciu")]
)
def test_one_of_a_thing_comes_and_goes(code: str, text: str) -> None:
    assert figures(text, code, 0, "target") == ()


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("th", "สองพันธมิตรที่ใกล้ชิด", [2]),
        ("th", "กองทัพแสดงแสนยานุภาพ", []),
        ("th", "สองพันคน", [2000]),
        ("zh", "一千百货公司", [1000]),
        ("zh", "两百货车", [200]),
        ("zh", "三百万千瓦", [3 * MILLION]),
        ("zh", "五百千瓦时", [500]),
        ("zh", "三千兆瓦", [3000]),
        ("zh", "三十四万一千", [341_000]),
        ("ko", "세 조항", [3]),
        ("ko", "네 과목", [4]),
        ("ko", "세 부담을 줄이기로", []),
        ("ko", "네 탓 공방", []),
        ("ja", "三割引", [30]),
        ("ja", "学割", []),
    ],
)
def test_scales_that_begin_other_words(code: str, text: str, values: list[int]) -> None:
    assert [f.low for f in figures(text, code, 0, "target")] == values


@pytest.mark.parametrize(
    ("code", "text", "value", "later"),
    [
        ("ko", "후반 35분 결승골", 35, (80,)),
        ("it", "al 35' della ripresa", 35, (80,)),
        ("pt", "aos 12 minutos da etapa final", 12, (57,)),
        ("de", "in der 35. Minute der Partie", 35, ()),
        ("ja", "後半戦に35人", 35, ()),
        ("ko", "후반에 득점했다. 35분 뒤", 35, ()),
    ],
)
def test_minutes_of_a_later_half(code: str, text: str, value: int, later: tuple[int, ...]) -> None:
    (figure,) = (f for f in figures(text, code, 0, "target") if f.low == value)
    assert figure.others == later


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("es", "casi un 2 %", [2]),
        ("it", "un 35enne", [35]),
        ("de", "ein 5 Kilometer langer Stau", [5]),
        ("es", "un millón", [MILLION]),
    ],
)
def test_an_article_before_a_number_is_none(code: str, text: str, values: list[int]) -> None:
    assert [f.low for f in figures(text, code, 0, "target")] == values


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("zh", "一千二百万", 12 * MILLION),
        ("zh", "三千五百万", 35 * MILLION),
        ("zh", "百万人", MILLION),
        ("zh", "169.4百万", Fraction("169.4") * MILLION),
        ("ja", "五千二百万", 52 * MILLION),
        ("vi", "bốn nghìn không trăm năm mươi tỷ", 4_050_000 * MILLION),
        ("th", "สามล้านหนึ่งแสนล้าน", 3_100_000 * MILLION),
    ],
)
def test_scales_of_two_words(code: str, text: str, value: int | Fraction) -> None:
    assert [f.low for f in figures(text, code, 0, "target")] == [value]


@pytest.mark.parametrize(
    ("code", "text", "low", "high"),
    [
        ("nl", "opgelopen tot negenentachtig", 89, 89),
        ("it", "oltre quattromilacinquecento", 4500, 4500),
        ("en", "more than two dozen", 24, None),
        ("en", "more than thirty", 30, None),
        ("zh", "数以万计", 10_000, None),
        ("th", "นับพันคน", 1000, None),
    ],
)
def test_bounds_of_numbers_in_words(code: str, text: str, low: int, high: int | None) -> None:
    (figure,) = figures(text, code, 0, "target")
    assert (figure.low, figure.high) == (
        Fraction(low),
        None if high is None else Fraction(high),
    )


def test_so_many_times_are_no_name() -> None:
    (figure,) = figures("He has won the title three times.", "en", 0, "target")
    assert figure.kind == "number"
    assert figure.low == Fraction(3)
