"""HTML: each block of text is a segment, as is what search engines and screen readers are told.

Inline elements have no width, runs of white space are one blank, and what no reader sees as prose
(scripts, code, drawings, what translate="no" keeps from translation) is left out.
"""

from __future__ import annotations

import functools
from collections import Counter
from datetime import date, datetime

from qa.documents.base import Given, ReadOptions, is_blank
from qa.documents.limits import bounded
from qa.documents.markup.charref import written
from qa.documents.markup.elements import ENDS, FENCES, INLINE, LEFT_OUT, META, PARTS, VOID
from qa.documents.markup.html import Tag, Text, Value, spelled, tokens, value
from qa.documents.open import open_side
from qa.documents.raw import Raw
from qa.documents.sides import Extract, Unit, read_sides
from qa.documents.weave import Weaver
from qa.errors import InputError
from qa.model import Document, Part

_DEEPEST = 256  # elements below are not nested any further (browsers stop at 512)


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document; its siblings are its sides unless the options name them."""
    return read_sides(given, raw, options, "html", extract, open_side)


def extract(raw: Raw) -> Extract:
    """The page's blocks, descriptions and alternative texts in their order."""
    return _Page(raw).run()


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """Text as HTML has it at that place; None in a value without quotation marks that it would end."""
    safe = written(text, raw.encoding)
    quote = next(
        (given.quote for given in _values(raw.text) if given.start <= start and end <= given.end),
        None,
    )
    if quote is None:
        return safe.replace(">", "&gt;")
    if quote:
        return safe.replace(quote, "&quot;" if quote == '"' else "&#39;")
    return None if not text or any(sign in " \t\r\n\f\"'`=<>" for sign in text) else safe


@functools.lru_cache(maxsize=2)
def _values(text: str) -> tuple[Value, ...]:
    """The attributes' values that are read as text."""
    return tuple(
        given for token in tokens(text) if isinstance(token, Tag)
        for name, given in token.attributes.items() if name in ("alt", "title", "content")
    )  # fmt: skip


class _Open:
    """An element that is not yet closed. `read` says whether its text is, `part` what it is part of."""

    __slots__ = ("above", "block", "children", "name", "number", "part", "read")

    def __init__(self, name: str, above: _Open | None, read: bool) -> None:
        self.name, self.above, self.read = name, above, read
        self.part: Part = PARTS.get(name, above.part if above else "body")
        self.block: _Open = above.block if above and name in INLINE else self
        self.children: dict[str, int] = {}
        self.number = above.next(name) if above else 0

    def next(self, name: str) -> int:
        """The number, among its children of that name, of the one that begins."""
        number = self.children[name] = self.children.get(name, 0) + 1
        return number

    def path(self) -> str:
        """As XPath writes it, of the elements that the file has."""
        steps = []
        element = self
        while element.above is not None:
            steps.append(f"/{element.name}[{element.number}]")
            element = element.above
        return "".join(reversed(steps))


