"""Plain text: one segment a line. Blank lines part paragraphs and are no segments."""

from __future__ import annotations

from qa.documents.base import Given, ReadOptions, is_blank
from qa.documents.limits import bounded
from qa.documents.open import open_side
from qa.documents.raw import Raw
from qa.documents.sides import Extract, Unit, read_sides
from qa.documents.weave import plain
from qa.errors import DocumentError, InputError
from qa.model import Document

_MARKUP = ("<?xml", "<!doctype", "<html", "{\\rtf", "%pdf-")


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document; its siblings are its sides unless the options name them."""
    return read_sides(given, raw, options, "text", extract, open_side)


def extract(raw: Raw) -> Extract:
    """The lines that are not blank."""
    if raw.text.lstrip()[:9].lower().startswith(_MARKUP):
        raise DocumentError(
            "the file is markup, not plain text", path=raw.path,
            remedy="Give it the suffix of its format, or save its text alone, one segment a line.",
        )  # fmt: skip
    units: list[Unit] = []
    at = 0
    # Only line feeds (or returns alone) part segments: U+2028 and form feeds stand inside sentences.
    lines = raw.text.split(raw.line_end)
    for number, line in enumerate(lines, 1):
        text = line.removesuffix("\r")
        if not is_blank(text):
            bounded(len(units) + 1, raw.path, number)
            units.append(Unit(text, number, plain(text, at)))
        at += len(line) + 1
    return Extract(tuple(units), lines=len(lines) - (not lines[-1]))


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """The text itself; None where it would make two segments of one."""
    return None if "\n" in text or "\r" in text else text
