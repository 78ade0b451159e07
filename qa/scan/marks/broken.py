"""Whether a text without its full stop breaks off: in a word that no sentence ends with, or amid a word.

A limit of tokens or of characters cuts a translation wherever it stands.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left

from qa.language import base
from qa.scan.marks.data import marks
from qa.scan.tongue.data import floor, vocabulary

_LAST = re.compile(r"(?:^|[\s(«„“\"])([^\W\d_]{1,40})\Z")
_ITEM = (";", "؛")  # what an item of a list ends with
_STEM = 4  # letters of a known word of which this may be another form
_ENDING = 3  # letters of an ending
_LEAST = 2  # letters of a piece of a word


def breaks_off(text: str, source: str, tag: str) -> bool:
    """Whether the last word of the text shows that more must follow."""
    lang = marks(tag)
    match = None if lang.repeats.joined else _LAST.search(text.rstrip()[-42:])
    if match is None:
        return False
    word = match[1]
    if word != word.lower():
        return False  # a name may be any word
    if text.rstrip()[: -len(word)].rstrip().endswith(_ITEM):
        return False  # an item of a list before its last: …; and
    return word in lang.hangs or (word not in source and _piece(word, base(tag)))


def _piece(word: str, code: str) -> bool:
    """Whether a word is the beginning of a known one, and no form of one."""
    known = vocabulary(code)
    if len(word) < _LEAST or not known or floor(code) or word in known:
        return False
    if any(word[:-n] in known for n in range(1, _ENDING + 1) if len(word) - n >= _STEM):
        return False
    listed = _sorted(code)
    at = bisect_left(listed, word)
    return at < len(listed) and listed[at].startswith(word)


@functools.cache
def _sorted(code: str) -> tuple[str, ...]:
    return tuple(sorted(vocabulary(code)))
