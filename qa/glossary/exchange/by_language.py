"""A column a language, their tags in the header: Google's equivalent term sets (CSV, with `pos` and
`description` where wanted) and the dictionaries of Microsoft's Custom Translator (two languages,
the first row of the sheet has their codes; save it as a table of tabs)."""

from __future__ import annotations

from collections.abc import Sequence

from qa.glossary.exchange.base import Entry, Given, ReadOptions, WriteOptions
from qa.glossary.exchange.gather import Gathered, language, pair
from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.pairs import Pair, fits, pairs
from qa.glossary.exchange.rows import rows, tabbed, table
from qa.glossary.exchange.unheld import beside
from qa.model import Term

LIMIT = 1_024
_EXTRA = ("pos", "description")


def read(given: Given, options: ReadOptions, losses: Losses) -> list[Entry]:
    """A row a concept; GlossaryError with the line."""
    text = given.text(options.encoding)
    gathered = Gathered(given, options, losses)
    header: list[str | None] | None = None
    for row in rows(given, text, tab=tabbed(given, text)):
        if header is None:
            header = _header(given, row.cells, losses, row.line)
            continue
        if len(row.cells) != len(header):
            given.fail(
                f"the row has {len(row.cells)} cells, not {len(header)}",
                "Give every row one cell for each column.", row.line,
            )  # fmt: skip
        cells = list(zip(header, row.cells, strict=True))
        for name, cell in cells:
            if name == "pos" and cell:
                losses.lost("parts of speech", cell)
            elif name is None and cell:
                losses.lost("forms in such languages", cell)
        note = next((cell.strip() for name, cell in cells if name == "description"), "")
        texts = [(name, cell) for name, cell in cells if name and name not in _EXTRA]
        if not any(cell.strip() for _, cell in texts):
            given.fail("the row has no term", "Write one or drop the row.", row.line)
        gathered.add(row.line, texts, note)
    return gathered.entries()


def _header(given: Given, cells: list[str], losses: Losses, line: int) -> list[str | None]:
    names = [cell.strip() for cell in cells]
    found = [
        name.lower() if name.lower() in _EXTRA else language(given, name, losses, line)
        for name in names
    ]
    tags = [name for name in found if name and name not in _EXTRA]
    if len(tags) < 2:
        given.fail(
            f"the header names {len(tags)} languages", "Name at least two, e.g. en,zh-Hans.", line
        )
    twice = next((tag for tag in tags if tags.count(tag) > 1), None)
    if twice:
        given.fail(f"the header names the language {twice} twice", "Drop one of the two.", line)
    return found


def write_google(terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    """The preferred full form of each concept in each language, and its note."""
    langs = list(dict.fromkeys(form.lang for term in terms for form in term.forms))
    found = [[*langs, "description"]]
    for term in terms:
        cells = []
        for lang in langs:
            form = next((f for f in term.forms if f.lang == lang and f.use == "full"
                         and f.status == "preferred"), None)  # fmt: skip
            text = form.text if form else ""
            cells.append(
                text if fits(Pair(text, "", term), losses, LIMIT, options.formulas) else ""
            )
            for other in term.forms:
                if other.lang == lang and other is not form:
                    losses.lost("forms beside the preferred full one", f"{lang}: {other.text}")
        beside(term, (), losses, noted=True)
        if sum(map(bool, cells)) < 2:
            losses.lost("concepts in one language only", term.id)
            continue
        note = " ".join((term.role or term.note).split())
        found.append(
            [*cells, note if fits(Pair(note, "", term), losses, 0, options.formulas) else ""]
        )
    return table(found, tab=False)


def write_microsoft(terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    """Two languages, with tabs unless the file's name ends in .csv."""
    source, target = pair("", options.source, options.target, "microsoft-dictionary")
    found = [(source, target), *((p.source, p.target) for p in pairs(terms, options, losses))]
    return table(found, tab=options.suffix != ".csv")
