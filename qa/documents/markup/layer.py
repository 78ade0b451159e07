"""A text inside another one: markup in a string of JSON, in escaped XML. Every character of it
knows its place in the file, through both ways of writing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator


class Layer:
    """`chars` are text, place in the file and width there, in order; `text` is all of it."""

    def __init__(self, chars: Iterable[tuple[str, int, int]]) -> None:
        self._chars = list(chars)
        self._starts = []
        size = 0
        for text, _, _ in self._chars:
            self._starts.append(size)
            size += len(text)
        self.text = "".join(text for text, _, _ in self._chars)

    def chars(self, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """What text[start:end] is made of: stretches as they are, and escaped characters alone."""
        number = bisect_right(self._starts, start) - 1
        while start < end:
            text, at, width = self._chars[number]
            first = start - self._starts[number]
            last = min(len(text), end - self._starts[number])
            if width == len(text):
                yield text[first:last], at + first, last - first
            else:
                yield text, at, width
                last = len(text)
            start = self._starts[number] + last
            number += 1

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """Place and width in the file of text[start:end], which is not empty, as one."""
        parts = list(self.chars(start, end))
        _, at, _ = parts[0]
        _, last, width = parts[-1]
        return at, last + width - at
