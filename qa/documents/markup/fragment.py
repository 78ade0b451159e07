"""HTML inside another format, as blocks: tags, comments and character references found by place.

Every text is some HTML, so nothing is refused but nesting beyond all use. Time is linear whatever
is left open.
"""

from __future__ import annotations

import html
import re

from qa.documents.markup.blocks import BLOCKS, SKIPPED, Blocks
from qa.documents.markup.layer import Layer
from qa.documents.raw import Raw
from qa.documents.sides import Unit
from qa.model import Part

_NEXT = re.compile(
    r"<(?:(?P<open>[A-Za-z][^\s/>]{0,60})|/(?P<close>[A-Za-z][^\s/>]{0,60})|(?P<comment>!--)|[!?/])"
    r"|(?P<reference>&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?)"
)
_TAG = re.compile(r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_BLANK = " \t\n\r\f"
_CODE = frozenset(("script", "style", "textarea", "iframe", "noscript"))  # no tags inside
# What ends where a sibling begins, for those who do not close it.
_ENDS = {
    "li": frozenset(("li",)), "dt": frozenset(("dt", "dd")), "dd": frozenset(("dt", "dd")),
    "td": frozenset(("td", "th")), "th": frozenset(("td", "th")),
    "tr": frozenset(("td", "th", "tr")), "option": frozenset(("option",)),
}  # fmt: skip
_PARAGRAPH = frozenset(("p",))
_NONE: frozenset[str] = frozenset()


def units(raw: Raw, layer: Layer, path: str, part: Part) -> list[Unit]:
    """The segments of the layer's HTML."""
    reader = _Reader(layer, Blocks(raw, path, part))
    reader.run()
    return reader.blocks.units


class _Reader:
    def __init__(self, layer: Layer, blocks: Blocks) -> None:
        self.blocks = blocks
        self._layer = layer
        self._text = layer.text
        self._quotes = True  # until one has no partner
        self._skipped, self._depth = "", 0

    def run(self) -> None:
        text, place = self._text, 0
        while match := _NEXT.search(text, place):
            self._say(place, match.start())
            place = match.end()
            if match["reference"]:
                self._refer(match.start(), place)
            elif match["open"]:
                place = self._open(match["open"].lower(), place)
            elif match["close"]:
                place = self._tag_end(place)
                self._close(match["close"].lower())
            else:
                sign = "-->" if match["comment"] else ">"
                end = text.find(sign, place)
                place = end + len(sign) if end >= 0 else len(text)
        self._say(place, len(text))
        self.blocks.flush()

    def _tag_end(self, place: int) -> int:
        """Where a tag ends: behind the first > outside quotation marks."""
        found = _TAG.match(self._text, place) if self._quotes else None
        if found:
            return found.end()
        self._quotes = False
        return self._text.find(">", place) + 1 or len(self._text)

    def _open(self, name: str, place: int) -> int:
        place = self._tag_end(place)
        if self._skipped:
            if name != "body" or self._skipped != "head":
                self._depth += name == self._skipped
                return place
            self._skipped = ""
        if name in _CODE:
            end = re.compile(rf"</{name}\b", re.I).search(self._text, place)
            return end.start() if end else len(self._text)
        empty = self._text[place - 2 : place] == "/>"
        if name in SKIPPED:
            self._skipped, self._depth = ("", 0) if empty else (name, 1)
        elif name == "br":
            self.blocks.line_break()
        elif name in BLOCKS:
            self.blocks.leave(_PARAGRAPH)
            self.blocks.leave(_ENDS.get(name, _NONE))
            self.blocks.open(name)
            if empty or name == "hr":
                self.blocks.close(name)
        return place

    def _close(self, name: str) -> None:
        if self._skipped:
            self._depth -= name == self._skipped
            self._skipped = self._skipped if self._depth else ""
        elif name == "br":
            self.blocks.line_break()
        elif name in BLOCKS:
            self.blocks.close(name)

    def _say(self, start: int, end: int) -> None:
        if self._skipped:
            return
        for text, at, width in self._layer.chars(start, end):
            layout = width != len(text) and text in _BLANK
            self.blocks.text(text, at, width, layout=layout)

    def _refer(self, start: int, end: int) -> None:
        written = self._text[start:end]
        text = html.unescape(written)
        if text == written:
            self._say(start, end)
        elif not self._skipped:
            at, width = self._layer.whole(start, end)
            self.blocks.text(text, at, width)
