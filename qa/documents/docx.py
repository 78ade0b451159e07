"""DOCX: paragraphs and table cells are segments, as Word shows them with all changes accepted.

Deleted and hidden text, field codes and the readings of ruby text are left out. The text that pieces
point into is the XML of the document's main part. Headers, footers and footnotes are not read.
ECMA-376 part 1, WordprocessingML.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from qa.documents.archive import Archive
from qa.documents.base import Given, ReadOptions, decoded, is_blank
from qa.documents.markup.xml import Chars, Element, escaped, parse
from qa.documents.open import open_side
from qa.documents.raw import Raw
from qa.documents.sides import Extract, Unit, read_sides
from qa.documents.weave import Weaver
from qa.errors import DocumentError, InputError
from qa.model import Document, Part

# What is read of a run and what it stands for; those of no width are not named.
_BREAKS = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "\u2011"}
_LEFT_OUT = frozenset(("del", "moveFrom", "Fallback", "rt", "pPr", "rPr", "sdtPr", "sectPr"))
_PARTS: dict[str, Part] = {"title": "headline", "caption": "caption"}
_HEADING = "heading 1"


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document; its siblings are its sides unless the options name them."""
    return read_sides(given, raw, options, "docx", extract, open_side)


def unpack(data: bytes, path: str) -> Raw:
    """The document's main part; DocumentError for what is no DOCX, encrypted, or not safe."""
    archive = Archive(data, path)
    member = main_part(archive, path)
    part = decoded(archive.read(member), path, "utf-8")
    return Raw(path, data, part.text, part.encoding, part.mark, member)


def pack(raw: Raw, text: str) -> bytes:
    """The file with another main part; every other member's bytes are as they were."""
    if text == raw.text:
        return raw.data
    return packed(raw, {}, text)


def packed(raw: Raw, others: dict[str, bytes], text: str) -> bytes:
    """The file with another main part and with `others` put in, in place of what has their names."""
    archive = Archive(raw.data, raw.path)
    mark = archive.read(raw.member)[: raw.mark]
    return archive.rewritten({raw.member: mark + text.encode(raw.encoding), **others})


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
    """The paragraphs that are not blank, numbered as the file has them."""
    styles = _styles(raw)
    units = []
    spoken: Counter[str] = Counter()
    titled = False
    paths = _Paths()
    root = parse(raw)  # held, since the paths know its elements by their identity
    for number, paragraph in enumerate(paragraphs(root), 1):
        weaver = Weaver()
        for run, element in shown(paragraph):
            _weave(weaver, element)
            if element.local == "t":
                spoken[_language(run, element.text())] += len(element.text())
        text, pieces = weaver.done()
        if is_blank(text):
            continue
        style = styles.get(_style(paragraph), "")
        part = _PARTS.get(style, "body")
        if style == _HEADING and not titled:
            part = "headline"
        titled = titled or part == "headline"
        unit = paragraph.attribute("paraId") or paths.of(paragraph)
        units.append(Unit(text, paragraph.line, pieces, unit, part, str(number)))
    lang = max(spoken, key=lambda tag: (spoken[tag], tag), default="")
    sure = spoken[lang] * 2 > sum(spoken.values())
    return Extract(tuple(units), lang if lang and sure else None)


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


def paragraphs(root: Element) -> Iterator[Element]:
    """Every paragraph, also those in cells, boxes and content controls, in the file's order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.local == "p" and _word(element):
            yield element
        waiting += reversed([e for e in element.elements() if e.local not in _LEFT_OUT])


def shown(paragraph: Element) -> Iterator[tuple[Element, Element]]:
    """What a paragraph's runs show, each with its run; a box in it has paragraphs of its own."""
    waiting = [child for child in reversed(paragraph.children) if isinstance(child, Element)]
    while waiting:
        element = waiting.pop()
        if element.local in _LEFT_OUT or (element.local == "p" and _word(element)):
            continue
        if element.local == "r" and _word(element):
            if _hidden(element):
                continue
            for child in element.elements():
                if child.local in _BREAKS or child.local == "t":
                    yield element, child
                elif child.local == "ruby":
                    waiting.append(child)
        else:
            waiting += reversed(list(element.elements()))


def _word(element: Element) -> bool:
    """Whether it is Word's own: formulas and drawings have a:p and m:r."""
    return "wordprocessingml" in element.space or not element.space


def _hidden(run: Element) -> bool:
    mark = run.first("rPr", "vanish")
    return mark is not None and mark.attribute("val") not in ("0", "false", "off")


def _weave(weaver: Weaver, element: Element) -> None:
    if element.local != "t":
        weaver.gap(_BREAKS[element.local])
        return
    for text, at, width in trimmed(element):
        weaver.add(text, at, width)


def trimmed(element: Element) -> Iterator[tuple[str, int, int]]:
    """A w:t's characters; without xml:space="preserve" Word does not show white space at its ends."""
    chars = [child for child in element.children if isinstance(child, Chars)]
    if element.attribute("space") == "preserve":
        yield from ((c.text, c.at, c.width) for c in chars)
        return
    first = next((n for n, c in enumerate(chars) if c.text.strip(" \t\n")), len(chars))
    last = next((n for n in range(len(chars) - 1, -1, -1) if chars[n].text.strip(" \t\n")), -1)
    for number in range(first, last + 1):
        text, at, width = chars[number].text, chars[number].at, chars[number].width
        if width == len(text):
            if number == first:
                at, text = at + len(text) - len(text.lstrip(" \t\n")), text.lstrip(" \t\n")
            if number == last:
                text = text.rstrip(" \t\n")
            width = len(text)
        yield text, at, width


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
