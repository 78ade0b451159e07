"""A file written in one step: aside, then renamed. A reader sees the old or the new, never a part."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def put(path: Path, data: bytes) -> None:
    """Put the bytes in the file's place; raises OSError, and then nothing has changed.

    Permissions stay, and a link still leads to its file. A new file gets the usual permissions.
    """
    target = Path(os.path.realpath(path))
    handle, aside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
        os.chmod(aside, mode)  # mkstemp's own files are for one user only
        os.replace(aside, target)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
