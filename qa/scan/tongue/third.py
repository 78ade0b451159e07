"""Words of a third language: “three years in” in French made of Korean, “argue” in Chinese made of Turkish.

Programs that translate by way of English leave words of it. Told are words, small ones among them, that are far
more frequent in a language that lends its words to all others than in the target's, and that the source has
not: some in a row, or one alone that no language takes over. Two words may be a loan (fake news, red carpet),
and what stands beside a capital a name.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qa.language import base
from qa.model import Document, Span, Untranslated
from qa.scan.tongue.aside import enclosed, in_address, quotation
from qa.scan.tongue.data import everyone, floor, frequent, kept, letters, rules, vocabulary
from qa.scan.tongue.weigh import ABSENT

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_AMID = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-zÀ-ɏ]+)?")  # words of Latin letters amid others
_PLAIN = re.compile("[a-z]{3}")  # what a text in other letters must have
_FEWEST = 3  # words in a row
_FEWEST_AMID = 2  # the same amid other letters, where no word is one of both languages
_LEAD = 14  # ten times the logarithm by which each is more frequent
_HELD = 38  # ten times the Zipf value of the rarest word of such a run
_SMALL = 58  # the same of a small word
_SMALLEST = 66  # and of one that says hardly anything
_SENTENCE = 4  # words of a run that is told in languages that write loans in Latin letters
_LEAST = 3  # letters of a word that is told alone
_ALONE, _ALONE_AMID = 40, 33  # ten times its Zipf value, amid Latin letters and amid others
_SELDOM = 25  # the same in the target's language, up to which its list has the word by chance
_KNOWN, _FAR = 45, 20  # of a word that it has oftener, and by how much more frequent that is
_NOWHERE, _SURELY = 12, 15  # by which a word is rarer in all languages that take words over
_HEAD = re.compile(
    r"(?<=[\w,;’'»)”] )(?P<capital>[^\W\d_])[\w’'.-]* \Z"
)  # no first word of a sentence
_TAIL = re.compile(r" (?P<capital>[^\W\d_])")
_BOUND = "-‐‑'’&+_!*/@#"  # signs that make one word of a word and its neighbour
_LONGEST = 20_000  # characters

_Run = Sequence[re.Match[str]]


def third(document: Document, index: int, quoted: Sequence[Span]) -> Iterator[Untranslated]:
    """One fact for each such run of one segment."""
    segment = document.segments[index]
    ours, theirs = base(document.source_lang or ""), base(document.target_lang)
    text, source = segment.target, segment.source or ""
    script = rules(theirs).script
    if not (source and script) or max(len(text), len(source)) > _LONGEST:
        return
    amid = script != "Latn"
    if not _PLAIN.search(text) if amid else not vocabulary(theirs):
        return
    for code in _lenders():
        if code in (ours, theirs):
            continue
        for start, end, sure in _runs(text, _Pair(code, theirs, source, amid)):
            span = Span(index, "target", start, end)
            if text[start:end] in source or in_address(text, start, end):
                continue
            insides = enclosed(text, start, end), quotation(text, start, end, quoted)
            if any(inside and not _among(text, start, end, inside, theirs) for inside in insides):
                continue
            yield Untranslated(span, "third", sure=sure)


class _Pair(NamedTuple):
    """The language that lends, the translation's, the source's text; `amid`: the translation's letters are others."""

    lender: str
    own: str
    source: str
    amid: bool


@functools.cache
def _lenders() -> tuple[str, ...]:
    """The languages that lend their words; all are written in Latin letters."""
    return tuple(one.code for one in everyone() if one.lends)


def _runs(text: str, pair: _Pair) -> Iterator[tuple[int, int, bool]]:
    """The runs of such words that are told, and how sure that is."""
    usual, ours = vocabulary(pair.lender), {} if pair.amid else vocabulary(pair.own)
    held, absent = (
        (_ALONE_AMID, 0) if pair.amid else (_HELD, max(ABSENT, floor(pair.own)))
    )  # fmt: skip
    run: list[re.Match[str]] = []
    for match in (_AMID if pair.amid else _WORD).finditer(text):
        word = match.group()
        value = usual.get(word.replace("’", "'"), 0) if word.islower() else 0
        foreign = value >= held and value - ours.get(word, absent) >= _LEAD
        if run and (not foreign or text[run[-1].end() : match.start()] != " "):
            yield from _told(run, text, usual, pair)
            run = []
        if foreign:
            run.append(match)
    if run:
        yield from _told(run, text, usual, pair)


def _told(
    run: _Run, text: str, usual: Mapping[str, int], pair: _Pair
) -> Iterator[tuple[int, int, bool]]:
    words = [match.group().replace("’", "'") for match in run]
    values = [usual[word] for word in words]
    row = len(run) >= (_FEWEST_AMID if pair.amid else _FEWEST)
    row = row and max(values) >= _SMALL and min(values) < _SMALLEST
    few = rules(pair.own).mixes and len(run) < _SENTENCE
    rare = max(_rarity(word, usual[word], pair) for word in words)
    if few:
        rare = _NOWHERE if rare >= _FAR else 0
    elif row:
        rare = _SURELY
    if rare >= _NOWHERE and not ((pair.amid or not row) and _beside(text, run)):
        yield run[0].start(), run[-1].end(), rare >= _SURELY


def _rarity(word: str, value: int, pair: _Pair) -> int:
    """By how much a word that says that the text is not translated is rarer in what takes words over.

    Argue is, show and online are not; 0 where it may be one of the target's own.
    """
    if len(word) < _LEAST or word in kept().words or word in pair.source:
        return 0
    theirs = 0 if pair.amid else vocabulary(pair.own).get(word, floor(pair.own))
    if theirs > _SELDOM and value - theirs < _FAR:
        return 0
    if value < (_ALONE_AMID if pair.amid else _KNOWN if theirs > _SELDOM else _ALONE):
        return 0
    others = [one for one in _borrowers() if one != pair.own]
    return value - max((vocabulary(one).get(word, 0) for one in others), default=0)


@functools.cache
def _borrowers() -> tuple[str, ...]:
    """Languages whose lists have the words that all others take over as well."""
    return tuple(one.code for one in everyone() if one.borrows)


def _beside(text: str, run: _Run) -> bool:
    """Whether it is bound to a neighbour, or stands beside a word with a capital: a name or title."""
    start, end = run[0].start(), run[-1].end()
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    latin = letters("Latn")
    near = before[-1:] + after[:1]
    if any(sign.isdigit() or sign in _BOUND for sign in near if sign):
        return True
    head = _HEAD.search(text, max(0, start - 40), start)
    tail = _TAIL.match(after)
    named = [m["capital"] for m in (head, tail) if m]
    return any(latin.match(char) and char.isupper() for char in named)


def _among(text: str, start: int, end: int, inside: tuple[int, int], own: str) -> bool:
    """Whether what is enclosed is in the text's own language but for this stretch."""
    rest = f"{text[inside[0] : start]} {text[end : inside[1]]}"
    if rules(own).script != "Latn":
        return len(letters(rules(own).script).findall(rest)) >= _LEAST
    known = frequent(own)
    own_words = sum(word in known for word in rest.casefold().split())
    return own_words > 1 + text.count(" ", start, end)
