"""A file as it is on disk: its bytes, its text, and how the one becomes the other.

Readers normalise line ends and unescape; what they point at are places in this text, so that a fix
can be written back without touching another byte.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from qa.model import Point

_BLOCK = 4096
# Between the texts of a packed file's parts: no text has NUL, so that none is cut in two by it.
_SEAM = "\0\n"


class Member(NamedTuple):
    """A part of a packed file, and how its text becomes bytes again."""

    name: str
    encoding: str
    mark: int


@dataclass(frozen=True)
class Raw:
    """`text` is every character after the byte order mark of `mark` bytes, line ends as they are.

    `encoding` is the one that turns it into bytes again. Of a packed file (DOCX) `data` is the
    whole file and `text` that of its part `member`; those of the parts in `more` follow it.
    """

    path: str
    data: bytes
    text: str
    encoding: str
    mark: int = 0
    member: str = ""
    more: tuple[Member, ...] = ()

    @classmethod
    def joined(cls, data: bytes, parts: Sequence[Raw]) -> Raw:
        """A packed file of these bytes by its parts, of which there is one."""
        first, *others = parts
        more = tuple(Member(part.member, part.encoding, part.mark) for part in others)
        text = _SEAM.join(part.text for part in parts)
        return cls(first.path, data, text, first.encoding, first.mark, first.member, more)

    def parts(self) -> list[tuple[int, Raw]]:
        """Each part of a packed file, in order, and where its text begins; else the file itself."""
        if not self.more:
            return [(0, self)]
        members = (Member(self.member, self.encoding, self.mark), *self.more)
        found = []
        at = 0
        for member, text in zip(members, self.text.split(_SEAM), strict=True):
            name, encoding, mark = member
            found.append((at, Raw(self.path, self.data, text, encoding, mark, name)))
            at += len(text) + len(_SEAM)
        return found

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
        start = self._starts[line - 1]
        if offset - start <= _BLOCK:
            utf8, utf16 = _widths(self.text[start:offset])
        else:  # the whole file may be one line, with thousands of findings
            first, last = self._before(start), self._before(offset)
            utf8, utf16 = last[0] - first[0], last[1] - first[1]
        if line == 1 and self.encoding == "utf-8":
            utf8 += self.mark
        return Point(offset, line, offset - start + 1, utf8 + 1, utf16 + 1)

    def line_around(self, offset: int, end: int, most: int) -> tuple[str, str]:
        """What stands before one place and after another in their lines, at most so many characters."""
        start = max(self._starts[self.line(offset) - 1], offset - most)
        after = self.text[end : end + most].partition(self.line_end)[0].removesuffix("\r")
        return self.text[start:offset], after

    def _before(self, offset: int) -> tuple[int, int]:
        """The bytes of UTF-8 and the units of UTF-16 before a place."""
        block = offset // _BLOCK
        utf8, utf16 = _widths(self.text[block * _BLOCK : offset])
        return self._blocks[block][0] + utf8, self._blocks[block][1] + utf16

    @cached_property
    def _blocks(self) -> list[tuple[int, int]]:
        """The same before each block of characters."""
        sizes = [_widths(self.text[n : n + _BLOCK]) for n in range(0, len(self.text), _BLOCK)]
        return [(0, 0), *accumulate(sizes, lambda one, more: (one[0] + more[0], one[1] + more[1]))]


def _widths(text: str) -> tuple[int, int]:
    """Bytes of UTF-8, units of UTF-16."""
    utf8 = len(text.encode("utf-8", "surrogatepass"))
    return utf8, len(text.encode("utf-16-le", "surrogatepass")) // 2
