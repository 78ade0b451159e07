"""What running text says of days and hours, language by language; the silent ones first."""

from __future__ import annotations

import pytest

from qa.figures.moments import moments
from qa.figures.moments.tables import _FOLDER, tables
from qa.figures.moments.templates import options
from tests.growth import linear, part

# language, text: no date at all, or only readings that are weak
SILENT = [
    ("en", "She may march on, and the sun sat."),
    ("en", "Theresa May met Black Friday shoppers."),
    ("en", "It fell 3.5 per cent, 2-1, 30/4, to 1,800 in 2000 metres."),
    ("en", "on the 4th floor"),
    ("ja", "3日間"),
    ("ja", "懲役12年"),
    ("ko", "3일간"),
    ("ko", "3일 전 도착했다"),
    ("ko", "27일 동안"),
    ("ko", "3일 뒤에"),
    ("zh", "3日内完成"),
    ("zh", "3日後抵達"),
    ("ja", "3日前に"),
    ("zh", "一周三次"),
    ("vi", "lần thứ hai"),
    ("pt", "a segunda noite"),
    ("tr", "pazar payı"),
    ("id", "beberapa minggu"),
    ("he", "הנשיא השני"),
    ("fa", "می رود"),
    ("de", "der A4 und 3.000 Menschen"),
]
# language, text, what the first date says
READ = [
    ("en", "March 4, 2020", {"year": 2020, "month": 3, "day": 4}),
    ("en", "4 March", {"month": 3, "day": 4}),
    ("en", "in May", {"month": 5}),
    ("en", "the 1990s", {"year": 1990, "grain": "decade"}),
    ("en", "19th century", {"year": 1801, "grain": "century"}),
    ("en", "04/03/2020", {"year": 2020, "month": 4, "day": 3, "others": ((2020, 3, 4),)}),
    ("fr", "04/03/2020", {"year": 2020, "month": 3, "day": 4, "others": ((2020, 4, 3),)}),
    ("en", "last Thursday", {"weekday": 4, "shift": ("week", -1)}),
    ("en", "10:30 p.m. GMT", {"hour": 22, "minute": 30, "zone": 0}),
    ("zh", "二〇二〇年三月四日", {"year": 2020, "month": 3, "day": 4}),
    ("zh", "上周四", {"weekday": 4, "shift": ("week", -1)}),
    ("zh", "民國109年", {"year": 2020}),
    ("zh-Hant", "週六", {"weekday": 6}),
    ("zh", "北京时间10:30", {"hour": 10, "minute": 30, "zone": 480}),
    ("ja", "令和2年", {"year": 2020}),
    ("ja", "令和元年5月1日", {"year": 2019, "month": 5, "day": 1}),
    ("ja", "午後3時", {"hour": 15}),
    ("ko", "2월 29일에는", {"month": 2, "day": 29}),
    ("ko", "27일 전남 고흥에서", {"day": 27}),
    ("ko", "27일 후쿠오카에서", {"day": 27}),
    ("ko", "오전 1시13분 전남 고흥", {"hour": 1, "minute": 13}),
    ("zh", "27日内塔尼亚胡表示", {"day": 27}),
    ("zh", "3日后勤部门", {"day": 3}),
    ("ja", "27日前橋市で", {"day": 27}),
    ("ja", "27日目黒区で", {"day": 27}),
    ("ar", "٤ آذار", {"month": 3, "day": 4}),
    ("ar", "لعام 1996", {"year": 1996}),
    ("ar", "عام 1453", {"year": 1453}),
    ("ar", "عام 1319هـ", {"year": 1901, "others": ((1902, None, None),)}),
    ("ar", "6 جمادى الثانية 1447 هـ", {"year": 2025, "month": 11, "day": 27}),
    ("ar", "و27 نوفمبر", {"month": 11, "day": 27}),
    ("fa", "دهه ۱۳۶۰", {"year": 1980, "grain": "decade"}),
    ("fa", "۶ آذرماه ۱۴۰۴", {"year": 2025, "month": 11, "day": 27}),
    ("ja", "令和7（2025）年", {"year": 2025}),
    ("ja", "25年11月", {"year": 2025, "month": 11}),
    ("zh", "民國一一四年", {"year": 2025}),
    ("es", "los años 2015 y 2019", {"year": 2015, "grain": ""}),
    ("it", "nell'Ottocento", {"year": 1801, "grain": "century"}),
    ("fa", "۱۵ اسفند ۱۳۹۸", {"year": 2020, "month": 3, "day": 5}),
    ("fa", "سال ۱۳۹۸", {"year": 2019, "others": ((2020, None, None),)}),
    ("fa", "سه شنبه", {"weekday": 2}),
    ("fa", "بیست و دوم بهمن ۱۳۵۷", {"year": 1979, "month": 2, "day": 11}),
    ("fa", "سی‌ام تیر", {"month": 7, "day": 21, "others": ((None, 7, 20),)}),
    ("hi", "सात मई", {"month": 5, "day": 7}),
    ("hi", "मार्च तीन लोगों", {"month": 3}),
    ("ur", "یکم جون", {"month": 6, "day": 1}),
    ("ar", "الخامس والعشرين من فبراير", {"month": 2, "day": 25}),
    ("he", "השבעה באוקטובר", {"month": 10, "day": 7}),
    ("ru", "девятого мая", {"month": 5, "day": 9}),
    ("es", "el dos de mayo", {"month": 5, "day": 2}),
    ("de", "am dritten Oktober", {"month": 10, "day": 3}),
    ("fr", "le premier mai", {"month": 5, "day": 1}),
    ("zh", "24日17时前后", {"day": 24}),
    ("zh", "下午3点半", {"hour": 15, "minute": 30}),
    ("ja", "午後3時半ごろ", {"hour": 15, "minute": 30}),
    ("ko", "오전 11시 반께", {"hour": 11, "minute": 30}),
    ("ko", "오전 1시13분께", {"hour": 1, "minute": 13}),
    ("ko", "오후 2시 5분쯤", {"hour": 14, "minute": 5}),
    ("ko", "오후 2시쯤", {"hour": 14, "minute": 0}),
    ("hi", "सुबह साढ़े दस बजे", {"hour": 10, "minute": 30}),
    ("ar", "الساعة الثالثة والنصف عصرا", {"hour": 15, "minute": 30}),
    ("vi", "lúc 3 giờ rưỡi chiều", {"hour": 15, "minute": 30}),
    ("de", "um halb acht Uhr abends", {"hour": 19, "minute": 30}),
    ("ps", "دوشنبه", {"weekday": 1}),
    ("ur", "4 مارچ 2020", {"year": 2020, "month": 3, "day": 4}),
    ("ru", "4 марта 2020 г.", {"year": 2020, "month": 3, "day": 4}),
    ("ru", "4-го числа", {"day": 4}),
    ("ru", "в 15:00 по московскому времени", {"hour": 15, "minute": 0, "zone": 180}),
    ("uk", "у п’ятницю", {"weekday": 5}),
    ("pl", "w sobotnim meczu", {"weekday": 6}),
    ("de", "4. März", {"month": 3, "day": 4}),
    ("de", "10.30 Uhr", {"hour": 10, "minute": 30}),
    ("de", "Freitagabend", {"weekday": 5}),
    ("fr", "le 1er mars", {"month": 3, "day": 1}),
    ("fr", "22h30", {"hour": 22, "minute": 30}),
    ("es", "4 de marzo de 2020", {"year": 2020, "month": 3, "day": 4}),
    ("pt", "na quarta", {"weekday": 3}),
    ("it", "anni '30", {"year": 30, "grain": "decade"}),
    ("nl", "zondagavond", {"weekday": 7}),
    ("tr", "4 Mart'ta", {"month": 3, "day": 4}),
    ("tr", "2019'da", {"year": 2019}),
    ("hi", "४ मार्च", {"month": 3, "day": 4}),
    ("vi", "ngày 4 tháng 3", {"month": 3, "day": 4}),
    ("vi", "Vào thứ Hai", {"weekday": 1}),
    ("id", "hari Minggu", {"weekday": 7}),
    ("he", "ב-29 בספטמבר", {"month": 9, "day": 29}),
    ("th", "4 มีนาคม 2563", {"year": 2020, "month": 3, "day": 4}),
    ("el", "Τρίτη 4 Μαρτίου", {"month": 3, "day": 4, "weekday": 2}),
    ("xx", "2020-03-04", {"year": 2020, "month": 3, "day": 4}),
]
YESTERDAY = [
    ("en", "yesterday"), ("zh", "昨天"), ("ja", "昨日"), ("ko", "어제"), ("ru", "вчера"), ("uk", "вчора"),
    ("fr", "hier"), ("de", "gestern"), ("ar", "أمس"), ("fa", "دیروز"), ("es", "ayer"), ("pt", "ontem"),
    ("it", "ieri"), ("nl", "gisteren"), ("pl", "wczoraj"), ("tr", "dün"), ("id", "kemarin"),
    ("vi", "hôm qua"), ("he", "אתמול"), ("th", "เมื่อวาน"), ("el", "χθες"), ("ps", "پرون"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), SILENT)
