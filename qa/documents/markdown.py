"""Markdown: CommonMark with tables, footnotes and front matter. A block of text is a segment.

Marks of emphasis, the targets of links, code and HTML have no width. A fix is written only where the
file, read again, says the same but for the fix: it can make no markup.
"""

from __future__ import annotations

import functools
import re
from datetime import date

from qa.documents.base import Given, ReadOptions, is_blank
from qa.documents.markup.frontmatter import settings
from qa.documents.markup.mdblocks import Blocks
from qa.documents.open import open_side
from qa.documents.raw import Raw
from qa.documents.sides import Extract, Unit, read_sides
from qa.errors import DocumentError, InputError
from qa.model import Document, Part

_MOST = 200_000
# Each bracket makes the reader look ahead, each sign of emphasis takes a kilobyte.
_COSTLY = {"brackets": "[", "signs of emphasis": "*_~"}
_TEXTS: dict[str, Part] = {
    "title": "headline", "headline": "headline", "subtitle": "body", "description": "body",
    "summary": "body", "excerpt": "body", "caption": "caption",
}  # fmt: skip
_DATES = ("date", "published", "publishdate", "pubdate")
_LANGUAGES = ("lang", "language", "locale")
_SIGNS = re.compile(r"([\\`*_\[\]<&|~])")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document; its siblings are its sides unless the options name them."""
    return read_sides(given, raw, options, "markdown", extract, open_side)


def extract(raw: Raw) -> Extract:
    """The front matter's texts, then the blocks; DocumentError for what nobody writes."""
    return _extract(raw.text, raw.path)


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """Text as Markdown, or the front matter's value, has it at that place.

    The plainest way to write it with which the file says what it said, and the text in its place;
    None where there is none.
    """
    if "\n" in text or "\r" in text:
        return None
    before = _extract(raw.text, raw.path)
    wanted = _wanted(before, start, end, text)
    if wanted is None:
        return None
    ways = (
        text, text.replace("'", "''"), text.replace("\\", "\\\\").replace('"', '\\"'),
        _SIGNS.sub(r"\\\1", text), _PUNCTUATION.sub(r"\\\1", text),
    )  # fmt: skip
    for written in dict.fromkeys(ways):
        after = _extract.__wrapped__(raw.text[:start] + written + raw.text[end:], raw.path)
        if _said(after) == wanted:
            return written
    return None


def _said(extract: Extract) -> tuple[object, ...]:
    return (extract.lang, extract.published, *(
        (unit.text, unit.unit, unit.part, bool(unit.pieces)) for unit in extract.units
    ))  # fmt: skip


def _wanted(before: Extract, start: int, end: int, text: str) -> tuple[object, ...] | None:
    """What the file should say with the text in that stretch; None where no segment stands there."""
    for number, unit in enumerate(before.units):
        first = last = None
        for piece in unit.pieces:
            if piece.at <= start <= piece.at + piece.width:
                same = piece.width == piece.length
                if same or start in (piece.at, piece.at + piece.width):
                    first = piece.start + (
                        start - piece.at if same else piece.length * (start > piece.at)
                    )
            if piece.at <= end <= piece.at + piece.width and last is None:
                same = piece.width == piece.length
                if same or end in (piece.at, piece.at + piece.width):
                    last = piece.start + (
                        end - piece.at if same else piece.length * (end > piece.at)
                    )
        if first is not None and last is not None and first <= last:
            said = " ".join(re.split(r"[ \t]+", unit.text[:first] + text + unit.text[last:]))
            units = (*before.units[:number],
                     Unit(said, unit.line, unit.pieces, unit.unit, unit.part),
                     *before.units[number + 1 :])  # fmt: skip
            return _said(Extract(units, before.lang, before.published))
    return None


@functools.lru_cache(maxsize=2)
def _extract(text: str, path: str) -> Extract:
    raw = Raw(path, b"", text, "utf-8")
    for what, signs in _COSTLY.items():
        if sum(map(text.count, signs)) > _MOST:
            raise DocumentError(
                f"not read, for it could be an attack (more than {_MOST} {what})", path=path,
                remedy="Split the file.",
            )  # fmt: skip
    given, begin = settings(text)
    units: list[Unit] = []
    published: date | None = None
    lang: str | None = None
    for setting in given:
        if setting.key in _TEXTS and not is_blank(setting.text):
            line = raw.line(setting.at)
            units.append(Unit(setting.text, line, setting.pieces, setting.key, _TEXTS[setting.key]))
        elif setting.key in _DATES and published is None:
            published = _day(setting.text)
        elif setting.key in _LANGUAGES and lang is None:
            lang = setting.text.strip().replace("_", "-") or None
    units += Blocks(raw, begin).run()
    return Extract(tuple(units), lang, published)


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said.strip()[:10])
    except ValueError:
        return None
