"""Texts in tokens, as a task delivers them or cut by the scripts of a raw text."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from qa.edges import free, in_word, stands


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text and where its tokens begin and end, in code points, half-open, in order.

    `cut` says that the tokens were cut here: a form then stands where its edges are edges of words
    (Hangul writes particles onto the noun), else where they are edges of tokens.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    cut: bool

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, place: int) -> str:
        return self.text[self.starts[place] : self.ends[place]]

    def words(self) -> list[str]:
        """All tokens."""
        return [self[place] for place in range(len(self))]

    def places(self, form: str) -> Iterator[tuple[int, int]]:
        """The token ranges, half-open, that hold the form, from the left; they may overlap."""
        form = " ".join(form.split())
        at = self.text.find(form) if form else -1
        while at >= 0:
            end = at + len(form)
            if self._edges(at, end):
                yield bisect_right(self.ends, at), bisect_left(self.starts, end)
            at = self.text.find(form, at + 1)

    def _edges(self, start: int, end: int) -> bool:
        if self.cut:
            return stands(self.text, start, end)
        text = self.text
        return text[start - 1 : start] in ("", " ") and text[end : end + 1] in ("", " ")


def tokenised(text: str) -> Tokens:
    """A text whose tokens stand between blanks, punctuation included, as the tasks deliver it."""
    return _of(text.split(), " ", cut=False)


def raw(text: str) -> Tokens:
    """Running text: words of scripts with blanks, single characters of those without, each sign.

    The text is brought to NFC and its blanks to one. A mark stays with its letter, an apostrophe or
    hyphen between two letters with its word.
    """
    text = " ".join(unicodedata.normalize("NFC", text).split())
    starts, ends = [], []
    for start, end in _cut(text):
        starts.append(start)
        ends.append(end)
    return Tokens(text, tuple(starts), tuple(ends), cut=True)


def _of(words: list[str], between: str, *, cut: bool) -> Tokens:
    starts, ends, at = [], [], 0
    for word in words:
        starts.append(at)
        ends.append(at + len(word))
        at += len(word) + len(between)
    return Tokens(between.join(words), tuple(starts), tuple(ends), cut)


_JOINS = frozenset("'’-‐.,")


def _cut(text: str) -> Iterator[tuple[int, int]]:
    start = -1
    size = len(text)
    for at, char in enumerate(text):
        if char == " ":
            if start >= 0:
                yield start, at
            start = -1
        elif start < 0:
            start = at
        elif _parted(text, at, size):
            yield start, at
            start = at
    if start >= 0:
        yield start, size


def _parted(text: str, at: int, size: int) -> bool:
    """Whether a token ends before text[at], which no blank precedes."""
    before, char = text[at - 1], text[at]
    if unicodedata.category(char)[0] == "M":
        return False
    letter = _bearer(text, at - 1)
    if in_word(char) and in_word(letter):
        return free(letter, char, right=False)
    if char in _JOINS and at + 1 < size and in_word(before) and in_word(text[at + 1]):
        return char in ".," and not (before.isdigit() and text[at + 1].isdigit())
    if before in _JOINS and at > 1 and in_word(text[at - 2]) and in_word(char):
        return before in ".," and not (text[at - 2].isdigit() and char.isdigit())
    return True


def _bearer(text: str, at: int) -> str:
    """The letter that the marks before a place stand on; marks in a row are few."""
    least = max(0, at - 8)
    while at > least and unicodedata.category(text[at])[0] == "M":
        at -= 1
    return text[at]
