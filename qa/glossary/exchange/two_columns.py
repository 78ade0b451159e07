"""Source and target without a header: Google's unidirectional glossaries (CSV or TSV) and those of
Microsoft's Document Translation (TSV, also CSV). Google holds 1,024 bytes a term."""

from __future__ import annotations

from collections.abc import Sequence

from qa.glossary.exchange.base import Entry, Given, ReadOptions, WriteOptions
from qa.glossary.exchange.gather import Gathered, pair
from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.pairs import pairs
from qa.glossary.exchange.rows import rows, tabbed, table
from qa.model import Term

LIMIT = 1_024
TABS = (".tsv", ".tab", ".txt")


def read(given: Given, options: ReadOptions, losses: Losses) -> list[Entry]:
    """Rows of two cells; GlossaryError with the line."""
    source, target = pair(given.path, options.source, options.target, "of two columns")
    text = given.text(options.encoding)
    tab = tabbed(given, text)
    gathered = Gathered(given, options, losses)
    for row in rows(given, text, tab=tab, quoted=not tab):
        if len(row.cells) != 2:
            given.fail(
                f"the row has {len(row.cells)} cells, not 2", "Write source and target.", row.line
            )
        if not row.cells[0].strip() or not row.cells[1].strip():
            given.fail("a term is empty", "Write its text or drop the row.", row.line)
        gathered.add(row.line, [(source, row.cells[0]), (target, row.cells[1])])
    return gathered.entries()


def write(terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    """With commas or tabs, as the file's name says."""
    pair("", options.source, options.target, "of two columns")
    tab = options.suffix in TABS
    found = [(p.source, p.target) for p in pairs(terms, options, losses, limit=LIMIT)]
    return table(found, tab=tab, quoted=not tab)
