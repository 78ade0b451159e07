"""Names of a Latin text that look like pinyin: a Chinese surname and a given name beside it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from qa.names.readings.data import chinese
from qa.names.tables import tables

# A word from its beginning; one that an unaccented small letter begins is passed over in C.
_WORD = r"(?<![^\W\d_])(?<![^\W\d_][’'ʻʼ‐-])[^\W\d_a-z][^\W\d_]*(?:[’'ʻʼ‐-][^\W\d_]+)*"
_TOKEN = re.compile(_WORD)
_SEVERAL = re.compile(rf"{_WORD}(?:[ \xa0]{_WORD})+")
_PARTING = re.compile(r"[’'ʻʼ‐-]|(?<=[^\W\d_A-Z])(?=[A-Z])")
_HYPHENS = frozenset("-‐")
_MARKS = str.maketrans(dict.fromkeys("’'ʻʼ‐- ", "") | {"ü": "u"})
_MOST = 2  # syllables of a given name
_LONGEST = 20  # letters of a token that is worth a look

Style = Literal["joined", "hyphened", "spaced"]
Order = Literal["surname first", "given first"]


@dataclass(frozen=True, slots=True)
class LatinName:
    """A name with its place [start, end).

    `surname` is the reading (ü as v); `given` the folded letters of the given name, `parses` the
    ways to cut them into one or two syllables of pinyin, none where they are no pinyin.
    `words` are the tokens as written, in the order of the text; `last` is false where another
    capitalised token follows, which may belong to the name.
    """

    start: int
    end: int
    surname: str
    given: str
    parses: tuple[tuple[str, ...], ...]
    order: Order
    style: Style
    surname_text: str
    words: tuple[str, ...]
    last: bool

    @property
    def letters(self) -> str:
        """Surname and given name as one word, folded: what a string of characters must read."""
        return plain(self.surname_text) + self.given

    @property
    def given_text(self) -> str:
        words = self.words[1:] if self.order == "surname first" else self.words[:-1]
        return " ".join(words)

    def overlaps(self, other: LatinName) -> bool:
        return self.start < other.end and other.start < self.end

    def extends(self, other: LatinName) -> bool:
        """Whether it is the same surname with more of a given name behind it."""
        ours, theirs = (
            (self.start, self.surname, self.order),
            (other.start, other.surname, other.order),
        )
        return ours == theirs and self.end > other.end


@dataclass(frozen=True, slots=True)
class Token:
    """A capitalised token with its place."""

    text: str
    start: int
    end: int


def capitalised(text: str) -> list[list[Token]]:
    """Runs of two and more capitalised tokens with nothing but a blank between them, possessives
    cut off.
    """
    found: list[list[Token]] = []
    for several in _SEVERAL.finditer(text):
        end = -2
        for match in _TOKEN.finditer(text, *several.span()):
            word = match[0]
            if not word[0].isupper() or len(word) > _LONGEST:
                continue
            for ending in tables().possessive:
                word = word.removesuffix(ending)
            start = match.start()
            if start != end + 1:
                found.append([])
            end = start + len(word)
            found[-1].append(Token(word, start, end))
    return [run for run in found if len(run) > 1]


@functools.lru_cache(maxsize=16384)
def parses(text: str) -> tuple[tuple[str, ...], ...]:
    """The ways to cut a given name into one or two syllables of pinyin, as its hyphens allow."""
    known = chinese().syllables
    parts = tuple(plain(part) for part in _PARTING.split(text))
    if len(parts) == _MOST:
        return (parts,) if all(part in known for part in parts) else ()
    if len(parts) > _MOST:
        return ()
    (word,) = parts
    cuts = ((word[:at], word[at:]) for at in range(1, len(word)))
    whole = ((word,),) if word in known else ()
    return (*whole, *(cut for cut in cuts if cut[0] in known and cut[1] in known))


def latin_names(text: str) -> Iterator[LatinName]:
    """Every neighbouring pair of a Chinese surname and what may be its given name, in either order.

    They overlap; which of them is a name the other side has to say.
    """
    for run in capitalised(text):
        yield from _names(run)


@functools.lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Lower case without hyphens and apostrophes, ü as u; empty where other letters are left.

    Vietnamese and others write names with marks that would look like pinyin without them.
    """
    word = text.casefold().translate(_MARKS)
    return word if word.isascii() else ""


def _names(run: Sequence[Token]) -> Iterator[LatinName]:
    for at, token in enumerate(run):
        for surname in _surnames(token.text):
            for size in (1, 2):
                given = run[at + 1 : at + 1 + size]
                if len(given) == size:
                    last = at + 1 + size == len(run)
                    yield from _name(surname, token, given, "surname first", last)
                given = run[at - size : at] if at >= size else ()
                if given:
                    yield from _name(surname, token, given, "given first", at + 1 == len(run))
        if at + 2 < len(run):  # Ou Yang Yu
            for surname in _surnames(token.text + run[at + 1].text, chinese().compound):
                last = at + 3 == len(run)
                both = Token(f"{token.text} {run[at + 1].text}", token.start, run[at + 1].end)
                yield from _name(surname, both, run[at + 2 : at + 3], "surname first", last)


def _surnames(text: str, known: Sequence[str] | frozenset[str] = ()) -> tuple[str, ...]:
    table = chinese()
    word = plain(text)
    return tuple(s for s in table.surname_of.get(word, ()) if not known or s in known)


def _name(
    surname: str, first: Token, given: Sequence[Token], order: Order, last: bool
) -> Iterator[LatinName]:
    joined = "-".join(token.text for token in given)
    cuts = parses(joined)
    hyphened = any(char in _HYPHENS for token in given for char in token.text)
    letters = plain(joined)
    if not letters or (len(given) > 1 and hyphened):
        return
    style: Style = "spaced" if len(given) > 1 else "hyphened" if hyphened else "joined"
    tokens = sorted((first, *given), key=lambda token: token.start)
    yield LatinName(
        tokens[0].start, tokens[-1].end, surname, letters, cuts,
        order, style, first.text, tuple(token.text for token in tokens), last,
    )  # fmt: skip
