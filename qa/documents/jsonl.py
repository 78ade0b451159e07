"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from qa.documents.base import Given, ReadOptions, is_blank
from qa.documents.markup.json import Text, escaped, parse
from qa.documents.raw import Raw
from qa.documents.table import Cell, Columns, Row, stories
from qa.documents.weave import Weaver
from qa.errors import DocumentError, InputError
from qa.model import Document, Piece


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """The stories of the file, one for each `doc` of each `system`."""
    return stories(given, _rows(given.path, raw, Columns.of(options)), options, "jsonl")


def _rows(path: Path, raw: Raw, columns: Columns) -> Iterator[Row]:
    number = at = 0
    # JSON escapes no U+2028; only a line feed parts records.
    for line, record in enumerate(raw.text.split(raw.line_end), 1):
        start, at = at, at + len(record) + 1
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
        places = _places(raw, start, start + len(record), columns)
        cells = [Cell(name, value, places.get(name, ())) for name, value in row.items()]
        yield columns.row(path, line, number, cells)


def _places(raw: Raw, start: int, end: int, columns: Columns) -> dict[str, tuple[Piece, ...]]:
    """Where the texts that may be the target stand."""
    found: dict[str, tuple[Piece, ...]] = {}
    value = parse(raw, start, end)
    for name, text in value.items() if isinstance(value, dict) else ():
        if isinstance(text, Text) and columns.meaning(name) == "target":
            weaver = Weaver()
            for part, place, width in text.chars():
                weaver.add(part, place, width)
            found[name] = weaver.done()[1]
    return found


def _no_json(why: str, path: Path, line: int) -> DocumentError:
    return DocumentError(
        f"not valid JSON ({why})", path=path, line=line, remedy="Write one JSON object a line."
    )


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """With JSON's escapes; in a file that is pure ASCII every other sign is one as well."""
    return escaped(text, raw)
