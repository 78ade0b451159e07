"""The blocks of a Markdown text: each is a segment, with its path in the text's structure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from qa.documents.base import is_blank
from qa.documents.markup.mdwords import Run, Words
from qa.documents.raw import Raw
from qa.documents.sides import Unit
from qa.model import Part

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINE = re.compile(r"\r\n?|\n")
_PREFIX = " \t>-+*0123456789.)"  # what stands before a table's row in lists and quotations


class Blocks:
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
        words = Words(self._raw, runs)
        words.add(token.children or [], 0)
        text, pieces = words.weaver.done()
        line = self._line(runs, lines)
        if not is_blank(text):
            yield Unit(text, line, pieces, path, part)
        for number, (children, base) in enumerate(words.pictures, 1):
            shown = Words(self._raw, runs)
            shown.add(children, base)
            text, pieces = shown.weaver.done()
            if not is_blank(text):
                at = self._raw.line(pieces[0].at) if pieces else line
                yield Unit(text, at, pieces, f"{path}/img[{number}]/@alt", "caption")

    def _line(self, runs: list[Run] | None, lines: Sequence[int] | None) -> int:
        if runs:
            return self._raw.line(runs[0].at)
        return self._raw.line(self._starts[lines[0]]) if lines else 0

    def _text(self, number: int) -> str:
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._raw.text)
        return self._raw.text[start:end].rstrip("\r\n")

    def _lines(self, content: str, first: int) -> list[Run] | None:
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
            runs.append(Run(start + lead, len(words) + tail, at))
            start += len(line) + 1
        return runs

    def _heading(self, content: str, number: int, marks: str) -> list[Run] | None:
        line = self._text(number)
        at = line.find(marks) + len(marks)
        at += len(line[at:]) - len(line[at:].lstrip(" \t"))
        return (
            [Run(0, len(content), self._starts[number] + at)]
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

    def _cell(self, content: str) -> list[Run] | None:
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
            runs.append(Run(start, len(part), place))
            start += len(part)
            place += len(part) + 1
        return runs
