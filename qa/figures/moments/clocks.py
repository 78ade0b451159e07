"""Hours beside hours: whether both may be one, and the right one in the wrong one's digits and marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.figures.moments.raw import Raw
from qa.figures.numerals.digits import ascii_digits

_SIGN = re.compile(r"[^\W\d_]")
_RUN = re.compile(r"\d+")
_NOON, _DAY_HOURS = 12, 24
_NIGHT = (5, 18)  # from the first to the second hour it is no night
_TWO = 2  # digits of minutes
_HOUR, _DAY = 60, 1440  # minutes
_ZONES = 15  # minutes of which the difference of two zones is a multiple


def same_hour(one: Raw, other: Raw) -> bool:
    """Whether two hours may be the same, each in its own zone."""
    if one.hour is None or other.hour is None:
        return False
    apart = between(one, other)
    # What only one side calls morning or evening is the same on the dial.
    round_ = _DAY if _half_known(one) and _half_known(other) else _DAY // 2
    if one.zone is not None and other.zone is not None and one.zone != other.zone:
        # In summer the one may be an hour on and the other not.
        return any((apart - one.zone + other.zone + late) % round_ == 0 for late in (0, -60, 60))
    if one.elsewhere != other.elsewhere:  # how far the zone is away is not known
        return apart % _ZONES == 0
    return apart % round_ == 0


def days_on(one: Raw, other: Raw) -> int | None:
    """By how many days the second zone is further, where both hours are one: Friday evening in New
    York is Saturday morning in Beijing. None where that is not known."""
    if one.elsewhere != other.elsewhere:
        return None if between(one, other) else 0
    if one.zone is None or other.zone is None:
        return 0
    return round((between(one, other) - one.zone + other.zone) / _DAY)


def between(one: Raw, other: Raw) -> int:
    """The minutes from one hour of the day to another."""
    return _HOUR * ((one.hour or 0) - (other.hour or 0)) + (one.minute or 0) - (other.minute or 0)


def _half_known(raw: Raw) -> bool:
    """Whether the half of the day is said: in words, or by an hour that is counted from midnight."""
    return bool(raw.half) or raw.counted or not 0 < (raw.hour or 0) <= _NOON


def clock(was: Raw, now: Raw, written: str, halves: Sequence[Sequence[str]]) -> str:
    """What to write in the place of `written`, the whole hour or its first number; "" if unknown.

    Where the text says morning or evening the right hour must lie in the same half of the day, or
    be the same on the dial: then the other one of the `halves` is written (10 p.m. to 10 a.m.).
    """
    if now.half and same_on_dial(was, now):
        return _other_half(written, halves)
    if other_half(was, now):
        turned = _other_half(written, halves)
        return (
            clock(was, replace(now, hour=((now.hour or 0) + _NOON) % _DAY_HOURS), turned, halves)
            if turned
            else ""
        )
    runs = list(_RUN.finditer(written))
    hour = _hour(was, now, ascii_digits(runs[0][0]) if runs else "")
    if (
        hour is None
        or len(runs) > _TWO
        or (was.zone != now.zone and None not in (was.zone, now.zone))
    ):
        return ""
    right = [hour, was.minute or 0]
    whole = written != runs[0][0]
    if whole and len(runs) == 1 and (was.minute or now.minute):
        return ""  # “at 9” has no place for the minutes, “9時半” says them in a word
    if not whole and (was.minute or 0) != (now.minute or 0):
        return ""
    text, last = "", 0
    for place, run in enumerate(runs):
        text += written[last : run.start()] + _as(right[place], run[0], _TWO if place else 1)
        last = run.end()
    return text + written[last:]


def same_on_dial(one: Raw, other: Raw) -> bool:
    """Whether two hours differ by half a day."""
    if one.hour is None or other.hour is None or (one.minute or 0) != (other.minute or 0):
        return False
    return one.hour != other.hour and one.hour % _NOON == other.hour % _NOON


def other_half(was: Raw, now: Raw) -> bool:
    """Whether the half of the day that is said is the wrong one as well: 10 p.m. for 9 a.m."""
    if now.half not in ("am", "pm") or was.hour is None or now.hour is None:
        return False
    return not now.implied and (was.hour % _DAY_HOURS >= _NOON) != (now.hour >= _NOON)


def _other_half(written: str, halves: Sequence[Sequence[str]]) -> str:
    """The hour with the abbreviation of the other half, of one of the same shape (a.m., am, 오전)."""
    for some, others in (halves, halves[::-1]):
        for half in sorted(some, key=len, reverse=True):
            letters = _SIGN.sub("", half)
            other = next((o for o in others if _SIGN.sub("", o) == letters), "")
            if other and len(half) - len(letters) == _TWO and half in written:
                return written.replace(half, other)
    return ""


def _hour(was: Raw, now: Raw, written: str) -> int | None:
    """The hour as the text counts it: of twelve beside a.m. and p.m., else of the day."""
    if was.hour is None or now.hour is None or not written or int(written) > 2 * _NOON:
        return None
    if int(written) % _NOON != now.hour % _NOON:
        return None  # halb 10 is half past nine
    if was.hour == now.hour:
        return int(written)
    if not now.half:
        return was.hour
    if (was.hour >= _NOON) != (now.hour >= _NOON):
        return None
    if now.half == "night" and _NIGHT[0] <= was.hour < _NIGHT[1]:
        return None
    return was.hour % _NOON or _NOON


def _as(value: int, written: str, least: int) -> str:
    """A number in the digits of another one, with its leading nought and at least so many digits."""
    zero = ord(written[0]) - int(ascii_digits(written[0]))
    text = str(value).zfill(_TWO if ascii_digits(written).startswith("0") else least)
    return "".join(chr(zero + int(digit)) for digit in text)
