"""ninjs, news in JSON (IPTC), versions 1 to 3: headline, description, body, captions of its pictures.

1.x has the keys headline, body_* and description_*, the later ones lists of objects with value,
role and content type. A body may be there several times, as text and as HTML: one is read, and a
fix goes into all; those that do not say the same are all read, for all are published.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
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
from qa.documents.representations import Text as Said
from qa.documents.representations import once, parting
from qa.documents.sides import Extract, Unit, read_sides
from qa.errors import DocumentError, InputError
from qa.model import Document, Part, Tagged

_MARKUP = re.compile(r"html|xml|nitf", re.I)
_READ = re.compile(
    r"^(?:text/(?:plain|html|vnd\.iptc\.nitf)|application/(?:xhtml|nitf)\+xml)\b", re.I
)
# What shows that a text without a type is HTML.
_TAGS = re.compile(r"</?(?:p|div|h[1-6]|ul|ol|li|br|table|blockquote)\b[^<>]{0,400}>", re.I)
# Ends of keys that say how a text is written and not which one it is.
_KINDS = re.compile(r"_(?:text|plain|plaintext|richtext|x?html5?|nitf)$", re.I)
_MEDIA = frozenset(("picture", "video", "audio", "graphic", "animation"))
_LISTS = (("headline", "headlines"), ("description", "descriptions"), ("body", "bodies"))
_NAMES: tuple[tuple[str, Literal["person", "org", "place"]], ...] = (
    ("people", "person"), ("person", "person"), ("organisations", "org"), ("organisation", "org"),
    ("places", "place"), ("place", "place"),
)  # fmt: skip


class _Field(NamedTuple):
    """A text of the story; `markup` says that it is HTML. Texts of one `group` may be the same, those
    of one `role` in it ought to be."""

    text: Text
    path: str
    part: Part
    markup: bool
    group: str
    role: str


class _Item(NamedTuple):
    """The story's object, the texts that are read, and remarks on those that are not."""

    top: dict[str, Value]
    fields: tuple[_Field, ...]
    remarks: tuple[str, ...]


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document; its siblings are its sides unless the options name them."""
    return read_sides(given, raw, options, "ninjs", by_part(_Sides().extract), open_side)


class _Sides:
    """The sides of a story, of which each gives a text as often as the first one does."""

    def __init__(self) -> None:
        self._counts: Counter[Part] | None = None
        self._left_out: frozenset[str] = frozenset()

    def extract(self, raw: Raw) -> Extract:
        texts = _texts(raw)
        kept, _ = once(texts)
        if self._counts is None:
            self._counts = _counts(kept)
            self._left_out = frozenset(t.path for t in texts) - {t.path for t in kept}
            return extract(raw)
        named = [text for text in texts if text.path not in self._left_out]
        fits = next((t for t in (kept, named, texts) if _counts(t) == self._counts), kept)
        return _extract(raw, fits)


def extract(raw: Raw) -> Extract:
    """The story, each text of it once, and what its metadata say."""
    texts = _texts(raw)
    kept, again = once(texts)
    return _extract(raw, kept, (*again, *parting(kept, "body")))


def _texts(raw: Raw) -> list[Said]:
    found = []
    for field in _item(raw).fields:
        layer = Layer(field.text.chars())
        if field.markup:
            units = fragment.units(raw, layer, field.path, field.part)
        else:
            units = _lines(raw, layer, field)
        found.append(Said(field.path, field.group, field.role, field.markup, tuple(units)))
    return found


def _counts(texts: Sequence[Said]) -> Counter[Part]:
    return Counter(unit.part for text in texts for unit in text.units)


def _extract(raw: Raw, texts: Sequence[Said], again: tuple[str, ...] = ()) -> Extract:
    item = _item(raw)
    units = (unit for text in texts for unit in text.units)
    told = _said(item.top, "versionCreated") or _said(item.top, "versioncreated")
    published, remarks = day(told, "versionCreated")
    return Extract(
        tuple(replace(unit, key=unit.unit) for unit in units),  # the file may be one line
        lang=_said(item.top, "language") or None,
        published=published,
        tagged=tuple(dict.fromkeys(_tagged(item.top))),
        remarks=(*remarks, *item.remarks, *again),
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
                role = _KINDS.sub("", key.removeprefix(name))
                yield _Field(value, f"{path}{key}", own, markup, f"{path}{name}", role)
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
            place = f"{place}.value" if isinstance(entry, dict) else place
            role = _said(entry, "role") if isinstance(entry, dict) else ""
            yield _Field(value, place, own, markup, f"{path}{name}", role)


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
