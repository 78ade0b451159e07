"""The newsroom's own list: where it is, what it says, how it is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qa.errors import ConfigError, InputError
from qa.names.known import fault, text
from qa.project import configure
from qa.putting import put_or_tell


def own_list() -> Path:
    """Where the list lies, or will lie when a name is added."""
    file = configure(Path.cwd()).names_file
    assert file is not None  # a configuration that is found, or this folder's, has a home
    return file


def content(file: Path) -> str:
    """The list's text, with a byte order mark if it has one; empty where there is none."""
    if not file.exists():
        return ""
    return text(file)


def must_be_names(names: Sequence[str]) -> None:
    """InputError for what cannot be a line of the list."""
    for name in names:
        wrong = fault(name) or ("a # begins a remark" if "#" in name else "")
        if wrong:
            raise InputError(wrong, remedy="Write the name alone, remarks with --why.")


def write(file: Path, new: str) -> None:
    """Put the list in its place in one step."""
    remedy = 'Mend the folder or its permissions, or name another file: known-names = "...".'
    put_or_tell(file, new.encode(), "the list of known names", remedy, ConfigError)
