"""The blocks of marked-up text: what stands in a paragraph, heading or cell is one segment.

Whoever reads the markup tells what opens, closes and is said, in order; inline elements are not
told or have no width. The elements are those of HTML, XHTML and NITF.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from qa.documents.base import is_blank
from qa.documents.limits import bounded
from qa.documents.raw import Raw
from qa.documents.sides import Unit
from qa.documents.weave import Weaver
from qa.errors import DocumentError
from qa.model import Part

_DEEPEST = 200
BLOCKS = frozenset((
    "abstract", "address", "article", "aside", "bibliography", "block", "blockquote", "body",
    "body.content", "body.end", "body.head", "bq", "caption", "center", "credit", "dateline",
    "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "fn", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hedline", "hgroup",
    "hl1", "hl2", "hr", "html", "legend", "li", "main", "media", "media-caption", "menu", "nav",
    "nitf", "nitf-table", "note", "ol", "option", "p", "pre", "section", "series", "summary",
    "table", "tagline", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
# What is not read as the story's text: code, data, and who wrote it.
SKIPPED = frozenset((
    "byline", "colgroup", "datasource", "distributor", "head", "iframe", "math",
    "media-metadata", "media-object", "media-producer", "media-reference",
    "noscript", "object", "rights", "script", "select", "style", "svg",
    "template", "textarea",
))  # fmt: skip
_PARTS: dict[str, Part] = {
    "h1": "headline", "hedline": "headline", "dateline": "dateline", "caption": "caption",
    "figcaption": "caption", "media-caption": "caption",
}  # fmt: skip


def numbered(lines: list[Unit]) -> list[Unit]:
    """The lines of one text, of which each is a segment, with their numbers; one alone has none."""
    if len(lines) < 2:
        return lines
    return [replace(line, unit=f"{line.unit}/line[{n}]") for n, line in enumerate(lines, 1)]


@dataclass(slots=True)
class _Level:
    """An element that is open, the children of each name that it has had."""

    name: str
    path: str
    part: Part
    children: dict[str, int] = field(default_factory=dict)


class Blocks:
    """Told of markup in the order of the file, it has the `units`. `path` and `part` are the outer."""

    def __init__(self, raw: Raw, path: str, part: Part = "body") -> None:
        self.units: list[Unit] = []
        self._raw = raw
        self._levels = [_Level("", path, part)]
        self._weaver = Weaver(collapse=True)
        self._broken = False  # the last thing was a line break

    @property
    def path(self) -> str:
        return self._levels[-1].path

    def open(self, name: str) -> None:
        """A block begins; the one around it goes on behind it as another segment."""
        self.flush()
        if len(self._levels) > _DEEPEST:
            raise DocumentError(
                f"not read, for it could be an attack (elements in more than {_DEEPEST} others)",
                path=self._raw.path, remedy="Give plain markup.",
            )  # fmt: skip
        above = self._levels[-1]
        number = above.children[name] = above.children.get(name, 0) + 1
        path = f"{above.path}/{name}[{number}]"
        self._levels.append(_Level(name, path, _PARTS.get(name, above.part)))

    def close(self, name: str) -> None:
        """A block ends, and those in it that nobody closed; nothing where none is open."""
        self.flush()
        names = [level.name for level in self._levels]
        if name in names[1:]:
            while self._levels.pop().name != name:
                pass

    def leave(self, names: frozenset[str]) -> None:
        """Blocks of these names end as long as they are the innermost."""
        while len(self._levels) > 1 and self._levels[-1].name in names:
            self.close(self._levels[-1].name)

    def line_break(self) -> None:
        """A break is a blank, two of them part paragraphs."""
        if self._broken:
            self.flush()
        self._broken = True
        self._weaver.gap(" ")

    def text(self, text: str, at: int, width: int, *, layout: bool = False) -> None:
        """What is said, in `width` characters of the file at `at`; `layout`: white space of one kind."""
        if layout:
            self._weaver.blank(at, width)
            return
        self._weaver.add(text, at, width)
        if self._broken and not text.isspace():
            self._broken = False

    def flush(self) -> None:
        """What has been said since the last block is a segment."""
        text, pieces = self._weaver.done()
        self._weaver = Weaver(collapse=True)
        self._broken = False
        level = self._levels[-1]
        if not is_blank(text):
            line = self._raw.line(pieces[0].at)
            bounded(len(self.units) + 1, self._raw.path, line)
            self.units.append(Unit(text, line, pieces, level.path, level.part))
