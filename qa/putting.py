"""A file put in its place, or one sentence that says why it cannot be."""

from __future__ import annotations

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
