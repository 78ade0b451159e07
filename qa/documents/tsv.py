"""TSV: a tab-separated table with a header; quotation marks are plain characters.

Spreadsheets write such a table like CSV: a cell with quotation marks stands in marks and has its own
doubled. It is read so where every cell with a mark is written that way and one has doubled ones.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

from qa.documents import csv_
from qa.documents.base import Given, ReadOptions
from qa.documents.raw import Raw
from qa.documents.table import Cell, Columns, Row, stories
from qa.documents.weave import plain
from qa.errors import DocumentError, InputError
from qa.model import Document

# A cell in quotation marks, or one without any, up to what ends it.
_CELL = re.compile(r'(?:"([^"]*+(?:""[^"]*+)*+)"|[^"\t\r\n]*+)(?=[\t\r\n]|\Z)')


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """The stories of the table, one for each `doc` of each `system`."""
    columns = Columns.of(options)
    if _spreadsheet(raw.text):
        found = csv_.rows(given.path, raw, columns, "\t")
    else:
        found = _rows(given.path, raw, columns)
    return stories(given, found, options, "tsv")


@functools.lru_cache(maxsize=1)
def _spreadsheet(text: str) -> bool:
    """Whether the table was written like CSV, by its quotation marks."""
    if '""' not in text:
        return False
    at, doubled = 0, False
    while at < len(text):
        cell = _CELL.match(text, at)
        if cell is None:
            return False
        doubled = doubled or '""' in (cell[1] or "")
        at = cell.end() + 1
    return doubled


def _rows(path: Path, raw: Raw, columns: Columns) -> Iterator[Row]:
    header: list[str] | None = None
    number = at = 0
    for line, whole in enumerate(raw.text.split(raw.line_end), 1):
        start, at = at, at + len(whole) + 1
        cells = whole.removesuffix("\r").split("\t")
        if not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = [cell.strip() for cell in cells]
            columns.check(path, line, header)
            continue
        if len(cells) != len(header):
            raise DocumentError(
                f"the row has {len(cells)} cells, the header {len(header)}", path=path,
                line=line, remedy="Make them agree.",
            )  # fmt: skip
        number += 1
        found = []
        for name, cell in zip(header, cells, strict=True):
            found.append(Cell(name, cell, plain(cell, start)))
            start += len(cell) + 1
        yield columns.row(path, line, number, found)


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """The text itself, or as CSV has it; None where it would end the cell or the row."""
    if _spreadsheet(raw.text):
        return csv_.escaped(text, raw, start, end, "\t")
    return None if any(sign in text for sign in "\t\r\n") else text
