"""TSV: a tab-separated table with a header; quotation marks are plain characters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qa.documents.base import Given, ReadOptions
from qa.documents.raw import Raw
from qa.documents.table import Cell, Columns, Row, stories
from qa.documents.weave import plain
from qa.errors import DocumentError, InputError
from qa.model import Document


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """The stories of the table, one for each `doc` of each `system`."""
    return stories(given, _rows(given.path, raw, Columns.of(options)), options, "tsv")


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
    """The text itself; None where it would end the cell or the row."""
    return None if any(sign in text for sign in "\t\r\n") else text
