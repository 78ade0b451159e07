"""What a source is, and the faults of one that the user points at."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.errors import GlossaryError
from qa.glossary.build.entry import Entry

LARGEST = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Built:
    """The entries of a source, and which source it was: name and version, no path."""

    entries: list[Entry]
    origin: str


@dataclass(frozen=True, slots=True)
class Source:
    """One source. `needs` says what `--from` has to name, empty where it is not wanted at all;
    `optional` that it goes without. `shipped`: the pack comes with the project.
    """

    name: str
    title: str
    licence: str
    needs: str
    optional: bool
    shipped: bool
    build: Callable[[Path | None], Built]


def read_bytes(path: Path, needs: str) -> bytes:
    """A file of the source; GlossaryError when it cannot be read or is too large."""
    try:
        if path.stat().st_size > LARGEST:
            raise GlossaryError("the file is over 256 MB", path=path, remedy=f"Give {needs}.")
        return path.read_bytes()
    except OSError as error:
        raise GlossaryError(
            f"the source cannot be read ({error.strerror})", path=path, remedy=f"Give {needs}."
        ) from None


def read_text(path: Path, needs: str) -> str:
    """The same as UTF-8 text."""
    try:
        return read_bytes(path, needs).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GlossaryError(
            f"the source is not UTF-8 (byte {error.start})", path=path, remedy=f"Give {needs}."
        ) from None


def read_json(path: Path, needs: str) -> dict[str, Any]:
    """The same as a JSON object."""
    text = read_text(path, needs)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise GlossaryError("the source is not a JSON object", path=path, remedy=f"Give {needs}.")
    return data


def inside(data: Any, keys: tuple[str, ...], path: Path, needs: str) -> dict[str, Any]:
    """The object under nested keys; GlossaryError when the file is built otherwise."""
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    if not isinstance(data, dict):
        raise GlossaryError(
            f"the source has no {'/'.join(keys)}", path=path, remedy=f"Give {needs}."
        )
    return data
