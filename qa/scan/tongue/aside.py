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


_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-z]\w*")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SMALL_WORD = 4  # letters of a word that titles write small
_TITLE = 2  # words of one
_LONGEST = 16  # words of one


def without_titles(text: str, source: str) -> str:
    """The text without the titles and names of several words that stand in the source as they are.

    American Murder: The Family Next Door, Two for the Road: their words tell of no language.
    """
    words = list(_WORD.finditer(text))
    pieces: list[str] = []
    done = at = 0
    while at < len(words):
        first = words[at]
        last = at
        if _CAPITAL.match(first.group()):
            for stop in range(at + 1, min(len(words), at + _LONGEST)):
                word = words[stop].group()
                if len(word) > _SMALL_WORD and word[0].islower():
                    break
                if text[first.start() : words[stop].end()] not in source:
                    break
                last = stop if word[0].isupper() or word[0].isdigit() else last
        if last - at + 1 >= _TITLE:
            pieces.append(text[done : first.start()])
            done = words[last].end()
        at = last + 1
    return " ".join((*pieces, text[done:])) if pieces else text
