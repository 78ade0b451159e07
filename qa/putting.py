"""A file put in its place, or one sentence that says why it cannot be: also before the work."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from qa.errors import InputError
from qa.files import put


def put_or_tell(
    path: Path, data: bytes, what: str, remedy: str, kind: type[InputError] = InputError,
    *, folders: bool = False,
) -> None:  # fmt: skip
    """Put the bytes in the file's place in one step; an error of this kind where that cannot be done.

    `what` is what the bytes are ("the report"); with `folders` those above the file are made.
    """
    try:
        if folders:
            path.parent.mkdir(parents=True, exist_ok=True)
        put(path, data)
    except OSError as error:
        raise kind(
            f"{what} cannot be written ({error.strerror or error})", path=path, remedy=remedy
        ) from None


def must_take(
    path: Path,
    what: str,
    remedy: str,
    kind: type[InputError] = InputError,
    *,
    folders: bool = False,
) -> None:
    """What `put_or_tell` would raise, told before any work, as far as it can be known by then."""
    folder = path.absolute().parent
    while folders and not os.path.lexists(folder):
        folder = folder.parent
    wrong = 0
    if path.is_dir():
        wrong = errno.EISDIR
    elif not folder.is_dir():
        wrong = errno.ENOTDIR if os.path.lexists(folder) else errno.ENOENT
    elif not os.access(folder, os.W_OK | os.X_OK):
        wrong = errno.EACCES
    if wrong:
        raise kind(f"{what} cannot be written ({os.strerror(wrong)})", path=path, remedy=remedy)
