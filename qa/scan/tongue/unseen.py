"""What looks like text and is other text to every search: characters that nobody sees, letters of another script.

Blanks without width and marks of direction are left by web pages and chat windows; letters that look
alike in two scripts (a and а, o and ο) are exchanged by recognised pages and by keyboards. Both break
searches, names and links, and nobody sees them on the page.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from itertools import islice

from qa.language import language
from qa.scan.tongue.data import rules, scripts

_WIDTHLESS = "\u200b\u2060"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_LINES = "\u2028\u2029"
_ANY = re.compile(f"[{_WIDTHLESS}{_DIRECTIONS}{_LINES}]+")
_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
_PLACEHOLDER = ("%", "$", "\\")  # %s and the word behind it
_LEAST = 3  # letters of a word of two scripts
_MOST = 1000  # of one segment that are looked at


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A letter of a script that has letters like Latin ones, and one of them beside a Latin letter."""
    other = "".join(one.letters for one in scripts().values() if one.alike)
    return re.compile(f"[{other}]"), re.compile(f"[A-Za-z][{other}]|[{other}][A-Za-z]")


@functools.cache
def _plain() -> Mapping[int, int]:
    """The Latin letters that letters of other scripts look like."""
    return {other: latin for one in scripts().values() for latin, other in one.alike.items()}


def unseen(text: str, source: str, tag: str) -> Iterator[tuple[int, int, str, str]]:
    """Each with its place, what to write and its sort; none that the source has as well."""
    if _ANY.search(text):
        lang = language(tag)
        for match in islice(_ANY.finditer(text), _MOST):
            run = match.group()
            right = lang.direction == "rtl" and not set(run) & set(_LINES)
            if right or not lang.spaced or run in source:
                continue  # marks of direction belong there, and blanks without width where there are no others
            blank = " " if set(run) & set(_LINES) and not _blank_beside(text, match) else ""
            yield *match.span(), blank, "unseen"
    other, beside = _patterns()
    if other.search(text) and _LATIN.search(text) and beside.search(text):
        both = (match for match in _WORD.finditer(text) if beside.search(match.group()))
        for match in islice(both, _MOST):
            word = match.group()
            if text[match.start() - 1 : match.start()] in _PLACEHOLDER:
                continue
            if len(word) >= _LEAST and word not in source:
                instead = _one_script(word, tag)
                if instead:
                    yield *match.span(), instead, "alike"


def _blank_beside(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return before in ("", " ") or after in ("", " ")


def _one_script(word: str, tag: str) -> str:
    """The word in the text's own letters, else in Latin ones; empty where neither has them all."""
    lang = rules(tag)
    script = scripts().get(lang.script)
    own = word.translate(script.alike) if script and script.alike else ""
    if own and not _LATIN.search(own) and lang.never.isdisjoint(own):
        return own
    latin = word.translate(_plain())
    return "" if _patterns()[0].search(latin) else latin
