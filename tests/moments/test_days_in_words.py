"""Days, weeks and fiscal years in words: today told as tomorrow, this year as next year; days of two zones."""

from __future__ import annotations

import pytest

from qa.figures.moments.tables import folder
from qa.model import Document, Segment
from qa.scan.moments import dates


def _told(pair: str, source: str, target: str) -> list[str]:
    source_lang, target_lang = pair.split(">")
    document = Document("story", "", source_lang, target_lang, (Segment(target, source),))
    fold = folder().fold
    folded = {("source", 0): fold(source), ("target", 0): fold(target)}
    return [document.text(c.span) for c in dates(document, folded).changes if not c.faint]


@pytest.mark.parametrize(("pair", "source", "target", "told"), [
    # Today may be nowadays; tomorrow and yesterday are said for neither.
    ("es>fr", "Hoy comienza el juicio.", "Le procès commence demain.", "demain"),
    ("zh>de", "审判明天开始。", "Der Prozess beginnt heute.", "heute"),
    ("ru>pl", "Суд начнется сегодня.", "Proces rozpocznie się jutro.", "jutro"),
    ("el>tr", "Η δίκη αρχίζει σήμερα.", "Dava yarın başlıyor.", "yarın"),
    ("ja>th", "裁判は昨日始まった。", "การพิจารณาคดีเริ่มวันนี้", "วันนี้"),
    ("ar>fr", "أول من أمس التقى الوزيران.", "Les ministres se sont vus hier.", "hier"),
    ("ja>en", "来年度の予算案", "the draft budget for this fiscal year", "this fiscal year"),
    ("en>ko", "last fiscal year", "이번 회계연도", "이번 회계연도"),
    ("de>ru", "die gestrige Sitzung", "завтрашнее заседание", "завтрашнее"),
    ("fa>en", "هفته پیش رو", "last week", "last week"),
    # An hour in its own zone has its own day, but no other one.
    ("en>zh", "It starts at 8 p.m. Eastern time on Friday.", "比赛将于北京时间周日上午8点开始。", "周日"),
    ("ru>en", "Матч начнётся в субботу в 02:00 по московскому времени.", "It starts at 2300 GMT on Thursday.", "Thursday"),
    ("ja>en", "2023年3月期の純利益は過去最高だった。", "Net profit in fiscal 2024 was a record.", "2024"),
    ("ja>de", "2023年3月期の純利益", "der Gewinn im Geschäftsjahr bis März 2022", "2022"),
    # A Persian month is in two of ours.
    ("fa>en", "در ماه مهر انتخابات برگزار می‌شود.", "Elections are due in January.", "January"),
    ("fa>de", "در آبان ماه بارندگی کاهش یافت.", "Im März regnete es weniger.", "März"),
])  # fmt: skip
def test_another_day_is_told(pair: str, source: str, target: str, told: str) -> None:
    assert _told(pair, source, target) == [told]


@pytest.mark.parametrize(("pair", "source", "target"), [
    ("ar>fr", "أول من أمس التقى الوزيران.", "Les deux ministres se sont rencontrés avant-hier."),
    ("ar>en", "قبل أمس", "the day before yesterday"),
    ("en>es", "this morning", "hoy por la mañana"),
    ("es>en", "mañana por la mañana", "tomorrow morning"),
    ("en>de", "Today the town is empty; yesterday was the last day.", "Heute ist die Stadt leer; gestern war der letzte Tag."),
    ("ru>en", "Сегодня это крупнейший порт.", "It is now the largest port."),
    ("fr>en", "Cette année-là, il partit.", "He left last year."),
    ("ja>en", "今年度", "this year"),
    ("en>zh", "It starts at 8 p.m. Eastern time on Friday.", "比赛将于北京时间周六上午8点开始。"),
    ("en>de", "The launch is at 2300 GMT on May 31.", "Der Start erfolgt am 1. Juni um 1 Uhr MESZ."),
    ("ja>en", "日本時間3日午前6時に発射された。", "It was launched at 2100 GMT on the 2nd."),
    ("en>ko", "It airs at 8 p.m. Pacific time on Sunday.", "한국시간 월요일 낮 12시에 방송된다."),
    ("en>ja", "a loss in the fiscal year ended March 2023", "2022年度の赤字"),
    ("ja>zh", "2023年3月期の純利益", "截至2023年3月的财年净利润"),
    ("fa>en", "در ماه مهر انتخابات برگزار می‌شود.", "Elections are due in September."),
    ("fa>fr", "در ماه مهر انتخابات برگزار می‌شود.", "Des élections auront lieu en octobre."),
])  # fmt: skip
def test_the_same_day_is_not_told(pair: str, source: str, target: str) -> None:
    assert _told(pair, source, target) == []


@pytest.mark.parametrize(("pair", "source", "target", "told"), [
    ("ja>en", "4〜6月期", "in the July-September quarter", ["July", "September"]),
    ("de>en", "von März bis Mai", "from April to June", ["April", "June"]),
    ("ja>en", "4〜6月期", "in the April-June quarter", []),
])  # fmt: skip
def test_two_other_months_are_told(pair: str, source: str, target: str, told: list[str]) -> None:
    assert _told(pair, source, target) == told
