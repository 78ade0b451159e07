"""What stands beside a numeral in running text; silence and names first."""

from __future__ import annotations

import pytest

from tests.figures.units.places import found

# language, text: nothing is counted
SILENT = [
    ("en", "killed «5» all told"),
    ("en", "in the «1990»s"),
    ("en", "her «3» won medals"),
    ("en", "in mid-«2020» he left"),
    ("en", "about «5 million» people"),
    ("en", "the «5» inmates"),
    ("en", "from «5» to try it"),
    ("zh", "到«2020»年底"),
    ("zh", "«3»日上午"),
    ("zh", "«三»年级学生"),
    ("zh", "有«3»天津人"),
    ("zh", "«3»成员国"),
    ("ja", "«3»日、東京で"),
    ("ja", "«2020»年に"),
    ("ja", "«90»年代"),
    ("ko", "«3»일 오전"),
    ("ko", "«2020»년 이후"),
    ("ko", "«3»분의 1"),
]
# language, text: part of a name
NAMES = [
    ("en", "the No. «4» seed", "No."),
    ("en", "Resolution «1325» was", "Resolution"),
    ("en", "Flight «370» vanished", "Flight"),
    ("en", "in Room «12»", "Room"),
    ("en", "the G«20» summit", "G"),
    ("en", "an F-«16» jet", "F-"),
    ("en", "COVID-«19» cases", "COVID-"),
    ("en", "under § «218»", "§"),
    ("en", "a Boeing «737»", "Boeing"),
    ("en", "World War «2»", "World War"),
    ("en", "Article «5» of", "Article"),
    ("en", "an iPhone «11»", "iPhone"),
    ("en", "a «5»G network", "G"),
    ("en", "«42nd» Street", "Street"),
    ("en", "since 9/«11»", "9/11"),
    ("en", "call +1 «212»-555-0100 now", "+1 212-555-0100"),
    ("en", "at www.paper.com/«2020»/x", "/"),
    ("zh", "第«325»号决议", "号"),
    ("zh", "第«5»条", "条"),
    ("zh", "歼-«20»战机", "歼"),
    ("zh", "«二十»国集团", "国集团"),
    ("ja", "第«9»条", "条"),
    ("ko", "제«5»조", "조"),
]
# language, text, kind, first id, the words
UNITS = [
    ("en", "fell «5» percent", "percent", "", "percent"),
    ("en", "fell «5» per cent", "percent", "", "per cent"),
    ("en", "rose «0.5» percentage points", "points", "", "percentage points"),
    ("en", "by «25» basis points", "points", "concentr-permyriad", "basis points"),
    ("en", "worth $«5 million» now", "money", "USD", "$"),
    ("en", "worth A$«5»", "money", "AUD", "A$"),
    ("en", "«5 million» Australian dollars", "money", "AUD", "Australian dollars"),
    ("en", "«300» Swiss francs", "money", "CHF", "Swiss francs"),
    ("en", "EUR «5 million»", "money", "EUR", "EUR"),
    ("en", "«300,000» won", "money", "KRW", "won"),
    ("en", "«50» cents", "money", "USD-cent", "cents"),
    ("en", "cost «500» pounds", "money", "GBP", "pounds"),
    ("en", "a «500»-pound bomb", "measure", "mass-pound", "pound"),
    ("en", "weighs «150» pounds", "measure", "mass-pound", "pounds"),
    ("en", "a «30»-day truce", "measure", "duration-day", "day"),
    ("en", "«3» consecutive days", "measure", "duration-day", "days"),
    ("en", "a «16»-year-old", "measure", "duration-year", "year-old"),
    ("en", "the «100»m race", "measure", "length-meter", "m"),
    ("en", "«68» miles an hour", "measure", "speed-mile-per-hour", "miles an hour"),
    ("en", "at «20»C", "measure", "temperature-celsius", "C"),
    ("zh", "增长«5»个百分点", "points", "", "个百分点"),
    ("zh", "人民币«5亿»元", "money", "CNY", "元"),
    ("zh", "«300»美元", "money", "USD", "美元"),
    ("zh", "«3»天后", "measure", "duration-day", "天"),
    ("zh", "«三»个多月", "measure", "duration-month", "个多月"),
    ("zh", "时速«120»公里", "measure", "speed-kilometer-per-hour", "公里"),
    ("zh", "摄氏«35»度", "measure", "temperature-celsius", "度"),
    ("zh", "占地«30»亩", "measure", "area-mu", "亩"),
    ("zh", "约«三»成", "percent", "concentr-tenth", "成"),
    ("ja", "«3»日間", "measure", "duration-day", "日間"),
    ("ja", "«3»日ぶり", "measure", "duration-day", "日"),
    ("ja", "«5»カ月", "measure", "duration-month", "カ月"),
    ("ja", "«3億»ドル", "money", "USD", "ドル"),
    ("ja", "時速«50»キロ", "measure", "speed-kilometer-per-hour", "キロ"),
    ("ko", "«3»일간", "measure", "duration-day", "일간"),
    ("ko", "«30»여 년", "measure", "duration-year", "년"),
    ("ko", "«5억» 달러를", "money", "USD", "달러"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), SILENT)
def test_nothing_is_counted(code: str, text: str) -> None:
    assert found(text, code) == (None, "")


@pytest.mark.parametrize(("code", "text", "words"), NAMES)
def test_a_figure_in_a_name_counts_nothing(code: str, text: str, words: str) -> None:
    unit, at = found(text, code)
    assert unit is not None
    assert (unit.kind, unit.ids, at) == ("name", (), words)


@pytest.mark.parametrize(("code", "text", "kind", "first", "words"), UNITS)
def test_the_unit_beside_it(code: str, text: str, kind: str, first: str, words: str) -> None:
    unit, at = found(text, code)
    assert unit is not None
    assert (unit.kind, "".join(unit.ids[:1]), at) == (kind, first, words)
