"""Markdown: CommonMark with tables, footnotes and front matter. A block of text is a segment.

Marks of emphasis, the targets of links, code and HTML have no width. A fix is written only where the
file, read again, says the same but for the fix: it can make no markup.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from qa.documents.base import Given, ReadOptions, is_blank
from qa.documents.markup.frontmatter import settings
from qa.documents.open import open_side
from qa.documents.raw import Raw
from qa.documents.sides import Extract, Unit, read_sides
from qa.documents.weave import Weaver
from qa.errors import DocumentError, InputError
from qa.model import Document, Part

if TYPE_CHECKING:
    from markdown_it.token import Token

_MOST = 200_000  # brackets: each makes the reader look ahead
_TEXTS: dict[str, Part] = {
    "title": "headline", "headline": "headline", "subtitle": "body", "description": "body",
    "summary": "body", "excerpt": "body", "caption": "caption",
}  # fmt: skip
_DATES = ("date", "published", "publishdate", "pubdate")
_LANGUAGES = ("lang", "language", "locale")
_LINE = re.compile(r"\r\n?|\n")
_SIGNS = re.compile(r"([\\`*_\[\]<&|~])")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_PREFIX = " \t>-+*0123456789.)"  # what stands before a table's row in lists and quotations
_BREAK = re.compile(r"<br[ \t]*/?>", re.I)


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document; its siblings are its sides unless the options name them."""
    return read_sides(given, raw, options, "markdown", extract, open_side)


def extract(raw: Raw) -> Extract:
    """The front matter's texts, then the blocks; DocumentError for what nobody writes."""
    return _extract(raw.text, raw.path)


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """Text as Markdown, or the front matter's value, has it at that place.

    The plainest way to write it with which the file says what it said, and the text in its place;
    None where there is none.
    """
    if "\n" in text or "\r" in text:
        return None
    before = _extract(raw.text, raw.path)
    wanted = _wanted(before, start, end, text)
    if wanted is None:
        return None
    ways = (
        text, text.replace("'", "''"), text.replace("\\", "\\\\").replace('"', '\\"'),
        _SIGNS.sub(r"\\\1", text), _PUNCTUATION.sub(r"\\\1", text),
    )  # fmt: skip
    for written in dict.fromkeys(ways):
        after = _extract.__wrapped__(raw.text[:start] + written + raw.text[end:], raw.path)
        if _said(after) == wanted:
            return written
    return None


def _said(extract: Extract) -> tuple[object, ...]:
    return (extract.lang, extract.published, *(
        (unit.text, unit.unit, unit.part, bool(unit.pieces)) for unit in extract.units
    ))  # fmt: skip


def _wanted(before: Extract, start: int, end: int, text: str) -> tuple[object, ...] | None:
    """What the file should say with the text in that stretch; None where no segment stands there."""
    for number, unit in enumerate(before.units):
        first = last = None
        for piece in unit.pieces:
            if piece.at <= start <= piece.at + piece.width:
                same = piece.width == piece.length
                if same or start in (piece.at, piece.at + piece.width):
                    first = piece.start + (
                        start - piece.at if same else piece.length * (start > piece.at)
                    )
            if piece.at <= end <= piece.at + piece.width and last is None:
                same = piece.width == piece.length
                if same or end in (piece.at, piece.at + piece.width):
                    last = piece.start + (
                        end - piece.at if same else piece.length * (end > piece.at)
                    )
        if first is not None and last is not None and first <= last:
            said = " ".join(re.split(r"[ \t]+", unit.text[:first] + text + unit.text[last:]))
            units = (*before.units[:number],
                     Unit(said, unit.line, unit.pieces, unit.unit, unit.part),
                     *before.units[number + 1 :])  # fmt: skip
            return _said(Extract(units, before.lang, before.published))
    return None


