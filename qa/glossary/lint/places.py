"""Where each value of a TOML text stands: its path to its stretch of the file.

The standard library's reader, which has read the text before, says what the values are and not
where, and no library at hand says both. So this walks the text once more (TOML 1.0, toml.io) and
only notes places: a finding can name its line, and a fix can replace one literal and leave every
other byte as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

import tomli

Path = tuple[str | int, ...]

_GAP = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_BLANK = re.compile(r"[ \t]*+")
_KEY = re.compile(r"""[A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'""")
_STRINGS = (
    re.compile(r'"""(?:[^"\\]++|\\[\s\S]|"(?!""))*+"{3,5}'),
    re.compile(r"'''(?:[^']++|'(?!''))*+'{3,5}"),
    re.compile(r'"(?:[^"\\\n]++|\\.)*+"'),
    re.compile(r"'[^'\n]*+'"),
)
_BARE = re.compile(r"[^,\]}#\r\n]++")


class Place(NamedTuple):
    """A half-open stretch of the text."""

    start: int
    end: int


@dataclass(slots=True)
class Places:
    """`values` by path (`("concept", 0, "forms", "en", 1, "text")`), tables by that of their head.

    An array and an inline table have a place as well as what is in them.
    """

    text: str
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    heads: dict[Path, Place] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of a value or table, else of the nearest one that it belongs to, from 1."""
        while path:
            place = self.values.get(path) or self.keys.get(path) or self.heads.get(path)
            if place:
                return self.line_at(place.start)
            path = path[:-1]
        return 1

    def line_at(self, offset: int) -> int:
        return bisect_right(self.breaks, offset - 1) + 1


def places(text: str) -> Places:
    """The places of a text that `tomli` can read; of any other text the result means nothing."""
    walker = _Walker(text)
    walker.run()
    return walker.found


class _Walker:
    def __init__(self, text: str) -> None:
        breaks = [match.start() for match in re.finditer("\n", text)]
        self.text, self.at, self.found = text, 0, Places(text, breaks=breaks)
        self.last: dict[Path, int] = {}  # the number of the newest table of each array

    def run(self) -> None:
        within: Path = ()
        self._skip(_GAP)
        while self.at < len(self.text):
            start = self.at
            if self.text.startswith("[", start):
                within = self._head()
                self.found.heads[within] = Place(start, self.at)
            else:
                self._pair(within)
            self._skip(_GAP)

    def _skip(self, what: re.Pattern[str]) -> None:
        match = what.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _head(self) -> Path:
        size = 2 if self.text.startswith("[[", self.at) else 1
        self.at += size
        *parts, final = self._key()
        self.at += size
        path: Path = ()
        for part in parts:
            path = self._entered((*path, part))
        path = (*path, final)
        if size == 2:
            self.last[path] = self.last.get(path, -1) + 1
        return self._entered(path)

    def _entered(self, path: Path) -> Path:
        return (*path, self.last[path]) if path in self.last else path

    def _key(self) -> list[str]:
        """The parts of a key, the blanks round it taken along."""
        parts = []
        while True:
            self._skip(_BLANK)
            match = _KEY.match(self.text, self.at)
            if match is None:
                raise ValueError(f"no key at {self.at}")
            parts.append(_name(match[0]))
            self.at = match.end()
            self._skip(_BLANK)
            if not self.text.startswith(".", self.at):
                return parts
            self.at += 1

    def _pair(self, within: Path) -> None:
        self._skip(_BLANK)
        start = self.at
        path: Path = (*within, *self._key())
        self.found.keys[path] = Place(start, self.at)
        self.at += 1  # the equals sign
        self._skip(_BLANK)
        self._value(path)

    def _value(self, path: Path) -> None:
        start = self.at
        first = self.text[start : start + 1]
        if first == "[":
            self._array(path)
        elif first == "{":
            self._inline(path)
        else:
            kinds = _STRINGS if first in ("'", '"') else (_BARE,)
            match = next((m for kind in kinds if (m := kind.match(self.text, start))), None)
            if match is None:
                raise ValueError(f"no value at {start}")
            self.at = start + len(match[0].rstrip(" \t"))
        self.found.values[path] = Place(start, self.at)

    def _array(self, path: Path) -> None:
        self.at += 1
        number = 0
        self._skip(_GAP)
        while not self.text.startswith("]", self.at):
            self._value((*path, number))
            number += 1
            self._comma()
        self.at += 1

    def _inline(self, path: Path) -> None:
        self.at += 1
        self._skip(_GAP)
        while not self.text.startswith("}", self.at):
            self._pair(path)
            self._comma()
        self.at += 1

    def _comma(self) -> None:
        self._skip(_GAP)
        if self.text.startswith(",", self.at):
            self.at += 1
            self._skip(_GAP)


def _name(literal: str) -> str:
    if literal[0] not in "\"'":
        return literal
    return next(iter(tomli.loads(f"{literal} = 0")))
