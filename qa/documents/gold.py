"""Errors marked by a person, one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from qa.documents.base import read_file
from qa.errors import DocumentError
from qa.model import Document, GoldMark, Severity, Span

_NUMBERS = ("segment", "start", "end")
_TEXTS = ("text", "type", "severity", "suggestion", "needs")
_REMEDY = f"Keys: {', '.join(_NUMBERS + _TEXTS)}."


def is_gold(text: str) -> bool:
    """Whether a text looks like gold marks: its first object has the keys of one."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    try:
        row = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and {"segment", "start"} <= row.keys()


def attach_gold(document: Document, gold: Path) -> Document:
    """The document with its gold marks; DocumentError where they do not fit its target."""
    marks = []
    for line, text in enumerate(read_file(gold, "utf-8").split("\n"), 1):
        if text.strip():
            marks.append(_mark(_row(text, gold, line), document, gold, line))
    return replace(document, gold=tuple(marks))


def _row(text: str, gold: Path, line: int) -> dict[str, Any]:
    """The line as an object that has every key, each of its kind."""
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _no_mark(str(error), gold, line) from None
    if not isinstance(row, dict):
        raise _no_mark("not an object", gold, line)
    for keys, kind, said in ((_NUMBERS, int, "a whole number"), (_TEXTS, str, "text")):
        for key in keys:
            if key not in row:
                raise _no_mark(f"{key!r} is missing", gold, line)
            if type(row[key]) is not kind:
                raise _no_mark(f"{key!r} is not {said}", gold, line)
    return row


def _mark(row: dict[str, Any], document: Document, gold: Path, line: int) -> GoldMark:
    severities = {severity.label: severity for severity in Severity}
    if row["severity"] not in severities:
        raise DocumentError(
            f"the severity {row['severity']!r} is unknown", path=gold, line=line,
            remedy=f"It is one of: {', '.join(severities)}.",
        )  # fmt: skip
    number, start, end = (row[key] for key in _NUMBERS)
    count = len(document.segments)
    if not 1 <= number <= count:
        raise DocumentError(
            f"the mark is in segment {number}, the story has {count}", path=gold, line=line,
            remedy="Count segments from 1, without blank lines.",
        )  # fmt: skip
    target = document.segments[number - 1].target
    if not 0 <= start <= end <= len(target) or target[start:end] != row["text"]:
        raise DocumentError(
            f"the mark {row['text']!r} does not stand there in the target", path=gold, line=line,
            remedy="Count code points from 0 in segment from 1.",
        )  # fmt: skip
    span = Span(number - 1, "target", start, end)
    return GoldMark(
        span, row["type"], severities[row["severity"]], row["suggestion"], row["needs"]
    )  # fmt: skip


def _no_mark(why: str, gold: Path, line: int) -> DocumentError:
    return DocumentError(f"not a gold mark ({why})", path=gold, line=line, remedy=_REMEDY)
