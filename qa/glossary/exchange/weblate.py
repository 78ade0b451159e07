"""Weblate's CSV with a header: location, source, target, id, fuzzy, context, translator_comments,
developer_comments (docs.weblate.org, "CSV files"). Its flags (forbidden, read-only) are not in a
CSV; they travel in TBX."""

from __future__ import annotations

from collections.abc import Sequence

from qa.glossary.exchange.base import Entry, Given, ReadOptions, WriteOptions
from qa.glossary.exchange.gather import Gathered, pair
from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.pairs import pairs
from qa.glossary.exchange.rows import rows, runs, tabbed, table
from qa.model import Term

COLUMNS = ("location", "source", "target", "id", "fuzzy", "context", "translator_comments",
           "developer_comments")  # fmt: skip


def read(given: Given, options: ReadOptions, losses: Losses) -> list[Entry]:
    """Rows with a source and a target; what is fuzzy or not yet translated is reported."""
    source, target = pair(given.path, options.source, options.target, "weblate")
    text = given.text(options.encoding)
    gathered = Gathered(given, options, losses)
    header: list[str] | None = None
    for row in rows(given, text, tab=tabbed(given, text)):
        if header is None:
            header = _header(given, row.cells, row.line)
            continue
        if len(row.cells) != len(header):
            given.fail(
                f"the row has {len(row.cells)} cells, not {len(header)}",
                "Give every row one cell for each column.", row.line,
            )  # fmt: skip
        cells = dict(zip(header, row.cells, strict=True))
        term = cells["source"]
        if not term.strip():
            given.fail("a source term is empty", "Write it or drop the row.", row.line)
        if cells.get("fuzzy", "").strip().lower() in ("true", "1", "yes"):
            losses.lost("fuzzy translations", term)
        elif not cells["target"].strip():
            losses.lost("terms without a translation", term)
        else:
            notes = (cells.get("developer_comments", ""), cells.get("translator_comments", ""))
            note = "\n".join(" ".join(n.split()) for n in notes if n.strip())
            key = cells.get("context", "").strip()
            gathered.add(row.line, [(source, term), (target, cells["target"])], note, key)
            if cells.get("location", "").strip():
                losses.lost("locations", cells["location"])
    return gathered.entries()


def _header(given: Given, cells: list[str], line: int) -> list[str]:
    header = [cell.strip().lower() for cell in cells]
    if not {"source", "target"} <= set(header):
        given.fail(
            "the first row is no header with the columns source, target",
            "Add the header that Weblate writes.", line,
        )  # fmt: skip
    for name in header:
        if name not in COLUMNS:
            given.fail(
                f"the header has the unknown column {name!r}", f"Columns: {', '.join(COLUMNS)}.",
                line,
            )  # fmt: skip
    if len(set(header)) != len(header):
        given.fail("the header names a column twice", "Drop one of the two.", line)
    return header


def write(terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    """The pairs; the concept's id is their context, its role or note the developers' comment."""
    pair("", options.source, options.target, "weblate")
    found: list[Sequence[str]] = [COLUMNS]
    for one in pairs(terms, options, losses, noted=True):
        comment = " ".join((one.term.role or one.term.note).split())
        if runs(comment) and not options.formulas:
            losses.lost("comments that a spreadsheet would run", comment)
            comment = ""
        found.append(("", one.source, one.target, "", "", one.term.id, "", comment))
    return table(found, tab=options.suffix == ".tsv")
