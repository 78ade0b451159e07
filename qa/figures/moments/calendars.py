"""Other calendars to Gregorian days, in whole numbers.

Persian: K. M. Borkowski, "The Persian calendar for 3000 years" (Earth, Moon and Planets 74, 1996),
exact for the years 1 to 3177 of the solar Hijra. Islamic: the tabular calendar of thirty years
(Reingold and Dershowitz, Calendrical Calculations), from which what is announced differs by a day.
Japanese eras, the Buddhist era and Minguo count Gregorian years from another beginning.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

_BREAKS = (
    -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394,
    2456, 3178,
)  # fmt: skip
Triple = tuple[int | None, int | None, int | None]  # year, month, day
PERSIAN_DECADE = 620  # دهه ۱۳۶۰ began in March 1981: news calls it the 1980s
_RECENT = range(1408, 1375, -1)  # Persian years from 2029 back to 1997
_LONG_MONTHS = 6  # of 31 days; then come months of 30
_ISLAMIC_EPOCH = date(622, 7, 19).toordinal()  # 1 Muharram 1, proleptic Gregorian


def persian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the solar Hijra; None where there is no such day."""
    if not (1 <= year < _BREAKS[-1] and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    if month > _LONG_MONTHS and day > 30:
        return None
    before = 31 * (month - 1) if month <= _LONG_MONTHS else 30 * (month - 1) + _LONG_MONTHS
    return _nowruz(year) + timedelta(before + day - 1)


def _nowruz(year: int) -> date:
    """The Gregorian day of the year's first: in March."""
    gregorian = year + 621
    leap_days, last, jump = -14, _BREAKS[0], 0
    for stop in _BREAKS[1:]:
        jump = stop - last
        if year < stop:
            break
        leap_days += jump // 33 * 8 + jump % 33 // 4
        last = stop
    since = year - last
    leap_days += since // 33 * 8 + (since % 33 + 3) // 4
    if jump % 33 == 4 and jump - since == 4:
        leap_days += 1
    ours = gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150
    return date(gregorian, 3, 20 + leap_days - ours)


def islamic(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the lunar Hijra by the tables, a day early or late at times."""
    if not (1 <= year <= 9000 and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day - 1
    return date.fromordinal(_ISLAMIC_EPOCH + days)


def gregorian(calendar: str, year: int | None, month: int | None, day: int | None) -> list[Triple]:
    """The Gregorian readings of a day, month or year of another calendar, the likeliest first."""
    reckon = persian if calendar == "persian" else islamic
    if year is None and calendar == "persian" and month and day:
        # The same day of most years, or the next one where a leap year lies between.
        days = Counter((d.month, d.day) for y in _RECENT if (d := reckon(y, month, day)))
        return [(None, *each) for each, _ in days.most_common()]
    if year is None and calendar == "persian" and month:
        # The two months of ours that it is in: Mehr is late September and October.
        ends = (d for day_ in (20, 1) if (d := reckon(_RECENT[0], month, day_)))
        return [(None, d.month, None) for d in ends]
    if year is None:
        return [(None, None, None)] if month else []
    if month is None:
        first, last = reckon(year, 1, 1), reckon(year, 12, 29)
    elif day is None:
        first, last = reckon(year, month, 1), reckon(year, month, 29)
    else:
        exact = reckon(year, month, day)
        if exact is None:
            return []
        near = [exact] if calendar == "persian" else [
            exact, exact - timedelta(1), exact + timedelta(1), exact + timedelta(2)
        ]  # fmt: skip
        return [(d.year, d.month, d.day) for d in near]
    if first is None or last is None:
        return []
    if month is None:
        return [(y, None, None) for y in dict.fromkeys((first.year, last.year))]
    return [(d.year, d.month, None) for d in dict.fromkeys((first, last))]
