"""Words of a text with their places, and which of them are everyday words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from qa.language import Language
from qa.names import fold_name
from qa.names.tables import tables

_WORD = re.compile(r"[^\W_]+(?:[’'ʻʼ][^\W_]+)*")
_SIGN = re.compile(r"[A-Za-z0-9]+|[^\W_]")  # where words are not divided by blanks
# What may stand between two parts of one name.
_BESIDE = re.compile(r"[-‐‑·]|\.?[ \u00a0]?")
_TIES = tuple("-‐‑")
_SMALL = 0.15  # of its occurrences: the share from which a word counts as everyday


class Word(NamedTuple):
    """A word with its place; `same` is equal for spellings that differ in nothing that matters.

    `joined` when it may belong to one name with the word before, `tied` when a hyphen says so.
    """

    text: str
    start: int
    end: int
    same: str
    joined: bool
    tied: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit()


def words(text: str, lang: Language) -> list[Word]:
    """The words in order; single characters where the language divides none."""
    found: list[Word] = []
    last = -1
    for match in _pattern(lang).finditer(text):
        start, end = match.span()
        between = text[last:start] if last >= 0 else "x"
        word, last = match[0], end
        joined = between == " " or _BESIDE.fullmatch(between) is not None
        found.append(Word(word, start, end, _same(word), joined, between in _TIES))
    return found


def _pattern(lang: Language) -> re.Pattern[str]:
    return _WORD if lang.spaced else _SIGN


def _same(word: str) -> str:
    return fold_name(word) or word


def sames(text: str, lang: Language) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    return tuple(word.same for word in words(text, lang))


def find(part: Sequence[str], whole: Sequence[Word]) -> list[tuple[int, int]]:
    """Where the words `part` stand in a text, as [first, last) of its words."""
    size = len(part)
    return [
        (at, at + size)
        for at in range(len(whole) - size + 1)
        if whole[at].same == part[0]
        and all(w.same == p for w, p in zip(whole[at:], part, strict=False))
    ]


class Vocabulary:
    """How often each word of a language is written small, and with a capital inside a sentence."""

    def __init__(self, lang: Language) -> None:
        self._lang = lang
        self.spaced = lang.spaced
        self._small: dict[str, int] = {}
        self._capital: dict[str, int] = {}
        self.titles = frozenset(fold_name(word) for word in (*lang.titles, *lang.articles))
        months = [name for names in lang.dates.months for name in names]
        self.dates = frozenset(fold_name(word) for word in (*months, *lang.dates.weekdays))

    def add(self, text: str) -> None:
        for number, word in enumerate(_pattern(self._lang).findall(text)):
            if word[0].islower():
                counts = self._small
            elif number:
                counts = self._capital
            else:
                continue
            same = _same(word)
            counts[same] = counts.get(same, 0) + 1

    def everyday(self, same: str) -> bool:
        """Whether a word is written small too often to be a name."""
        small = self._small.get(same, 0)
        return small > _SMALL * (small + self._capital.get(same, 0))

    def seen_small(self, same: str) -> bool:
        return same in self._small

    def empty(self, same: str) -> bool:
        """Whether a capital of this word says nothing: titles, dates, everyday words."""
        return same in self.titles or same in self.dates or self.everyday(same)


def capitals(text: Sequence[Word]) -> list[Sequence[Word]]:
    """Neighbouring words with capitals, as long as they go."""
    found: list[list[Word]] = []
    previous = None
    for word in text:
        if word.capital and any(map(str.isalpha, word.text)):
            if found and previous is found[-1][-1] and word.joined:
                found[-1].append(word)
            else:
                found.append([word])
        previous = word
    return list(found)


def plain(text: str) -> str:
    """A name without possessive, blanks made one."""
    text = " ".join(text.split())
    for ending in tables().possessive:
        text = text.removesuffix(ending)
    return text


def within(found: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the stretches overlaps [start, end)."""
    return any(first < end and start < last for first, last in found)


def trimmed(part: Sequence[Word], empty: Collection[str]) -> Sequence[Word]:
    """Without the words at either end that are in `empty`."""
    first, last = 0, len(part)
    while first < last and part[first].same in empty:
        first += 1
    while last > first and part[last - 1].same in empty:
        last -= 1
    return part[first:last]
