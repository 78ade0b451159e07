"""JSON Lines: one object a line."""

from __future__ import annotations

from qa.documents.base import Given, ReadOptions
from qa.documents.raw import Raw
from qa.documents.table import read_jsonl
from qa.errors import InputError
from qa.model import Document


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """The stories of the file, one for each `doc` of each `system`."""
    return read_jsonl(given, options)


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """The text itself; None where it would end the cell or the row."""
    return None if any(sign in text for sign in "\t\r\n") else text
