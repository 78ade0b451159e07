"""Tables: TSV, CSV and JSON Lines. Rows of one `doc` are one story, in their order."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from qa.documents.base import Given, ReadOptions, is_blank
from qa.documents.language_id import settle
from qa.errors import DocumentError, InputError
from qa.model import Document, Segment

# Column names that mean the same, after the exchange files of the field.
_NAMES = {
    "id": ("id", "key", "segment_id"),
    "doc": ("doc", "document", "doc_id"),
    "source": ("source", "src"),
    "target": ("target", "mt", "hypothesis", "hyp", "tgt"),
    "reference": ("reference", "ref", "references", "refs"),
    "source_lang": ("src_lang", "source_lang"),
    "target_lang": ("tgt_lang", "target_lang"),
    "published": ("published", "date"),
    "system": ("system", "sys", "model"),
    "domain": ("domain", "topic"),
}
_MEANINGS = {name: meaning for meaning, names in _NAMES.items() for name in names}
_TARGETS = f"Name the column one of: {', '.join(_NAMES['target'])}."
# What Python calls the kinds of JSON, in plain words.
_KINDS = {"int": "a number", "float": "a number", "bool": "true or false", "dict": "an object"}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row by what its columns mean; `number` counts the rows of the file from 1."""

    line: int
    number: int
    cells: Mapping[str, Any]
    references: tuple[Any, ...]


def read_tsv(given: Given, options: ReadOptions) -> list[Document | InputError]:
    """The stories of a tab-separated table with a header; quotation marks are plain characters."""
    return _stories(given, _rows(given.path, given.read(options), "\t"), options)


def read_csv(given: Given, options: ReadOptions) -> list[Document | InputError]:
    """The stories of a comma-separated table with a header."""
    return _stories(given, _rows(given.path, given.read(options), ","), options)


def read_jsonl(given: Given, options: ReadOptions) -> list[Document | InputError]:
    """The stories of a file with one JSON object a line."""
    return _stories(given, _objects(given.path, given.read(options)), options)


def _rows(path: Path, text: str, delimiter: str) -> Iterator[_Row]:
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL,
        strict=True,
    )
    header: list[str] | None = None
    number, line = 0, 1  # a quoted cell may run over several lines: `line` is its row's first
    try:
        for cells in reader:
            start, line = line, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = [cell.strip() for cell in cells]
                _check_header(path, start, header)
                continue
            if len(cells) != len(header):
                raise DocumentError(
                    f"the row has {len(cells)} cells, the header {len(header)}", path=path,
                    line=start, remedy="Make them agree.",
                )  # fmt: skip
            number += 1
            yield _row(path, start, number, list(zip(header, cells, strict=True)))
    except csv.Error as error:
        raise DocumentError(
            f"the row is not well-formed ({error})", path=path, line=line,
            remedy="Check quotation marks and line breaks.",
        ) from None  # fmt: skip


def _check_header(path: Path, line: int, header: Sequence[str]) -> None:
    known = [_MEANINGS.get(name.lower()) for name in header]
    if "target" not in known:
        raise DocumentError(
            f"the table has no target column, only: {', '.join(header)}", path=path, line=line,
            remedy=_TARGETS,
        )  # fmt: skip
    _check_twice(path, line, header)


def _check_twice(path: Path, line: int, names: Sequence[str]) -> None:
    """DocumentError for two columns of one text: which is meant cannot be told."""
    for meaning in ("target", "source"):
        same = [name for name in names if _MEANINGS.get(name.lower()) == meaning]
        if len(same) > 1:
            raise DocumentError(
                f"several columns are the {meaning}: {', '.join(same)}", path=path, line=line,
                remedy="Keep one of them under that name.",
            )  # fmt: skip


def _objects(path: Path, text: str) -> Iterator[_Row]:
    number = 0
    # JSON escapes no U+2028; only a line feed parts records.
    for line, record in enumerate(text.split("\n"), 1):
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
        if not any(_MEANINGS.get(name.lower()) == "target" for name in row):
            raise DocumentError("the row has no target", path=path, line=line, remedy=_TARGETS)
        _check_twice(path, line, list(row))
        number += 1
        yield _row(path, line, number, list(row.items()))


def _no_json(why: str, path: Path, line: int) -> DocumentError:
    return DocumentError(
        f"not valid JSON ({why})", path=path, line=line, remedy="Write one JSON object a line."
    )


