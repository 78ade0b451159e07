"""What ICU writes in other calendars is read back as the same day; calendars.tsv says how it was made."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest

from qa.figures.moments import Raw, moments
from qa.figures.moments.calendars import islamic, persian

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "calendars.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
SETS = sorted({(code, calendar) for code, calendar, _, _ in ROWS})


def days(raw: Raw) -> set[tuple[int | None, int | None, int | None]]:
    return {(raw.year, raw.month, raw.day), *raw.others}


@pytest.mark.parametrize(("code", "calendar"), SETS)
def test_icu(code: str, calendar: str) -> None:
    missed = []
    for mine, kind, iso, text in ROWS:
        day = date.fromisoformat(iso)
        wanted = (day.year, day.month, day.day)
        if (mine, kind) == (code, calendar) and not any(
            wanted in days(m) for m in moments(text, code)
        ):
            missed.append((iso, text, [days(m) for m in moments(text, code)]))
    assert missed == []


def test_there_are_rows_of_every_calendar() -> None:
    assert {kind for _, kind, _, _ in ROWS} == {
        "gregory", "persian", "islamic-umalqura", "japanese", "buddhist", "roc",
    }  # fmt: skip


# Known days: Nowruz of leap and common years, the revolution, the beginning of the Hijra.
PERSIAN = [
    ((1357, 11, 22), date(1979, 2, 11)), ((1398, 12, 14), date(2020, 3, 4)),
    ((1399, 12, 30), date(2021, 3, 20)), ((1403, 12, 30), date(2025, 3, 20)),
    ((1404, 1, 1), date(2025, 3, 21)), ((1300, 1, 1), date(1921, 3, 21)),
]  # fmt: skip


@pytest.mark.parametrize(("given", "day"), PERSIAN)
def test_persian(given: tuple[int, int, int], day: date) -> None:
    assert persian(*given) == day


def test_persian_years_follow_each_other() -> None:
    firsts = [persian(year, 1, 1) for year in range(1200, 1500)]
    lengths = {(b - a).days for a, b in itertools.pairwise(firsts) if a and b}
    assert lengths == {365, 366}


def test_no_such_day() -> None:
    assert [persian(1400, 7, 31), persian(1400, 13, 1), persian(0, 1, 1), islamic(1441, 13, 1)] == [
        None
    ] * 4


def test_islamic_is_a_day_off_at_most() -> None:
    announced = {
        (1441, 9, 1): date(2020, 4, 24),
        (1445, 9, 1): date(2024, 3, 11),
        (1400, 1, 1): date(1979, 11, 20),
    }
    for given, day in announced.items():
        found = islamic(*given)
        assert found is not None
        assert abs(found - day) <= timedelta(1)
