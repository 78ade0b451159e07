"""A pack's file as it is, byte for byte, and its replacement in one step."""

from __future__ import annotations

import codecs
from pathlib import Path

from qa.errors import GlossaryError
from qa.files import put
from qa.glossary.load import parse
from qa.glossary.packs import read as read_packs


def read(path: Path) -> str:
    """The text with its own line breaks, without a byte order mark; raises GlossaryError."""
    read_packs([path])  # complains about what cannot be a pack
    return path.read_bytes().decode("utf-8-sig")


def write(path: Path, text: str) -> None:
    """Put the text in the file's place at once; a byte order mark stays.

    Raises GlossaryError when the text is no pack or the file cannot be written.
    """
    parse(str(path), text.replace("\r\n", "\n"))
    try:
        old = path.read_bytes()[:3] if path.exists() else b""
        mark = codecs.BOM_UTF8 if old == codecs.BOM_UTF8 else b""
        put(path, mark + text.encode())
    except OSError as error:
        raise GlossaryError(
            f"the pack cannot be written ({error.strerror})", path=path,
            remedy="Check the folder and the permissions.",
        ) from None  # fmt: skip
