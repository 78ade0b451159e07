"""NewsML-G2 (IPTC): stories with their metadata, one in a file or several in a message.

The text is XHTML or NITF inside the item, or data that is text or HTML. Catalogs are not loaded:
of a QCode the part behind its colon counts.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from qa.documents import nitf
from qa.documents.base import Given, ReadOptions, is_blank
from qa.documents.by_part import by_part
from qa.documents.dating import day
from qa.documents.markup import fragment, tree, xml
from qa.documents.markup.blocks import BLOCKS, Blocks, numbered
from qa.documents.markup.layer import Layer
from qa.documents.markup.xml import Element
from qa.documents.open import open_side
from qa.documents.raw import Raw
from qa.documents.sides import Extract, Unit, read_sides
from qa.errors import DocumentError, InputError
from qa.language import base
from qa.model import Document, Part, Tagged

_SPACE = "http://iptc.org/std/nar/"  # a date follows, which is the version's
_ITEMS = ("packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
_HTML = re.compile(r"^(?:text/html|application/xhtml\+xml)\b", re.I)
_PEOPLE, _BODIES = ("person",), ("organisation", "organization")
_PLACES = ("geoarea", "place", "poi", "location")
_MEDIA = ("picture", "video", "audio", "graphic", "animation")


@dataclass(frozen=True, slots=True)
class _Items:
    """The news items of a file, in order, what is said of the others, and the elements' paths."""

    stories: tuple[Element, ...]
    remarks: tuple[str, ...]
    paths: tree.Paths


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document for each news item; the siblings of the file are its sides, item by item."""
    found = _items(raw)
    opened = functools.cache(open_side)
    stories: list[Document | InputError] = []
    for number, item in enumerate(found.stories):
        try:
            parser = by_part(_Nth(number, len(found.stories)))
            (story,) = read_sides(given, raw, options, "newsml-g2", parser, opened)
        except InputError as error:
            if error.path != given.path and str(error.path) != raw.path:
                raise  # another side is wrong for every item
            stories.append(error)
            continue
        if isinstance(story, Document) and len(found.stories) > 1:
            name = item.attribute("guid") or str(number + 1)
            story = replace(story, name=f"{story.name} {name}")
        stories.append(story)
    return stories


@dataclass(frozen=True, slots=True)
class _Nth:
    """Takes the news item of one number out of each side's file; all must have as many."""

    number: int
    count: int

    def __call__(self, raw: Raw) -> Extract:
        found = _items(raw)
        if len(found.stories) != self.count:
            raise DocumentError(
                f"it has {len(found.stories)} news items, its translation {self.count}",
                path=raw.path, remedy="Give sides with the same items in the same order.",
            )  # fmt: skip
        told = _story(raw, found.stories[self.number], found.paths)
        return replace(told, remarks=(*told.remarks, *found.remarks))


def extract(raw: Raw) -> Extract:
    """The one story of a file."""
    return _Nth(0, 1)(raw)


@functools.lru_cache(maxsize=4)
def _items(raw: Raw) -> _Items:
    root = xml.parse(raw)
    sets = root.all("itemSet") if root.local == "newsMessage" else ()
    items = [item for one in sets for item in one.elements()] or [root]
    for element in (root, *items):
        _placed(element, raw)
    stories = tuple(item for item in items if item.local == "newsItem")
    others = [item for item in items if item.local != "newsItem"]
    if not stories:
        there = ", ".join(dict.fromkeys(item.local for item in others))
        raise DocumentError(
            f"there is no newsItem, only {there}", path=raw.path, line=root.line,
            remedy="Give a file with a story.",
        )  # fmt: skip
    kinds = dict.fromkeys(item.local for item in others)
    remarks = [f"{sum(i.local == kind for i in others)} {kind} left out" for kind in kinds]
    return _Items(stories, tuple(remarks), tree.Paths())


def _placed(element: Element, raw: Raw) -> None:
    """DocumentError for an element that is not of NewsML-G2."""
    if element.local in ("newsMessage", "newsItem", *_ITEMS) and not element.space.startswith(
        _SPACE
    ):
        told = f"in the namespace {element.space[:80]!r}" if element.space else "in no namespace"
        raise DocumentError(
            f"its {element.local} is {told}, not in that of NewsML-G2", path=raw.path,
            line=element.line, remedy=f'Write xmlns="{_SPACE}2006-10-01/".',
        )  # fmt: skip


