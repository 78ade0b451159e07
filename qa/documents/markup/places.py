"""Stretches of a file that an element can be put round."""

from __future__ import annotations

from qa.documents.markup.xml import Element


def enclosed(element: Element, start: int, end: int) -> tuple[int, int]:
    """The smallest stretch around file[start:end] inside the element that cuts through no other."""
    while inner := next(
        (
            e
            for e in element.elements()
            if e.inside <= start and end <= e.outside and e.start < start
        ),
        None,
    ):
        element = inner
    for inner in element.elements():
        if inner.start < start < inner.end:
            start = inner.start
        if inner.start < end < inner.end:
            end = inner.end
    return start, end
