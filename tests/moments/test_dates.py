"""Dates as news writes them in 21 languages: what is read of each form, and what is no date."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from qa.figures.moments import Raw, moments

_LINES = (Path(__file__).parent / "dates.tsv").read_text(encoding="utf-8").splitlines()
FORMS: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
for _line in _LINES:
    if not _line.startswith("#"):
        _meaning, _code, _says, _form = _line.split("\t")
        FORMS[_code, _meaning].append((_says, _form))


def _said(raw: Raw) -> set[str]:
    """What one date says, as the table writes it: a year stands for its decade or century there."""
    if raw.grain:
        year = raw.year if raw.grain == "quarter" else None
        first = {"decade": (raw.year or 0) % 100, "century": raw.year, "quarter": raw.month}
        values: dict[str, int | None] = {raw.grain: first[raw.grain], "year": year}
    else:
        names = ("year", "month", "day", "weekday", "hour")
        values = {name: getattr(raw, name) for name in names}
    said = {f"{name} {value}" for name, value in values.items() if value is not None}
    if raw.shift:
        unit, step = raw.shift
        said.add(f"{unit} {step:+d}" if step else f"{unit} 0")
    return said


def _read(code: str, text: str) -> str:
    said = {one for raw in moments(text, code) if not raw.weak for one in _said(raw)}
    return ", ".join(sorted(said))


@pytest.mark.parametrize(("code", "meaning"), FORMS)
def test_a_date_is_read(code: str, meaning: str) -> None:
    wrong = [
        (form, read, found)
        for read, form in FORMS[code, meaning]
        if (found := _read(code, form)) != ", ".join(sorted(read.split(", ")))
    ]
    assert wrong == []


@pytest.mark.parametrize(("code", "text"), [
    # So many weeks or years before or after: none of them is last week or next year.
    ("id", "Dua pekan lalu, 3 minggu lalu dan 5 tahun lalu."),
    ("vi", "Ba tuần sau, 3 tuần sau, hai năm trước, 5 năm tới, vài tháng qua."),
    ("fa", "سه سال پیش و ۳ هفته پیش و دو هفته گذشته."),
    ("tr", "2 haftaya kadar sürecek."),
    ("zh", "三天后天气转好，两年后年轻人，罢工第3日。"),
    # Centuries of another era; kings, popes and leagues.
    ("fa", "در قرن سوم هجری و قرن ۵ قمری."),
    ("ar", "في القرن الثالث الهجري وفي القرن ال4 هجري."),
    ("th", "พุทธศตวรรษที่ 24"),
    ("ur", "تیسری صدی ہجری"),
    ("hi", "विक्रम संवत 2080"),
    ("fr", "Louis XIV et Jean XXIII, le XV de France."),
    ("es", "Juan XXIII y los 90 pasajeros."),
    ("it", "Papa Leone XIV, ottocento persone."),
    ("ru", "Людовик XIV, Пётр I. В девяностый день."),
    ("pl", "To V edycja i IV liga."),
    # Amounts.
    ("ru", "Он жил с 3 до 7 лет."),
    ("uk", "Ціни від 15 до 20 гривень."),
    ("pl", "Zginęło 3 i 7 osób."),
    ("nl", "Van 3 tot 7 procent."),
    ("he", "סכום של 2000 משרות ו-1500 דונם."),
    ("ar", "قتل 3 و7 أشخاص، و27 آخرين خلال 1500 يوم."),
    ("vi", "Thắng 3-2, tỷ lệ 2/3, 3/4 dân số, chia 1/3."),
    ("de", "Platz 3. und 4. Gang."),
])  # fmt: skip
def test_no_date(code: str, text: str) -> None:
    assert [m for m in moments(text, code) if not m.weak] == []
