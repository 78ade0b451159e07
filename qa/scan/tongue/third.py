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
_LEAST = 3  # letters of a word that is told alone
_ALONE, _ALONE_AMID = 40, 33  # ten times its Zipf value, amid Latin letters and amid others
_SELDOM = 25  # the same in the target's language, up to which its list has the word by chance
_KNOWN, _FAR = 45, 20  # of a word that it has oftener, and by how much more frequent that is
_NOWHERE = 12  # by which a word is rarer in all languages that take words over
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
    if not source or max(len(text), len(source)) > _LONGEST:
        return
    amid = rules(theirs).script != "Latn"
    if not _PLAIN.search(text) if amid else not vocabulary(theirs):
        return
    for code in _lenders():
        if code in (ours, theirs):
            continue
        for start, end in _runs(text, code, theirs, source, amid=amid):
            span = Span(index, "target", start, end)
            if text[start:end] in source or in_address(text, start, end):
                continue
            insides = enclosed(text, start, end), quotation(text, start, end, quoted)
            if any(inside and not _among(text, start, end, inside, theirs) for inside in insides):
                continue
            yield Untranslated(span, "third")


@functools.cache
def _lenders() -> tuple[str, ...]:
    """The languages that lend their words; all are written in Latin letters."""
    return tuple(one.code for one in everyone() if one.lends)


def _runs(text: str, code: str, own: str, source: str, *, amid: bool) -> Iterator[tuple[int, int]]:
    usual, ours = vocabulary(code), {} if amid else vocabulary(own)
    absent = ABSENT if amid else max(ABSENT, floor(own))
    run: list[re.Match[str]] = []
    for match in (_AMID if amid else _WORD).finditer(text):
        word = match.group()
        value = usual.get(word.replace("’", "'"), 0) if word.islower() else 0
        lead = value - ours.get(word, absent)
        foreign = lead >= _LEAD if value >= _HELD else amid and value >= _ALONE_AMID
        if run and (not foreign or text[run[-1].end() : match.start()] != " "):
            yield from _told(run, text, usual, own, source, amid=amid)
            run = []
        if foreign:
            run.append(match)
    yield from _told(run, text, usual, own, source, amid=amid)


def _told(
    run: _Run, text: str, usual: Mapping[str, int], own: str, source: str, *, amid: bool
) -> Iterator[tuple[int, int]]:
    if not run:
        return
    words = [match.group().replace("’", "'") for match in run]
    values = [usual[word] for word in words]
    fewest = _FEWEST_AMID if amid else _FEWEST
    row = len(run) >= fewest and max(values) >= _SMALL and min(values) < _SMALLEST
    row = row and not (amid and _beside(text, run))
    if row or (
        any(_alone(word, usual, own, source, amid=amid) for word in words)
        and not _beside(text, run)
    ):
        yield run[0].start(), run[-1].end()


def _alone(
    word: str, usual: Mapping[str, int], own: str, source: str, *, amid: bool
) -> bool:  # fmt: skip
    """Whether a single word says that the text is not translated: argue, neither show nor online."""
    value = usual[word]
    if len(word) < _LEAST or word in kept().words or word in source:
        return False
    theirs = 0 if amid else vocabulary(own).get(word, floor(own))
    if theirs > _SELDOM and value - theirs < _FAR:
        return False
    if value < (_ALONE_AMID if amid else _KNOWN if theirs > _SELDOM else _ALONE):
        return False
    taken = max((vocabulary(one).get(word, 0) for one in _borrowers() if one != own), default=0)
    return value - taken >= _NOWHERE


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
