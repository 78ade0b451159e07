"""The right hour in the digits and with the marks of the wrong one: 14:50 to 14:30, 2.50 p.m. to 2.30."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.figures.moments.raw import Raw
from qa.figures.numerals.digits import ascii_digits

_SIGN = re.compile(r"[^\W\d_]")
_RUN = re.compile(r"\d+")
_NOON = 12
_TWO = 2  # digits of minutes


def clock(was: Raw, now: Raw, written: str, halves: Sequence[Sequence[str]]) -> str:
    """What to write in the place of `written`, the whole hour or its first number; "" if unknown.

    Where the text says morning or evening the right hour must lie in the same half of the day, or
    be the same on the dial: then the other one of the `halves` is written (10 p.m. to 10 a.m.).
    """
    if now.half and same_on_dial(was, now):
        return _other_half(written, halves)
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
    if whole and len(runs) == 1 and (was.minute or 0) != 0:
        return ""  # “at 9” has no place for the minutes
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
    if was.hour == now.hour:
        return int(written)
    if not now.half:
        return was.hour
    if now.half == "night" or (was.hour >= _NOON) != (now.hour >= _NOON):
        return None
    return was.hour % _NOON or _NOON


def _as(value: int, written: str, least: int) -> str:
    """A number in the digits of another one, with its leading nought and at least so many digits."""
    zero = ord(written[0]) - int(ascii_digits(written[0]))
    text = str(value).zfill(_TWO if ascii_digits(written).startswith("0") else least)
    return "".join(chr(zero + int(digit)) for digit in text)
