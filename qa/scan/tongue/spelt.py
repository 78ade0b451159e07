"""Words of the source only spelled in the target's letters: “new metra” for νέα μέτρα, “a kolonii”.

Programs that do not know a word write its letters one by one. A word without a capital that no list of
the target's language has, nor of one that lends its words, and that sounds as a word of the source, is
asked about; it is told where that word is an everyday one and its very ending was spelled. Languages
take words over just so (suhoor, yokozuna), above all for what only they have.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from qa.language import base, language
from qa.model import Document, Span, Untranslated
from qa.names.lexicon import common, lexicon
from qa.names.sound import encode, fold_name, levenshtein, romanise, skeleton
from qa.scan.tongue.aside import enclosed, in_address, quotation
from qa.scan.tongue.data import everyone, floor, rules, scripts, vocabulary
from qa.scan.tongue.judge import WORD
from qa.scan.tongue.weigh import related

_LATIN = re.compile(r"[^\W\d_]{4,40}")
_NEAR = "'’-"  # signs that make one word of a word and its neighbour
_SOUNDS = 3  # classes of consonants that two words have in common
_ENOUGH = 4  # of which so many are no accident
_ALIKE, _SAME = 0.7, 0.85  # of the letters, where they are fewer, and where a word is told
_LEAST = 0.4  # of them in any case: emitían sounds as عندما to who takes m for n and t for d
_USUAL = 32  # ten times the Zipf value of a word of the source that is no rare one
_EVERYDAY = 40  # and of one that everyone translates
_LONG = 5  # letters of a word that is told: ukaz, oblast are in some dictionaries
_LONGEST = 20_000  # characters
_MOST = 400  # words of a side


def spelt(document: Document, index: int, quoted: Sequence[Span]) -> Iterator[Untranslated]:
    """One fact for each such word of one segment."""
    segment = document.segments[index]
    ours, theirs = base(document.source_lang or ""), base(document.target_lang)
    text, source = segment.target, segment.source or ""
    if not source or not _apart(ours, theirs) or max(len(text), len(source)) > _LONGEST:
        return
    nouns = language(theirs).capitals == "nouns"
    abjad = scripts()[rules(ours).script].abjad
    usual = vocabulary(theirs)
    heard: dict[str, list[tuple[str, int]]] | None = None
    for match in list(_LATIN.finditer(text))[:_MOST]:
        word = match.group()
        low = word.casefold()
        if low in usual or not (word.islower() or nouns) or _known(low, theirs):
            continue
        sounds = skeleton(encode(low))
        if len(sounds) < _SOUNDS:
            continue
        if heard is None:
            heard = _sounds(source, ours)
        span = Span(index, "target", *match.span())
        for other, at in heard.get(sounds, ()):
            alike = levenshtein(low, other)
            if alike < (_ALIKE if len(sounds) < _ENOUGH else _LEAST):
                continue
            if _stays(text, match.start(), match.end(), quoted):
                break
            worth = vocabulary(ours)[other.casefold()]
            ending = abjad or romanise(fold_name(other))[-1:] == low[-1:]
            same = ending and (alike >= _SAME or (abjad and len(sounds) >= _ENOUGH))
            sure = len(word) >= _LONG and word.islower() and worth >= _EVERYDAY and same
            witness = (Span(index, "source", at, at + len(other)),)
            yield Untranslated(span, "spelt", witness, sure=sure)
            break


@functools.cache
def _apart(ours: str, theirs: str) -> bool:
    """Whether the one is written in other letters with blanks, the other in Latin ones, with lists of both.

    A short list of frequent words does not know which words the target's language has.
    """
    return (
        rules(theirs).script == "Latn" != rules(ours).script
        and language(ours).spaced
        and bool(vocabulary(ours) and vocabulary(theirs))
        and not floor(theirs)
    )


def _known(low: str, theirs: str) -> bool:
    """Whether the word may well stand there: a name, a form of a known word, a loan."""
    return (
        low in common(theirs)
        or low in lexicon()
        or related(low, theirs)
        or any(low in vocabulary(code) for code in _lenders())
    )


@functools.cache
def _lenders() -> tuple[str, ...]:
    return tuple(one.code for one in everyone() if one.lends)


def _sounds(source: str, code: str) -> dict[str, list[tuple[str, int]]]:
    """The words of the source that are no rare ones, by their consonants, with their places."""
    known = vocabulary(code)
    found: dict[str, list[tuple[str, int]]] = {}
    for match in list(WORD.finditer(source))[:_MOST]:
        word = match.group()
        if known.get(word.casefold(), 0) >= _USUAL:
            found.setdefault(skeleton(encode(word)), []).append((word, match.start()))
    return found


def _stays(text: str, start: int, end: int, quoted: Sequence[Span]) -> bool:
    """Whether it is part of a longer word, an address, or set apart as foreign."""
    near = text[max(0, start - 1) : start] + text[end : end + 1]
    return (
        any(sign in _NEAR for sign in near)
        or in_address(text, start, end)
        or enclosed(text, start, end) is not None
        or quotation(text, start, end, quoted) is not None
    )
