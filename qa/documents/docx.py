"""DOCX: paragraphs and table cells are segments, as Word shows them with all changes accepted.

Deleted and hidden text, field codes and the readings of ruby text are left out, and so are reviewers'
comments. Notes, headers and footers follow the document. The text that pieces point into is the XML
of the document's main part, with that of the others behind it.
ECMA-376 part 1, WordprocessingML.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from qa.documents.archive import Archive
from qa.documents.base import Given, ReadOptions, decoded, is_blank
from qa.documents.by_part import by_part
from qa.documents.docx_parts import MARGINS, NOTES, Place, members, places
from qa.documents.docx_runs import BREAKS, paragraphs, shown, trimmed
from qa.documents.markup.xml import Element, escaped, parse
from qa.documents.open import open_side
from qa.documents.raw import Raw
from qa.documents.sides import Extract, Unit, read_sides
from qa.documents.weave import Weaver
from qa.errors import DocumentError, InputError
from qa.model import Document, Part, Piece

_PARTS: dict[str, Part] = {"title": "headline", "caption": "caption"}
_HEADING = "heading 1"


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document; its siblings are its sides unless the options name them."""
    parser = by_part(extract, _counted, (*NOTES, *MARGINS))
    return read_sides(given, raw, options, "docx", parser, open_side)


def _counted(unit: Unit) -> Part:
    """The part that a unit is paired in: styles, by which headlines are known, differ by side."""
    return unit.part if unit.part in (*NOTES, *MARGINS) else ""


def unpack(data: bytes, path: str) -> Raw:
    """The parts that are copy; DocumentError for what is no DOCX, encrypted, or not safe."""
    archive = Archive(data, path)
    member = main_part(archive, path)
    part = decoded(archive.read(member), path, "utf-8")
    main = Raw(path, data, part.text, part.encoding, part.mark, member)
    return Raw.joined(data, members(archive, main))


def pack(raw: Raw, text: str) -> bytes:
    """The file with another text; the bytes of every part whose text is the same are as they were."""
    if text == raw.text:
        return raw.data
    return packed(raw, {}, text)


def packed(raw: Raw, others: dict[str, bytes], text: str) -> bytes:
    """The file with another text and with `others` put in, in place of what has their names."""
    archive = Archive(raw.data, raw.path)
    new = {}
    for (_, before), (_, after) in zip(raw.parts(), replace(raw, text=text).parts(), strict=True):
        if before.text != after.text:
            mark = archive.read(after.member)[: after.mark]
            new[after.member] = mark + after.text.encode(after.encoding)
    return archive.rewritten({**new, **others})


def main_part(archive: Archive, path: str) -> str:
    """The name of the member that the document is in; some programs call it document2.xml."""
    name = "word/document.xml"
    if "_rels/.rels" in archive:
        root = parse(decoded(archive.read("_rels/.rels"), path, "utf-8"))
        for relation in root.elements():
            if relation.attributes.get("Type", "").endswith("/officeDocument"):
                name = relation.attributes.get("Target", name).lstrip("/")
    if name not in archive:
        raise DocumentError(
            "the file is no Word document", path=path, remedy="Give a .docx, or name its format."
        )
    return name


def extract(raw: Raw) -> Extract:
    """The paragraphs that are not blank: those of the document, numbered as the file has them, then
    those of notes, headers and footers, called by where they stand."""
    styles = _styles(raw)
    units: list[Unit] = []
    spoken: Counter[str] = Counter()
    for place in places(raw):
        units += (
            _body(raw, place, styles, spoken) if not place.name else _beside(raw, place, spoken)
        )
    lang = max(spoken, key=lambda tag: (spoken[tag], tag), default="")
    sure = spoken[lang] * 2 > sum(spoken.values())
    return Extract(tuple(units), lang if lang and sure else None)


def _body(raw: Raw, place: Place, styles: dict[str, str], spoken: Counter[str]) -> Iterator[Unit]:
    titled = False
    for number, (paragraph, unit) in enumerate(_units(raw, place, spoken), 1):
        style = styles.get(_style(paragraph), "")
        part = _PARTS.get(style, "body")
        if style == _HEADING and not titled:
            part = "headline"
        if unit.text:
            titled = titled or part == "headline"
            yield replace(unit, part=part, key=str(number))


