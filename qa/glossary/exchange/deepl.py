"""DeepL glossaries: source and target, and in its own exports the two languages; no header.

At most 1,024 bytes a term, no control characters, no source twice (developers.deepl.com, "Managing
glossaries"). A table of commas has quotation marks, one of tabs has none.
"""

from __future__ import annotations

from collections.abc import Sequence

from qa.errors import GlossaryError
from qa.glossary.exchange.base import Entry, Given, ReadOptions, WriteOptions
from qa.glossary.exchange.gather import Gathered, language, pair
from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.pairs import pairs
from qa.glossary.exchange.rows import rows, tabbed, table
from qa.model import Term

LIMIT = 1_024
TABS = (".tsv", ".tab", ".txt")


def read(given: Given, options: ReadOptions, losses: Losses) -> list[Entry]:
    """Rows of two, four or (with a relevance) five cells; GlossaryError with the line."""
    text = given.text(options.encoding)
    tab = tabbed(given, text)
    gathered = Gathered(given, options, losses)
    for row in rows(given, text, tab=tab, quoted=not tab):
        if len(row.cells) not in (2, 4, 5):
            given.fail(
                f"the row has {len(row.cells)} cells, not 2 or 4",
                "Write source and target, and the two languages or none.", row.line,
            )  # fmt: skip
        source, target = row.cells[:2]
        if not source.strip() or not target.strip():
            given.fail("a term is empty", "Write its text or drop the row.", row.line)
        if len(row.cells) == 2:
            langs: list[str | None] = [*pair(given.path, options.source, options.target, "deepl")]
        else:
            langs = [language(given, tag, losses, row.line) for tag in row.cells[2:4]]
        if len(row.cells) == 5 and row.cells[4]:
            losses.lost("relevances", row.cells[4])
        gathered.add(row.line, [(lang, term) for lang, term in zip(langs, (source, target),
                                                                   strict=True) if lang])  # fmt: skip
    return gathered.entries()


def write(terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    """Two columns."""
    pair("", options.source, options.target, "deepl")
    found = [(p.source, p.target) for p in pairs(terms, options, losses, limit=LIMIT)]
    tab = options.suffix in TABS
    return table(found, tab=tab, quoted=not tab)


def write_languages(terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    """Four columns, with commas."""
    source, target = pair("", options.source, options.target, "deepl-languages")
    if options.suffix in TABS:
        raise GlossaryError(
            "DeepL reads languages from a table of commas only",
            remedy="Name the file .csv, or use the format deepl.",
        )
    found = pairs(terms, options, losses, limit=LIMIT)
    return table([(p.source, p.target, source, target) for p in found], tab=False)
