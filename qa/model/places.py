"""Where a finding stands in its file, in every unit that readers of reports count in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A place between two characters of a file. `line` and the columns count from 1.

    `offset` and `column` count code points, `utf8` bytes of UTF-8 (rdjson), `utf16` code units
    (the language server protocol, minus one). The offset leaves a byte order mark out.
    """

    offset: int
    line: int
    column: int
    utf8: int
    utf16: int


@dataclass(frozen=True, slots=True)
class Where:
    """The stretch of a file that a finding is about, half-open.

    `exact` says that the file has exactly the finding's words there, so that they can be replaced;
    otherwise it is the smallest stretch around them, or the place that lacks something.
    """

    start: Point
    end: Point
    exact: bool
