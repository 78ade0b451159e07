"""Name-like tokens of a text: capitalised runs, as the study delimits them."""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from qa.names.sound import fold_name
from qa.names.tables import tables

# A word from its beginning; one that an unaccented small letter begins is passed over in C, and what
# stands before a word is looked at behind its first letter.
_TOKEN = re.compile(r"[^\W\d_a-z](?<![^\W\d_].)(?<![^\W\d_][’'ʻʼ-].)[^\W\d_]*(?:[’'ʻʼ-][^\W\d_]+)*")
# A part of a name and the hyphen behind it; blanks, dots and hyphens part it from the next.
_PART = re.compile(r"([^\s·‐-]+)([‐-])?")
_SHORT_BEFORE = re.compile(r"(?<!\w)[^\W\d_]{1,2}\.? $")
_SHORT_AFTER = re.compile(r" ([^\W\d_]{1,2})(?![\w'’.])")
_HYPHENED = re.compile(r"-([^\W\d_a-z][^\W\d_]+)")
_WORD_BEFORE = re.compile(r"(?<![\w-])[^\W\d_]+\Z")
_ADDRESS = re.compile(r"\.[^\W_]|[@_/\\]")
_HANDLES = ("@", "#", "_", "/", "\\", ".")
_ENDS = ".!?:;“”\"'("  # what a sentence may begin after
_LONGEST = 64  # letters: what is longer is no name
_SHORT = 2  # letters: a part with fewer is an initial
_LONGEST_PARTICLE = 5
_LONGEST_GAP = 20  # characters of particles between two parts
_LOWER = re.compile(r"[^\W\d_]+")
_LONG_TEXT = 20_000  # characters in which it takes longer to look for words one by one
# An initial between two names parts them no more than a blank does.
_FAR = 5  # characters that such a gap has at most
_BESIDE = re.compile(r"-|\.? (?:[^\W\d_]\.? )?")


class NameToken(NamedTuple):
    """A capitalised token with its place; `joined` when only a blank parts it from the one before."""

    text: str
    start: int
    end: int
    joined: bool


def name_tokens(text: str, stops: Container[str], common: Container[str]) -> list[NameToken]:
    """The name-like tokens; `stops` and `common` are casefolded words that are no names."""
    found: list[NameToken] = []
    end = -1
    for match in _TOKEN.finditer(text):
        if len(match[0]) > _LONGEST:
            continue
        word, small, like = _shape(match[0])
        if not like or small in stops or small in common:
            continue
        start = match.start()
        joined = end >= 0 and start - end <= _FAR and bool(_BESIDE.fullmatch(text, end, start))
        end = start + len(word)
        found.append(NameToken(word, start, end, joined))
    return found


@functools.lru_cache(maxsize=16384)
def _shape(word: str) -> tuple[str, str, bool]:
    """The word without a possessive ending, the same casefolded, whether it looks like a name."""
    if not word[0].isupper():
        return word, word, False
    for ending in tables().possessive:
        word = word.removesuffix(ending)
    return word, word.casefold(), _name_like(word)


def _name_like(word: str) -> bool:
    """Long enough, no acronym, and capitals inside only after a particle or in capitals all."""
    shape = tables().shape
    if len(word) < shape.least:
        return False
    if word[1:].islower():  # most are
        return True
    if word.isupper():
        return len(word) > shape.acronym
    for part in re.split(r"[’'ʻʼ-]", word):
        inner = next((at for at, char in enumerate(part) if at and char.isupper()), 0)
        if inner and part[:inner] not in shape.inner_capital:
            return False
    return True


def pieces_of(name: str) -> tuple[str, ...]:
    """The parts of a name that are compared: no initials, no particles inside (al-, bin, van der).

    A name with a hyphen is two parts: many write it with a blank. One of nothing but particles
    and initials keeps them.
    """
    every = list(_PART.finditer(name))
    some = [m[1] for m in every if _compared(m[1], m.start() == 0 and not m[2])]
    return tuple(some or [match[1] for match in every])


