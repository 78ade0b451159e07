"""A pack's file as it is, byte for byte, and its replacement in one step."""

from __future__ import annotations

import codecs
import os
import tempfile
from pathlib import Path

from qa.errors import GlossaryError
from qa.glossary.load import parse
from qa.glossary.packs import read as read_packs


def read(path: Path) -> str:
    """The text with its own line breaks, without a byte order mark; raises GlossaryError."""
    read_packs([path])  # complains about what cannot be a pack
    return path.read_bytes().decode("utf-8-sig")


def write(path: Path, text: str) -> None:
    """Put the text in the file's place at once: a reader sees the old or the new, never a part.

    Permissions and a byte order mark stay, and a link still leads to the file. Raises GlossaryError
    when the text is no pack or the file cannot be written.
    """
    parse(str(path), text.replace("\r\n", "\n"))
    target = Path(os.path.realpath(path))
    aside = ""
    try:
        old = target.read_bytes()[:3] if target.exists() else b""
        mark = codecs.BOM_UTF8 if old == codecs.BOM_UTF8 else b""
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
        handle, aside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(mark + text.encode())
        os.chmod(aside, mode)
        os.replace(aside, target)
    except OSError as error:
        if aside:
            Path(aside).unlink(missing_ok=True)
        raise GlossaryError(
            f"the pack cannot be written ({error.strerror})", path=path,
            remedy="Check the folder and the permissions.",
        ) from None  # fmt: skip


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
