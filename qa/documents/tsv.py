"""TSV: a tab-separated table with a header; quotation marks are plain characters."""

from __future__ import annotations

from qa.documents.base import Given, ReadOptions
from qa.documents.raw import Raw
from qa.documents.table import read_tsv
from qa.errors import InputError
from qa.model import Document


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """The stories of the table, one for each `doc` of each `system`."""
    return read_tsv(given, options)


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """The text itself; None where it would end the cell or the row."""
    return None if any(sign in text for sign in "\t\r\n") else text
