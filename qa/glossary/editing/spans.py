"""Where everything stands in a TOML text: its tables, their keys, values and list items.

`tomli` says what a text means and forgets where; this only finds the places, so that a change
touches nothing else and a message names the line. It is meant for texts that `tomli` accepts
(https://toml.io/en/v1.0.0); offsets are code points, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import tomli

_TOKEN = re.compile(
    r'"""(?:\\[\s\S]|(?!""")[^\\])*"{3,5}'
    r"|'''(?:(?!''')[\s\S])*'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[\[\]{},=\n]"
    r"""|[^\s"'#\[\]{},=]+"""
)
_PLAIN = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")

Key = tuple[str, ...]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key = value`; `items` are the items of a list, each without its comma."""

    key: Key
    start: int
    value: int
    end: int
    items: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A table under its header, up to the next header; the first one has no header.

    `many` is set for `[[…]]`; `body` is where the line behind the header begins.
    """

    key: Key
    many: bool
    start: int
    body: int
    end: int
    entries: tuple[Entry, ...]

    def entry(self, *key: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.key == key), None)


def sections(text: str) -> list[Section]:
    """All tables in the order of the text."""
    return list(_sections(text, _Tokens(text)))


class _Tokens:
    """The tokens one by one, comments left out; `text` is empty at the end."""

    def __init__(self, text: str) -> None:
        self._source = text
        self._tokens = _TOKEN.finditer(text)
        self.text, self.start, self.end = "", 0, 0
        self.next()

    def next(self) -> None:
        last = self.end
        for match in self._tokens:
            self.text, self.start, self.end = match[0], match.start(), match.end()
            if self.text[0] != "#":
                return
        self.text, self.start, self.end = "", len(self._source), last

    def skip_line(self) -> None:
        """To behind the next line break."""
        while self.text not in ("\n", ""):
            self.next()
        self.next()


def _sections(text: str, tokens: _Tokens) -> Iterator[Section]:
    key: Key = ()
    many = False
    start = body = 0
    entries: list[Entry] = []
    while tokens.text:
        if tokens.text == "\n":
            tokens.next()
        elif tokens.text == "[":
            yield Section(key, many, start, body, tokens.start, tuple(entries))
            start, entries = tokens.start, []
            tokens.next()
            many = tokens.text == "["
            if many:
                tokens.next()
            first = tokens.start
            while tokens.text not in ("]", ""):
                tokens.next()
            key = _key(text[first : tokens.start])
            tokens.skip_line()
            line_end = text.find("\n", first)
            body = len(text) if line_end < 0 else line_end + 1
        else:
            entries.append(_entry(text, tokens))
    yield Section(key, many, start, body, len(text), tuple(entries))


def _entry(text: str, tokens: _Tokens) -> Entry:
    start = tokens.start
    while tokens.text not in ("=", ""):
        tokens.next()
    key = _key(text[start : tokens.start])
    tokens.next()
    value, end = tokens.start, tokens.start
    items: list[Span] = []
    depth, first = 0, -1
    while tokens.text and not (depth == 0 and tokens.text == "\n"):
        sign = tokens.text
        if sign in ("]", "}"):
            depth -= 1
        # A value that is a list: what stands between its own commas.
        if text[value] == "[" and (sign, depth) in (("]", 0), (",", 1)):
            if first >= 0:
                items.append((first, end))
            first = -1
        elif sign != "\n" and first < 0 and tokens.start > value:
            first = tokens.start
        if sign != "\n":
            end = tokens.end
        if sign in ("[", "{"):
            depth += 1
        tokens.next()
    return Entry(key, start, value, end, tuple(items) if text[value] == "[" else ())


def _key(text: str) -> Key:
    text = text.strip()
    if _PLAIN.fullmatch(text):
        return tuple(text.split("."))
    found: list[str] = []
    inner = tomli.loads(f"{text} = 0")
    while isinstance(inner, dict):
        ((name, inner),) = inner.items()
        found.append(name)
    return tuple(found)
