"""Single words of a language near the target's: після in Russian, выступает in Ukrainian, são in Spanish.

Systems for many languages slip into a neighbour for a word or two. Told are words without a capital
that have a letter which the target's language never has and that a near language uses every day.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from qa.language import base
from qa.model import Document, Span, Untranslated
from qa.scan.tongue.aside import enclosed, in_address, quotation
from qa.scan.tongue.data import rules, vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 3  # letters
_USED = 33  # ten times the Zipf value of such a word in the near language
_EVERYDAY = 40  # and of one that is surely no loan
_LEAD = 10  # by which it is more frequent there: every list has some of its neighbours' words
_LONGEST = 20_000  # characters
_BOUND = "-‐‑'’&+_*/@#"  # signs that make one word of a word and its neighbour


def sister(document: Document, index: int, quoted: Sequence[Span]) -> Iterator[Untranslated]:
    """One fact for each such word of one segment that the source has not."""
    segment = document.segments[index]
    text, source = segment.target, segment.source or ""
    code = base(document.target_lang)
    never = _never(code)
    if never is None or text.isascii() or len(text) > _LONGEST or not never.search(text):
        return
    theirs = base(document.source_lang or "")
    for match in _WORD.finditer(text):
        word = match.group()
        start, end = match.span()
        if len(word) < _LEAST or not word.islower() or not never.search(word):
            continue
        worth = max(
            (vocabulary(n).get(word, 0) for n in rules(code).near if n != theirs), default=0
        )
        lead = worth - vocabulary(code).get(word, 0)
        if worth < _USED or lead < _LEAD or word in source.casefold():
            continue
        near = text[max(0, start - 1) : start] + text[end : end + 1]
        if any(sign in _BOUND for sign in near) or in_address(text, start, end):
            continue
        if enclosed(text, start, end) or quotation(text, start, end, quoted):
            continue
        span = Span(index, "target", start, end)
        yield Untranslated(span, "third", sure=worth >= _EVERYDAY)


@functools.cache
def _never(code: str) -> re.Pattern[str] | None:
    """The letters that a language never has, where it has near ones of which we have words."""
    lang = rules(code)
    if not lang.never or not any(map(vocabulary, lang.near)):
        return None
    return re.compile(f"[{re.escape(''.join(sorted(lang.never)))}]")
