"""HTML: blocks are segments, the title is a headline; code, styles and scripts are left out.

Tags, comments and references are found by place; broken markup is read as browsers show it.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace

from qa.documents.base import Given, ReadOptions
from qa.documents.by_part import by_part
from qa.documents.dating import day
from qa.documents.markup import fragment
from qa.documents.markup.layer import Layer
from qa.documents.markup.xml import escaped
from qa.documents.open import open_side
from qa.documents.raw import Raw
from qa.documents.sides import Extract, Unit, read_sides
from qa.errors import InputError
from qa.model import Document

_LANG = re.compile(r"<html\b[^>]{0,400}?\slang\s*=\s*[\"']?([A-Za-z][\w-]{0,30})", re.I)
_TITLE = re.compile(r"<title\b[^>]{0,400}>([^<]{1,2000})</title", re.I)
_META = re.compile(r"<meta\b([^>]{0,600})>", re.I)
_TIME = re.compile(r"""property\s*=\s*["']?article:published_time""", re.I)
_CONTENT = re.compile(r"""content\s*=\s*["']([^"']{0,60})["']""", re.I)
_HEAD = 200_000  # characters in which what a page says of itself is looked for


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document; its siblings are its sides unless the options name them."""
    return read_sides(given, raw, options, "html", by_part(extract), open_side)


def extract(raw: Raw) -> Extract:
    """The page's title and blocks, and what it says of itself."""
    head = raw.text[:_HEAD]
    units = []
    title = _TITLE.search(head)
    if title:
        layer = Layer([(title[1], title.start(1), len(title[1]))])
        found = fragment.units(raw, layer, "title", "headline")
        units += [replace(unit, unit="title") for unit in found]
    whole = Layer([(raw.text, 0, len(raw.text))])
    units += [_named(unit) for unit in fragment.units(raw, whole, "", "body")]
    lang = _LANG.search(head)
    published, remarks = day(_issued(head), "article:published_time")
    return Extract(
        tuple(units), lang=lang[1] if lang else None, published=published, remarks=remarks
    )


def _named(unit: Unit) -> Unit:
    return replace(unit, unit=unit.unit.lstrip("/"))


def _issued(head: str) -> str:
    for meta in _META.finditer(head):
        if _TIME.search(meta[1]):
            content = _CONTENT.search(meta[1])
            return html.unescape(content[1]) if content else ""
    return ""


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """The text with the signs of HTML escaped; None where it would part lines."""
    return None if "\n" in text or "\r" in text else escaped(text)
