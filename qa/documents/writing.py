"""Edits into a file's bytes: what no edit touches stays the same, byte for byte."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qa.documents.raw import Raw
from qa.errors import DocumentError


class Edit(NamedTuple):
    """`text`, as the format writes it, in the place of raw.text[start:end]."""

    start: int
    end: int
    text: str


def edited(raw: Raw, edits: Sequence[Edit]) -> str:
    """The file's text with the edits, which may not overlap."""
    parts: list[str] = []
    place = 0
    for edit in sorted(edits):
        assert edit.start >= place, "two edits of one place"
        parts += (raw.text[place : edit.start], edit.text)
        place = edit.end
    return "".join([*parts, raw.text[place:]])


def encoded(raw: Raw, text: str) -> bytes:
    """The bytes of a file with another text, in the same encoding and with the same mark.

    DocumentError where the encoding lacks a character of it, or does not give the file's own bytes
    again (a few legacy encodings have two ways to write one character).
    """
    remedy = "Save the file as UTF-8."
    if raw.text.encode(raw.encoding) != raw.data[raw.mark :]:
        raise DocumentError(
            f"it cannot be written back in {raw.encoding.upper()} without other changes",
            path=raw.path, remedy=remedy,
        )  # fmt: skip
    try:
        return raw.data[: raw.mark] + text.encode(raw.encoding)
    except UnicodeEncodeError as error:
        raise DocumentError(
            f"{raw.encoding.upper()} has no {error.object[error.start]!r}, which a fix needs",
            path=raw.path, remedy=remedy,
        ) from None  # fmt: skip
