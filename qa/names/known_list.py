"""The text of a list of known names with names added or taken out; nothing else of it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.names.known import folded, lines, rows

HEAD = "# Names that are right: no finding of near-miss-name without the source's word.\n"


@dataclass(frozen=True, slots=True)
class Edited:
    """The new text, and the names that it was changed for, in the order given."""

    text: str
    changed: tuple[str, ...]


def added(text: str, names: Sequence[str], remark: str, path: Path | None = None) -> Edited:
    """The list with the names behind its last line; those that it has already are left out."""
    known = {folded(line.name) for line in lines(text, path)}
    new: list[str] = []
    for name in names:
        if folded(name) not in known:
            known.add(folded(name))
            new.append(" ".join(name.split()))
    end = _end(text)
    if new and text and not text.endswith(("\n", "\r")):
        text += end
    note = " ".join(remark.split())
    behind = f"  # {note}" if note else ""
    return Edited(text + "".join(f"{name}{behind}{end}" for name in new), tuple(new))


def removed(text: str, names: Sequence[str], path: Path | None = None) -> Edited:
    """The list without every line that has one of the names."""
    wanted = {folded(name) for name in names}
    gone: set[tuple[str, ...]] = set()
    kept: list[str] = []
    for line, row in zip(lines(text, path), rows(text), strict=True):
        key = folded(line.name)
        if key and key in wanted:
            gone.add(key)
        else:
            kept.append(row)
    changed = tuple(name for name in names if folded(name) in gone)
    return Edited(_end(text).join(kept), changed)


def _end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
