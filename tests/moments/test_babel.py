"""What Babel writes in every language of the product is read back as the same day and hour."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton, format_time

from qa.figures.moments import Raw, moments
from qa.figures.moments.tables import _FOLDER

LOCALES = [
    *sorted(file.stem for file in _FOLDER.glob("[a-z][a-z].toml")),
    "zh_Hant",
    "en_GB",
    "pt_PT",
]
# Every month and weekday, days below and above twelve, both sides of noon.
DAYS = [
    datetime(2020, month, day, hour, minute)
    for month, day, hour, minute in (
        (1, 5, 0, 5), (2, 29, 3, 4), (3, 4, 9, 30), (4, 10, 10, 0), (5, 23, 11, 59), (6, 13, 12, 0),
        (7, 21, 13, 1), (8, 31, 15, 45), (9, 3, 17, 17), (10, 14, 20, 20), (11, 12, 22, 30), (12, 25, 23, 59),
    )
]  # fmt: skip
SKELETONS = ("yMMMMd", "yMMMd", "MMMMd", "MMMEd", "yMMMEd", "yMMMM", "yMd")


def code(locale: str) -> str:
    return locale.replace("_", "-")


def says(raw: Raw, **parts: int) -> bool:
    """Whether the date, in one of its readings, says that."""
    first = {"year": raw.year, "month": raw.month, "day": raw.day, "weekday": raw.weekday}
    readings = [first, *(first | {"year": y, "month": m, "day": d} for y, m, d in raw.others)]
    return any(all(reading[name] == value for name, value in parts.items()) for reading in readings)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("length", ["full", "long", "medium", "short"])
def test_dates(locale: str, length: str) -> None:
    missed = [
        text
        for day in DAYS
        for text in [format_date(day, length, locale=locale)]
        if not any(
            says(m, year=day.year, month=day.month, day=day.day)
            for m in moments(text, code(locale))
        )
    ]
    assert missed == []


@pytest.mark.parametrize("locale", LOCALES)
def test_weekdays_of_full_dates(locale: str) -> None:
    missed = [
        text
        for day in DAYS
        for text in [format_date(day, "full", locale=locale)]
        if not any(m.weekday == day.isoweekday() for m in moments(text, code(locale)))
    ]
    assert missed == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("skeleton", SKELETONS)
def test_skeletons(locale: str, skeleton: str) -> None:
    wanted = {"y": "year", "M": "month", "d": "day"}
    known = Locale.parse(locale).datetime_skeletons
    missed = [
        text
        for day in DAYS
        if skeleton in known
        for text in [format_skeleton(skeleton, day, locale=locale)]
        for parts in [
            {name: getattr(day, name) for letter, name in wanted.items() if letter in skeleton}
        ]
        if not any(says(m, **parts) for m in moments(text, code(locale)))
    ]
    assert missed == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("length", ["medium", "short"])
def test_hours(locale: str, length: str) -> None:
    missed = [
        text
        for day in DAYS
        for text in [format_time(day, length, locale=locale)]
        if not any(
            (m.hour, m.minute) == (day.hour, day.minute) for m in moments(text, code(locale))
        )
    ]
    assert missed == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("length", ["long", "medium", "short"])
def test_both_together(locale: str, length: str) -> None:
    missed = [
        text
        for day in DAYS
        for text in [format_datetime(day, length, locale=locale)]
        for found in [moments(text, code(locale))]
        if not (
            any(says(m, year=day.year, month=day.month, day=day.day) for m in found)
            and any((m.hour, m.minute) == (day.hour, day.minute) for m in found)
        )
    ]
    assert missed == []


def test_no_day_is_made_up() -> None:
    for day in (date(2020, 3, 4), date(1999, 12, 31)):
        for locale in LOCALES:
            text = format_date(day, "long", locale=locale)
            assert [
                m
                for m in moments(text, code(locale))
                if m.day not in (day.day, None) and not m.others
            ] == []