def test_silent(code: str, text: str) -> None:
    assert [m for m in moments(text, code) if not m.weak] == []


@pytest.mark.parametrize(("code", "text", "says"), READ)
def test_read(code: str, text: str, says: dict[str, object]) -> None:
    found = moments(text, code)
    assert found
    assert {name: getattr(found[0], name) for name in says} == says
    assert not found[0].weak


@pytest.mark.parametrize(("code", "text"), YESTERDAY)
def test_yesterday(code: str, text: str) -> None:
    assert [m.shift for m in moments(text, code)] == [("day", -1)]


def test_parts_lie_in_the_original_text() -> None:
    text = "قال يوم الثلاثاء ٤\u200f مارسَ ٢٠٢٠"
    (found,) = moments(text, "ar")
    assert [text[p.start : p.end] for p in found.parts] == ["الثلاثاء", "٤", "مارسَ", "٢٠٢٠"]


@pytest.mark.parametrize("code", sorted(f.stem for f in _FOLDER.glob("[a-z][a-z].toml")))
def test_every_language_names_months_weekdays_and_days(code: str) -> None:
    t = tables(code)
    kinds = [word.kind for words in t.words.values() for word in words]
    slots = {slot for template in t.templates for slot in template.slots}
    assert {w.value for words in t.words.values() for w in words if w.kind == "weekday"} == set(
        range(1, 8)
    )
    assert "month" in kinds or "m" in slots
    assert {"day", "year", "hour", "weekday"} <= slots


def test_options() -> None:
    assert list(options("a[b[c]](d|e)")) == ["abcd", "abce", "abd", "abe", "ad", "ae"]


HOSTILE = [
    ("en", "a" * 500_000), ("en", "7" * 100_000), ("zh", "一" * 100_000), ("ru", "(" * 100_000),
    ("en", "\ud800" * 50_000), ("ar", "و" * 50_000), ("en", "\u202e1 " * 20_000), ("tr", "4 Mart'" * 5_000),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), HOSTILE)
def test_hostile_text_is_read_in_linear_time(code: str, text: str) -> None:
    assert linear(lambda size: moments(part(text, size), code))