def _row(path: Path, line: int, number: int, pairs: Sequence[tuple[str, Any]]) -> _Row:
    """The cells by meaning, the first that is filled; columns of references add up."""
    cells: dict[str, Any] = {}
    references: list[Any] = []
    for name, value in pairs:
        meaning = _MEANINGS.get(name.lower())
        if meaning is None or value is None or value == "":
            continue
        if meaning == "reference":
            references += value if isinstance(value, list) else [value]
        elif meaning in ("id", "doc", "system", "domain"):
            if isinstance(value, list | dict):
                raise _no_text(meaning, value, path, line)
            cells.setdefault(meaning, str(value))
        elif isinstance(value, str):
            cells.setdefault(meaning, value)
        else:
            raise _no_text(meaning, value, path, line)
    for value in references:
        if value is not None and not isinstance(value, str):
            raise _no_text("reference", value, path, line)
    return _Row(line, number, cells, tuple(r for r in references if r and not is_blank(r)))


def _no_text(meaning: str, value: object, path: Path, line: int) -> DocumentError:
    kind = _KINDS.get(type(value).__name__, "a list")
    return DocumentError(
        f"the {meaning} is {kind}, not text", path=path, line=line,
        remedy="Put it in quotation marks.",
    )  # fmt: skip


def _stories(
    given: Given, rows: Iterator[_Row], options: ReadOptions
) -> list[Document | InputError]:
    """One document for each `doc` of each `system` in the order of their first rows.

    A bad one spares the rest.
    """
    if options.source or options.references:
        raise DocumentError(
            "--source and --reference go with plain text, this is a table", path=given.path,
            remedy="Put source and reference into its columns.",
        )  # fmt: skip
    stories: dict[tuple[str | None, str | None], list[_Row]] = {}
    for row in rows:
        stories.setdefault((row.cells.get("doc"), row.cells.get("system")), []).append(row)
    if not stories:
        raise DocumentError("the table has no rows", path=given.path, remedy="Give at least one.")
    found: list[Document | InputError] = []
    for (doc, _), own in stories.items():
        name = doc or given.path.name.partition(".")[0]
        try:
            found.append(settle(_story(given.path, name, own, options), options))
        except InputError as error:
            found.append(error)
    return found


def _story(path: Path, name: str, rows: Sequence[_Row], options: ReadOptions) -> Document:
    used = [row for row in rows if _filled(row, "target") or _filled(row, "source")]
    if not any(_filled(row, "target") for row in used):
        raise DocumentError(
            f"the story {name!r} has no translation", path=path, line=rows[0].line,
            remedy="Fill its target column.",
        )  # fmt: skip
    empty = [row for row in used if not _filled(row, "target")]
    remarks: tuple[str, ...] = ()
    if empty:
        first = empty[0]
        remarks = (
            f"{len(empty)} of {len(used)} rows have no translation, the first in line {first.line}",
        )
    return Document(
        name=name,
        path=str(path),
        source_lang=options.source_lang or _language("source_lang", path, name, rows),
        target_lang=options.target_lang or _language("target_lang", path, name, rows) or "",
        segments=tuple(
            Segment(
                row.cells.get("target", ""),
                row.cells["source"] if _filled(row, "source") else None,
                row.references,
                row.cells.get("id", str(row.number)),
                row.line,
                row.cells.get("domain", ""),
            )
            for row in used
        ),
        published=_published(path, rows),
        remarks=remarks,
        system=rows[0].cells.get("system", ""),
    )


def _filled(row: _Row, meaning: str) -> bool:
    return not is_blank(row.cells.get(meaning, ""))


def _language(meaning: str, path: Path, name: str, rows: Sequence[_Row]) -> str | None:
    """The tag that all rows agree on; en_US is written en-US."""
    found = None
    for row in rows:
        tag = row.cells.get(meaning, "").strip().replace("_", "-")
        if tag and found and tag != found:
            side = meaning.partition("_")[0]
            raise DocumentError(
                f"the story {name!r} changes its {side} language from {found} to {tag}",
                path=path, line=row.line, remedy="Give each direction its own doc.",
            )  # fmt: skip
        found = found or tag or None
    return found


def _published(path: Path, rows: Sequence[_Row]) -> date | None:
    row = next((row for row in rows if _filled(row, "published")), None)
    if row is None:
        return None
    said = row.cells["published"].strip()
    try:
        return datetime.fromisoformat(said).date()
    except ValueError:
        raise DocumentError(
            f"the date {said!r} is not ISO", path=path, line=row.line, remedy="Write 2020-03-05."
        ) from None
