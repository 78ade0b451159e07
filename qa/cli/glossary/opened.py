"""The packs that a command looks into: those named, else the project's and ours."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qa.errors import GlossaryError
from qa.glossary.lookup.shelf import Shelf
from qa.glossary.packs import read, shipped
from qa.project import Config, configure


def pack_files(given: Sequence[Path], start: Path | None = None) -> tuple[Path, ...]:
    """Packs in the order in which they lead, the newsroom's own first, bulk before hand-kept.

    Folders stand for the packs that lie in them.
    """
    if given:
        return tuple(file for path in given for file in _inside(path))
    config = settings(start)
    bulk_first = (sorted(group, key=_by_hand) for group in (config.glossaries, shipped()))
    return tuple(path for group in bulk_first for path in group)


def _by_hand(path: Path) -> bool:
    return path.suffix != ".tsv"


def settings(start: Path | None = None) -> Config:
    """The configuration that governs the folder where the command was called."""
    return configure(start or Path.cwd())


def open_shelf(given: Sequence[Path]) -> Shelf:
    """All of them, read."""
    return Shelf(read(pack_files(given)))


def _inside(path: Path) -> tuple[Path, ...]:
    if not path.exists():
        raise GlossaryError(
            "there is no such file or folder", path=path, remedy="Correct the path."
        )
    if not path.is_dir():
        return (path,)
    found = tuple(sorted(p for p in path.iterdir() if p.suffix in (".toml", ".tsv")))
    if not found:
        raise GlossaryError("the folder has no packs", path=path, remedy="Name another folder.")
    return found
