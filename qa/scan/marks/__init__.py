"""Doublings, quotation marks, ends of sentences, marks of other scripts: facts of the page."""

from __future__ import annotations

from collections.abc import Iterator

from qa.model import Document, MarkSlip
from qa.scan.marks.ends import endings
from qa.scan.marks.foreign import foreign_marks
from qa.scan.marks.inner import inner_questions
from qa.scan.marks.inserting import insertions
from qa.scan.marks.pairing import pairings
from qa.scan.marks.repeating import repeats
from qa.scan.marks.seams import seams

__all__ = ["mark_slips", "repeats", "seams"]


def mark_slips(document: Document) -> Iterator[MarkSlip]:
    """Every slip of punctuation in the target, one kind after the other."""
    yield from pairings(document)
    yield from endings(document)
    yield from inner_questions(document)
    yield from insertions(document)
    yield from foreign_marks(document)
