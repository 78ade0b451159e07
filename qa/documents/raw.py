"""A file as it is on disk: its bytes, its text, and how the one becomes the other.

Readers normalise line ends and unescape; what they point at are places in this text, so that a fix
can be written back without touching another byte.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from qa.model import Point


@dataclass(frozen=True)
class Raw:
    """`text` is every character after the byte order mark of `mark` bytes, line ends as they are.

    `encoding` is the one that turns it into bytes again. Of a packed file (DOCX) `data` is the
    whole file and `text` that of its part `member`.
    """

    path: str
    data: bytes
    text: str
    encoding: str
    mark: int = 0
    member: str = ""

    @property
    def line_end(self) -> str:
        """What ends a line; a file without line feeds has returns alone."""
        return "\n" if "\n" in self.text else "\r"

    @cached_property
    def _starts(self) -> list[int]:
        lengths = (len(line) + 1 for line in self.text.split(self.line_end))
        return [0, *accumulate(lengths)][:-1]

    def line(self, offset: int) -> int:
        """The number of the line, from 1, that a place is in."""
        return bisect_right(self._starts, offset)

    def line_start(self, line: int) -> int:
        """Where a line begins."""
        return self._starts[line - 1]

    def point(self, offset: int) -> Point:
        """A place by line and column."""
        line = self.line(offset)
        before = self.text[self._starts[line - 1] : offset]
        return Point(
            offset=offset,
            line=line,
            column=len(before) + 1,
            utf8=len(before.encode("utf-8", "surrogatepass")) + 1,
            utf16=len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1,
        )
