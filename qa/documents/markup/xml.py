"""XML to a tree whose every element and character has its place in the file.

expat reads it and tells the place of each event. What could hang, escape or fill memory is refused:
entities that a file declares itself, nesting and numbers of elements beyond all use; nothing is
ever loaded from elsewhere.
"""

from __future__ import annotations

import functools
import html.entities
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from qa.documents.raw import Raw
from qa.errors import DocumentError

_DEEPEST = 200
_MOST = 1_000_000  # elements
_BETWEEN = "}"  # what expat puts between namespace and name
_CHUNK = 1 << 20


@dataclass(slots=True)
class Chars:
    """Characters of the text, in code points of the file: as they are when width == len(text)."""

    text: str
    at: int
    width: int


@dataclass(slots=True)
class Element:
    """`name` and the attributes' names are written {namespace}local, or local without one.

    `start` and `end` are those of the whole element in the file, `inside` and `outside` those of
    what stands between its tags (both the end of the tag of an empty one). `line` counts from 1.
    """

    name: str
    attributes: dict[str, str]
    start: int
    line: int
    parent: Element | None = field(repr=False)
    inside: int = 0
    outside: int = 0
    end: int = 0
    children: list[Element | Chars] = field(default_factory=list)

    @property
    def local(self) -> str:
        return self.name.rpartition(_BETWEEN)[2]

    @property
    def space(self) -> str:
        return self.name.rpartition(_BETWEEN)[0].removeprefix("{")

    def elements(self) -> Iterator[Element]:
        """The child elements."""
        return (child for child in self.children if isinstance(child, Element))

    def all(self, local: str) -> Iterator[Element]:
        """The child elements of that local name."""
        return (child for child in self.elements() if child.local == local)

    def first(self, *path: str) -> Element | None:
        """The first element down a path of local names."""
        found: Element | None = self
        for local in path:
            found = next(found.all(local), None) if found else None
        return found

    def walk(self) -> Iterator[Element]:
        """Itself and all below it, in the order of the file."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(list(element.elements()))

    def text(self) -> str:
        """All its characters, in the order of the file."""
        return "".join(chars.text for chars in self.chars())

    def chars(self) -> Iterator[Chars]:
        """All characters in it, in the order of the file."""
        waiting: list[Element | Chars] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Chars):
                yield node
            else:
                waiting += reversed(node.children)

    def attribute(self, local: str) -> str:
        """The attribute of that local name, whatever its namespace; "" where there is none."""
        return next(
            (v for name, v in self.attributes.items() if name.rpartition(_BETWEEN)[2] == local), ""
        )


def parse(raw: Raw) -> Element:
    """The root of the file's tree; DocumentError, with the line, for what is no XML or not safe."""
    return _Builder(raw).run()


