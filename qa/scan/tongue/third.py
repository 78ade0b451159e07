"""Words of a third language: “three years in” in French made of Korean.

Programs that translate by way of English leave stretches of it. Told are some words in a row, small ones
among them, that are far more frequent in a language that lends its words to all others than in the
target's, and that the source has not. Two words may be a loan (fake news, red carpet), and capitals a name.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from qa.language import base
from qa.model import Document, Span, Untranslated
from qa.scan.tongue.aside import enclosed, in_address, quotation
from qa.scan.tongue.data import everyone, floor, rules, vocabulary
from qa.scan.tongue.weigh import ABSENT

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEWEST = 3  # words in a row
_LEAD = 14  # ten times the logarithm by which each is more frequent
_HELD = 38  # ten times the Zipf value of the rarest word of such a run
_SMALL = 58  # the same of a small word
_SMALLEST = 66  # and of one that says hardly anything
_LONGEST = 20_000  # characters


def third(document: Document, index: int, quoted: Sequence[Span]) -> Iterator[Untranslated]:
    """One fact for each such run of one segment."""
    segment = document.segments[index]
    ours, theirs = base(document.source_lang or ""), base(document.target_lang)
    text, source = segment.target, segment.source or ""
    if not source or not vocabulary(theirs) or max(len(text), len(source)) > _LONGEST:
        return
    for code in _lenders():
        if code in (ours, theirs) or rules(code).script != rules(theirs).script:
            continue
        for start, end in _runs(text, code, theirs):
            span = Span(index, "target", start, end)
            if (
                text[start:end] in source
                or in_address(text, start, end)
                or enclosed(text, start, end)
                or quotation(text, start, end, quoted)
            ):
                continue
            yield Untranslated(span, "third")


@functools.cache
def _lenders() -> tuple[str, ...]:
    """The languages that lend their words."""
    return tuple(one.code for one in everyone() if one.lends)


def _runs(text: str, code: str, own: str) -> Iterator[tuple[int, int]]:
    usual, ours, absent = vocabulary(code), vocabulary(own), max(ABSENT, floor(own))
    run: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        word = match.group()
        value = usual.get(word.replace("’", "'"), 0) if word.islower() else 0
        foreign = value >= _HELD and value - ours.get(word, absent) >= _LEAD
        if run and (not foreign or text[run[-1].end() : match.start()] != " "):
            yield from _told(run, usual)
            run = []
        if foreign:
            run.append(match)
    yield from _told(run, usual)


def _told(run: Sequence[re.Match[str]], usual: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    values = [usual.get(m.group().replace("’", "'"), 0) for m in run]
    if len(run) >= _FEWEST and max(values) >= _SMALL and min(values) < _SMALLEST:
        yield run[0].start(), run[-1].end()