@functools.lru_cache(maxsize=2)
def _extract(text: str, path: str) -> Extract:
    raw = Raw(path, b"", text, "utf-8")
    if text.count("[") > _MOST:
        raise DocumentError(
            f"not read, for it could be an attack (more than {_MOST} brackets)", path=path,
            remedy="Split the file.",
        )  # fmt: skip
    given, begin = settings(text)
    units: list[Unit] = []
    published: date | None = None
    lang: str | None = None
    for setting in given:
        if setting.key in _TEXTS and not is_blank(setting.text):
            line = raw.line(setting.at)
            units.append(Unit(setting.text, line, setting.pieces, setting.key, _TEXTS[setting.key]))
        elif setting.key in _DATES and published is None:
            published = _day(setting.text)
        elif setting.key in _LANGUAGES and lang is None:
            lang = setting.text.strip().replace("_", "-") or None
    units += _Blocks(raw, begin).run()
    return Extract(tuple(units), lang, published)


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said.strip()[:10])
    except ValueError:
        return None


class _Run(NamedTuple):
    """A stretch of a block's text and where the file has the same characters."""

    start: int
    length: int
    at: int


class _Blocks:
    def __init__(self, raw: Raw, begin: int) -> None:
        self._raw = raw
        self._begin = begin
        text = raw.text
        self._starts = [begin, *(match.end() for match in _LINE.finditer(text, begin))]
        self._path: list[str] = []
        self._counts: list[dict[str, int]] = [{}]
        self._titled = False
        self._row: list[tuple[str, int]] = []  # the cells of the row that still come

    def run(self) -> Iterator[Unit]:
        from qa.documents.markup.commonmark import parser

        head: Token | None = None
        for token in parser().parse(self._raw.text[self._begin :]):
            if token.type == "inline":
                assert head is not None
                yield from self._units(token, head)
            elif token.nesting > 0:
                head = token
                self._enter(token)
            elif token.nesting < 0:
                self._path.pop()
                self._counts.pop()

    def _enter(self, token: Token) -> None:
        counts = self._counts[-1]
        counts[token.tag] = counts.get(token.tag, 0) + 1
        self._path.append(f"/{token.tag}[{counts[token.tag]}]")
        self._counts.append({})
        if token.type == "tr_open" and token.map:
            self._row = self._cells(token.map[0])

    def _units(self, token: Token, head: Token) -> Iterator[Unit]:
        """The block's own text, then what its pictures are said to show."""
        lines = token.map or head.map
        if head.tag in ("td", "th"):
            runs = self._cell(token.content)
        elif lines is None:
            runs = None
        elif head.type == "heading_open" and head.markup.startswith("#"):
            runs = self._heading(token.content, lines[0], head.markup)
        else:
            runs = self._lines(token.content, lines[0])
        part: Part = "body"
        if head.tag == "h1" and not self._titled:
            part, self._titled = "headline", True
        path = "".join(self._path)
        words = _Words(self._raw, runs)
        words.add(token.children or [], 0)
        text, pieces = words.weaver.done()
        line = self._line(runs, lines)
        if not is_blank(text):
            yield Unit(text, line, pieces, path, part)
        for number, (children, base) in enumerate(words.pictures, 1):
            shown = _Words(self._raw, runs)
            shown.add(children, base)
            text, pieces = shown.weaver.done()
            if not is_blank(text):
                at = self._raw.line(pieces[0].at) if pieces else line
                yield Unit(text, at, pieces, f"{path}/img[{number}]/@alt", "caption")

    def _line(self, runs: list[_Run] | None, lines: Sequence[int] | None) -> int:
        if runs:
            return self._raw.line(runs[0].at)
        return self._raw.line(self._starts[lines[0]]) if lines else 0

    def _text(self, number: int) -> str:
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._raw.text)
        return self._raw.text[start:end].rstrip("\r\n")

    def _lines(self, content: str, first: int) -> list[_Run] | None:
        """A paragraph: each of its lines ends a line of the file."""
        runs = []
        start = 0
        for number, line in enumerate(content.split("\n"), first):
            words = line.strip(" \t")
            whole = self._text(number)
            end = len(whole.rstrip(" \t"))
            if not whole[:end].endswith(words):
                return None
            lead = len(line) - len(line.lstrip(" \t"))
            tail = min(len(line) - lead - len(words), len(whole) - end)
            at = self._starts[number] + end - len(words)
            runs.append(_Run(start + lead, len(words) + tail, at))
            start += len(line) + 1
        return runs

    def _heading(self, content: str, number: int, marks: str) -> list[_Run] | None:
        line = self._text(number)
        at = line.find(marks) + len(marks)
        at += len(line[at:]) - len(line[at:].lstrip(" \t"))
        return (
            [_Run(0, len(content), self._starts[number] + at)]
            if line.startswith(content, at)
            else None
        )

    def _cells(self, number: int) -> list[tuple[str, int]]:
        """The stretches between a row's bars, the ones with a backslash before them apart."""
        line, start = self._text(number), self._starts[number]
        cells = []
        begin = 0
        for match in re.finditer(r"(?<!\\)\|", line):
            cells.append((line[begin : match.start()], start + begin))
            begin = match.end()
        cells.append((line[begin:], start + begin))
        if not cells[0][0].strip(_PREFIX) and len(cells) > 1:
            cells = cells[1:]
        return cells

    def _cell(self, content: str) -> list[_Run] | None:
        """A cell, whose \\| is a bar for what reads its text."""
        if not self._row:
            return None
        written, at = self._row.pop(0)
        lead = len(written) - len(written.lstrip())
        if written.strip().replace("\\|", "|") != content:
            # The first cell has the marks of the list or quotation before it.
            if not written.strip().endswith(content) or "\\|" in written:
                return None
            lead = len(written.rstrip()) - len(content)
        runs = []
        start, place = 0, at + lead
        for part in re.split(r"\\(?=\|)", self._raw.text[place : at + len(written.rstrip())]):
            runs.append(_Run(start, len(part), place))
            start += len(part)
            place += len(part) + 1
        return runs


