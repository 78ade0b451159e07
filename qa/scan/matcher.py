"""Raw matches of the automaton to hits: boundary test on each edge, then the longest wins.

The order matters: the longest first would hide a shorter valid hit behind a long one that fails
its boundary.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from qa.fold import Folded
from qa.language import Language
from qa.model import Term
from qa.scan.compiled import Compiled, Resolved
from qa.scan.unit import FORM

# Scripts without blanks between words: an edge in them is always free. Hangul writes particles
# onto the noun, so only what follows is free there.
_FREE = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")


class Raw(NamedTuple):
    """A match that passed its boundaries, in original offsets; `number` is that of form or rule."""

    start: int
    end: int
    term: Term
    number: int
    instead: str


_script_cache: dict[str, str] = {}


def _script(char: str) -> str:
    known = _script_cache.get(char)
    if known is None:
        known = _script_cache[char] = unicodedata.name(char, "?").split(" ")[0]
    return known


def _word(char: str) -> bool:
    return char.isalnum() or unicodedata.combining(char) != 0


def _free(inner: str, outer: str, *, right: bool) -> bool:
    """Whether a boundary lies between the characters inside and outside of an edge."""
    if not _word(outer) or not _word(inner):
        return True
    if inner.isascii() and outer.isascii():
        return False
    scripts = _script(inner), _script(outer)
    if any(script in _FREE for script in scripts):
        return True
    return right and scripts[0] == "HANGUL"


def edge(text: str, start: int, end: int, lang: Language) -> tuple[int, int] | None:
    """The match with the clitics and endings that belong to it; None inside another word."""
    left, right = start, end
    if start and not _free(text[start], text[start - 1], right=False):
        while left and _word(text[left - 1]):
            left -= 1
        if text[left:start] not in lang.heads:
            return None
    marks = lang.marks
    if end < len(text) and (text[end] in marks or not _free(text[end - 1], text[end], right=True)):
        while right < len(text) and (_word(text[right]) or text[right] in marks):
            right += 1
        if text[end:right] not in lang.tails:
            return None
    return start, right


def _case_fits(written: str, wanted: str, *, strict: bool) -> bool:
    """Smart case: a capital must stay one, an acronym stays whole, lower case is free.

    Several words are distinctive enough by themselves, so `strict` only looks at acronyms and
    single words.
    """
    if not wanted[:1].isupper():
        return True
    if wanted.isupper() and len(wanted) <= 5:
        return written.isupper() or (
            written[: len(wanted)].isupper() and len(written) > len(wanted)
        )
    return written[:1].isupper() or not strict


def match(
    folded: Folded, compiled: Compiled, terms: Resolved, lang: Language
) -> tuple[list[Raw], list[Raw]]:
    """Every form and wrong rendering of one side; `longest` chooses among them."""
    forms: list[Raw] = []
    wrongs: list[Raw] = []
    text, original = folded.text, folded.original
    for place, unit in enumerate(compiled.units):
        shard = unit.shard(lang.code)
        if shard is None:
            continue
        for start, end, pattern in shard.automaton.find_overlapping(text):
            edges = edge(text, start, end, lang)
            if edges is None:
                continue
            first, last = folded.back(*edges)
            _, bare = folded.back(start, end)
            written = original[first:bare]
            # 布朗 in 勒布朗·詹姆斯: what stands at a name dot is a part of somebody else's name.
            dotted = "·" in (text[start - 1 : start], text[end : end + 1])
            for kind, number, index, instead in shard.owners(pattern):
                term, begins = terms.parts(unit.id(number))
                if dotted and term.kind == "person":
                    continue
                index += begins[place][kind]
                wanted = term.forms[index].text if kind == FORM else term.wrong[index].text
                strict = kind == FORM or " " not in written
                if not _case_fits(written, wanted, strict=strict):
                    continue
                if kind == FORM:
                    forms.append(Raw(first, last, term, index, ""))
                else:
                    right = unit.small["insteads"][instead]
                    wrongs.append(Raw(first, bare, term, index, right))
    return forms, wrongs


T = TypeVar("T")


def longest(items: Iterable[T], place: Callable[[T], tuple[int, int]]) -> list[T]:
    """Leftmost-longest among valid matches; matches of the very same span stay together."""
    kept: list[T] = []
    last = (0, 0)
    for item in sorted(items, key=lambda i: (place(i)[0], -place(i)[1])):
        start, end = place(item)
        if kept and start < last[1] and (start, end) != last:
            continue
        kept.append(item)
        last = (start, end)
    return kept
