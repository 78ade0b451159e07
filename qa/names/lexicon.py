"""Which words are names of real people and places, and which are everyday words.

The names lie in `languages/names/`, one file a script, sorted. A line has a beginning that several
names share and what follows it in each, with a capital for every source that attests the name:

    abb eCW ottCFGW

So half a million names are read in a few milliseconds, held in a few megabytes, and a word is
looked for in one line.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.errors import GlossaryError
from qa.language import FOLDER, base
from qa.names.sound import fold_name

NAMES = FOLDER / "names"
SOURCES = NAMES / "sources.toml"
WORD = re.compile(r"[^\W\d_]+(?:[’'ʻʼ-][^\W\d_]+)*")  # of a name, its hyphens in it
LEAST = 3  # letters of the shortest beginning: the lists hold no shorter name
MOST = 4  # letters of the longest one, where very many names share it


@dataclass(frozen=True, slots=True)
class Origin:
    """Where names come from: the capital that stands for it, what it is, its licence."""

    letter: str
    title: str
    licence: str


class Lexicon(Container[str]):
    """Real names, whatever the glossary has of them. Files are read when first looked into.

    A word is folded. One with a hyphen is a name when the whole is, or each part that is long
    enough to tell: Garcia-Margallo, al-Hariri.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._scripts: dict[str, dict[bytes, bytes]] = {}

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and bool(self.letters(word))

    def letters(self, word: str) -> str:
        """The capitals of the sources that attest the word, none for a word that is no name."""
        found = self._letters(fold_name(word))
        if found or "-" not in word:
            return found
        parts = [part for part in map(fold_name, word.split("-")) if len(part) >= LEAST]
        known = [self._letters(part) for part in parts]
        return "".join(sorted(set("".join(known)))) if all(known) else ""

    def origins(self, word: str) -> tuple[Origin, ...]:
        """The sources that attest the word."""
        table = origins()
        return tuple(table[letter] for letter in self.letters(word))

    def _letters(self, word: str) -> str:
        if len(word) < LEAST:
            return ""
        lines = self._script("latin" if word.isascii() else "cyrillic")
        for size in (MOST, LEAST):
            line = lines.get(word[:size].encode(errors="replace"))
            if line is not None:
                return _after(line, b" " + word[size:].encode(errors="replace"))
        return ""

    def _script(self, name: str) -> dict[bytes, bytes]:
        lines = self._scripts.get(name)
        if lines is None:
            data = (self._folder / f"{name}.txt").read_bytes()
            lines = {line.partition(b" ")[0]: line for line in data.splitlines()}
            self._scripts[name] = lines
        return lines


def _after(line: bytes, rest: bytes) -> str:
    """The capitals behind the rest of a name. The line is sorted: of the names that begin so, the
    one that is no longer comes first."""
    start = line.find(rest)
    if start < 0:
        return ""
    start = end = start + len(rest)
    while line[end : end + 1].isupper():
        end += 1
    return line[start:end].decode("ascii")


@functools.cache
def lexicon() -> Lexicon:
    """The names that come with the project."""
    return Lexicon(NAMES)


class Words(Container[str]):
    """A list of words, casefolded; the file is read when a word is first looked for."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __contains__(self, word: object) -> bool:
        return word in self._words

    @functools.cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self._file.read_text(encoding="utf-8").split("\n"))


@functools.cache
def common(lang: str) -> Container[str]:
    """The everyday words of a language, casefolded: they begin sentences and stand in titles.

    Empty for a language without a list.
    """
    file = NAMES / f"common-{base(lang)}.txt"
    return Words(file) if file.is_file() else frozenset()


@functools.cache
def _table() -> dict[str, list[dict[str, Any]]]:
    try:
        return tomllib.loads(SOURCES.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GlossaryError(
            f"the list of sources is not well-formed ({error})", path=SOURCES, remedy="Mend it."
        ) from None


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
