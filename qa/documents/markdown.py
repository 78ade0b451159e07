"""Markdown (CommonMark with tables) with front matter: blocks are segments, markup has no width.

markdown-it-py parses the blocks and says on which lines they are; where each piece of their text
stands is found by going through its pieces in order. Code, HTML, links' targets and pictures are no
text of the story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from qa.documents.base import Given, ReadOptions, is_blank
from qa.documents.by_part import by_part
from qa.documents.dating import day
from qa.documents.open import open_side
from qa.documents.raw import Raw
from qa.documents.sides import Extract, Unit, read_sides
from qa.documents.weave import Weaver, plain
from qa.errors import InputError
from qa.model import Document, Part

if TYPE_CHECKING:
    from markdown_it.token import Token

_FENCE = {"---": ":", "+++": "="}  # YAML, TOML: what parts a key from its value
_KEY = re.compile(r"([A-Za-z_][\w-]{0,40})[ \t]*[:=][ \t]*(.*)$")
_PARTS: dict[str, Part] = {"title": "headline", "description": "body", "summary": "body"}
# What would be more than text; a name has none of it.
_SPECIAL = re.compile(r"[\\`*_\[\]<>|#~&!\n\r]")
_LONGEST = 100  # lines of front matter


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document; its siblings are its sides unless the options name them."""
    return read_sides(given, raw, options, "markdown", by_part(extract), open_side)


def extract(raw: Raw) -> Extract:
    """The blocks of text, and what the front matter says."""
    units, said, first = _front(raw)
    published: date | None = None
    remarks: tuple[str, ...] = ()
    if "date" in said:
        published, remarks = day(said["date"], "date")
    units += _blocks(raw, first)
    return Extract(
        tuple(units), lang=said.get("lang") or said.get("language"), published=published,
        desk=said.get("desk", ""), remarks=remarks,
    )  # fmt: skip


def _front(raw: Raw) -> tuple[list[Unit], dict[str, str], int]:
    """Units and values of the front matter, and the line, from 0, that the text begins on."""
    lines = raw.text.split(raw.line_end)
    fence = lines[0].strip()
    if fence not in _FENCE:
        return [], {}, 0
    units: list[Unit] = []
    said: dict[str, str] = {}
    for number, line in enumerate(lines[1:_LONGEST], 1):
        text = line.rstrip("\r")
        if text.strip() == fence:
            return units, said, number + 1
        match = _KEY.match(text)
        if not match:
            continue
        value, at = match[2].rstrip(), match.start(2)
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value, at = value[1:-1], at + 1
        key = match[1].lower()
        said[key] = value
        # Escapes and lists are YAML's and TOML's own affair.
        if (
            key in _PARTS
            and not is_blank(value)
            and value[0] not in "[{|>&*!"
            and "\\" not in value
        ):
            place = raw.line_start(number + 1) + at
            units.append(Unit(value, number + 1, plain(value, place), f"{key}", _PARTS[key]))
    return [], {}, 0  # the fence never closes: it is a rule


def _blocks(raw: Raw, first: int) -> Iterator[Unit]:
    from markdown_it import MarkdownIt

    lines = raw.text.split(raw.line_end)
    text = "\n".join(line.rstrip("\r") for line in lines[first:])
    parser = MarkdownIt("commonmark", {"maxNesting": 50}).enable(["table", "strikethrough"])
    heading, cells = "", _Cells()
    numbers: dict[str, int] = {}
    for token in parser.parse(text):
        if token.type == "heading_open":
            heading = token.tag
        elif token.type == "heading_close":
            heading = ""
        if token.type != "inline" or not token.map:
            continue
        weaver = Weaver(collapse=True)
        places = _Content(raw, lines, token.content, first + token.map[0], cells)
        _inline(token.children or (), token.content, places, weaver)
        said, pieces = weaver.done()
        if is_blank(said):
            continue
        kind = heading or "p"
        numbers[kind] = numbers.get(kind, 0) + 1
        part: Part = "headline" if heading == "h1" else "body"
        yield Unit(said, first + token.map[0] + 1, pieces, f"{kind}[{numbers[kind]}]", part)


class _Cells:
    """Where the last text of a line ended: two cells of a row may say the same."""

    def __init__(self) -> None:
        self.line, self.column = -1, 0


class _Content:
    """Where each line of an inline content stands in the file."""

    def __init__(
        self, raw: Raw, lines: Sequence[str], content: str, line: int, cells: _Cells
    ) -> None:
        self._starts: list[tuple[int, int | None]] = []
        place = 0
        for number, own in enumerate(content.split("\n")):
            at = None
            if line + number < len(lines):
                after = cells.column if cells.line == line + number else 0
                column = lines[line + number].find(own, after)
                if column >= 0:
                    at = raw.line_start(line + number + 1) + column
                    cells.line, cells.column = line + number, column + len(own)
            self._starts.append((place, at))
            place += len(own) + 1

    def at(self, offset: int) -> int | None:
        """The place of a character of the content; None where it is not in the file as it stands."""
        start, at = next(one for one in reversed(self._starts) if one[0] <= offset)
        return None if at is None else at + offset - start


def _inline(children: Sequence[Token], content: str, places: _Content, weaver: Weaver) -> None:
    cursor = 0

    def add(text: str, written: str) -> None:
        nonlocal cursor
        found = content.find(written, cursor)
        at = places.at(found) if found >= 0 else None
        if found < 0 or at is None:
            weaver.gap(text)
        else:
            weaver.add(text, at, len(written))
        cursor = found + len(written) if found >= 0 else cursor

    for child in children:
        match child.type:
            case "text":
                if child.content:
                    add(child.content, child.content)
            case "text_special":
                add(child.content, child.markup)
            case "softbreak" | "hardbreak":
                weaver.gap(" ")
                cursor = max(cursor, content.find("\n", cursor) + 1)
            case "code_inline" | "html_inline":
                if child.type == "code_inline":  # a word of the sentence, and nobody's to mend
                    weaver.gap(child.content)
                found = content.find(child.content, cursor)
                cursor = found + len(child.content) if found >= 0 else cursor
                cursor += len(child.markup)
            case "link_close" if child.markup not in ("autolink", "linkify"):
                cursor = _behind_target(content, content.find("]", cursor) + 1 or cursor)
            case "image":
                begin = content.find("![", cursor) + 2
                closing = content.find("]", begin + len(child.content))
                cursor = _behind_target(content, closing + 1 or begin)


def _behind_target(content: str, place: int) -> int:
    """Behind the (target "title") or [reference] of a link."""
    sign = content[place : place + 1]
    if sign == "[":
        return content.find("]", place) + 1 or place
    if sign != "(":
        return place
    depth = 0
    while place < len(content):
        if content[place] == "\\":
            place += 1
        elif content[place] == "(":
            depth += 1
        elif content[place] == ")":
            depth -= 1
            if not depth:
                return place + 1
        place += 1
    return place


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """The text itself; None where a sign of it could be markup."""
    return None if _SPECIAL.search(text) else text
