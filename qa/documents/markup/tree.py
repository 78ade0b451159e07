"""An XML tree's text as blocks."""

from __future__ import annotations

from qa.documents.markup.blocks import BLOCKS, SKIPPED, Blocks
from qa.documents.markup.xml import Chars, Element
from qa.documents.raw import Raw
from qa.documents.sides import Unit
from qa.model import Part


class Paths:
    """Paths of elements from the root: /newsItem/contentSet[1]/inlineXML[1]."""

    def __init__(self) -> None:
        self._numbers: dict[int, dict[int, int]] = {}  # by parent, then by child

    def of(self, element: Element) -> str:
        steps = []
        while element.parent is not None:
            steps.append(f"{element.local}[{self._number(element, element.parent)}]")
            element = element.parent
        return "/" + "/".join([element.local, *reversed(steps)])

    def _number(self, element: Element, parent: Element) -> int:
        if id(parent) not in self._numbers:
            counts: dict[str, int] = {}
            numbers = self._numbers[id(parent)] = {}
            for child in parent.elements():
                numbers[id(child)] = counts[child.local] = counts.get(child.local, 0) + 1
        return self._numbers[id(parent)][id(element)]


def units(raw: Raw, top: Element, path: str, part: Part = "body") -> list[Unit]:
    """The segments in an element, in the order of the file; `path` and `part` are its own."""
    blocks = Blocks(raw, path, part)
    waiting: list[Element | Chars | str] = list(reversed(top.children))
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            blocks.close(node)
        elif isinstance(node, Chars):
            said(blocks, raw, node)
        elif (name := node.local.lower()) == "br":
            blocks.line_break()
        elif name not in SKIPPED and not _unpublished(node):
            if name in BLOCKS:
                blocks.open(name)
                waiting.append(name)
            waiting += reversed(node.children)
    blocks.flush()
    return blocks.units


def said(blocks: Blocks, raw: Raw, chars: Chars) -> None:
    """Characters of the tree to the blocks: a line end of two characters is layout."""
    layout = chars.width != len(chars.text) and raw.text[chars.at] == "\r"
    blocks.text(chars.text, chars.at, chars.width, layout=layout)


def _unpublished(element: Element) -> bool:
    """Whether it is a note of NITF to editors; those for the public are of type pa."""
    return element.local == "note" and element.attribute("type") != "pa"
