"""Stretches of a text, asked for their characters."""

from __future__ import annotations

from collections.abc import Iterable


class Places:
    """The characters of a text that belong to some stretches of it: asked natively, in one byte each."""

    def __init__(self, size: int, stretches: Iterable[tuple[int, int]]) -> None:
        self._marked = bytearray(size)
        for start, end in stretches:
            self._marked[start:end] = b"\1" * (end - start)

    def meet(self, start: int, end: int) -> bool:
        """Whether one of the stretches has a character of this one."""
        return self.first(start, end) >= 0

    def hold(self, start: int, end: int) -> bool:
        """Whether every character of this one belongs to some of them."""
        return self._marked.find(0, start, end) < 0

    def first(self, start: int, end: int) -> int:
        """The first character of this stretch that one of them has, -1 for none."""
        return self._marked.find(1, start, end)
