"""What the text says of its own language: strange letters and words, other languages, wrong decoding."""

from __future__ import annotations

from collections.abc import Sequence

from qa.language import base
from qa.model import Document, Span, Tongue, Untranslated
from qa.scan.tongue.emptied import emptied
from qa.scan.tongue.garbled import garbled
from qa.scan.tongue.passages import passages
from qa.scan.tongue.remains import remains
from qa.scan.tongue.strange import keeps_names, strange

__all__ = ["tongue"]


def tongue(document: Document, quoted: Sequence[Span]) -> Tongue:
    """All facts of one document. Where a whole segment is in another language, its words are not told apart."""
    found = passages(document, quoted)
    told = [one.span for one in found.other] + [one.span for one in found.copied]
    left: list[Untranslated] = []
    same = base(document.target_lang) == base(document.source_lang or "")
    if not same:
        marks: dict[int, list[Span]] = {}
        for span in quoted:
            marks.setdefault(span.segment, []).append(span)
        keeps = keeps_names(document)
        for index in range(len(document.segments)):
            mine = marks.get(index, ())
            for one in (*strange(document, index, mine, keeps), *remains(document, index, mine)):
                if not any(one.span.overlaps(span) for span in told):
                    left.append(one)
    return Tongue(
        tuple(left), found.other, found.copied, tuple(emptied(document)),
        tuple(garbled(document)), found.short,
    )  # fmt: skip
