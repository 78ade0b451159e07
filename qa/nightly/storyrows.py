"""Rows of stories as lines of JSON: what batches leave behind and what a night keeps."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import IO, Any, TypeVar

from qa.errors import InputError
from qa.model import Finding, Fix, Group, Severity, Span, StoryRow

T = TypeVar("T")
_SEVERITIES = {severity.label: severity for severity in Severity}
_LEVEL = 3  # of gzip: twice as fast as 6 and a tenth larger


def line(row: StoryRow, asked: Iterable[str] | None = None) -> bytes:
    """A row as one line: the same row, the same bytes. Receipts also have the ids of the concepts
    that the story asked for."""
    data: dict[str, Any] = {
        "story": row.story, "group": list(row.group), "segments": row.segments, "words": row.words,
        "terms": list(row.terms), "entities": list(row.entities),
        "rows": {key: list(row.rows[key]) for key in sorted(row.rows)},
        "findings": [_finding(finding) for finding in row.findings],
        "suppressed": dict(sorted(row.suppressed.items())),
        "unseen": list(row.unseen), "failure": row.failure, "fault": row.fault,
        "source": row.source, "partial": list(row.partial),
    }  # fmt: skip
    if asked is not None:
        data["asked"] = sorted(asked)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace") + b"\n"


def row_of(text: bytes) -> StoryRow:
    """The row of a line; raises ValueError, KeyError or TypeError for one that is none."""
    data = json.loads(text)
    return StoryRow(
        story=data["story"],
        group=Group(*data["group"]),
        segments=data["segments"],
        words=data["words"],
        findings=tuple(_read(one) for one in data["findings"]),
        rows={key: tuple(row) for key, row in data["rows"].items()},
        terms=tuple(data["terms"]),
        entities=tuple(data["entities"]),
        suppressed=data["suppressed"],
        unseen=tuple(data["unseen"]),
        failure=data["failure"],
        fault=data["fault"],
        source=data.get("source", ""),  # nights of before have none
        partial=tuple(data.get("partial", ())),
    )


def _finding(finding: Finding) -> list[Any]:
    span, fix = finding.span, finding.fix
    return [
        finding.check, finding.mqm, finding.severity.label, span.segment, span.side, span.start,
        span.end, finding.key, finding.text, finding.message, list(finding.evidence),
        fix and [fix.replacement, fix.safety], finding.term, finding.confidence,
        finding.fingerprint,
    ]  # fmt: skip


def _read(row: list[Any]) -> Finding:
    (check, mqm, severity, segment, side, start, end, key, text, message, evidence, fix, term,
     confidence, fingerprint) = row  # fmt: skip
    return Finding(
        check, mqm, _SEVERITIES[severity], Span(segment, side, start, end), key, text, message,
        tuple(evidence), fix and Fix(*fix), term, confidence, fingerprint,
    )  # fmt: skip


def packed(out: IO[bytes]) -> gzip.GzipFile:
    """A file of rows to be written: compressed, without name and time in it."""
    return gzip.GzipFile("", "wb", _LEVEL, out, mtime=0)


def read_rows(file: Path) -> Iterator[StoryRow]:
    """The rows of a file, one after the other; InputError for one that is not whole."""
    return _each(file, row_of)


def read_asked(file: Path) -> Iterator[tuple[StoryRow, tuple[str, ...] | None]]:
    """The rows of a receipt with the concepts that each story asked for, None where it does not say."""
    return _each(file, _row_asked)


def _row_asked(text: bytes) -> tuple[StoryRow, tuple[str, ...] | None]:
    asked = json.loads(text).get("asked")
    return row_of(text), None if asked is None else tuple(asked)


def _each(file: Path, read: Callable[[bytes], T]) -> Iterator[T]:
    try:
        with gzip.open(file, "rb") as lines:
            for number, text in enumerate(lines, 1):
                try:
                    yield read(text)
                except (ValueError, KeyError, TypeError) as error:
                    raise InputError(
                        f"the row is not whole ({type(error).__name__})", path=file, line=number,
                        remedy="Make the night again.",
                    ) from None  # fmt: skip
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(
            f"the rows cannot be read ({error})", path=file, remedy="Make the night again."
        ) from None


def whole(rows: Iterable[StoryRow], asked: Iterable[Iterable[str] | None] = ()) -> bytes:
    """The rows as a file's bytes; with what each has asked for, as far as that is given."""
    out = io.BytesIO()
    with packed(out) as file:
        for row, own in zip_longest(rows, asked):
            file.write(line(row, own))
    return out.getvalue()
