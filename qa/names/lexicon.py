"""Which words are names of real people and places, and which are everyday words.

The names lie in `languages/names/`, one file a script, sorted. A line has a beginning that several
names share and what follows it in each, with a capital for every source that attests the name:

    abb eCW ottCGW

The everyday words are written in the same way. So half a million names are read in a few milliseconds, held in a few megabytes, and a word is
looked for in one line.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from qa.datafile import read_toml
from qa.language import FOLDER, base
from qa.names.sound import fold_name

NAMES = FOLDER / "names"
SOURCES = NAMES / "sources.toml"
WORD = re.compile(r"[^\W\d_]+(?:[’'ʻʼ-][^\W\d_]+)*")  # of a name, its hyphens in it
LEAST = 3  # letters of the shortest beginning: the lists hold no shorter name
_CAPITALS = re.compile("[A-Z]*")
_KEPT = 1 << 15  # words whose letters are remembered
MOST = 4  # letters of the longest one, where very many names share it


@dataclass(frozen=True, slots=True)
class Origin:
    """Where names come from: the capital that stands for it, what it is, its licence."""

    letter: str
    title: str
    licence: str


class Lines:
    """A file in the form above, read when a word is first looked for."""

    def __init__(self, file: Path) -> None:
        self._file = file
        # A text has the same words again and again, and each is asked about by several judges.
        self.letters = functools.lru_cache(maxsize=_KEPT)(self._letters)

    def _letters(self, word: str) -> str:
        """The capitals behind a word, none for one that the file has not."""
        # A beginning of its own holds all that begin so, and what is shorter has a shorter one.
        size, line = MOST, self._lines.get(word[:MOST])
        if line is None or not line.startswith(" ", size):
            size, line = LEAST, self._lines.get(word[:LEAST] + " ")
            if line is None:
                return ""
        # It is sorted: of the names that begin so, the one that is no longer comes first.
        rest = " " + word[size:]
        at = line.find(rest)
        found = _CAPITALS.match(line, at + len(rest)) if at >= 0 else None
        return found[0] if found else ""

    @functools.cached_property
    def _lines(self) -> dict[str, str]:
        """The lines by their beginnings, with the blank behind a shorter one."""
        with self._file.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            every = str(data, "utf-8").split("\n")
        return {line[:MOST]: line for line in every}  # a remark's beginning is no word's


class Lexicon(Container[str]):
    """Real names, whatever the glossary has of them.

    A word is folded. One with a hyphen is a name when the whole is, or each part that is long
    enough to tell: Garcia-Margallo, al-Hariri.
    """

    def __init__(self, folder: Path) -> None:
        self._latin, self._cyrillic = Lines(folder / "latin.txt"), Lines(folder / "cyrillic.txt")

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and bool(self.letters(word))

    def letters(self, word: str) -> str:
        """The capitals of the sources that attest the word, none for a word that is no name."""
        found = self._folded(fold_name(word))
        if found or "-" not in word:
            return found
        parts = [part for part in map(fold_name, word.split("-")) if len(part) >= LEAST]
        known = [self._folded(part) for part in parts]
        return "".join(sorted(set("".join(known)))) if all(known) else ""

    def origins(self, word: str) -> tuple[Origin, ...]:
        """The sources that attest the word."""
        table = origins()
        return tuple(table[letter] for letter in self.letters(word))

    def _folded(self, word: str) -> str:
        return (self._latin if word.isascii() else self._cyrillic).letters(word)


class Words(Container[str]):
    """The everyday words of a list that have one of the capitals behind them, casefolded."""

    def __init__(self, lines: Lines, letters: str) -> None:
        self._lines, self._letters = lines, frozenset(letters)

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and not self._letters.isdisjoint(self._lines.letters(word))


@functools.cache
def lexicon() -> Lexicon:
    """The names that come with the project."""
    return Lexicon(NAMES)


def common(lang: str) -> Container[str]:
    """The everyday words of a language, casefolded: they begin sentences and stand in titles.

    Empty for a language without a list.
    """
    return _lists(base(lang))[0]


def either(lang: str) -> Container[str]:
    """Rarer words of a language that are somebody's name as well: bureau, harbour, web."""
    return _lists(base(lang))[1]


@functools.cache
def _lists(lang: str) -> tuple[Container[str], Container[str]]:
    row = next((row for row in words() if row["lang"] == lang), None)
    if row is None:
        return frozenset(), frozenset()
    lines = Lines(NAMES / f"common-{lang}.txt")
    return Words(lines, row["letter"]), Words(lines, row["either"])


@functools.cache
def _table() -> dict[str, list[dict[str, Any]]]:
    return read_toml(SOURCES)


def sources() -> list[dict[str, Any]]:
    """The rows of `sources.toml` that are lists of names."""
    return _table()["source"]


def words() -> list[dict[str, Any]]:
    """Its rows that are lists of everyday words."""
    return _table()["words"]


@functools.cache
def origins() -> dict[str, Origin]:
    """The sources of names by their capitals."""
    return {r["letter"]: Origin(r["letter"], r["title"], r["licence"]) for r in sources()}
