"""Errors marked by a person, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from qa.documents.base import read_file
from qa.errors import DocumentError
from qa.model import Document, GoldMark, Severity, Span


def attach_gold(documents: Sequence[Document], gold: Path, path: Path) -> Document:
    """The one document of a file with its gold marks; DocumentError where they do not fit it."""
    if len(documents) != 1:
        raise DocumentError(
            "gold marks belong to one story, the file has several", path=path,
            remedy="Give one story with --gold.",
        )  # fmt: skip
    document = documents[0]
    labels = {severity.label: severity for severity in Severity}
    marks = []
    for line, text in enumerate(read_file(gold, "utf-8").split("\n"), 1):
        if not text.strip():
            continue
        try:
            row = json.loads(text)
            span = Span(row["segment"] - 1, "target", row["start"], row["end"])
            mark = GoldMark(
                span, row["type"], labels[row["severity"]], row["suggestion"], row["needs"]
            )
            words = row["text"]
        except (ValueError, KeyError, TypeError) as error:
            raise DocumentError(
                f"not a gold mark ({error})", path=gold, line=line,
                remedy="Keys: segment, start, end, text, type, severity, suggestion, needs.",
            ) from None  # fmt: skip
        if not 0 <= span.segment < len(document.segments) or document.text(span) != words:
            raise DocumentError(
                f"the mark {words!r} does not stand there in the target", path=gold, line=line,
                remedy="Count code points from 0 in segment from 1.",
            )  # fmt: skip
        marks.append(mark)
    return replace(document, gold=tuple(marks))
