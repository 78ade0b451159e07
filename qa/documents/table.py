"""Tables: TSV, CSV and JSON Lines. Rows of one `doc` are one story, in their order."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from qa.documents.base import ReadOptions, read_file
from qa.documents.language_id import settle
from qa.errors import DocumentError
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
}
Row = tuple[int, Mapping[str, Any]]


def read_tsv(path: Path, text: str | None, options: ReadOptions) -> list[Document]:
    """The stories of a tab-separated table with a header."""
    return _documents(path, _rows(path, _text(path, text, options), "\t"), options)


def read_csv(path: Path, text: str | None, options: ReadOptions) -> list[Document]:
    """The stories of a comma-separated table with a header."""
    return _documents(path, _rows(path, _text(path, text, options), ","), options)


def read_jsonl(path: Path, text: str | None, options: ReadOptions) -> list[Document]:
    """The stories of a file with one JSON object a line."""
    return _documents(path, _objects(path, _text(path, text, options)), options)


def _text(path: Path, text: str | None, options: ReadOptions) -> str:
    return read_file(path, options.encoding) if text is None else text


def _rows(path: Path, text: str, delimiter: str) -> Iterator[Row]:
    # Quotation marks are ordinary characters in TSV.
    if delimiter == "\t":
        reader = csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
    else:
        reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    try:
        header = next(reader)
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(header):
                raise DocumentError(
                    f"the row has {len(row)} cells, the header {len(header)}", path=path,
                    line=reader.line_num, remedy="Make them agree.",
                )  # fmt: skip
            yield reader.line_num, dict(zip(header, row, strict=True))
    except csv.Error as error:
        raise DocumentError(
            f"not a well-formed table ({error})", path=path, line=reader.line_num,
            remedy="Check quotation marks and line breaks.",
        ) from None  # fmt: skip


def _objects(path: Path, text: str) -> Iterator[Row]:
    # JSON escapes no U+2028; only a line feed parts records.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DocumentError(
                f"not valid JSON ({error})", path=path, line=number,
                remedy="Write one JSON object a line.",
            ) from None  # fmt: skip
        if not isinstance(row, dict):
            raise DocumentError(
                "not a JSON object", path=path, line=number, remedy="Write one object a line."
            )
        yield number, row


def _cell(row: Mapping[str, Any], what: str) -> Any:
    return next((row[name] for name in _NAMES[what] if row.get(name) is not None), None)


def _documents(path: Path, rows: Iterator[Row], options: ReadOptions) -> list[Document]:
    stories: dict[str, list[Row]] = {}
    for line, row in rows:
        stories.setdefault(str(_cell(row, "doc") or path.name.partition(".")[0]), []).append(
            (line, row)
        )
    if not stories:
        raise DocumentError("the table has no rows", path=path, remedy="Give at least one.")
    return [settle(_story(path, name, found, options)) for name, found in stories.items()]


def _story(path: Path, name: str, rows: list[Row], options: ReadOptions) -> Document:
    segments = []
    languages: dict[str, str] = {}
    published = None
    for number, (line, row) in enumerate(rows, 1):
        target = _string(_cell(row, "target"), "target", path, line)
        if target is None or not target.strip():
            raise DocumentError(
                "the row has no target", path=path, line=line,
                remedy=f"Name the column one of: {', '.join(_NAMES['target'])}.",
            )  # fmt: skip
        given = _cell(row, "reference")
        references = given if isinstance(given, list) else [given]
        texts = [_string(text, "reference", path, line) for text in references]
        key = _cell(row, "id")
        source = _string(_cell(row, "source"), "source", path, line)
        segments.append(
            Segment(target, source or None, tuple(t for t in texts if t),
                    str(number if key in (None, "") else key))
        )  # fmt: skip
        for side in ("source_lang", "target_lang"):
            tag = _string(_cell(row, side), side, path, line)
            if tag and languages.setdefault(side, tag) != tag:
                raise DocumentError(
                    f"the story {name!r} changes its {side} from {languages[side]} to {tag}",
                    path=path, line=line, remedy="Give each direction its own doc.",
                )  # fmt: skip
        day = _string(_cell(row, "published"), "published", path, line)
        if day and published is None:
            try:
                published = date.fromisoformat(day[:10])
            except ValueError:
                raise DocumentError(
                    f"the date {day!r} is not ISO", path=path, line=line, remedy="Write 2020-03-05."
                ) from None
    return Document(
        name=name,
        path=str(path),
        source_lang=options.source_lang or languages.get("source_lang"),
        target_lang=options.target_lang or languages.get("target_lang") or "",
        segments=tuple(segments),
        published=published,
    )


def _string(value: object, what: str, path: Path, line: int) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise DocumentError(
        f"the {what} is {type(value).__name__}, not text", path=path, line=line,
        remedy="Put it in quotation marks.",
    )  # fmt: skip
