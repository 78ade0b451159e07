"""Targets without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.model import Document, Emptied, Span

_SAYS = re.compile(r"[^\W_]")
_ENDS = re.compile(r"\S(?:.*\S)?", re.DOTALL)


def emptied(document: Document) -> Iterator[Emptied]:
    """One fact for each segment whose source has a letter or digit and whose target has none."""
    for index, segment in enumerate(document.segments):
        source = segment.source or ""
        if _SAYS.search(segment.target) or not _SAYS.search(source):
            continue
        inner = _ENDS.search(segment.target)
        span = Span(index, "target", *(inner.span() if inner else (0, 0)))
        yield Emptied(span, Span(index, "source", 0, len(source)))
