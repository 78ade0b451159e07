"""What of a foreign writing stands in a text by right: addresses, glosses in brackets, quoted titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.model import Span

_ADDRESS = re.compile(r"[@#\\_]|://|www\.|[A-Za-z0-9]\.[A-Za-z]{2}|[a-z]/[a-z]")
_REACH = 80  # characters on either side that are looked at
_OPENING, _CLOSING = "([（［【〔", ")]）］】〕"
_QUOTES = "\"“”„«»‹›「」『』《》〈〉‘’'"


def in_address(text: str, start: int, end: int) -> bool:
    """Whether the stretch is part of an address, a handle, a hashtag or a file's name."""
    first = text.rfind(" ", max(0, start - _REACH), start) + 1 or max(0, start - _REACH)
    stop = text.find(" ", end, end + _REACH)
    whole = text[first : stop if stop >= 0 else min(len(text), end + _REACH)]
    return _ADDRESS.search(whole.rstrip(".:,;!?")) is not None and not whole.isalpha()


def enclosed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The inside of the brackets that the stretch stands in; None outside of brackets."""
    left = max((text.rfind(sign, max(0, start - _REACH), start) for sign in _OPENING), default=-1)
    if left < 0 or any(sign in text[left:start] for sign in _CLOSING):
        return None
    places = [text.find(sign, end, end + _REACH) for sign in _CLOSING]
    right = min((place for place in places if place >= 0), default=-1)
    return (left + 1, right) if right >= 0 else None


def quotation(text: str, start: int, end: int, quoted: Sequence[Span]) -> tuple[int, int] | None:
    """The inside of the quotation marks that the stretch stands in; None outside of them."""
    for span in quoted:
        if span.start <= start and end <= span.end:
            return span.start, span.end
    left = max((text.rfind(sign, max(0, start - _REACH), start) for sign in _QUOTES), default=-1)
    places = [text.find(sign, end, end + _REACH) for sign in _QUOTES]
    right = min((place for place in places if place >= 0), default=-1)
    if left < 0 or right < 0 or (text[left] in "'’‘" and text[left - 1 : left].isalpha()):
        return None
    closes = text[left] in "”»’」』》〉" and text[right] not in "“«「『《〈"
    return None if closes and text[left] != text[right] else (left + 1, right)
