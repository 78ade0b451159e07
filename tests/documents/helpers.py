"""Files are written, read, and what is said of them has no temporary folder in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from qa.documents import Loaded, ReadOptions, read_documents
from qa.model import Document

Files = Mapping[str, bytes | str]
DEFAULTS: Mapping[str, Any] = MappingProxyType({})


def read(folder: Path, files: Files, *inputs: str, **options: Any) -> list[Loaded]:
    """What reading gives; inputs and paths in options count from the folder."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    for key in ("source", "gold"):
        if key in options:
            options[key] = folder / options[key]
    if "references" in options:
        options["references"] = tuple(folder / name for name in options["references"])
    given = [i if i == "-" else f"{folder}/{i}" for i in inputs]
    return list(read_documents(given, ReadOptions(**options)))


def one(folder: Path, files: Files, given: str, **options: Any) -> Document:
    """The one document of an input that is in order."""
    (loaded,) = read(folder, files, given, **options)
    assert loaded.error is None, str(loaded.error)
    assert loaded.document is not None
    return loaded.document


def complaint(folder: Path, loaded: Loaded) -> str:
    """The sentence about an input that cannot be used."""
    assert loaded.document is None
    assert loaded.error is not None
    return str(loaded.error).replace(f"{folder}/", "")
