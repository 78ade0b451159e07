"""Sentences before the end of a segment that only one side asks.

Nothing is looked at where both sides ask as often, which is nearly always. Else the sentences are
paired one to one, where there are as many and they lie alike. It is asked about, no more: amid what is
said translators put a question as a statement in one of two.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace

from qa.model import MarkSlip, Segment
from qa.scan.marks.data import Marks, marks, shared
from qa.scan.marks.ends import compare
from qa.scan.sentences import sentences
from qa.scan.singly import singly

_MOST = 4_000  # characters of a side
_UNLIKE = 0.15  # by which the ends of two sentences may differ, as shares of the segment
_ASKS = "question"
_TURNED = [_ASKS, "stop"]  # what is exclaimed may be asked


@singly
def inner_questions(index: int, segment: Segment, target: str, source: str) -> Iterator[MarkSlip]:
    """One fact for each sentence but the last that asks what the source states, or the reverse."""
    text, other = segment.target, segment.source
    if not other or max(len(text), len(other)) > _MOST:
        return
    ours, theirs = marks(target), marks(source)
    asked = _questions(text, ours)
    if asked == _questions(other, theirs) or any(
        asked == _questions(reference, ours) for reference in segment.references
    ):
        return
    here, there = sentences(text, target), sentences(other, source)
    if len(here) != len(there) or not _alike(here, there, len(text), len(other)):
        return
    for (start, end), (first, last) in zip(here[:-1], there[:-1], strict=True):
        part = Segment(text[start:end], other[first:last], ())
        slip = compare(index, part, ours, [("source", other[first:last], theirs)], target)
        if slip and sorted(slip.meant) == _TURNED:
            span = slip.span._replace(start=slip.span.start + start, end=slip.span.end + start)
            yield replace(slip, span=span, told=True)


def _questions(text: str, lang: Marks) -> int:
    return sum(map(text.count, _asking(lang.question)))


@functools.cache
def _asking(own: str) -> tuple[str, ...]:
    """The marks that ask, with a language's own one."""
    return tuple({own, *(mark for mark, kind in shared().kind.items() if kind == _ASKS)})


def _alike(
    here: tuple[tuple[int, int], ...], there: tuple[tuple[int, int], ...], size: int, other: int
) -> bool:
    """Whether the sentences of both sides end at the same shares of the segment."""
    return all(
        abs(end / size - last / other) <= _UNLIKE
        for (_, end), (_, last) in zip(here, there, strict=True)
    )
