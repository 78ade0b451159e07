"""What the formats of whole stories show in the same way."""

from __future__ import annotations

import re

from qa.documents import Loaded
from qa.model import Document

Row = tuple[str, str, str, int]
SCRIPTS = "塔利班 قال 🇦🇫 cafe\u0301 & <b>"


def rows(loaded: Loaded) -> list[Row]:
    """Part, text, unit and line of each segment."""
    document = story(loaded)
    return [(s.part, s.target, s.unit, s.line) for s in document.segments]


def story(loaded: Loaded) -> Document:
    """The document of an input that is in order."""
    assert loaded.error is None, str(loaded.error)
    assert loaded.document
    return loaded.document


def fitting(loaded: Loaded) -> None:
    """Asserts that the pieces are in order, cover all but blanks, and are what the file has there."""
    assert loaded.raw
    for segment in story(loaded).segments:
        covered, before = 0, 0
        for piece in segment.pieces:
            assert not segment.target[covered : piece.start].strip(" ")
            assert piece.at >= before
            assert 0 < piece.length <= piece.width
            own = segment.target[piece.start : piece.start + piece.length]
            there = loaded.raw.text[piece.at : piece.at + piece.width]
            layout = re.sub(r"\\[nrtf]", " ", there).split() == own.split() == []
            assert own == re.sub(r"[\n\r\t\f]", " ", there) or layout or there[0] in "&\\"
            covered, before = piece.start + piece.length, piece.at + piece.width
        assert covered == len(segment.target)
        assert loaded.raw.line(segment.pieces[0].at) == segment.line