class _Page:
    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self._stack = [_Open("", None, True)]
        self._names: Counter[str] = Counter()
        self._units: list[Unit] = []
        self._waiting: list[Unit] = []  # of attributes: they follow the block they stand in
        self._weaver = Weaver(collapse=True)
        self._lang: str | None = None
        self._published: date | None = None
        self._timed: date | None = None

    def run(self) -> Extract:
        text = self._raw.text
        for token in tokens(text):
            if isinstance(token, Text):
                if self._stack[-1].read:
                    self._words(token)
            elif token.closing:
                self._close(token)
            else:
                self._start(token)
        self._flush()
        return Extract(tuple(self._units), self._lang, self._published or self._timed)

    def _words(self, token: Text) -> None:
        text = self._raw.text
        if not token.escaped:
            return
        for said, at, width in spelled(text, token.start, token.end):
            self._weaver.add(said, at, width)

    def _start(self, tag: Tag) -> None:
        name = tag.name
        if name == "br":
            self._weaver.gap(" ")
            return
        if name not in INLINE:
            self._flush()
            self._imply(name)
        above = self._stack[-1]
        read = above.read and name not in LEFT_OUT and not self._kept(tag)
        element = _Open(name, above, read)
        if tag.attributes:
            self._told(tag, element)
        if name in VOID or len(self._stack) >= _DEEPEST:
            return
        # An <svg/> closes itself, as nothing of HTML does.
        if name in ("svg", "math") and self._raw.text[tag.end - 2] == "/":
            return
        self._stack.append(element)
        self._names[name] += 1

    def _kept(self, tag: Tag) -> bool:
        """Whether the page keeps its text from translation."""
        text = self._raw.text
        if not tag.attributes:
            return False
        if value(text, tag.attributes.get("translate")).strip().lower() == "no":
            return True
        return "notranslate" in value(text, tag.attributes.get("class")).lower().split()

    def _imply(self, name: str) -> None:
        """Ends the elements that a block's start ends without a tag of theirs."""
        while self._stack[-1].name == "p":
            self._pop()
        ends = ENDS.get(name)
        if ends is None or not any(self._names[end] for end in ends):
            return
        for depth in range(len(self._stack) - 1, 0, -1):
            if self._stack[depth].name in ends:
                while len(self._stack) > depth:
                    self._pop()
                if name != "tr" or not any(self._names[end] for end in ends):
                    return
            elif self._stack[depth].name in FENCES:
                return

    def _close(self, tag: Tag) -> None:
        name = tag.name
        known = self._names[name] > 0
        if name not in INLINE and (known or name == "p"):  # a lone </p> is an empty paragraph
            self._flush()
        if not known:
            return
        while self._pop() != name:
            pass

    def _pop(self) -> str:
        name = self._stack.pop().name
        self._names[name] -= 1
        return name

    def _flush(self) -> None:
        """Ends the segment that is being gathered, if anything can be seen of it."""
        text, pieces = self._weaver.done()
        if not is_blank(text):
            at = pieces[0].at
            block = self._stack[-1].block
            self._units.append(Unit(text, self._raw.line(at), pieces, block.path(), block.part))
        self._units += self._waiting
        bounded(len(self._units), self._raw.path, self._units[-1].line if self._units else None)
        self._waiting = []
        self._weaver = Weaver(collapse=True)

    def _told(self, tag: Tag, element: _Open) -> None:
        """What a tag's attributes say."""
        text, attributes = self._raw.text, tag.attributes
        if tag.name == "html":
            said = value(text, attributes.get("lang") or attributes.get("xml:lang")).strip()
            self._lang = self._lang or said.replace("_", "-") or None
        elif tag.name == "time" and self._timed is None:
            self._timed = _day(value(text, attributes.get("datetime")))
        elif tag.name == "meta":
            named = value(text, attributes.get("name") or attributes.get("property")).lower()
            if named in META:
                self._attribute(element, "content", attributes.get("content"), META[named])
            elif named == "article:published_time" and self._published is None:
                self._published = _day(value(text, attributes.get("content")))
            return
        if element.read:
            self._attribute(element, "alt", attributes.get("alt"), "caption")
            self._attribute(element, "title", attributes.get("title"), element.part)

    def _attribute(self, element: _Open, name: str, given: Value | None, part: Part) -> None:
        if given is None:
            return
        weaver = Weaver(collapse=True)
        for said, at, width in spelled(self._raw.text, given.start, given.end):
            weaver.add(said, at, width)
        text, pieces = weaver.done()
        if not is_blank(text):
            line = self._raw.line(given.start)
            self._waiting.append(Unit(text, line, pieces, f"{element.path()}/@{name}", part))


def _day(said: str) -> date | None:
    """The day of an ISO date or time; None for anything else."""
    try:
        return datetime.fromisoformat(said.strip()[:40]).date()
    except ValueError:
        return None
