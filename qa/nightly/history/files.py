"""Files beside the store: written aside, synced, renamed; so that what is there is whole."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from qa.errors import InputError

_STALE = 86_400  # seconds after which nobody writes a file that lies aside


# What a night leaves in its folder for programs; its page and its digest stay.
_FOR_PROGRAMS = ("results.jsonl.gz", "findings.parquet")


@contextmanager
def aside(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of `path` when the block ends well; else nothing has changed.

    It is on the disk, under its name, before the block is left. OSError where that cannot be done.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _swept(path)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(handle)
        os.chmod(name, 0o644)  # mkstemp's own files are for one user only
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def forget(folder: Path, night: str) -> None:
    """Remove a night's stories and findings; InputError where that is refused."""
    for name in _FOR_PROGRAMS:
        path = folder / night / name
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise InputError(
                f"it cannot be removed ({error.strerror})", path=path,
                remedy="Look at its permissions.",
            ) from None  # fmt: skip


def _swept(path: Path) -> None:
    """Remove what killed writers of this file left a day ago or longer."""
    for left in path.parent.glob(f".{path.name}.*"):
        try:
            if time.time() - left.stat().st_mtime > _STALE:
                left.unlink()
        except OSError:  # another one swept it
            pass
