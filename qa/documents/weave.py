"""A segment's text put together from places of a file, which it remembers."""

from __future__ import annotations

import re

from qa.model import Piece

_RUN = re.compile("[ \t\n\r\f]{2,}|[\t\n\r\f]")


class Weaver:
    """Takes stretches of a file in order and gives the text and its pieces.

    With `collapse` each run of white space is one blank, and there is none at the ends, as HTML
    shows it.
    """

    def __init__(self, collapse: bool = False) -> None:
        self._collapse = collapse
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._blank: tuple[int, int] | None = None  # white space that waits for what follows it

    def add(self, text: str, at: int, width: int | None = None) -> None:
        """Text that the file has at `at`: the same characters, or in `width` others."""
        if not self._collapse:
            self._put(text, at, len(text) if width is None else width)
        elif width is not None and width != len(text):
            self._written(text, at, width)
        else:
            self._words(text, at)

    def blank(self, at: int, width: int) -> None:
        """White space of the layout, however it is written there (a line end of two characters)."""
        self._space(at, width)

    def gap(self, text: str) -> None:
        """Text that the file does not have as it stands: it can be pointed at, not rewritten."""
        if self._collapse and text.isspace():
            if self._length and self._blank is None:
                self._blank = (-1, 0)
            return
        self._flush()
        self._parts.append(text)
        self._length += len(text)

    def done(self) -> tuple[str, tuple[Piece, ...]]:
        """The text and its pieces, in order."""
        return "".join(self._parts), tuple(self._pieces)

    def _written(self, text: str, at: int, width: int) -> None:
        """A character that is escaped is kept, a blank as well: somebody wanted it."""
        self._flush()
        self._put(text, at, width)

    def _words(self, text: str, at: int) -> None:
        place = 0
        for run in _RUN.finditer(text):  # single blanks between words stay as they are
            self._stretch(text[place : run.start()], at + place)
            self._space(at + run.start(), run.end() - run.start())
            place = run.end()
        self._stretch(text[place:], at + place)

    def _stretch(self, text: str, at: int) -> None:
        """Text without runs of white space, but for a blank at either end."""
        words = text.strip(" ")
        if not words:
            if text:
                self._space(at, len(text))
            return
        first = text.index(words[0])
        if first:
            self._space(at, first)
        self._flush()
        self._put(words, at + first, len(words))
        last = first + len(words)
        if last < len(text):
            self._space(at + last, len(text) - last)

    def _space(self, at: int, width: int) -> None:
        if not self._length:
            return
        if self._blank is None:
            self._blank = (at, width)
        elif sum(self._blank) == at:  # a run that came in two parts
            self._blank = (self._blank[0], self._blank[1] + width)

    def _flush(self) -> None:
        if self._blank is None:
            return
        at, width = self._blank
        self._blank = None
        if at >= 0:
            self._put(" ", at, width)
        else:
            self._parts.append(" ")
            self._length += 1

    def _put(self, text: str, at: int, width: int) -> None:
        if not text:
            return
        last = self._pieces[-1] if self._pieces else None
        if (
            last
            and width == len(text)
            and last.width == last.length
            and last.start + last.length == self._length
            and last.at + last.width == at
        ):
            self._pieces[-1] = Piece(last.start, last.length + width, last.at, last.width + width)
        else:
            self._pieces.append(Piece(self._length, len(text), at, width))
        self._parts.append(text)
        self._length += len(text)


def plain(text: str, at: int) -> tuple[Piece, ...]:
    """The one piece of a text that the file has as it is."""
    return (Piece(0, len(text), at, len(text)),) if text else ()
