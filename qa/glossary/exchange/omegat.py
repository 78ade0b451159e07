"""OmegaT glossaries: source, target, comment, divided by tabs, no quotation marks; `#` begins a
remark (OmegaT manual, "Glossaries"). Files end in .txt, .tab or .utf8."""

from __future__ import annotations

from collections.abc import Sequence

from qa.glossary.exchange.base import Entry, Given, ReadOptions, WriteOptions
from qa.glossary.exchange.gather import Gathered, pair
from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.pairs import pairs
from qa.glossary.exchange.rows import rows, table
from qa.model import Term

_HEAD = "# Glossary in tab-separated format -*- coding: utf-8 -*-"  # what OmegaT itself writes


def read(given: Given, options: ReadOptions, losses: Losses) -> list[Entry]:
    """Rows of two or three cells; further cells are reported. GlossaryError with the line."""
    source, target = pair(given.path, options.source, options.target, "omegat")
    gathered = Gathered(given, options, losses)
    for row in rows(given, given.text(options.encoding), tab=True, quoted=False):
        if row.cells[0].startswith("#"):
            continue
        if len(row.cells) < 2 or not row.cells[0].strip() or not row.cells[1].strip():
            given.fail("the row has no source or no target", "Divide them by one tab.", row.line)
        for cell in row.cells[3:]:
            if cell.strip():
                losses.lost("cells behind the comment", cell)
        note = row.cells[2].strip() if len(row.cells) > 2 else ""
        gathered.add(row.line, [(source, row.cells[0]), (target, row.cells[1])], note)
    return gathered.entries()


def write(terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    """The pairs with role or note of the concept as comment."""
    pair("", options.source, options.target, "omegat")
    found = []
    for one in pairs(terms, options, losses, noted=True):
        if one.source.startswith("#"):
            losses.lost("terms that would be read as a remark", one.source)
            continue
        comment = " ".join((one.term.role or one.term.note).split())
        found.append((one.source, one.target, comment))
    return f"{_HEAD}\n" + table(found, tab=True, quoted=False)
