"""Entries to the text of a bulk pack, and the text to a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from qa.errors import GlossaryError
from qa.glossary.build.entry import Entry, distinct
from qa.glossary.build.source import Built, Source
from qa.glossary.build.tags import tags
from qa.putting import put_or_tell

# A column that no entry fills is left out; the reader then takes its default.
_COLUMNS = tuple(field.name for field in fields(Entry))
_NEEDED = ("id", "kind", "lang", "text")
_DEFAULTS = {"use": "full"}


def render(source: Source, built: Built, given: Path | None) -> str:
    """The pack with its head. Sorted by concept, then language, then the source's own order."""
    order = {tag: number for number, tag in enumerate(tags())}
    entries = distinct(built.entries)
    entries.sort(key=lambda e: (e.id, order.get(e.lang, len(order)), e.lang))
    # The name alone: where the source lies is the builder's own affair.
    where = "_".join(given.absolute().name.split()) if given else ""
    command = f"qa glossary build {source.name}{' --from ' + where if where else ''}"
    head = (
        f"# {source.title}.",
        f"# Source: {built.origin}.",
        f"# Licence: {source.licence}.",
        f"# Command: {command}",
        "# Generated: do not edit, add other names in a pack of your own.",
    )
    columns = [c for c in _COLUMNS if c in _NEEDED or _filled(entries, c)]
    rows = ["\t".join(_cell(entry, c) for c in columns) for entry in entries]
    return "\n".join((*head, "\t".join(columns), *rows)) + "\n"


def _filled(entries: Sequence[Entry], column: str) -> bool:
    return any(getattr(entry, column) != _DEFAULTS.get(column, "") for entry in entries)


def _cell(entry: Entry, column: str) -> str:
    value: str = getattr(entry, column)
    return "" if value == _DEFAULTS.get(column) else value


def write(path: Path, text: str) -> None:
    """Aside, then in one step into its place; GlossaryError when the folder does not let us."""
    put_or_tell(path, text.encode(), "the pack", "Choose another --output.", GlossaryError)
