"""ninjs, news in JSON (IPTC), versions 1 to 3: headline, description, body, captions of its pictures.

1.x has the keys headline, body_* and description_*, the later ones lists of objects with value,
role and content type. A body may be there several times, as text and as HTML: each is read, for
each is published.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from qa.documents.base import Given, ReadOptions, is_blank
from qa.documents.by_part import by_part
from qa.documents.dating import day
from qa.documents.markup import fragment, json, xml
from qa.documents.markup.blocks import Blocks, numbered
from qa.documents.markup.json import Text, Value
from qa.documents.markup.layer import Layer
from qa.documents.open import open_side
from qa.documents.raw import Raw
from qa.documents.sides import Extract, Unit, read_sides
from qa.errors import DocumentError, InputError
from qa.model import Document, Part, Tagged

_MARKUP = re.compile(r"html|xml|nitf", re.I)
_READ = re.compile(
    r"^(?:text/(?:plain|html|vnd\.iptc\.nitf)|application/(?:xhtml|nitf)\+xml)\b", re.I
)
# What shows that a text without a type is HTML.
_TAGS = re.compile(r"</?(?:p|div|h[1-6]|ul|ol|li|br|table|blockquote)\b[^<>]{0,400}>", re.I)
_MEDIA = frozenset(("picture", "video", "audio", "graphic", "animation"))
_LISTS = (("headline", "headlines"), ("description", "descriptions"), ("body", "bodies"))
_NAMES: tuple[tuple[str, Literal["person", "org", "place"]], ...] = (
    ("people", "person"), ("person", "person"), ("organisations", "org"), ("organisation", "org"),
    ("places", "place"), ("place", "place"),
)  # fmt: skip


class _Field(NamedTuple):
    """A text of the story; `markup` says that it is HTML."""

    text: Text
    path: str
    part: Part
    markup: bool


class _Item(NamedTuple):
    """The story's object, the texts that are read, and remarks on those that are not."""

    top: dict[str, Value]
    fields: tuple[_Field, ...]
    remarks: tuple[str, ...]


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document; its siblings are its sides unless the options name them."""
    return read_sides(given, raw, options, "ninjs", by_part(extract), open_side)


def extract(raw: Raw) -> Extract:
    """The story and what its metadata say."""
    item = _item(raw)
    units: list[Unit] = []
    for field in item.fields:
        layer = Layer(field.text.chars())
        if field.markup:
            units += fragment.units(raw, layer, field.path, field.part)
        else:
            units += _lines(raw, layer, field)
    told = _said(item.top, "versionCreated") or _said(item.top, "versioncreated")
    published, remarks = day(told, "versionCreated")
    return Extract(
        tuple(replace(unit, key=unit.unit) for unit in units),  # the file may be one line
        lang=_said(item.top, "language") or None,
        published=published,
        tagged=tuple(dict.fromkeys(_tagged(item.top))),
        remarks=(*remarks, *item.remarks),
    )


@functools.lru_cache(maxsize=4)
def _item(raw: Raw) -> _Item:
    top = json.parse(raw)
    if not isinstance(top, dict):
        raise DocumentError(
            "it is no object of ninjs", path=raw.path, line=1,
            remedy="Give one story, or the format with --read-as.",
        )  # fmt: skip
    remarks: list[str] = []
    fields = [*_fields(top, "", "", remarks), *_captions(top, remarks)]
    if not fields and not remarks:
        raise DocumentError(
            "there is no headline, description or body in it", path=raw.path, line=1,
            remedy="Give ninjs with a story.",
        )  # fmt: skip
    return _Item(top, tuple(fields), tuple(remarks))


def _captions(top: dict[str, Value], remarks: list[str]) -> Iterator[_Field]:
    """The texts of pictures and the like; other stories that go with this one are no part of it."""
    others = top.get("associations")
    named: list[tuple[str, Value]] = []
    if isinstance(others, dict):
        named = [(f"associations.{name}", other) for name, other in others.items()]
    elif isinstance(others, list):
        named = [(f"associations[{number}]", other) for number, other in enumerate(others)]
    for path, other in named:
        if isinstance(other, dict) and _said(other, "type") in _MEDIA:
            yield from _fields(other, f"{path}.", "caption", remarks)


def _fields(item: dict[str, Value], path: str, part: Part, remarks: list[str]) -> Iterator[_Field]:
    """Headlines, descriptions, bodies, in this order; of a picture all are captions.

    A list of the later versions stands in for the key of the first.
    """
    media = _said(item, "type") in _MEDIA
    for name, plural in _LISTS:
        own: Part = part or ("headline" if name == "headline" else "caption" if media else "body")
        for key, value in item.items():
            if isinstance(value, Text) and (key == name or key.startswith(f"{name}_")):
                markup = bool(_MARKUP.search(key)) or _looks(value, plain=key.endswith("_text"))
                yield _Field(value, f"{path}{key}", own, markup)
        entries = item.get(plural)
        for number, entry in enumerate(entries if isinstance(entries, list) else ()):
            value = entry.get("value") if isinstance(entry, dict) else entry
            if not isinstance(value, Text):
                continue
            place = f"{path}{plural}[{number}]"
            kind = _kind(entry)
            if kind and not _READ.match(kind):
                remarks.append(f"{place} is {kind[:60]} and was not read")
                continue
            markup = bool(_MARKUP.search(kind)) if kind else _looks(value, plain=False)
            yield _Field(value, f"{place}.value" if isinstance(entry, dict) else place, own, markup)


def _kind(entry: Value) -> str:
    if not isinstance(entry, dict):
        return ""
    return _said(entry, "contentType") or _said(entry, "contenttype")


def _looks(value: Text, *, plain: bool) -> bool:
    """Whether a text without a type is HTML, unless its key says that it is plain."""
    return not plain and _TAGS.search(value.text) is not None


def _said(item: dict[str, Value], key: str) -> str:
    value = item.get(key)
    return value.text.strip() if isinstance(value, Text) else ""


def _lines(raw: Raw, layer: Layer, field: _Field) -> list[Unit]:
    """Text whose lines are paragraphs."""
    blocks = Blocks(raw, field.path, field.part)
    for text, at, width in layer.chars(0, len(layer.text)):
        if text in ("\n", "\r"):
            blocks.flush()
        else:
            blocks.text(text, at, width, layout=text == "\t")
    blocks.flush()
    return numbered(blocks.units)


def _tagged(item: dict[str, Value]) -> Iterator[Tagged]:
    """The people, organisations and places of the metadata."""
    for key, kind in _NAMES:
        entries = item.get(key)
        for entry in entries if isinstance(entries, list) else ():
            if not isinstance(entry, dict):
                continue
            uri = _said(entry, "uri") or _said(entry, "literal") or _said(entry, "code")
            name = _said(entry, "name") or _said(entry, "literal")
            if not is_blank(name):
                yield Tagged(kind, " ".join(name.split()), uri)


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """The text as JSON writes it, and HTML in JSON; None in no text of the story."""
    for field in _item(raw).fields:
        if field.text.at <= start <= end <= field.text.end:
            return json.escaped(xml.escaped(text) if field.markup else text, raw)
    return None
