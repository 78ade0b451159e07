"""A newsroom's own list of names that are right: `known-names.txt`, a name a line.

    Kushida              # 2026-11-25: the chip maker's founder
    Abdul Karim Balladal

What follows `#` is a remark. A name of one word is right wherever it stands. One of several words
is right as a whole; in a story that has the whole, each word of it is right alone too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from qa.errors import ConfigError
from qa.names.lexicon import WORD
from qa.names.sound import fold_name

LARGEST = 4 * 1024 * 1024
LONGEST = 200  # characters of a name
_REMARK = re.compile(r"(?:^|\s)#")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: its number, the name (empty on a line that has none), the remark."""

    number: int
    name: str
    remark: str


@dataclass(frozen=True)
class KnownNames:
    """The names of a list. `spans` finds them in a text of a story."""

    names: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names)

    def spans(self, text: str, alone: frozenset[str] = frozenset()) -> list[Span]:
        """Where the text has a known name, in order, the longest at each place.

        `alone` are folded words that are names in this story: see `said`.
        """
        if not self.names:
            return []
        words = _words(text)
        return [
            (words[first][1], words[last - 1][2]) for first, last, _ in self._found(words, alone)
        ]

    def said(self, texts: Iterable[str]) -> frozenset[str]:
        """The folded words of the names of several words that the texts have in full."""
        found: set[str] = set()
        for text in texts if self.names else ():
            found.update(*(name for _, _, name in self._found(_words(text), frozenset())))
        return frozenset(found)

    def has(self, name: str) -> bool:
        """Whether the list has exactly this name, however it is capitalised or accented."""
        return folded(name) in self._all

    def _found(
        self, words: Sequence[tuple[str, int, int]], alone: frozenset[str]
    ) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        at = 0
        while at < len(words):
            first = words[at][0]
            for size in self._sizes.get(first, ()):
                name = tuple(word for word, _, _ in words[at : at + size])
                if name in self._all:
                    yield at, at + size, name
                    at += size
                    break
            else:
                if first in alone:
                    yield at, at + 1, (first,)
                at += 1

    @cached_property
    def _all(self) -> frozenset[tuple[str, ...]]:
        return frozenset(folded(name) for name in self.names)

    @cached_property
    def _sizes(self) -> dict[str, list[int]]:
        """How many words the names that begin with a word have, the most first."""
        found: dict[str, set[int]] = {}
        for name in self._all:
            found.setdefault(name[0], set()).add(len(name))
        return {first: sorted(sizes, reverse=True) for first, sizes in found.items()}


NONE_KNOWN = KnownNames()


def _words(text: str) -> list[tuple[str, int, int]]:
    return [(fold_name(match[0]), match.start(), match.end()) for match in WORD.finditer(text)]


def folded(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: without case, accents, apostrophes, hyphens."""
    return tuple(fold_name(word) for word in WORD.findall(name))


def read_known(path: Path) -> KnownNames:
    """The names of a list; ConfigError for one that cannot be used."""
    return KnownNames(tuple(line.name for line in lines(text(path), path) if line.name))


def text(path: Path) -> str:
    """The list as it is, its line ends too; ConfigError when it is unreadable, too large, no UTF-8."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ConfigError(
            f"the list of known names cannot be read ({error.strerror})", path=path,
            remedy="Mend the path or its permissions; `qa names add` makes a new list.",
        ) from None  # fmt: skip
    if len(data) > LARGEST:
        raise ConfigError(
            "the list of known names is over 4 MB", path=path,
            remedy="Keep whole gazetteers in a pack of the glossary.",
        )  # fmt: skip
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"the list of known names is not UTF-8 (byte {error.start})", path=path,
            remedy="Save it as UTF-8.",
        ) from None  # fmt: skip


def lines(text: str, path: Path | None = None) -> Iterator[Line]:
    """The lines of a list; ConfigError with its number for one that is no name."""
    for number, row in enumerate(rows(text), 1):
        mark = _REMARK.search(row)
        name, remark = (row[: mark.start()], row[mark.end() :]) if mark else (row, "")
        wrong = fault(name) if name.strip() else ""
        if wrong:
            raise ConfigError(
                wrong, path=path, line=number, remedy="Write one name a line, remarks behind #."
            )
        yield Line(number, " ".join(name.split()), remark.strip())


def rows(text: str) -> list[str]:
    """The lines without their ends: only the ends that editors write, not every one of Unicode's."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def fault(name: str) -> str:
    """What makes a text no name, empty if nothing does."""
    if len(name) > LONGEST:
        return f"the name is longer than {LONGEST} characters"
    if not WORD.search(name):
        return f"{name.strip()!r} has no letters"
    if any(unicodedata.category(char) == "Cc" for char in "".join(name.split())):
        return f"{name.strip()!r} has control characters"
    return ""