class _Builder:
    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        # Lone surrogates cannot come from a file; a text from elsewhere may have them.
        self._data = raw.text.encode("utf-8", "surrogatepass")
        self._ascii = raw.text.isascii()
        self._byte = self._place = 0  # how far bytes have been counted as code points
        self._open: list[Element] = []
        self._root: Element | None = None
        self._chars: Chars | None = None
        self._count = 0
        self._tag: Element | None = None  # whose start tag ends where the next event begins
        parser = expat.ParserCreate("utf-8", _BETWEEN)
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data_
        parser.SkippedEntityHandler = self._skipped
        parser.EntityDeclHandler = self._declared
        for name in (
            "CommentHandler", "ProcessingInstructionHandler", "StartCdataSectionHandler",
            "EndCdataSectionHandler", "StartDoctypeDeclHandler", "EndDoctypeDeclHandler",
        ):  # fmt: skip
            setattr(parser, name, self._other)
        # An external DTD is not loaded; with its name known, &eacute; is skipped and no error.
        parser.UseForeignDTD(True)
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE)
        parser.ExternalEntityRefHandler = lambda *_: 1
        self._parser = parser

    def run(self) -> Element:
        try:
            for start in range(0, len(self._data), _CHUNK):
                self._parser.Parse(self._data[start : start + _CHUNK], False)
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise DocumentError(
                f"not well-formed XML ({expat.ErrorString(error.code)})", path=self._raw.path,
                line=error.lineno, remedy="Mend the file.",
            ) from None  # fmt: skip
        assert self._root is not None
        return self._root

    def _here(self) -> int:
        """The code point that the current event begins at. Events come in the order of the file."""
        byte = self._parser.CurrentByteIndex
        if self._ascii:
            return byte
        self._place += len(self._data[self._byte : byte].decode("utf-8", "surrogatepass"))
        self._byte = byte
        return self._place

    def _close(self) -> int:
        """Ends the tag and the characters that the current event follows; where it begins."""
        here = self._here()
        if self._tag is not None:
            self._tag.inside = here
            self._tag = None
        if self._chars is not None:
            self._chars.width = here - self._chars.at
            self._chars = None
        return here

    def _other(self, *_: object) -> None:
        self._close()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        here = self._close()
        self._count += 1
        if self._count > _MOST:
            raise self._refused(f"more than {_MOST} elements")
        if len(self._open) >= _DEEPEST:
            raise self._refused(f"elements in more than {_DEEPEST} others")
        parent = self._open[-1] if self._open else None
        element = Element(
            _braced(name), {_braced(key): value for key, value in attributes.items()}, here,
            self._parser.CurrentLineNumber, parent,
        )  # fmt: skip
        if parent is None:
            self._root = element
        else:
            parent.children.append(element)
        self._open.append(element)
        self._tag = element

    def _end(self, name: str) -> None:
        element = self._open.pop()
        tag = _tag_end(self._raw.text, element.start) if self._tag is element else 0
        here = self._close()
        if tag and self._raw.text[tag - 2] == "/":  # its end event is anywhere in its one tag
            element.inside = element.outside = element.end = tag
        else:
            element.outside, element.end = here, self._raw.text.index(">", here) + 1

    def _data_(self, text: str) -> None:
        here = self._close()
        self._chars = Chars(text, here, len(text))
        if self._open:
            self._open[-1].children.append(self._chars)

    def _skipped(self, name: str, parameter: bool) -> None:
        # The names of HTML, which DTDs of news formats declare; another one is shown as it stands.
        if not parameter:
            self._data_(html.entities.html5.get(f"{name};", f"&{name};"))

    def _declared(self, name: str, *_: object) -> None:
        raise self._refused(f"the file declares the entity {name!r}")

    def _refused(self, what: str) -> DocumentError:
        return DocumentError(
            f"not read, for it could be an attack ({what})", path=self._raw.path,
            line=self._parser.CurrentLineNumber, remedy="Give plain XML.",
        )  # fmt: skip


def _braced(name: str) -> str:
    return "{" + name if _BETWEEN in name else name


def _tag_end(text: str, start: int) -> int:
    """Where a tag ends: after the first > outside quotation marks."""
    place = start
    while True:
        sign = text[place]
        if sign == ">":
            return place + 1
        if sign in "\"'":
            place = text.index(sign, place + 1)
        place += 1


def escaped(text: str) -> str:
    """Text as XML writes it between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# A CDATA section, and what could look as if it had one inside.
_SECTION = re.compile(r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
# What XML 1.0 cannot have, escaped or not.
_ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def written(text: str, raw: Raw, place: int) -> str | None:
    """Text as it is written at a place of the file's text; None where it cannot be written there."""
    if in_cdata(raw, place):
        no = _ILLEGAL.search(text) or "]]>" in text or "\n" in text or "\r" in text
        return None if no else text
    return referenced(text)


def referenced(text: str) -> str | None:
    """Text as XML writes it between tags; None for characters that it cannot have.

    Line ends become character references, for as they are they may be taken for layout.
    """
    if _ILLEGAL.search(text):
        return None
    return escaped(text).replace("\n", "&#10;").replace("\r", "&#13;")


def plain(text: str) -> str:
    """Text without what XML cannot have: a replacement character stands for each."""
    return _ILLEGAL.sub("\ufffd", text)


def attribute_value(text: str) -> str:
    """Text that XML can have, as it is written between the double quotation marks of an attribute."""
    value = escaped(text).replace('"', "&quot;").replace("\t", "&#9;")
    return value.replace("\n", "&#10;").replace("\r", "&#13;")


def in_cdata(raw: Raw, place: int) -> bool:
    """Whether a place of the text of a well-formed file is in a CDATA section."""
    sections = _sections(raw)
    index = bisect_right(sections, (place, len(raw.text))) - 1
    return index >= 0 and place <= sections[index][1]


@functools.lru_cache(maxsize=1)  # one file after the other is written
def _sections(raw: Raw) -> list[tuple[int, int]]:
    """What the CDATA sections of a well-formed file have inside, in order."""
    return [found.span(1) for found in _SECTION.finditer(raw.text) if found[1] is not None]
