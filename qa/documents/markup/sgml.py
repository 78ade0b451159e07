"""SGML that is no XML: tags are looked for, everything between them is text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.documents.raw import Raw
from qa.documents.weave import Weaver
from qa.model import Piece

# A value that lacks one of its quotation marks ends at the next blank.
_ATTRIBUTE = re.compile(r"""([A-Za-z][\w:-]{0,63})\s{0,9}=\s{0,9}(?:"([^"=]*)"|'([^'=]*)'|["']?([^\s"'>]*))""")  # fmt: skip
_PARTS = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6}));|[ \t\r\n]+")
_BLANKS = " \t\r\n"
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag in lower case, where it stands, and where the next one begins."""

    name: str
    closes: bool
    inner: str
    start: int
    end: int
    until: int


def tags(*names: str) -> re.Pattern[str]:
    """What finds the tags of those names."""
    return re.compile(rf"<(/?)({'|'.join(names)})(?=[\s/>])([^<>]{{0,4000}})>", re.IGNORECASE)


def walk(raw: Raw, pattern: re.Pattern[str]) -> Iterator[Tag]:
    """The tags in the order of the file."""
    before: re.Match[str] | None = None
    for found in pattern.finditer(raw.text):
        if before:
            yield _tag(before, found.start())
        before = found
    if before:
        yield _tag(before, len(raw.text))


def _tag(found: re.Match[str], until: int) -> Tag:
    return Tag(found[2].lower(), bool(found[1]), found[3], *found.span(), until)


def attributes(tag: Tag) -> dict[str, str]:
    """The attributes by their names in lower case, with or without quotation marks."""
    return {
        name.lower(): (double or single or bare).strip()
        for name, double, single, bare in _ATTRIBUTE.findall(tag.inner)
    }


def text(raw: Raw, tag: Tag) -> tuple[str, tuple[Piece, ...]]:
    """What stands between a tag and the next one, and where; a line break is one blank.

    Only the five entities of XML and numbers are read, and only with their semicolon: another & is
    one that nobody escaped.
    """
    weaver = Weaver()
    inside = raw.text[tag.end : tag.until]
    end = len(inside.rstrip(_BLANKS))
    place = len(inside) - len(inside.lstrip(_BLANKS))
    for found in _PARTS.finditer(inside, place, end):
        weaver.add(inside[place : found.start()], tag.end + place)
        weaver.add(_character(found), tag.end + found.start(), found.end() - found.start())
        place = found.end()
    weaver.add(inside[place:end], tag.end + place)
    return weaver.done()


def _character(found: re.Match[str]) -> str:
    if found[1]:
        return _NAMED[found[1]]
    if not (found[2] or found[3]):
        return " " if "\n" in found[0] or "\r" in found[0] else found[0]
    number = int(found[2] or found[3], 10 if found[2] else 16)
    if 0 < number < 0xD800 or 0xDFFF < number < 0x110000:
        return chr(number)
    return found[0]
