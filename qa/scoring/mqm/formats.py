"""The formats of people's annotations by name, and which one a text is in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from qa.errors import DocumentError
from qa.model import Rating
from qa.scoring.mqm.esa import COLUMNS as _ESA
from qa.scoring.mqm.esa import read_esa, write_esa
from qa.scoring.mqm.marot import is_heading, read_marot, write_marot
from qa.scoring.mqm.mtme import read_mtme, write_mtme

Read = Callable[[str, Path | str], tuple[Rating, ...]]
Write = Callable[[Iterable[Rating]], str]

FORMATS: dict[str, tuple[Read, Write]] = {
    "marot": (read_marot, write_marot),
    "mtme": (read_mtme, write_mtme),
    "esa": (read_esa, write_esa),
}
SUFFIXES = {".tsv": "marot", ".jsonl": "mtme", ".csv": "esa"}  # what is written under which name


def format_of(text: str) -> str:
    """The format by the first line that is not blank; empty where it is none of them."""
    first = next((line for line in text.split("\n") if line.strip()), "").lstrip("\ufeff")
    cells = first.split("\t")
    if is_heading(first) or len(cells) in (9, 10):
        return "marot"
    if len(cells) in (2, 3) and cells[1].lstrip().startswith(("{", "None")):
        return "mtme"
    if first.lstrip().startswith("{") and '"errors"' in first:
        return "mtme"
    return "esa" if first.count(",") >= _ESA - 1 and len(cells) == 1 else ""


def read_ratings(text: str, path: Path | str, form: str = "") -> tuple[Rating, ...]:
    """The ratings of a text in the named format, or in the one that it looks like."""
    form = form or format_of(text)
    if not form:
        raise DocumentError(
            "no known format of annotations", path=path, line=1,
            remedy="Give Marot TSV, MTME JSON lines, ESA CSV, or our own marks.",
        )  # fmt: skip
    return FORMATS[form][0](text, path)
