"""JSON taken apart so that every string knows where it stands in its file.

The standard library says whether it is JSON; here its tokens are found again with their places.
What could fill memory or time is refused: nesting and numbers of values beyond all use.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn, TypeAlias

from qa.documents.raw import Raw
from qa.errors import DocumentError

_DEEPEST = 200
_MOST = 2_000_000  # values
_TOKEN = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"|[{}\[\]]|[^\s"{}\[\],:]+')
# A string that never ends goes to the end of the file: it must not be looked for again and again.
_SIGNS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[{}\[\],]')
# Two escapes of one character beyond U+FFFF belong together.
_ESCAPE = re.compile(
    r"\\(?:u[dD][89aAbB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.S
)
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Text:
    """A string: what it says, and [at, end) between its quotation marks, in the file's text."""

    text: str
    at: int
    end: int
    written: str

    def chars(self) -> Iterator[tuple[str, int, int]]:
        """Its characters in order: text, place in the file, width there. An escape comes alone."""
        place = 0
        for match in _ESCAPE.finditer(self.written) if "\\" in self.written else ():
            start, end = match.span()
            if place < start:
                yield self.written[place:start], self.at + place, start - place
            yield _said(match[0]), self.at + start, end - start
            place = end
        if place < len(self.written):
            yield self.written[place:], self.at + place, len(self.written) - place


Value: TypeAlias = "dict[str, Value] | list[Value] | Text | float | bool | None"


def parse(raw: Raw, start: int = 0, end: int | None = None) -> Value:
    """The value that raw.text[start:end] is; DocumentError, with the line, for what is no JSON.

    Of a key that an object has twice the last counts. Numbers are floats.
    """
    text = raw.text[start:end]
    _guard(text, raw, start)
    try:
        # Numbers as text: one of 100,000 digits is no reason to wait.
        json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        _refuse(error.msg, raw, start + error.pos)
    return _value(text, start)


def _guard(text: str, raw: Raw, start: int) -> None:
    """DocumentError for nesting and numbers that no story has, before anything is built."""
    opened, values = text.count("{") + text.count("["), text.count(",")
    if opened <= _DEEPEST and values <= _MOST:
        return
    deep = values = 0
    for match in _SIGNS.finditer(text):
        sign = match[0]
        deep += (sign in ("{", "[")) - (sign in ("}", "]"))
        values += sign == ","
        if deep > _DEEPEST or values > _MOST:
            what = (
                f"values in more than {_DEEPEST} others" if deep > _DEEPEST
                else f"more than {_MOST} values"
            )  # fmt: skip
            raise DocumentError(
                f"not read, for it could be an attack ({what})", path=raw.path,
                line=raw.line(start + match.start()), remedy="Give plain JSON.",
            )  # fmt: skip


def _refuse(why: str, raw: Raw, place: int) -> NoReturn:
    raise DocumentError(
        f"not valid JSON ({why[0].lower()}{why[1:]})", path=raw.path,
        line=raw.line(min(place, len(raw.text))), remedy="Mend the file.",
    )  # fmt: skip


def _value(text: str, start: int) -> Value:
    """The value of a text that is known to be JSON."""
    top: list[Value] = []
    around: list[list[Value] | dict[str, Value]] = [top]
    keys: list[str | None] = [None]
    for match in _TOKEN.finditer(text):
        sign = match[0]
        if sign in ("}", "]"):
            around.pop()
            keys.pop()
            continue
        inside = around[-1]
        if isinstance(inside, dict) and keys[-1] is None:
            keys[-1] = json.loads(sign)
            continue
        value: Value
        if sign == "{":
            value = {}
        elif sign == "[":
            value = []
        elif match[1] is not None:
            at = start + match.start(1)
            value = Text(json.loads(sign, strict=False), at, at + len(match[1]), match[1])
        else:
            value = json.loads(sign, parse_int=float)
        if isinstance(inside, dict):
            inside[keys[-1] or ""] = value
            keys[-1] = None
        else:
            inside.append(value)
        if isinstance(value, (dict, list)):
            around.append(value)
            keys.append(None)
    return top[0]


@functools.lru_cache(maxsize=4096)
def _said(escape: str) -> str:
    text = json.loads(f'"{escape}"')
    assert isinstance(text, str)
    return text


def escaped(text: str, raw: Raw) -> str:
    """Text as the file writes it between quotation marks: in ASCII alone where all of it is."""
    written = json.dumps(text, ensure_ascii=raw.text.isascii())[1:-1]
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", written)
