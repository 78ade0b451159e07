"""The story: segments, spans, what a person marked."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

Side = Literal["source", "target", "reference"]


class Severity(enum.IntEnum):
    """MQM severities; the value is the penalty of the linear MQM model (themqm.org)."""

    NEUTRAL = 0
    MINOR = 1
    MAJOR = 5
    CRITICAL = 25

    @property
    def label(self) -> str:
        return self.name.lower()


class Span(NamedTuple):
    """A stretch of one side of one segment."""

    segment: int
    side: Side
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether both share a character (an empty span overlaps what it touches)."""
        if (self.segment, self.side) != (other.segment, other.side):
            return False
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


class Piece(NamedTuple):
    """A stretch of a segment's target and where the file has it, in code points of the file's text.

    With `width` equal to `length` the file has the same characters; otherwise they are written in
    another way (`&amp;`, `\\u5854`, a doubled quotation mark) and belong together. Pieces are in order;
    between two there may be markup. What no piece covers (a blank that joins two lines) is not in
    the file as it stands, so that it can be pointed at and not be rewritten.
    """

    start: int
    length: int
    at: int
    width: int


Part = Literal[
    "", "headline", "dateline", "body", "caption", "header", "footer", "footnote", "endnote"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Segment:
    """One unit of translation: `key` is the row's id, or the line number as text.

    `line` is where the file has it, from 1 (0 where nobody said), `domain` what a table says.
    `unit` names it as its format does (a unit's id, a path of elements or keys), `part` what of the
    story it is, `pieces` where its target stands in the file (none where nobody said). `source_line`
    is the source's where that lies in a file of its own. `again` has the pieces of each further place
    where the file says the same, none for one that it cuts otherwise.
    """

    target: str
    source: str | None = None
    references: tuple[str, ...] = ()
    key: str = ""
    line: int = field(default=0, compare=False)
    domain: str = ""
    unit: str = field(default="", compare=False)
    part: Part = ""
    pieces: tuple[Piece, ...] = field(default=(), compare=False, repr=False)
    source_line: int = field(default=0, compare=False, repr=False)
    again: tuple[tuple[Piece, ...], ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class GoldMark:
    """An error marked by a person, in the shape of a finding."""

    span: Span
    type: str
    severity: Severity
    suggestion: str
    needs: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """A person, organisation or place that the story's own metadata name (ninjs, NewsML-G2)."""

    kind: Literal["person", "org", "place"]
    name: str
    uri: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Where another side of a story stands: its file, and of each segment the first and last line."""

    path: str
    lines: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One story. `remarks` are the reader's own notes (a language that looks different, say).

    `system` is who translated it and `desk` whose story it is, where the file says so; `tagged` is
    what its metadata name; `form` is the format it was read in, by its name in `FORMATS`;
    `lines` is how many lines a plain text has, blank ones too; `source_path` is the source's file
    where that is another one; `beside` says where source and
    references stand, as far as it is known.
    """

    name: str
    path: str
    source_lang: str | None
    target_lang: str
    segments: tuple[Segment, ...]
    published: date | None = None
    gold: tuple[GoldMark, ...] = ()
    remarks: tuple[str, ...] = ()
    system: str = ""
    desk: str = ""
    tagged: tuple[Tagged, ...] = ()
    form: str = field(default="", compare=False)
    lines: int = field(default=0, compare=False, repr=False)
    source_path: str = field(default="", compare=False)
    beside: tuple[Beside, ...] = field(default=(), compare=False, repr=False)

    @property
    def has_source(self) -> bool:
        return any(segment.source for segment in self.segments)

    @property
    def has_references(self) -> bool:
        return any(segment.references for segment in self.segments)

    def text(self, span: Span) -> str:
        segment = self.segments[span.segment]
        if span.side == "target":
            return segment.target[span.start : span.end]
        if span.side == "source":
            return (segment.source or "")[span.start : span.end]
        return segment.references[0][span.start : span.end]

    def length(self, index: int, side: Side) -> int:
        """How many characters a side of a segment has; 0 where it is not there."""
        segment = self.segments[index]
        if side == "target":
            return len(segment.target)
        if side == "source":
            return len(segment.source or "")
        return len(segment.references[0]) if segment.references else 0