def _story(raw: Raw, item: Element, paths: tree.Paths) -> Extract:
    meta = item.first("contentMeta")
    spoken = meta.first("language") if meta else None
    lang = (spoken.attribute("tag") if spoken else "") or item.attribute("lang") or None
    created = item.first("itemMeta", "versionCreated")
    published, remarks = day(created.text() if created else "", "versionCreated")
    sort = item.first("itemMeta", "itemClass")
    media = sort is not None and _code(sort) in _MEDIA
    units: list[Unit] = []
    for element, part in _lines(meta, lang, media) if meta else ():
        units += tree.units(raw, element, paths.of(element), part)
    named: list[Tagged] = []
    unread: list[str] = []
    for payload in _payloads(item):
        body = payload.first("body") or payload
        path = paths.of(body)
        if payload.local == "inlineData":
            kind = payload.attribute("encoding") or payload.attribute("contenttype") or "text/plain"
            if kind.startswith("text/") or _is_html(payload):
                units += _data(raw, payload, path)
            else:
                unread.append(f"{path} is {kind[:60]} and was not read")
        elif payload.local == "body" or payload.local.lower() in BLOCKS:
            units += tree.units(raw, body, path)
            named += nitf.tagged(payload) if payload.local == "nitf" else ()
        else:
            unread.append(f"{path} is neither XHTML nor NITF and was not read")
    tagged = dict.fromkeys((*_tagged(item, meta), *named))
    return Extract(tuple(units), lang, published, tuple(tagged), remarks=(*remarks, *unread))


def _lines(meta: Element, lang: str | None, media: bool) -> Iterator[tuple[Element, Part]]:
    """Headlines, datelines and descriptions in the story's own language, in the file's order."""
    parts: dict[str, Part] = {
        "headline": "headline", "dateline": "dateline", "description": "caption" if media else "body"
    }  # fmt: skip
    for element in meta.elements():
        part = parts.get(element.local)
        other = element.attribute("lang")
        if part is None or (other and lang and base(other) != base(lang)):
            continue
        caption = element.local == "description" and element.attribute("role").endswith("caption")
        yield element, "caption" if caption else part


def _payloads(item: Element) -> Iterator[Element]:
    content = item.first("contentSet")
    for element in content.elements() if content else ():
        if element.local == "inlineXML":
            yield from element.elements()
        elif element.local == "inlineData":
            yield element


def _data(raw: Raw, data: Element, path: str) -> list[Unit]:
    """The segments of data: HTML that is escaped, or text whose lines are paragraphs."""
    if _is_html(data):
        return fragment.units(raw, _layer(data), path, "body")
    blocks = Blocks(raw, path)
    for chars in data.chars():
        if chars.width != len(chars.text):
            if raw.text[chars.at] == "\r":
                blocks.flush()
            else:
                blocks.text(chars.text, chars.at, chars.width)
            continue
        at = chars.at
        for line in chars.text.splitlines(keepends=True):
            blocks.text(line, at, len(line))
            at += len(line)
            if line[-1] in "\r\n":
                blocks.flush()
    blocks.flush()
    return numbered(blocks.units)


def _is_html(data: Element) -> bool:
    kind = data.attribute("contenttype")
    return not data.attribute("encoding") and _HTML.match(kind) is not None


def _layer(data: Element) -> Layer:
    return Layer((chars.text, chars.at, chars.width) for chars in data.chars())


def _code(element: Element) -> str:
    """The last part of a QCode or URI: person of cpnat:person."""
    code = element.attribute("qcode") or element.attribute("uri")
    return re.split("[:/#]", code)[-1].lower()


def _tagged(item: Element, meta: Element | None) -> Iterator[Tagged]:
    """The people, organisations and places that subjects, assertions and `located` name."""
    subjects = list(meta.all("subject")) if meta else []
    for element in (*subjects, *item.all("assert")):
        kind = element.attribute("type") or element.attribute("typeuri")
        inner = element.first("type")
        code = re.split("[:/#]", kind)[-1].lower() if kind else _code(inner) if inner else ""
        yield from _named(element, code)
    for element in meta.all("located") if meta else ():
        yield from _named(element, "place")


def _named(element: Element, code: str) -> Iterator[Tagged]:
    uri = element.attribute("uri") or element.attribute("qcode") or element.attribute("literal")
    names = [" ".join(name.text().split()) for name in element.all("name")]
    for name in [n for n in names if not is_blank(n)] or [element.attribute("literal")]:
        if is_blank(name):
            continue
        if code in _PEOPLE:
            yield Tagged("person", name, uri)
        elif code in _BODIES:
            yield Tagged("org", name, uri)
        elif code in _PLACES:
            yield Tagged("place", name, uri)


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """The text with the signs of XML escaped, twice in HTML that is data; None where it cannot be."""
    if any(first <= start <= last for first, last in _pages(raw)):
        text = xml.escaped(text)
    return xml.written(text, raw, start)


@functools.lru_cache(maxsize=1)
def _pages(raw: Raw) -> tuple[tuple[int, int], ...]:
    """Where the file has HTML as data."""
    if "inlineData" not in raw.text:
        return ()
    stories = _items(raw).stories
    data = (d for story in stories for d in _payloads(story) if d.local == "inlineData")
    return tuple((d.inside, d.outside) for d in data if _is_html(d))