def _beside(raw: Raw, place: Place, spoken: Counter[str]) -> Iterator[Unit]:
    """The paragraphs of a note, header or footer; what is blank before the first word is layout."""
    found = [unit for _, unit in _units(raw, place, spoken) if unit.text]
    for number, unit in enumerate(found, 1):
        key = place.name if number == 1 else f"{place.name}, paragraph {number}"
        text = unit.text.lstrip()
        pieces = tuple(_later(unit.pieces, len(unit.text) - len(text)))
        yield replace(unit, text=text, pieces=pieces, part=place.part, key=key)


def _units(raw: Raw, place: Place, spoken: Counter[str]) -> Iterator[tuple[Element, Unit]]:
    """Each paragraph with its text, which is "" where nothing of it can be seen."""
    paths = _Paths()
    for paragraph in paragraphs(place.root):
        weaver = Weaver()
        for run, element in shown(paragraph):
            _weave(weaver, element, place.at)
            if element.local == "t":
                spoken[_language(run, element.text())] += len(element.text())
        text, pieces = weaver.done()
        if is_blank(text):
            text, pieces = "", ()
        unit = paragraph.attribute("paraId")
        if text and not unit:
            unit = paths.of(paragraph)
            unit = f"{place.raw.member}{unit}" if place.name else unit
        yield paragraph, Unit(text, raw.line(place.at + paragraph.start), pieces, unit)


def _later(pieces: tuple[Piece, ...], first: int) -> Iterator[Piece]:
    """The pieces of a text without its first characters."""
    for start, length, at, width in pieces:
        gone = max(0, first - start)
        if gone < length:
            same = gone if length == width else 0
            yield Piece(start + gone - first, length - same, at + same, width - same)


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """Text as XML has it; None where Word would show it otherwise (line ends, controls, edges)."""
    if any(sign < " " or "\ud800" <= sign <= "\udfff" or sign in "\ufffe\uffff" for sign in text):
        return None
    tag = raw.text.rfind("<", 0, start)
    kept = (
        'xml:space="preserve"' in raw.text[tag:start]
        or "xml:space='preserve'" in raw.text[tag:start]
    )
    left = raw.text[start - 1 : start] == ">" and text[:1] in (" ", "\u3000")
    right = raw.text[end : end + 1] == "<" and text[-1:] in (" ", "\u3000")
    return None if text and not kept and (left or right) else escaped(text)


def _weave(weaver: Weaver, element: Element, shift: int) -> None:
    if element.local != "t":
        weaver.gap(BREAKS[element.local])
        return
    for text, at, width in trimmed(element):
        weaver.add(text, shift + at, width)


def _language(run: Element, text: str) -> str:
    """What a run says of its language: one for each kind of script, of which Word takes one."""
    mark = run.first("rPr", "lang")
    if mark is None:
        return ""
    if run.first("rPr", "rtl") is not None:
        return mark.attribute("bidi")
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return mark.attribute("eastAsia" if wide * 2 > len(text) else "val")


def _style(paragraph: Element) -> str:
    mark = paragraph.first("pPr", "pStyle")
    return mark.attribute("val") if mark else ""


def _styles(raw: Raw) -> dict[str, str]:
    """The names of styles by their ids, which differ by Word's language; names do not."""
    archive = Archive(raw.data, raw.path)
    name = raw.member.rpartition("/")[0] + "/styles.xml"
    if name not in archive:
        return {}
    root = parse(decoded(archive.read(name), raw.path, "utf-8"))
    return {
        style.attribute("styleId"): mark.attribute("val").lower()
        for style in root.all("style")
        if (mark := style.first("name")) is not None
    }


class _Paths:
    """The elements' paths as XPath writes them; the children of each element are counted once."""

    def __init__(self) -> None:
        self._numbers: dict[int, dict[int, int]] = {}

    def of(self, element: Element) -> str:
        steps = []
        while element.parent is not None:
            steps.append(f"/{element.local}[{self._number(element.parent, element)}]")
            element = element.parent
        return "".join(reversed(steps))

    def _number(self, parent: Element, child: Element) -> int:
        if id(parent) not in self._numbers:
            counts: Counter[str] = Counter()
            numbers = self._numbers[id(parent)] = {}
            for element in parent.elements():
                counts[element.local] += 1
                numbers[id(element)] = counts[element.local]
        return self._numbers[id(parent)][id(child)]