class _Words:
    """A block's text woven from its tokens; pictures are put aside with where their text begins."""

    def __init__(self, raw: Raw, runs: list[_Run] | None) -> None:
        self._raw, self._runs = raw, runs
        self.weaver = Weaver(collapse=True)
        self.pictures: list[tuple[list[Token], int]] = []

    def add(self, tokens: Sequence[Token], base: int) -> None:
        address = False
        for token in tokens:
            at = base + token.meta.get("at", 0)
            if token.markup == "autolink":
                address = token.nesting > 0
            elif token.type == "text" and not address:
                self._same(token.content, at)
            elif token.type == "text_special":
                self._special(token.content, at, len(token.markup))
            elif token.type in ("softbreak", "hardbreak") or (
                token.type == "html_inline" and _BREAK.fullmatch(token.content)
            ):
                self._break(at)
            elif token.type == "image":
                self.pictures.append((token.children or [], at + 2))

    def _place(self, offset: int) -> tuple[int, int] | None:
        """Where the file has the character at an offset, and how many follow it there."""
        if self._runs is None:
            return None
        number = bisect_right(self._runs, offset, key=lambda run: run.start) - 1
        if number < 0:
            return None
        run = self._runs[number]
        left = run.start + run.length - offset
        return (run.at + offset - run.start, left) if left > 0 else None

    def _same(self, text: str, at: int) -> None:
        while text:
            place = self._place(at)
            if place is None or not self._raw.text.startswith(text[: place[1]], place[0]):
                self.weaver.gap(text)
                return
            self.weaver.add(text[: place[1]], place[0])
            at += place[1]
            text = text[place[1] :]

    def _special(self, text: str, at: int, width: int) -> None:
        place = self._place(at)
        if place is None or place[1] < width:
            self.weaver.gap(text)
        else:
            self.weaver.add(text, place[0], width)

    def _break(self, at: int) -> None:
        """The end of a line: white space of the file, if no quotation's mark is in it."""
        match = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t]*").match
        before = self._place(at - 1)
        found = match(self._raw.text, before[0] + 1) if before else None
        place = self._place_after(at)
        if found and place == found.end():
            self.weaver.add(found[0], found.start())
        else:
            self.weaver.gap(" ")

    def _place_after(self, offset: int) -> int | None:
        """Where the run that follows an offset begins."""
        runs = self._runs or []
        number = bisect_right(runs, offset, key=lambda run: run.start)
        return runs[number].at if number < len(runs) else None