def pieces(
    tokens: Sequence[NameToken], text: str, words: frozenset[str] = frozenset()
) -> list[NameToken]:
    """The tokens of a text in the parts that `pieces_of` makes of a name.

    What a particle parts is joined, and a name after a small particle with a hyphen is a token
    too (al-Baghdadi); `words` are particles that are ordinary words of the text's language.
    """
    some = list(tokens)
    if "-" in text:
        taken = {token.end for token in tokens}
        some += [t for t in _behind_particles(text) if t.end not in taken]
        some.sort(key=lambda token: token.start)
    found: list[NameToken] = []
    end, parted = -_LONGEST_GAP, _particles(words).fullmatch
    for token in some:
        word, start, stop, joined = token
        if not joined and 1 < start - end < _LONGEST_GAP and text[end] == " ":
            joined = parted(text, end, start) is not None
            if joined:
                token = NameToken(word, start, stop, joined)
        end = stop
        # Most are one part.
        if word.isalpha() and (len(word) > _LONGEST_PARTICLE or _compared(word)):
            found.append(token)
            continue
        for match in _PART.finditer(word):
            begin = start + match.start()
            if _compared(match[1], not joined and not match[2]):
                found.append(NameToken(match[1], begin, begin + len(match[1]), joined))
                joined = True
    return found


def _behind_particles(text: str) -> Iterator[NameToken]:
    some = tables().shape.particles
    for match in _HYPHENED.finditer(text):
        if match[1][0].isupper():
            before = _WORD_BEFORE.search(text, max(0, match.start() - _LONGEST_GAP), match.start())
            if before and before[0] in some:
                yield NameToken(match[1], match.start(1), match.end(), False)


@functools.lru_cache(maxsize=64)
def _particles(words: frozenset[str]) -> re.Pattern[str]:
    """A gap of particles that are none of these words, and nothing else."""
    some = sorted(tables().shape.particles - words)
    one = "|".join(map(re.escape, some)) or "(?!)"
    return re.compile(rf"[\s-]*(?:{one})(?:[\s-]+(?:{one}))*[\s-]*")


@functools.lru_cache(maxsize=16384)
def _compared(part: str, first: bool = False) -> bool:
    folded = fold_name(part).strip(".")
    if len(folded) < _SHORT:
        return False
    return folded not in tables().shape.particles or (first and part[0].isupper())


def begins(text: str, start: int) -> bool:
    """Whether a sentence begins here, as far as the signs before it tell."""
    before = text[max(0, start - 4) : start].rstrip(" “‘\"'(«„")
    return not before or before[-1] in _ENDS


def lonely(text: str, token: NameToken) -> bool:
    """Whether it stands alone: no part of an address (name.com), and no short capitalised word
    beside it that may be part of the name (Xi, Ng).
    """
    if _ADDRESS.match(text, token.end) or text[max(0, token.start - 1) : token.start] in _HANDLES:
        return False
    before = _SHORT_BEFORE.search(text, max(0, token.start - 4), token.start)
    if before and before[0][0].isupper():
        rest = text[max(0, before.start() - 2) : before.start()].rstrip()
        if rest and rest[-1] not in _ENDS:
            return False
    after = _SHORT_AFTER.match(text, token.end)
    return not (after and after[1][0].isupper())


def runs(tokens: Sequence[NameToken]) -> list[list[NameToken]]:
    """Neighbouring tokens as full names."""
    found: list[list[NameToken]] = []
    for token in tokens:
        if token.joined and found:
            found[-1].append(token)
        else:
            found.append([token])
    return found


def spans(
    text: str, common: Container[str], stops: Container[str], most: int = 4
) -> list[tuple[NameToken, ...]]:
    """Every stretch of one to `most` neighbouring name tokens, in order of place, then size."""
    return [
        tuple(run[first : first + size])
        for run in runs(name_tokens(text, stops, common))
        for first in range(len(run))
        for size in range(1, min(most, len(run) - first) + 1)
    ]


class WrittenSmall(Container[str]):
    """The words that a document also writes small: at the head of a sentence they are no names.

    Few words are asked about, and each of them is looked for when it is; only in long texts are all found at once.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._whole = "\n".join(texts)
        self._known: dict[object, bool] = {}

    def __contains__(self, word: object) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = isinstance(word, str) and self._has(word)
        return known

    def _has(self, word: str) -> bool:
        if not word.islower() or not _LOWER.fullmatch(word):
            return False
        if len(self._whole) > _LONG_TEXT:
            return word in self._all
        text, at = self._whole, self._whole.find(word)
        while at >= 0:
            end = at + len(word)
            if not (_letter(text[at - 1 : at]) or _letter(text[end : end + 1])):
                return True
            at = text.find(word, at + 1)
        return False

    @functools.cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(filter(str.islower, _LOWER.findall(self._whole)))


def _letter(sign: str) -> bool:
    """What is a letter to `_LOWER`; none where the text ends."""
    return sign.isalnum() and not sign.isdecimal()
