"""Where a word ends, by script: an ending in one without blanks is always one."""

from __future__ import annotations

import functools
import unicodedata

_FREE = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "IDEOGRAPHIC")
_REACH = 16  # letters of an ending that are looked at; none is as long


@functools.lru_cache(4096)
def script(char: str) -> str:
    """The first word of a character's Unicode name: LATIN, CJK, HANGUL."""
    return unicodedata.name(char, "?").split(" ")[0].split("-")[0]


@functools.lru_cache(4096)
def word(char: str) -> bool:
    """Whether a character is part of a word; vowel signs of Indian scripts are."""
    return bool(char) and (char.isalnum() or unicodedata.category(char)[0] == "M")


def unspaced(char: str) -> bool:
    """Whether a character is a letter of a script without blanks."""
    return char.isalpha() and script(char) in _FREE


def open_right(text: str, end: int, endings: frozenset[str]) -> bool:
    """Whether a word that ends at `end` is whole there, or has one of the endings behind it."""
    inner, outer = text[end - 1 : end], text[end : end + 1]
    if not word(outer) or not word(inner):
        return True
    if outer.isdigit() and not inner.isdigit():
        return script(inner) in _FREE or script(inner) == "HANGUL"
    scripts = script(inner), script(outer)
    if scripts[0] in _FREE or "HANGUL" in scripts or scripts[1] in _FREE:
        return True  # 12km를: a particle behind Latin letters
    stop, most = end, min(len(text), end + _REACH)
    while stop < most and word(text[stop]):
        stop += 1
    return text[end:stop] in endings


def open_left(text: str, start: int, heads: frozenset[str]) -> bool:
    """Whether a word that begins at `start` is whole there, or has a clitic before it."""
    inner, outer = text[start : start + 1], text[start - 1 : start] if start else ""
    if not word(outer) or not word(inner) or outer.isdigit():
        return True
    scripts = script(outer), script(inner)
    if scripts[0] in _FREE or scripts[1] in _FREE:
        return True
    stop = start - 1
    least = max(0, start - _REACH)
    while stop > least and word(text[stop - 1]):
        stop -= 1
    return text[stop:start] in heads
