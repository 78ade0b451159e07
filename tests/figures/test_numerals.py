"""Numerals by value: what is none, what is one in each language, with bounds and ranges."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest

from qa.figures.numerals import Numeral, numerals

# language, text in which nothing counts
SILENT = [
    ("ko", "세 부담"),  # a burden of taxes: 세 is an age and a tax too
    ("en", "COVID-19, Covid-19, A-10, G20, 4G, U2, H1N1, F-16, B-52 and 5G"),
    ("en", "GPT-3.5, Windows-8.1 users, COVID-19 millionaires"),
    ("en", "at 12:30 on 2020-01-05 or 05/01/2020"),
    ("en", "host 10.0.0.1, version 3.14.159"),
    ("en", "call +49 30 1234 or 555-123-4567"),
    ("en", "often money someone weight tension"),
    ("zh", "一些人一直一起，万一、统一、十分、千万别、四川、三星、百度、一带一路、五角大楼、七国集团"),
    ("zh", "統一、十分、一帶一路、五角大樓"),
    ("ja", "統一、十分に、一緒に、九州、三菱、半島、両親、数字"),
    ("ko", "이번 이상 사람 오전 구조 만큼 한국 세계 일본 이스라엘 조사 천안함"),
    ("de", "ein" * 30),
    ("de", "einander, alleine, vielleicht, Achtung"),
    ("vi", "không có gì, tỷ lệ của năm nay"),
    ("hi", "छात्र, एकता, दोस्त, छोटा"),
    ("es", "el por ciento"),
    ("ar", "في المئة"),
    ("tr", "yüzde"),
    ("zh", "退伍軍人，隊伍"),
    ("ru", "Су-27, Ми-8, С-300"),
]  # fmt: skip

# language, text, value as a fraction, the text of the numeral
ONE = [
    ("en", "of 1,234,567 people", "1234567", "1,234,567"),
    ("en", "of 1.234.567 people", "1234567", "1.234.567"),
    ("en", "of 1 234 567 people", "1234567", "1 234 567"),
    ("en", "of 1'234 people", "1234", "1'234"),
    ("en", "of 12,34,567 people", "1234567", "12,34,567"),
    ("en", "of $2.5bn", "2500000000", "2.5bn"),
    ("en", "of £30m", "30000000", "30m"),
    ("en", "of 5 crore people", "50000000", "5 crore"),
    ("en", "of 3 million 200 thousand people", "3200000", "3 million 200 thousand"),
    ("en", "half a million people", "500000", "half a million"),
    ("en", "one and a half million people", "1500000", "one and a half million"),
    ("en", "a dozen people", "12", "a dozen"),
    ("en", "half a dozen people", "6", "half a dozen"),
    ("en", "twenty-one people", "21", "twenty-one"),
    ("en", "one hundred and five people", "105", "one hundred and five"),
    ("en", "two thirds of them", "2/3", "two thirds"),
    ("en", "two-thirds of them", "2/3", "two-thirds"),
    ("en", "mid-2010s", "2010", "2010"),
    # A dash that lost its blanks: letters and a hyphen make no name of a number with a scale.
    ("de", "Flughäfen-169,4 Millionen", "169400000", "169,4 Millionen"),
    ("fr", "Paris-1,5 milliard", "1500000000", "1,5 milliard"),
    ("ja", "8万4559.65で", "84559.65", "8万4559.65"),
    ("en", "at Rp68.67 trillion", "68670000000000", "68.67 trillion"),
    ("en", "RM4.2 billion", "4200000000", "4.2 billion"),
    ("en", "a widely expected quarter-point cut", "1/4", "quarter-point"),
    ("en", "by a quarter percentage point", "1/4", "quarter percentage point"),
    ("fa", "بیست‌وهفت نفر", "27", "بیست‌وهفت"),
    ("fa", "صدوبیست کشور", "120", "صدوبیست"),
    ("fa", "دویست‌وپنجاه نفر", "250", "دویست‌وپنجاه"),
    ("ur", "ستائیسویں آئینی ترمیم", "27", "ستائیسویں"),
    ("el", "για χίλιους ανθρώπους", "1000", "χίλιους"),
    ("el", "διακόσιους πενήντα νεκρούς", "250", "διακόσιους πενήντα"),
    ("vi", "VND154 tỷ", "154000000000", "154 tỷ"),
    ("ar", "نزح مليون و200 ألف شخص", "1200000", "مليون و200 ألف"),
    ("ar", "بلغت مليارًا و300 مليون", "1300000000", "مليارًا و300 مليون"),
    ("ar", "مليونان و200 ألف نسمة", "2200000", "مليونان و200 ألف"),
    ("ar", "كلفه ألفا و500 دولار", "1500", "ألفا و500"),
    ("fa", "به سه میلیون و ۱۰۰ هزار واحد", "3100000", "سه میلیون و ۱۰۰ هزار"),
    ("ur", "ایک کروڑ 20 لاکھ افراد", "12000000", "ایک کروڑ 20 لاکھ"),
    ("hi", "एक लाख 20 हजार लोग", "120000", "एक लाख 20 हजार"),
    ("hi", "एक हजार 500 रुपये", "1500", "एक हजार 500"),
    ("he", "מיליון ו-200 אלף איש", "1200000", "מיליון ו-200 אלף"),
    ("ps", "یو میلیون او ۲۰۰ زره کسان", "1200000", "یو میلیون او ۲۰۰ زره"),
    ("tr", "53 bin 537'ye yükseldi", "53537", "53 bin 537"),
    ("tr", "2 milyon 345 bin 600 lira", "2345600", "2 milyon 345 bin 600"),
    ("ru", "погибли 14 тысяч 537 человек", "14537", "14 тысяч 537"),
    ("ru", "погибли 14 тыс. 57 человек", "14057", "14 тыс. 57"),
    ("uk", "загинули 53 тисяч 537 осіб", "53537", "53 тисяч 537"),
    ("pl", "zginęło 53 tys. 537 osób", "53537", "53 tys. 537"),
    ("ar", "إلى 53 ألفا و537 شخصا", "53537", "53 ألفا و537"),
    ("ar", "إلى 3 ملايين و200 ألف و537 شخصا", "3200537", "3 ملايين و200 ألف و537"),
    ("fa", "به ۵۳ هزار و ۵۳۷ نفر", "53537", "۵۳ هزار و ۵۳۷"),
    ("ps", "شمېر ۵۳ زره او ۵۳۷ ته", "53537", "۵۳ زره او ۵۳۷"),
    ("he", "ל-53 אלף ו-537 איש", "53537", "53 אלף ו-537"),
    ("ur", "تعداد 53 ہزار 537 ہو گئی", "53537", "53 ہزار 537"),
    ("hi", "संख्या 1 लाख 20 हजार 500 हो गई", "120500", "1 लाख 20 हजार 500"),
    ("id", "menjadi 53 ribu 537 orang", "53537", "53 ribu 537"),
    ("vi", "lên 53 nghìn 537 người", "53537", "53 nghìn 537"),
    ("es", "a 53 mil 537 personas", "53537", "53 mil 537"),
    ("zh", "3.6万人", "36000", "3.6万"),
    ("zh", "３．６万人", "36000", "３．６万"),
    ("zh", "1亿2000万人", "120000000", "1亿2000万"),
    ("zh", "1億2000萬人", "120000000", "1億2000萬"),
    ("zh", "兩千人", "2000", "兩千"),
    ("zh", "貳仟伍佰人", "2500", "貳仟伍佰"),
    ("zh", "二〇一九年", "2019", "二〇一九"),
    ("zh", "三十四万一千四百五十九人", "341459", "三十四万一千四百五十九"),
    ("zh", "一百零五人", "105", "一百零五"),
    ("zh", "廿三人", "23", "廿三"),
    ("zh", "三分之二的人", "2/3", "三分之二"),
    ("zh", "百分之三十的人", "30", "三十"),
    ("zh", "三点五万人", "35000", "三点五万"),
    ("ja", "1億2000万人", "120000000", "1億2000万"),
    ("ja", "二千五百人", "2500", "二千五百"),
    ("ja", "3分の2", "2/3", "3分の2"),
    ("ko", "5만 3천 명", "53000", "5만 3천"),
    ("ko", "3만 5000명", "35000", "3만 5000"),
    ("ko", "두 명이 숨졌다", "2", "두"),
    ("ko", "스무 살", "20", "스무"),
    ("ko", "백만 명", "1000000", "백만"),
    ("ko", "3분의 2", "2/3", "3분의 2"),
    ("ar", "مليونين", "2000000", "مليونين"),
    ("ar", "واحد وعشرون", "21", "واحد وعشرون"),
    ("ar", "مقتل ٤٧ شخصا", "47", "٤٧"),
    ("ar", "١٬٢٣٤٫٥", "2469/2", "١٬٢٣٤٫٥"),
    ("ar", "ثلاثمائة وخمسة وعشرين ألفا", "325000", "ثلاثمائة وخمسة وعشرين ألفا"),
    ("fa", "۳ میلیون نفر", "3000000", "۳ میلیون"),
    ("fa", "۲٬۵۲ میلیون", "2520000", "۲٬۵۲ میلیون"),
    ("fa", "بیست و یک نفر", "21", "بیست و یک"),
    ("fa", "یک و نیم میلیون", "1500000", "یک و نیم میلیون"),
    ("ps", "۵ میلیونه", "5000000", "۵ میلیونه"),
    ("ps", "دوه سوه کسان", "200", "دوه سوه"),
    ("ur", "5 کروڑ", "50000000", "5 کروڑ"),
    ("ur", "ڈیڑھ لاکھ", "150000", "ڈیڑھ لاکھ"),
    ("ru", "2,5 млрд рублей", "2500000000", "2,5 млрд"),
    ("ru", "1 234 567 человек", "1234567", "1 234 567"),
    ("ru", "двадцать один человек", "21", "двадцать один"),
    ("ru", "двумстам пятидесяти людям", "250", "двумстам пятидесяти"),
    ("ru", "полтора миллиона", "1500000", "полтора миллиона"),
    ("ru", "одна треть", "1/3", "одна треть"),
    ("uk", "2,5 млрд гривень", "2500000000", "2,5 млрд"),
    ("uk", "п’ять тисяч", "5000", "п’ять тисяч"),
    ("uk", "двадцяти трьох", "23", "двадцяти трьох"),
    ("fr", "quatre-vingt-dix morts", "90", "quatre-vingt-dix"),
    ("fr", "vingt et un morts", "21", "vingt et un"),
    ("fr", "1\u202f234 morts", "1234", "1\u202f234"),
    ("fr", "une douzaine de morts", "12", "une douzaine"),
    ("de", "2,5 Mrd. Euro", "2500000000", "2,5 Mrd"),
    ("de", "einundzwanzig Tote", "21", "einundzwanzig"),
    ("de", "anderthalb Millionen Tote", "1500000", "anderthalb Millionen"),
    ("de", "eine halbe Million Tote", "500000", "eine halbe Million"),
    ("de", "2 Billionen Euro", "2000000000000", "2 Billionen"),
    ("es", "treinta y uno", "31", "treinta y uno"),
    ("es", "dos mil millones", "2000000000", "dos mil millones"),
    ("es", "1.500 muertos", "1500", "1.500"),
    ("pt", "2,5 bilhões de reais", "2500000000", "2,5 bilhões"),
    ("pt", "três mil milhões", "3000000000", "três mil milhões"),
    ("it", "duecentottanta morti", "280", "duecentottanta"),
    ("it", "5 mld di euro", "5000000000", "5 mld"),
    ("tr", "3 milyar lira", "3000000000", "3 milyar"),
    ("tr", "iki yüz elli kişi", "250", "iki yüz elli"),
    ("hi", "5 करोड़ लोग", "50000000", "5 करोड़"),
    ("hi", "डेढ़ लाख लोग", "150000", "डेढ़ लाख"),
    ("hi", "४७ लोग", "47", "४७"),
    ("id", "2,5 juta orang", "2500000", "2,5 juta"),
    ("id", "tiga ratus lima puluh orang", "350", "tiga ratus lima puluh"),
    ("vi", "2,5 triệu người", "2500000", "2,5 triệu"),
    ("vi", "hai triệu chứng", "2", "hai"),
    ("vi", "hai tỷ phú bị bắt", "2", "hai"),
    ("vi", "hai tỷ đồng", "2000000000", "hai tỷ"),
    ("ko", "백만장자 두 명", "2", "두"),
    ("ur", "تین ارب پتی", "3", "تین"),
    ("hi", "दो अरब देशों ने", "2", "दो"),
    ("hi", "दो अरब डॉलर", "2000000000", "दो अरब"),
    ("vi", "ba mươi lăm người", "35", "ba mươi lăm"),
    ("pl", "2,5 mld złotych", "2500000000", "2,5 mld"),
    ("pl", "dwudziestu trzech", "23", "dwudziestu trzech"),
    ("nl", "tweeëntwintig doden", "22", "tweeëntwintig"),
    ("nl", "anderhalf miljoen doden", "1500000", "anderhalf miljoen"),
    ("he", "עשרים ואחת", "21", "עשרים ואחת"),
    ("he", "3 מיליון איש", "3000000", "3 מיליון"),
    ("th", "๔๗ คน", "47", "๔๗"),
    ("th", "3 ล้านคน", "3000000", "3 ล้าน"),
    ("el", "2,5 εκατ. ευρώ", "2500000", "2,5 εκατ"),
]  # fmt: skip

# language, text, low, high (empty: open)
BETWEEN = [
    ("en", "30–40 people", "30", "40"),
    ("en", "30 to 40 million people", "30000000", "40000000"),
    ("en", "more than 30 people", "30", ""),
    ("en", "at least 30 people", "30", ""),
    ("en", "up to 30 people", "", "30"),
    ("en", "nearly 40 people", "36", "40"),
    ("en", "about 30 people", "27", "33"),
    ("en", "dozens of people", "12", ""),
    ("en", "hundreds of thousands of people", "100000", ""),
    ("zh", "十几人", "11", "19"),
    ("zh", "30多人", "30", "40"),
    ("zh", "3万多人", "30000", "40000"),
    ("zh", "三百余人", "300", "400"),
    ("zh", "2.5亿多人", "250000000", "260000000"),
    ("zh", "三四十人", "30", "40"),
    ("zh", "3、4万人", "30000", "40000"),
    ("zh", "超过3万人", "30000", ""),
    ("zh", "不到500人", "", "500"),
    ("zh", "数百人", "100", "900"),
    ("ko", "100명 이상", "100", ""),
    ("ko", "30여 명", "30", "40"),
    ("ru", "5–6 млн", "5000000", "6000000"),
    ("ru", "свыше 300 человек", "300", ""),
    ("ru", "сотни тысяч", "100000", ""),
    ("es", "más de 300 muertos", "300", ""),
    ("ar", "حوالي 30 شخصا", "27", "33"),
    ("fa", "بیش از ۳۰۰ نفر", "300", ""),
    ("tr", "300'den fazla kişi", "300", ""),
    ("hi", "300 से अधिक लोग", "300", ""),
]  # fmt: skip

# language, text, place in a row, the text of the numeral
ORDINALS = [
    ("en", "the 4th man", 4, "4th"),
    ("en", "3rd-century coins", 3, "3rd"),
    ("en", "the twenty-first", 21, "twenty-first"),
    ("ru", "4-й этаж", 4, "4-й"),
    ("ru", "двухсотый", 200, "двухсотый"),
    ("ru", "двадцать первого", 21, "двадцать первого"),
    ("zh", "第4次", 4, "第4"),
    ("zh", "第三届", 3, "第三"),
    ("ko", "제3차", 3, "제3"),
    ("ko", "세 번째", 3, "세 번째"),
    ("fr", "la 4e fois", 4, "4e"),
    ("es", "el 4.º piso", 4, "4.º"),
    ("es", "vigésimo primero", 21, "vigésimo primero"),
    ("de", "der 3. Mann", 3, "3."),
    ("pl", "dwudziesty pierwszy", 21, "dwudziesty pierwszy"),
    ("vi", "lần thứ 4", 4, "thứ 4"),
    ("vi", "lần thứ năm", 5, "thứ năm"),
    ("ja", "第百二十一回", 121, "第百二十一"),
    ("id", "abad ke-20", 20, "ke-20"),
    ("ar", "الثالث", 3, "الثالث"),
    ("ar", "السادس والثلاثين", 36, "السادس والثلاثين"),
]  # fmt: skip


def _only(text: str, code: str) -> Numeral:
    (found,) = numerals(text, code)
    return found


def _bound(text: str) -> Fraction | None:
    return Fraction(text) if text else None


@pytest.mark.parametrize(("code", "text"), SILENT)
def test_what_does_not_count(code: str, text: str) -> None:
    assert [text[n.start : n.end] for n in numerals(text, code)] == []


@pytest.mark.parametrize(("code", "text", "value", "written"), ONE)
def test_one_numeral(code: str, text: str, value: str, written: str) -> None:
    found = _only(text, code)
    assert (found.low, found.high) == (Fraction(value), Fraction(value))
    assert text[found.start : found.end] == written


@pytest.mark.parametrize(("code", "text", "low", "high"), BETWEEN)
def test_bounds(code: str, text: str, low: str, high: str) -> None:
    found = _only(text, code)
    assert (found.low, found.high, found.inexact) == (_bound(low), _bound(high), True)


@pytest.mark.parametrize(("code", "text", "value", "written"), ORDINALS)
def test_ordinals(code: str, text: str, value: int, written: str) -> None:
    found = _only(text, code)
    assert (found.low, found.high, found.kind) == (Fraction(value), Fraction(value), "ordinal")
    assert text[found.start : found.end] == written


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("ru", "из 14 тысяч, 300 погибли", [14000, 300]),
        ("ar", "53 ألف قتيل و37 جريحا", [53000, 37]),
        ("ar", "ألف و24 شخصا", [1000, 24]),
        ("en", "a million 200 people", [1000000, 200]),
        ("en", "3 million 200 people", [3000000, 200]),
        ("ru", "погибли 5 тысяч. 300 ранены", [5000, 300]),
    ],
)  # fmt: skip
def test_numbers_side_by_side(code: str, text: str, values: list[int]) -> None:
    assert [int(n.low or 0) for n in numerals(text, code)] == values


def test_few_behind_thousands_may_be_another_number() -> None:
    (number,) = numerals("из 14 тысяч 57 человек", "ru")
    assert number.low == 14057
    assert number.others == (Fraction(14000),)


def test_what_a_numeral_keeps_of_its_digits() -> None:
    found = _only("３．６万人", "zh")
    assert (found.bare, int(found.scale), int(found.grain)) == ("3.6", 10_000, 1_000)
    assert not found.spelled
    assert _only("thirty-six", "en").spelled
    assert _only("1,200", "en").grouped


def test_the_other_convention_is_kept_in_mind() -> None:
    assert _only("1.500", "en").others == (Fraction(1500),)
    assert _only("1.500", "de").low == 1500


def test_scores_stay_two() -> None:
    assert [n.low for n in numerals("won 84–30", "en")] == [84, 30]


# Each would be found to be slow or fatal by the test's own time limit of the runner.
HOSTILE = [
    "1" * 100_000,
    "1," * 20_000,
    "1 " * 20_000,
    "1.1-" * 8_000,
    "1/1" * 8_000,
    "一" * 20_000,
    "一万" * 8_000,
    "three " * 8_000,
    "a" * 20_000,
    "3 million " * 20_000,
    "\ud800" + "1\u202e" * 10_000,
    "e\u0301" * 8_000,
    "多" * 8_000 + "3" + "多" * 8_000,
    "+1 " * 8_000,
    "ein" * 20_000,
    "tre" * 20_000 + "이" * 20_000,
    "واحد" * 20_000,
    "000" * 8_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("code", ["en", "zh", "ko", "it", "de", "ar"])
def test_hostile_text_ends(text: str, code: str) -> None:
    found = numerals(text, code)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
