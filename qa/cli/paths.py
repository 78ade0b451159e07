"""Paths as messages name them."""

from __future__ import annotations

from pathlib import Path


def seen_from_here(file: Path) -> str:
    """The path as the user sees it from here."""
    try:
        return str(file.relative_to(Path.cwd()))
    except ValueError:
        return str(file)
