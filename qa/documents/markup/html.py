"""HTML to a stream of tags and text whose every character and attribute has its place in the file.

The tokens are those of the HTML standard (https://html.spec.whatwg.org/#tokenization) as far as text
needs them; whatever is broken is read as browsers read it, and nothing is refused. The parser of the
standard library takes 14 seconds for 24 KB of `<a "` in Python 3.11, so this one reads each
character once: what a construct lacks (--> or >) is looked for once in the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from qa.documents.markup.charref import REFERENCE, character

# What stands in these is no markup, up to their own end tag; in the second group references are read.
_RAW = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes"))
_ESCAPABLE = frozenset(("title", "textarea"))
_NAME = re.compile(r"[A-Za-z][^ \t\n\r\f/>]*")
_BLANKS = re.compile(r"[ \t\n\r\f/]*")
_ATTRIBUTE = re.compile(r"[^ \t\n\r\f/>][^ \t\n\r\f/>=]*")
_EQUALS = re.compile(r"[ \t\n\r\f]*=[ \t\n\r\f]*")
_BARE = re.compile(r"[^ \t\n\r\f>]*")
_REFERENCE = re.compile(REFERENCE)


class Value(NamedTuple):
    """An attribute's value as it stands in the file; `quote` is what surrounds it, or ""."""

    start: int
    end: int
    quote: str


@dataclass(slots=True)
class Tag:
    """A start or end tag; names are lower case, of two attributes of one name the first counts."""

    name: str
    start: int
    end: int
    closing: bool
    attributes: dict[str, Value]


class Text(NamedTuple):
    """Characters between tags as they stand in the file; `escaped` where references are read."""

    start: int
    end: int
    escaped: bool


def tokens(text: str) -> Iterator[Tag | Text]:
    """The tags and texts in their order. Comments, declarations and instructions are left out."""
    return _Reader(text).run()


def spelled(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """text[start:end] as (characters, place, width), references as what they stand for."""
    place = start
    for match in _REFERENCE.finditer(text, start, end):
        if match.start() > place:
            yield text[place : match.start()], place, match.start() - place
        yield character(match[0]), match.start(), len(match[0])
        place = match.end()
    if place < end:
        yield text[place:end], place, end - place


def value(text: str, given: Value | None) -> str:
    """An attribute's value with its references read; "" where it is not there."""
    if given is None:
        return ""
    return "".join(said for said, _, _ in spelled(text, given.start, given.end))


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._lacks: set[str] = set()  # ends that do not come any more

    def run(self) -> Iterator[Tag | Text]:
        text = self._text
        begun = place = 0  # where the text begins that goes on at `place`
        while (at := text.find("<", place)) >= 0:
            follows = text[at + 1 : at + 2]
            tag: Tag | None = None
            if follows == "/":
                following = text[at + 2 : at + 3]
                if following.isascii() and following.isalpha():
                    tag, end = self._tag(at, at + 2)
                else:
                    end = self._bogus(at + 2) if following else -1
            elif follows == "!":
                end = self._declaration(at)
            elif follows == "?":
                end = self._bogus(at)
            elif follows.isascii() and follows.isalpha():
                tag, end = self._tag(at, at + 1)
            else:
                end = -1
            if end < 0:  # a < that begins nothing
                place = at + 1
                continue
            if at > begun:
                yield Text(begun, at, True)
            begun = place = end
            if tag is not None:
                yield tag
                if not tag.closing and tag.name in _RAW | _ESCAPABLE:
                    place = self._raw_end(tag.name, end)
                    if place > end:
                        yield Text(end, place, tag.name in _ESCAPABLE)
                    begun = place
        if begun < len(text):
            yield Text(begun, len(text), True)

    def _after(self, end: str, place: int) -> int:
        """Where the next `end` ends; -1 where there is none, which is found out once."""
        if end in self._lacks:
            return -1
        found = self._text.find(end, place)
        if found < 0:
            self._lacks.add(end)
            return -1
        return found + len(end)

    def _bogus(self, place: int) -> int:
        """The end of what is read as a comment up to the next >, or to the end of the file."""
        end = self._after(">", place)
        return end if end >= 0 else len(self._text)

    def _declaration(self, at: int) -> int:
        """The end of a comment, a document type or a section; an open comment hides all after it."""
        text = self._text
        if text.startswith("<!--", at):
            if text.startswith((">", "->"), at + 4):
                return text.index(">", at) + 1
            ends = [end for end in (self._after("-->", at + 4), self._after("--!>", at + 4))
                    if end >= 0]  # fmt: skip
            return min(ends) if ends else len(text)
        if text.startswith("<![CDATA[", at):  # in pages kept as XML; a comment for browsers
            end = self._after("]]>", at)
            return end if end >= 0 else self._bogus(at)
        return self._bogus(at)

    def _raw_end(self, name: str, place: int) -> int:
        """Where the end tag of such an element begins; the end of the file where there is none."""
        key = f"</{name}"
        if key in self._lacks:
            return len(self._text)
        match = re.compile(rf"</{name}(?=[ \t\n\r\f/>])", re.I).search(self._text, place)
        if match is None:
            self._lacks.add(key)
            return len(self._text)
        return match.start()

    def _tag(self, at: int, place: int) -> tuple[Tag | None, int]:
        """A tag and its end; no tag where the file ends in it, which browsers do not show either."""
        text = self._text
        if self._after(">", place) < 0:
            return None, len(text)
        name = _NAME.match(text, place)
        assert name is not None
        place = name.end()
        attributes: dict[str, Value] = {}
        while True:
            blanks = _BLANKS.match(text, place)
            place = blanks.end() if blanks else place
            if place >= len(text):
                return None, len(text)  # a quotation mark was never closed
            if text[place] == ">":
                break
            word = _ATTRIBUTE.match(text, place)
            assert word is not None
            place = word.end()
            equals = _EQUALS.match(text, place)
            found = Value(place, place, "")
            if equals is not None:
                found, place = self._value(equals.end())
            attributes.setdefault(word[0].lower(), found)
        closing = text[at + 1] == "/"
        return Tag(name[0].lower(), at, place + 1, closing, attributes), place + 1

    def _value(self, place: int) -> tuple[Value, int]:
        quote = self._text[place : place + 1]
        if quote and quote in "\"'":
            end = self._after(quote, place + 1)
            if end < 0:
                return Value(place + 1, len(self._text), quote), len(self._text)
            return Value(place + 1, end - 1, quote), end
        bare = _BARE.match(self._text, place)
        end = bare.end() if bare else place
        return Value(place, end, ""), end
