"""Where a finding stands in its file, in every unit that readers of reports count in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A place between two characters of a file. `line` and the columns count from 1.

    `offset` and `column` count code points, `utf8` bytes of UTF-8 (rdjson), `utf16` code units
    (the language server protocol, minus one). A byte order mark is no character: only `utf8` counts
    it, in the first line of a file of UTF-8, whose bytes readers of rdjson cut.
    """

    offset: int
    line: int
    column: int
    utf8: int
    utf16: int


@dataclass(frozen=True, slots=True)
class Mending:
    """A fix as a program may apply it: `text`, as the format writes it (an `&` as `&amp;`), in the
    place of [start, end) of the file. It may take in the word before: “a” becomes “an”."""

    start: Point
    end: Point
    text: str


@dataclass(frozen=True, slots=True)
class Where:
    """The stretch of a file that a finding is about, half-open.

    `exact` says that the file has exactly the finding's words there, so that they can be replaced;
    otherwise it is the smallest stretch around them, or the place that lacks something. `text` is
    what the file has there, as it is written; `before` and `after` are of the same line, at most 40
    characters each. `mending` is the finding's fix as it reads there, None where there is none or the
    format cannot hold it.
    """

    start: Point
    end: Point
    exact: bool
    text: str = ""
    before: str = ""
    after: str = ""
    mending: Mending | None = None
