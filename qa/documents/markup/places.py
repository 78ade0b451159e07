"""Stretches of a file that an element can be put round."""

from __future__ import annotations

from bisect import bisect_left

from qa.documents.markup.xml import Element


class Nest:
    """The elements of one file, looked up by place; the children of each are listed once."""

    def __init__(self) -> None:
        self._children: dict[int, list[Element]] = {}

    def enclosed(self, element: Element, start: int, end: int) -> tuple[int, int]:
        """The smallest stretch around file[start:end] in the element that cuts through no other."""
        while True:
            first, last = self._at(element, start), self._at(element, end)
            if first is not last or first is None:
                return first.start if first else start, last.end if last else end
            element = first

    def _at(self, element: Element, place: int) -> Element | None:
        """The child that a place is in."""
        if element.start not in self._children:
            self._children[element.start] = list(element.elements())
        children = self._children[element.start]
        index = bisect_left(children, place, key=lambda child: child.start) - 1
        return children[index] if index >= 0 and place < children[index].end else None
