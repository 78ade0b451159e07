"""The list of this folder's configuration: read, and put back in one step."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qa.checks import CHECKS
from qa.cli.quieting import suppressions
from qa.errors import ConfigError, InputError
from qa.files import put
from qa.project import configure
from qa.quiet.entries import NAME, Entry, read_entries, written


def own() -> tuple[Path, tuple[Entry, ...]]:
    """The list's place and its entries."""
    file = suppressions(configure(Path.cwd()))
    if file is None:
        raise ConfigError(f"{NAME} has no place", remedy="Make a qa.toml.")
    return file, read_entries(file, CHECKS) if file.is_file() else ()


def save(file: Path, entries: Iterable[Entry]) -> None:
    """Put the entries in the list's place; InputError where that cannot be done."""
    try:
        put(file, written(entries).encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise InputError(
            f"cannot be written ({error.strerror})", path=file, remedy="Check its permissions."
        ) from None
