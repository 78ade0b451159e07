"""Files are written aside and put in place at once: never half a file, nothing overwritten unasked."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from qa.errors import GlossaryError


def save(path: Path, text: str, *, force: bool) -> None:
    """Write a text as UTF-8; GlossaryError when the file is there (without force) or cannot be."""
    if path.is_dir():
        raise GlossaryError("this is a folder", path=path, remedy="Name a file.")
    if path.exists() and not force:
        raise GlossaryError(
            "the file is there already", path=path, remedy="Name another or add --force."
        )
    aside = ""
    try:
        handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        mask = os.umask(0)
        os.umask(mask)
        Path(aside).chmod(0o666 & ~mask)  # mkstemp's own files are for one user only
        Path(aside).replace(path)
    except OSError as error:
        if aside:
            Path(aside).unlink(missing_ok=True)
        raise GlossaryError(
            f"cannot be written ({error.strerror or error})", path=path,
            remedy="Check the path and the permissions.",
        ) from None  # fmt: skip
