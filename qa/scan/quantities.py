"""The figures of source, target and reference, as they are read, and by their place."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import TypeVar

from qa.figures.reading import figures
from qa.language import base
from qa.model import Document, Figure, Moment, Reading, Side
from qa.scan.pools import Place

_Placed = TypeVar("_Placed", Figure, Reading)


def read_figures(
    document: Document, moments: Sequence[Moment], unread: Container[int] = ()
) -> tuple[Figure, ...]:
    """The figures of all sides, in the order of the segments; those in dates are of kind "date".

    `unread` are the segments whose numbers are not read.
    """
    taken: dict[Place, list[tuple[int, int]]] = {}
    for moment in _surely_dates(moments):
        span = moment.span
        taken.setdefault((span.segment, span.side), []).append((span.start, span.end))
    return tuple(
        figure
        for side, index, text, code in _texts(document)
        if index not in unread
        for figure in figures(text, code, index, side, taken.get((index, side), ()))
    )


def _surely_dates(moments: Sequence[Moment]) -> Sequence[Moment]:
    """Without the words that are a weekday or a number (שני, πέμπτη, quinta), where no other side
    names that day."""
    if not any(moment.weak and moment.weekday for moment in moments):
        return moments
    named: dict[tuple[int, int], set[Side]] = {}
    for moment in moments:
        if moment.weekday:
            named.setdefault((moment.span.segment, moment.weekday), set()).add(moment.span.side)
    return [
        moment
        for moment in moments
        if not (moment.weak and moment.weekday)
        or len(named[moment.span.segment, moment.weekday]) > 1
    ]


def by_place(found: Sequence[_Placed]) -> dict[Place, list[_Placed]]:
    """Figures, or what abbreviations stand for, by segment and side, in order."""
    placed: dict[Place, list[_Placed]] = {}
    for one in found:
        placed.setdefault((one.span.segment, one.span.side), []).append(one)
    return placed


def _texts(document: Document) -> Iterator[tuple[Side, int, str, str]]:
    target = base(document.target_lang)
    source = base(document.source_lang) if document.source_lang else ""
    for index, segment in enumerate(document.segments):
        yield "target", index, segment.target, target
        if segment.source and source:
            yield "source", index, segment.source, source
        if segment.references:
            yield "reference", index, segment.references[0], target
