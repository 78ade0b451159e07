"""How many segments a file may have: each takes a kilobyte and more, however short it is."""

from __future__ import annotations

from pathlib import Path

from qa.errors import DocumentError

MOST = 400_000  # no archive of a year has as many in one file


def bounded(number: int, path: Path | str, line: int | None = None, *, what: str = "file") -> None:
    """DocumentError for more than that; it stands where the first one beyond does."""
    if number > MOST:
        raise DocumentError(
            f"more than {MOST:,} segments in one {what}", path=path, line=line,
            remedy="Split it, or give its table to qa report." if what == "table" else "Split it.",
        )  # fmt: skip
