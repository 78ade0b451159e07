"""A word in a text: where it stands, how it is written there, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from qa.fold import Folded
from qa.language import Language
from qa.scan.matcher import edge

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_JOINED = re.compile(r"[ \-·‧・]")
_LAST = re.compile(r"([^\W\d_]+)[. ]*\Z")
_ENDS = ".!?:;…。！？：；\n|–—"  # after these a sentence begins, or what is written like one
_MARKS = " \t\"'“”„‘’«»‹›「『(（[【*-•"
_LONG = 4  # letters: shorter words are not capitalised in a headline
_HEADLINE = 0.85  # of the long words: a sentence of names has a verb
_SHORT_STEM = 4
_ENDING, _INFLECTED = 2, 3  # letters that may follow a stem
_MOST = 20  # places of a name that are looked at
_BACK = 40  # characters before a word that are looked at


class Place(NamedTuple):
    """A stretch in the folded text and in the original."""

    start: int
    end: int
    first: int
    last: int


def stems(word: str, lang: Language) -> tuple[str, ...]:
    """The folded word, and what its endings leave of it where the language inflects."""
    bare = word[:-1]
    if lang.inflects and " " not in word and len(bare) >= _SHORT_STEM:
        return word, bare
    return (word,)


def found(
    text: Folded, word: str, lang: Language, most: int, *, loose: bool = False
) -> Iterator[Place]:
    """The first `most` places at which the folded word stands as one; `loose` lets it be inflected.

    One character alone says nothing in a script without blanks.
    """
    if len(word) < 2:
        return
    start, seen = text.text.find(word), 0
    while start >= 0 and seen < most:
        seen += 1
        end = start + len(word)
        whole = edge(text.text, start, end, lang)
        # A part of a compound, or a word with a suffix, may be another word.
        edges = (whole.start, whole.end) if whole and not whole.kind else None
        if whole is None and loose and lang.spaced:
            edges = _inflected(text.text, start, end, lang)
        if edges:
            yield Place(*edges, *text.back(*edges))
        start = text.text.find(word, end)


def _inflected(text: str, start: int, end: int, lang: Language) -> tuple[int, int] | None:
    if start and text[start - 1].isalnum():
        return None
    most = _INFLECTED if lang.inflects else _ENDING
    stop = end
    while stop < len(text) and text[stop].isalpha():
        stop += 1
        if stop - end > most:
            return None
    return start, stop


class Text:
    """One side of one segment."""

    def __init__(self, folded: Folded, lang: Language) -> None:
        self.folded, self._lang = folded, lang
        self._text = folded.original

    def written(self, place: Place) -> str:
        return self._text[place.first : place.last]

    def has(self, name: str, folded: str) -> bool:
        """Whether the name stands there, with its capital and the endings that the language has."""
        if len(folded) < 2 or not self._lang.spaced:
            return name in self._text
        return any(
            self._text[place.first].isupper() or not (name[0].isupper() and self._lang.cased)
            for place in found(self.folded, folded, self._lang, _MOST)
        )

    @cached_property
    def headline(self) -> bool:
        """Whether nearly all long words have a capital, so that a capital says nothing."""
        words = [w for w in _WORD.findall(self._text) if len(w) >= _LONG]
        return len(words) > 3 and sum(w[0].isupper() for w in words) >= _HEADLINE * len(words)

    def capital(self, place: Place) -> bool:
        """Whether it is written with a capital where that says something."""
        return self._text[place.first].isupper() and not self.headline

    def opens(self, place: Place) -> bool:
        """Whether it stands at the head of a sentence, where everything has a capital."""
        before = self._text[max(0, place.first - _BACK) : place.first].rstrip(_MARKS)
        return not before or before[-1] in _ENDS

    def titled(self, place: Place) -> bool:
        """Whether a personal title stands before it."""
        before = _LAST.search(self._text[max(0, place.first - _BACK) : place.first])
        return bool(before) and before[1].casefold() in self._titles  # type: ignore[index]

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(title.casefold() for title in self._lang.titles)

    def beside(self, start: int, end: int, place: Place) -> bool:
        """Whether [start, end) touches it, or only a blank parts the two."""
        gap = (
            self._text[end : place.first] if end <= place.first else self._text[place.last : start]
        )
        return gap.strip() == "" and len(gap) < 2 and (end <= place.first or place.last <= start)

    def before(self, place: Place) -> tuple[str, ...]:
        """The word joined in front of it that can be a part of the same name."""
        text = self._text[max(0, place.first - _BACK) : place.first]
        if not text or not _JOINED.fullmatch(text[-1]):
            return ()
        words = _WORD.findall(text)
        return self._parts(words[-1:] if words and text[:-1].endswith(words[-1]) else ())

    def after(self, place: Place) -> tuple[str, ...]:
        """The word joined behind it that can be a part of the same name, alone and with the next."""
        if not _JOINED.match(self._text, place.last):
            return ()
        word = _WORD.match(self._text, place.last + 1)
        if word is None:
            return ()
        following = _WORD.match(self._text, word.end() + 1)
        two = (word[0] + following[0],) if following and not self._lang.cased else ()
        return self._parts((word[0], *two))

    def _parts(self, words: Sequence[str]) -> tuple[str, ...]:
        """Those that have a capital, where the language has any."""
        return tuple(w for w in words if w[0].isupper() or not self._lang.cased)

    def names(self) -> frozenset[str]:
        """The capitalised words."""
        return frozenset(w for w in _WORD.findall(self._text) if w[0].isupper() and len(w) > 2)
