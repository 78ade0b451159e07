"""The lines of settings above a Markdown text: YAML between ---, TOML between +++.

Only `key: value` and `key = value` of one line at the top level are read, since nothing else carries
a story's title; lists, tables and blocks of either language are left alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from qa.documents.weave import Weaver
from qa.model import Piece

_KEY = {
    "---": re.compile(r"([A-Za-z_][\w-]{0,60})[ \t]*:(?:[ \t]+|$)"),
    "+++": re.compile(r"([A-Za-z_][\w-]{0,60})[ \t]*=[ \t]*"),
}
_ENDS = {"---": ("---", "..."), "+++": ("+++",)}
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^xuU])")
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "/": "/", '"': '"', "\\": "\\", " ": " "}
_BLOCKS = tuple("[]{}&*!|>%@`#,?")  # what begins another thing than a plain value
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_COMMENT = re.compile(r"[ \t]*(?:[ \t]#.*)?$")


class Setting(NamedTuple):
    """A value with its places; `at` is where it begins in the file."""

    key: str
    text: str
    pieces: tuple[Piece, ...]
    at: int


def settings(text: str) -> tuple[list[Setting], int]:
    """The settings that the text begins with, and where it goes on behind them.

    Without a line that ends them there are none: --- may be a rule.
    """
    fence = text[:3]
    first = _line_end(text, 0)
    if fence not in _KEY or text[3:first].strip():
        return [], 0
    found: list[Setting] = []
    lines: list[tuple[str, int]] = []
    at = _next(text, first)
    while at < len(text):
        end = _line_end(text, at)
        line = text[at:end]
        if line.rstrip() in _ENDS[fence]:
            for number, (content, place) in enumerate(lines):
                if fence == "+++" and content.lstrip().startswith("["):
                    break  # what follows belongs to a table
                below = lines[number + 1][0] if number + 1 < len(lines) else ""
                if setting := _setting(content, place, below, fence):
                    found.append(setting)
            return found, _next(text, end)
        lines.append((line, at))
        at = _next(text, end)
    return [], 0


_ANY_END = re.compile(r"[\r\n]")


def _line_end(text: str, at: int) -> int:
    match = _ANY_END.search(text, at)
    return match.start() if match else len(text)


def _next(text: str, end: int) -> int:
    """Where the line after the one that ends there begins."""
    return min(len(text), end + (2 if text.startswith("\r\n", end) else 1))


def _setting(line: str, at: int, below: str, fence: str) -> Setting | None:
    match = _KEY[fence].match(line)
    if match is None:
        return None
    begin = match.end()
    sign = line[begin : begin + 1]
    if sign and sign in "\"'":
        if fence == "+++" and line.startswith(sign * 3, begin):
            return None
        doubled = fence == "---" and sign == "'"
        quoted = _quoted(line, begin + 1, sign, doubled=doubled)
        if quoted is None:
            return None
        text, pieces = _woven(line, begin + 1, quoted, at, sign, doubled)
        return Setting(match[1].lower(), text, pieces, at + begin + 1)
    # A plain value that goes on in the next line is not all here.
    if fence == "---" and below[:1].isspace() and below.strip():
        return None
    value = re.split(r"[ \t]#", line[begin:], maxsplit=1)[0].rstrip()
    if value in _NOTHING or value.startswith(_BLOCKS) or ": " in value or value.endswith(":"):
        return None
    return Setting(
        match[1].lower(), value, (Piece(0, len(value), at + begin, len(value)),), at + begin
    )


def _quoted(line: str, place: int, sign: str, *, doubled: bool) -> int | None:
    """Where a quoted value's closing mark stands, if nothing but a comment follows."""
    while (place := _mark(line, place, sign)) >= 0:
        if doubled and line.startswith("''", place):
            place += 2
        else:
            return place if _COMMENT.match(line, place + 1) else None
    return None


def _mark(line: str, place: int, sign: str) -> int:
    """The next quotation mark, in "" the next that has no backslash before it."""
    if sign == "'":
        return line.find(sign, place)
    while place < len(line):
        if line[place] == "\\":
            place += 2
        elif line[place] == sign:
            return place
        else:
            place += 1
    return -1


def _woven(
    line: str, start: int, end: int, at: int, sign: str, doubled: bool
) -> tuple[str, tuple[Piece, ...]]:
    weaver = Weaver()
    place = start
    pattern = _ESCAPE if sign == '"' else re.compile("''") if doubled else None
    for match in pattern.finditer(line, start, end) if pattern else ():
        weaver.add(line[place : match.start()], at + place)
        weaver.add(_meant(match[0]), at + match.start(), len(match[0]))
        place = match.end()
    weaver.add(line[place:end], at + place)
    return weaver.done()


def _meant(escape: str) -> str:
    """What an escape stands for; one that is unknown, itself."""
    if escape == "''":
        return "'"
    if len(escape) > 2:
        number = int(escape[2:], 16)
        return chr(number) if number < 0x110000 else escape
    return _LETTERS.get(escape[1], escape)
