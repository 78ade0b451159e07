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
_BETWEEN = " \t\n\u00a0.-‐·"  # the words of a name

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: its number, the name (empty on a line that has none), the remark."""

    number: int
    name: str
    remark: str


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text; `joined` when nothing that parts names stands before it."""

    folded: str
    start: int
    end: int
    joined: bool


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    for match in WORD.finditer(text):
        before = text[found[-1].end : match.start()] if found else ""
        found.append(
            _Word(fold_name(match[0]), match.start(), match.end(), not before.strip(_BETWEEN))
        )
    return found


@dataclass(frozen=True)
class KnownNames:
    """The names of a list. `spans` finds them in a text of a story."""

    names: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names)

    def and_(self, others: KnownNames) -> KnownNames:
        """These names and others."""
        return KnownNames((*self.names, *others.names)) if others else self

    def spans(self, text: str, alone: frozenset[str] = frozenset()) -> list[Span]:
        """Where the text has a known name, in order, the longest at each place.

        `alone` are folded words that are names in this story: see `said`.
        """
        if not self.names:
            return []
        words = _words(text)
        return [
            (words[first].start, words[last - 1].end) for first, last in self._found(words, alone)
        ]

    def said(self, texts: Iterable[str]) -> frozenset[str]:
        """The folded words of the names of several words that the texts have in full."""
        found: set[str] = set()
        for text in texts if self.names else ():
            words = _words(text)
            for first, last in self._found(words, frozenset()):
                found.update(word.folded for word in words[first:last])
        return frozenset(found)

    def has(self, name: str) -> bool:
        """Whether the list has exactly this name, however it is capitalised or accented."""
        return folded(name) in self._all

    def _found(self, words: Sequence[_Word], alone: frozenset[str]) -> Iterator[Span]:
        """Numbers [first, last) of words that are a known name."""
        at = 0
        while at < len(words):
            sizes = self._sizes.get(words[at].folded, ())
            ends = (at + size for size in sizes if at + size <= len(words))
            last = next((end for end in ends if self._is_name(words[at:end])), at)
            if last == at and words[at].folded in alone:
                last = at + 1
            if last > at:
                yield at, last
            at = max(last, at + 1)

    def _is_name(self, words: Sequence[_Word]) -> bool:
        return tuple(word.folded for word in words) in self._all and all(
            word.joined for word in words[1:]
        )

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
