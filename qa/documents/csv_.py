"""CSV (RFC 4180): a comma-separated table with a header; cells may stand in quotation marks.

A tab-separated table that was written in the same way is read here too.
"""

from __future__ import annotations

import csv
import functools
import io
import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from qa.documents.base import Given, ReadOptions, one_line_end
from qa.documents.raw import Raw
from qa.documents.table import Cell, Columns, Row, stories
from qa.documents.weave import Weaver, plain
from qa.errors import DocumentError, InputError
from qa.model import Document, Piece

# A cell at its place, in quotation marks or without, by what stands between two.
_CELL = {
    between: re.compile(rf'"([^"]*+(?:""[^"]*+)*+)"|([^{between}\r\n]*)') for between in (",", "\t")
}
_ODD = re.compile(r'""|\r\n?')  # what a quoted cell writes in another way than it reads


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """The stories of the table, one for each `doc` of each `system`."""
    return stories(given, rows(given.path, raw, Columns.of(options)), options, "csv")


def rows(path: Path, raw: Raw, columns: Columns, between: str = ",") -> Iterator[Row]:
    """The rows of a table whose cells are parted by `between`."""
    text = io.StringIO(one_line_end(raw.text), newline="")
    reader = csv.reader(text, delimiter=between, strict=True)
    header: list[str] | None = None
    number, line, at = (
        0,
        1,
        0,
    )  # a quoted cell may run over several lines: `line` is its row's first
    try:
        for cells in reader:
            start, line = line, reader.line_num + 1
            places, at = _places(raw.text, at, len(cells), between)
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = [cell.strip() for cell in cells]
                columns.check(path, start, header)
                continue
            if len(cells) != len(header):
                raise DocumentError(
                    f"the row has {len(cells)} cells, the header {len(header)}", path=path,
                    line=start, remedy="Make them agree.",
                )  # fmt: skip
            number += 1
            found = [
                Cell(name, value, _pieces(value, match) if _is_target(columns, name) else ())
                for name, value, match in zip(header, cells, places, strict=True)
            ]
            yield columns.row(path, start, number, found)
    except csv.Error as error:
        raise DocumentError(
            f"the row is not well-formed ({error})", path=path, line=line,
            remedy="Check quotation marks and line breaks.",
        ) from None  # fmt: skip


def _is_target(columns: Columns, name: str) -> bool:
    return columns.meaning(name) == "target"


def _places(text: str, at: int, number: int, between: str) -> tuple[list[re.Match[str]], int]:
    """Where a row's cells stand, and where the next row begins. The csv module has read it."""
    found = []
    for _ in range(max(1, number)):
        match = _CELL[between].match(text, at)
        assert match
        found.append(match)
        at = match.end() + 1  # the sign between two, or what ends the row
    if text[at - 1 : at + 1] == "\r\n":
        at += 1
    return found[:number], at


def _pieces(value: str, match: re.Match[str]) -> tuple[Piece, ...]:
    if match[1] is None:
        return plain(value, match.start())
    weaver, place, text = Weaver(), 0, match[1]
    for odd in _ODD.finditer(text):
        weaver.add(text[place : odd.start()], match.start(1) + place)
        read_as = '"' if odd[0] == '""' else "\n"
        weaver.add(read_as, match.start(1) + odd.start(), len(odd[0]))
        place = odd.end()
    weaver.add(text[place:], match.start(1) + place)
    woven, pieces = weaver.done()
    return pieces if woven == value else ()


@functools.lru_cache(maxsize=1)
def _quoted(text: str, between: str) -> tuple[list[int], list[int]]:
    """Where the quoted cells begin and end."""
    starts, ends = [], []
    at = 0
    while at < len(text):
        match = _CELL[between].match(text, at)
        assert match
        if match[1] is not None:
            starts.append(match.start(1))
            ends.append(match.end(1))
        at = match.end() + 1
    return starts, ends


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """In a quoted cell with its quotation marks doubled; None where the cell needs to be quoted."""
    return escaped(text, raw, start, end)


def escaped(text: str, raw: Raw, start: int, end: int, between: str = ",") -> str | None:
    """The same in a table whose cells are parted by `between`."""
    starts, ends = _quoted(raw.text, between)
    cell = bisect_right(starts, start) - 1
    if cell >= 0 and end <= ends[cell]:
        return text.replace('"', '""')
    return None if any(sign in text for sign in f'{between}"\r\n') else text
