"""Other calendars to Gregorian days, in whole numbers.

Persian: K. M. Borkowski, "The Persian calendar for 3000 years" (Earth, Moon and Planets 74, 1996),
exact for the years 1 to 3177 of the solar Hijra. Islamic: the tabular calendar of thirty years
(Reingold and Dershowitz, Calendrical Calculations), from which what is announced differs by a day.
Japanese eras, the Buddhist era and Minguo count Gregorian years from another beginning.
"""

from __future__ import annotations

from datetime import date, timedelta

_BREAKS = (
    -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394,
    2456, 3178,
)  # fmt: skip
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
