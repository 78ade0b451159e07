"""Where a word begins and ends, by the scripts on both sides of an edge.

Python's `\\b` takes 塔利班Taliban发言人 for one word. Here an edge in a script without blanks is free.
"""

from __future__ import annotations

import functools
import unicodedata

# Scripts without blanks between words: an edge in them is always free. Hangul writes particles
# onto the noun, so only what follows is free there.
_FREE = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")
_BEHIND = "HANGUL"
_SIGNS = ("VARIATION", "COMBINING")  # on a picture: not the marks of a script
_SHORT = 3  # katakana; longer names are joined with other words (アメリカドル)


@functools.cache
def script(char: str) -> str:
    """The first word of a character's Unicode name: LATIN, CJK, HANGUL …"""
    return unicodedata.name(char, "?").split(" ")[0]


def in_word(char: str) -> bool:
    """Whether a character belongs to a word: a letter, a digit, a mark on one.

    The vowel signs of India are marks that combine with nothing by Unicode's class of that name.
    """
    return char.isalnum() or (not char.isascii() and _mark(char))


@functools.cache
def _mark(char: str) -> bool:
    if unicodedata.combining(char):
        return True
    return unicodedata.category(char)[0] == "M" and script(char) not in _SIGNS


def in_katakana(text: str, start: int, end: int) -> bool:
    """Whether a short name in katakana is a part of a longer word in it: タイ in タイラー."""
    if end - start > _SHORT or not all(map(_katakana, text[start:end])):
        return False
    return any(map(_katakana, text[max(start - 1, 0) : start] + text[end : end + 1]))


def _katakana(char: str) -> bool:
    return char != "・" and script(char).startswith("KATAKANA")


def free(inner: str, outer: str, *, right: bool) -> bool:
    """Whether a boundary lies between the characters inside and outside of an edge."""
    if not in_word(outer) or not in_word(inner):
        return True
    if inner.isascii() and outer.isascii():
        return False
    inside, outside = script(inner), script(outer)
    if inside in _FREE or outside in _FREE:
        return True
    if {inside, outside} == {_BEHIND, "LATIN"}:  # FDP의
        return True
    return right and inside == _BEHIND


def stands(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is a word or words, and no part of a longer one."""
    left = start == 0 or free(text[start], text[start - 1], right=False)
    right = end == len(text) or free(text[end - 1], text[end], right=True)
    return left and right
