"""Subtitles: SubRip (.srt) and WebVTT (.vtt). A cue is a segment, its lines are joined by blanks."""

from __future__ import annotations

import re

from qa.documents.base import Given, ReadOptions, is_blank
from qa.documents.open import open_side
from qa.documents.raw import Raw
from qa.documents.sides import Extract, Unit, read_sides
from qa.documents.weave import Weaver
from qa.errors import DocumentError, InputError
from qa.model import Document

_TIME = re.compile(
    r"[ \t]*((?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3})[ \t]*-->[ \t]*(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
)
# <i>, <v Speaker>, <00:01.000>, {\an8}: they have no width.
_MARKUP = re.compile(r"</?[A-Za-z0-9:.][^<>\n]{0,200}>|\{\\[^{}\n]{0,100}\}")
_LEFT_OUT = ("NOTE", "STYLE", "REGION", "WEBVTT")


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document; its siblings are its sides, cue by cue."""
    return read_sides(given, raw, options, "subtitles", extract, open_side)


def extract(raw: Raw) -> Extract:
    """The cues that say something."""
    units = []
    lines = raw.text.split(raw.line_end)
    place = 0
    while place < len(lines):
        time = _TIME.match(lines[place])
        if not time:
            if lines[place].startswith(_LEFT_OUT):
                while place < len(lines) and lines[place].strip():
                    place += 1
            place += 1
            continue
        first = place = place + 1
        weaver = Weaver(collapse=True)
        while place < len(lines) and lines[place].strip():
            _say(raw, lines[place], raw.line_start(place + 1), weaver)
            place += 1
        text, pieces = weaver.done()
        if not is_blank(text):
            units.append(Unit(text, first + 1, pieces, time[1]))
    if not units:
        raise DocumentError(
            "the file has no cue", path=raw.path, remedy="A cue is a time, an arrow, its text."
        )
    return Extract(tuple(units))


def _say(raw: Raw, line: str, start: int, weaver: Weaver) -> None:
    place = 0
    text = line.removesuffix("\r")
    for markup in _MARKUP.finditer(text):
        weaver.add(text[place : markup.start()], start + place)
        place = markup.end()
    weaver.add(text[place:], start + place)
    # The line's own end is the blank.
    end = start + len(text)
    width = len(raw.text[end : end + 2]) if raw.text[end : end + 2] == "\r\n" else 1
    if end < len(raw.text):
        weaver.blank(end, width)


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """The text itself; None where it would be markup or end the cue."""
    return None if re.search(r"[<>{}\n\r]|-->", text) else text
