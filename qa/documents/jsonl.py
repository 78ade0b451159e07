"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from qa.documents.base import Given, ReadOptions, is_blank
from qa.documents.raw import Raw
from qa.documents.table import Cell, Columns, Row, stories
from qa.errors import DocumentError, InputError
from qa.model import Document


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """The stories of the file, one for each `doc` of each `system`."""
    return stories(given, _rows(given.path, raw, Columns.of(options)), options, "jsonl")


def _rows(path: Path, raw: Raw, columns: Columns) -> Iterator[Row]:
    number = 0
    # JSON escapes no U+2028; only a line feed parts records.
    for line, record in enumerate(raw.text.split(raw.line_end), 1):
        if is_blank(record):
            continue
        try:
            row = json.loads(record)
        except json.JSONDecodeError as error:
            raise _no_json(f"{error.msg}, column {error.colno}", path, line) from None
        except (ValueError, RecursionError) as error:
            raise _no_json(str(error), path, line) from None
        if not isinstance(row, dict):
            raise DocumentError(
                "not a JSON object", path=path, line=line, remedy="Write one object a line."
            )
        columns.check(path, line, list(row), "row")
        number += 1
        yield columns.row(path, line, number, [Cell(name, value) for name, value in row.items()])


def _no_json(why: str, path: Path, line: int) -> DocumentError:
    return DocumentError(
        f"not valid JSON ({why})", path=path, line=line, remedy="Write one JSON object a line."
    )


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """Not yet: its rows do not say where they stand."""
    return None
