"""The shapes that one name takes in one language: derivations, spellings, acronyms, clippings."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence

from qa.names.distance import GENERIC
from qa.names.sound import encode, keys, kin, levenshtein, similarity
from qa.names.words import Word

_STEM = 4  # letters that two words of one stem begin with, at least
_SHARE = 0.6  # and of the longer word
_TAIL = 6  # letters of a word that is the end of another (meteorological, hydrometeorological)
_ALIKE = 0.7  # similarity in sound of two spellings of one name in one language
_SPELT = 0.5  # and in letters
_SHORT = 3
_BEGINNING = 3  # letters in which kindred words agree
_PAIR = 2  # letters of the shortest acronym


class Shapes:
    """The words of a text, to be asked for those that may be shapes of a given one.

    Only words with the same beginning, the same end or a common key of sound come into question,
    so that asking costs little however long the text is.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._index: dict[str, list[str]] = {}
        for word in words:
            for key in _keys(word):
                self._index.setdefault(key, []).append(word)

    def near(self, word: str) -> list[str]:
        """The words that come into question, in the order of the text."""
        return list(dict.fromkeys(o for key in _keys(word) for o in self._index.get(key, ())))


@functools.lru_cache(maxsize=16384)
def _keys(word: str) -> tuple[str, ...]:
    """Its beginning, its end, and the keys of its sound."""
    found = [f"{word[:_BEGINNING]}-"]
    if len(word) >= _TAIL:
        found.append(f"-{word[-_TAIL:]}")
    return (*found, *sorted(keys(encode(word)) - {""}))


@functools.lru_cache(maxsize=16384)
def same(one: str, other: str, pivot: str = GENERIC) -> bool:
    """Whether two folded words are one name: derived, of one stem, or alike in sound and letters."""
    if one == other or stem(one, other):
        return True
    shorter, longer = sorted((len(one), len(other)))
    if shorter < _STEM or longer - shorter > _STEM or 3 * len(set(one) & set(other)) < shorter:
        return False  # what follows costs a hundred times that
    if levenshtein(one, other) < _SPELT:
        return False
    return similarity(one, other, pivot, _ALIKE) >= _ALIKE


def stem(one: str, other: str) -> bool:
    """Whether one folded word derives from another, or both have one stem."""
    if kin(one, other) or kin(other, one):
        return True
    shorter, longer = sorted((len(one), len(other)))
    if shorter < _STEM:
        return False
    shared = 0
    while shared < shorter and one[shared] == other[shared]:
        shared += 1
    if shared >= _STEM and shared >= _SHARE * longer:
        return True
    return shorter >= _TAIL and (one.endswith(other) or other.endswith(one))


def clipped(one: str, other: str) -> bool:
    """Whether the one is a short beginning of the other: Rz, Rzeczpospolita."""
    short, long = sorted((one, other), key=len)
    return len(short) <= _SHORT and long.startswith(short)


def spelt_out(acronym: str, words: Sequence[Word]) -> bool:
    """Whether words in a row begin with the letters of an acronym, small ones left out or not.

    Its first letter may be the country's, which goes without saying at home (EPL). Two letters are
    found by accident, so that they need two capitalised words side by side, or a short one between
    them (University of Macau).
    """
    if len(acronym) == _PAIR:
        return any(
            one.plain[:1] + other.plain[:1] == acronym
            for one, other in _neighbours(words)
            if one.capital and other.capital and not (one.acronym or other.acronym)
        )
    every = "".join(w.plain[:1] for w in words)
    large = "".join(w.plain[:1] for w in words if len(w.plain) > _SHORT or w.capital)
    capitals = "".join(w.plain[:1] if w.capital and not w.head else " " for w in words)
    return acronym in every or acronym in large or acronym[1:] in capitals


def _neighbours(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Words between which a blank stands, or a small word of a few letters."""
    for one, other in itertools.pairwise(words):
        if other.start - one.end == 1:
            yield one, other
    for one, small, other in zip(words, words[1:], words[2:], strict=False):
        if not small.capital and other.start - one.end == 2 + len(small.text) <= 2 + _SHORT:
            yield one, other
