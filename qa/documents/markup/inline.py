"""The text of an element with inline codes: the codes have no width, the text knows its places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from qa.documents.markup.xml import Chars, Element
from qa.documents.raw import Raw
from qa.documents.weave import Weaver, plain
from qa.model import Piece

# Elements of XLIFF and TMX whose content is text; that of every other one is code.
_TEXT = frozenset(("g", "mrk", "pc", "hi"))
_XML = "{http://www.w3.org/XML/1998/namespace}"
_BLANKS = " \t\n"
_HEX = re.compile(r"[0-9A-Fa-f]{1,8}")


class Mark(NamedTuple):
    """An annotation (`mrk`) and the stretch of the text that it is about."""

    element: Element
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Content:
    """`text` of an element, the `pieces` of the file it is made of, the `marks` in it."""

    text: str
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]


def content(element: Element, raw: Raw, keep: bool) -> Content:
    """What an element says. Without `keep` (xml:space="preserve") a run of white space with a line
    break in it is layout: one blank inside the text, nothing at its ends. Other blanks stay, for
    two in a row are a fault that a reader would see.
    """
    only = element.children[0] if len(element.children) == 1 else None  # most are so simple
    if isinstance(only, Chars) and only.width == len(only.text) and (keep or "\n" not in only.text):
        return Content(only.text, plain(only.text, only.at), ())
    return _Reader(raw, keep).read(element)


def whole(element: Element, raw: Raw, keep: bool) -> Content:
    """What an element says in all its elements; see `content`."""
    return _Reader(raw, keep).read(element, None)


def keeps(element: Element, inherited: bool) -> bool:
    """Whether white space is kept in an element."""
    said = element.attributes.get(f"{_XML}space")
    return inherited if said is None else said == "preserve"


def lang(element: Element) -> str:
    """Its xml:lang, or the plain `lang` of older files; "" where it has none."""
    attributes = element.attributes
    return (attributes.get(f"{_XML}lang") or attributes.get("lang") or "").strip()


class _Reader:
    def __init__(self, raw: Raw, keep: bool) -> None:
        self._raw = raw
        self._keep = keep
        self._weaver = Weaver()
        self._length = 0
        self._run: list[Chars] = []  # white space that waits for what follows it
        self._marks: list[Mark] = []

    def read(self, element: Element, text: frozenset[str] | None = _TEXT) -> Content:
        waiting: list[tuple[Element | Chars, int | None]] = [
            (node, None) for node in reversed(element.children)
        ]
        while waiting:
            node, opened = waiting.pop()
            if isinstance(node, Chars):
                self._chars(node)
            elif opened is not None:
                self._marks.append(Mark(node, opened, self._offset()))
            elif text is None or node.local in text:
                if node.local == "mrk":
                    waiting.append((node, self._offset()))
                waiting += ((child, None) for child in reversed(node.children))
            elif node.local == "cp" and (char := _code_point(node)):
                self._flush()
                self._put(Chars(char, node.start, node.end - node.start))
        if not self._broken():
            self._flush()
        woven, pieces = self._weaver.done()
        return Content(woven, pieces, tuple(self._marks))

    def _chars(self, chars: Chars) -> None:
        if self._keep or self._raw.text[chars.at] == "&":  # an escaped blank: somebody wanted it
            self._flush()
            self._put(chars)
            return
        # A line end comes alone (of two characters as well): layout can only be at the ends of others.
        text = chars.text
        bare = text.rstrip(_BLANKS)
        first = len(text) - len(text.lstrip(_BLANKS)) if self._run else 0
        last = len(bare)
        if not bare:
            self._run.append(chars)
            return
        if first:
            self._run.append(Chars(text[:first], chars.at, first))
        if self._run:
            self._flush()
        self._put(Chars(text[first:last], chars.at + first, last - first))
        if last < len(text):
            self._run.append(Chars(text[last:], chars.at + last, len(text) - last))

    def _broken(self) -> bool:
        """Whether the run of white space is layout."""
        return any("\n" in chars.text for chars in self._run)

    def _flush(self) -> None:
        run, layout = self._run, self._broken()
        self._run = []
        if not layout:
            for chars in run:
                self._put(chars)
        elif self._length:
            # Where a code parts it, its first stretch is the blank.
            first, width = run[0], run[0].width
            for chars in run[1:]:
                if first.at + width != chars.at:
                    break
                width += chars.width
            self._put(Chars(" ", first.at, width))

    def _put(self, chars: Chars) -> None:
        self._weaver.add(chars.text, chars.at, chars.width)
        self._length += len(chars.text)

    def _offset(self) -> int:
        """Where in the text a mark begins or ends that stands here."""
        if self._broken():
            return self._length + (self._length > 0)
        return self._length + sum(len(chars.text) for chars in self._run)


def _code_point(element: Element) -> str:
    """The character that XML cannot write and XLIFF 2 writes as <cp hex="0008"/>."""
    said = _HEX.fullmatch(element.attributes.get("hex", ""))
    number = int(said[0], 16) if said else 0
    return chr(number) if 0 < number < 0xD800 or 0xDFFF < number < 0x110000 else ""


def descend(
    element: Element, into: frozenset[str], keep: bool
) -> Iterator[tuple[Element, bool, bool]]:
    """The elements below, through those named in `into`, with two things that they inherit: whether
    they are to be translated, and whether their white space is kept (`keep` is the element's own).
    """
    waiting = [(element, True, keep)]
    while waiting:
        inner, translate, keep = waiting.pop()
        said = inner.attributes.get("translate")
        translate = translate if said is None else said != "no"
        keep = keeps(inner, keep)
        if inner is element or inner.local in into:
            waiting += [(child, translate, keep) for child in reversed(list(inner.elements()))]
        else:
            yield inner, translate, keep
