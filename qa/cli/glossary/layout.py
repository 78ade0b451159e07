"""Columns that line up also where the letters are wide, and short names of packs."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

import click

from qa.glossary.packs import shipped

_INDENT = "  "
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f]")


def rows_text(rows: Sequence[Sequence[str]], *, dim: int | None = None) -> list[str]:
    """The rows as indented lines; the column `dim` is set back where the terminal has colour."""
    from qa.reporting.text import columns

    rows = [[plain(cell) for cell in row] for row in rows]
    count = max(map(len, rows), default=0)
    widths = [
        max((columns(row[i]) for row in rows if i < len(row)), default=0) for i in range(count)
    ]
    lines = []
    for row in rows:
        cells = list(row)
        for i, cell in enumerate(row):
            shown = click.style(cell, dim=True) if i == dim and cell else cell
            last = not any(row[i + 1 :])
            cells[i] = shown + ("" if last else " " * (widths[i] - columns(cell)))
        lines.append((_INDENT + "  ".join(cells)).rstrip())
    return lines


def heading(text: str) -> str:
    return click.style(plain(text), bold=True)


def plain(text: str) -> str:
    """The text in one line, without what would steer a terminal."""
    return _STEERING.sub("\ufffd", " ".join(text.splitlines()) if "\n" in text else text)


def place(path: str, line: int | None = None) -> str:
    """A pack as people call it: ours by its name, others as seen from here."""
    file = Path(path)
    name = file.name if file in shipped() else _relative(file)
    return name if line is None else f"{name}:{line}"


def _relative(file: Path) -> str:
    try:
        found = os.path.relpath(file)
    except ValueError:  # another drive
        return str(file)
    return str(file) if found.startswith("..") else found
