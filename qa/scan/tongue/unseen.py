"""What looks like text and is other text to every search: characters that nobody sees, letters of another script.

Blanks without width and marks of direction are left by web pages and chat windows; letters that look
alike in two scripts (a and а, o and ο) are exchanged by recognised pages and by keyboards. Both break
searches, names and links, and nobody sees them on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.language import language
from qa.scan.tongue.data import rules

_WIDTHLESS = "\u200b\u2060"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_LINES = "\u2028\u2029"
_ANY = re.compile(f"[{_WIDTHLESS}{_DIRECTIONS}{_LINES}]+")
_LATIN = re.compile("[A-Za-z]")
_EAST = re.compile("[\u0370-\u052f]")  # Greek and Cyrillic
_BESIDE = re.compile("[A-Za-z][\u0370-\u052f]|[\u0370-\u052f][A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
_PLACEHOLDER = ("%", "$", "\\")  # %s and the word behind it
_LEAST = 3  # letters of a word of two scripts
_LIKE = {  # the letters that look the same as those of Latin, by script
    "Cyrl": str.maketrans("acehijopsxyABCEHIJKMOPSTXY", "асеһіјорѕхуАВСЕНІЈКМОРЅТХУ"),
    "Grek": str.maketrans("ovABEHIKMNOPTXYZ", "ονΑΒΕΗΙΚΜΝΟΡΤΧΥΖ"),
}
_PLAIN = {
    ord(other): chr(latin)
    for table in _LIKE.values()
    for latin, code in table.items()
    for other in [chr(code)]
}


def unseen(text: str, source: str, tag: str) -> Iterator[tuple[int, int, str, str]]:
    """Each with its place, what to write and its sort; none that the source has as well."""
    if _ANY.search(text):
        lang = language(tag)
        for match in _ANY.finditer(text):
            run = match.group()
            right = lang.direction == "rtl" and not set(run) & set(_LINES)
            if right or not lang.spaced or run in source:
                continue  # marks of direction belong there, and blanks without width where there are no others
            blank = " " if set(run) & set(_LINES) and not _blank_beside(text, match) else ""
            yield *match.span(), blank, "unseen"
    if _EAST.search(text) and _LATIN.search(text) and _BESIDE.search(text):
        for match in _WORD.finditer(text):
            word = match.group()
            if text[match.start() - 1 : match.start()] in _PLACEHOLDER:
                continue
            if len(word) >= _LEAST and _BESIDE.search(word) and word not in source:
                instead = _one_script(word, tag)
                if instead:
                    yield *match.span(), instead, "alike"


def _blank_beside(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return before in ("", " ") or after in ("", " ")


def _one_script(word: str, tag: str) -> str:
    """The word in the text's own letters, else in Latin ones; empty where neither has them all."""
    lang = rules(tag)
    own = word.translate(_LIKE[lang.script]) if lang.script in _LIKE else ""
    if own and not _LATIN.search(own) and lang.never.isdisjoint(own):
        return own
    latin = word.translate(_PLAIN)
    return "" if _EAST.search(latin) else latin
