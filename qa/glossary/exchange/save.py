"""Files are written aside and put in place at once: never half a file, nothing overwritten unasked."""

from __future__ import annotations

from pathlib import Path

from qa.errors import GlossaryError
from qa.putting import put_or_tell


def save(path: Path, text: str, *, force: bool) -> None:
    """Write a text as UTF-8; GlossaryError when the file is there (without force) or cannot be."""
    if path.is_dir():
        raise GlossaryError("this is a folder", path=path, remedy="Name a file.")
    if path.exists() and not force:
        raise GlossaryError(
            "the file is there already", path=path, remedy="Name another or add --force."
        )
    remedy = "Check the path and the permissions."
    put_or_tell(path, text.encode(), "it", remedy, GlossaryError)
