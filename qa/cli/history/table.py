"""Rows in columns for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence

from qa.reporting.text import columns


def table(head: Sequence[str], rows: Sequence[Sequence[str]], left: Collection[int] = ()) -> str:
    """Numbers to the right, the columns of `left` to the left; each line with its line feed.

    Control signs, which names may bring, are left out: they would move the terminal's cursor.
    """
    lines = [[_plain(cell) for cell in row] for row in (head, *rows)]
    widths = [max(map(columns, column)) for column in zip(*lines, strict=True)]
    return "".join(f"{_line(line, widths, left)}\n" for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int], left: Collection[int]) -> str:
    padded = []
    for number, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        blank = " " * (width - columns(cell))
        padded.append(cell + blank if number in left else blank + cell)
    return "  ".join(padded).rstrip()


def _plain(cell: str) -> str:
    return "".join(sign for sign in cell if unicodedata.category(sign)[0] != "C")
