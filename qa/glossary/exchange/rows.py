"""Tables with commas or tabs, in and out (RFC 4180; IANA text/tab-separated-values)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa.glossary.exchange.base import Given

# What spreadsheets run as a formula (OWASP, "CSV Injection"; CWE-1236), full-width signs as well.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_MOST_CELLS = 10_000
_NEEDS_QUOTES = re.compile('[",;\t\r\n]|^ | $')
_BROKEN = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


class Row(NamedTuple):
    """The cells of a row and the line where it ends."""

    line: int
    cells: list[str]


def tabbed(given: Given, text: str) -> bool:
    """Whether a table is one of tabs: its name says so, or its first line."""
    if given.path.lower().endswith((".tsv", ".tab", ".txt", ".utf8")):
        return True
    return "\t" in text.partition("\n")[0]


def rows(given: Given, text: str, *, tab: bool, quoted: bool = True) -> Iterator[Row]:
    """The rows that are not empty; GlossaryError with the line for a broken one.

    A table of commas whose first line has none and has semicolons is one of semicolons, as
    spreadsheets write it where the comma is the decimal sign.
    """
    head = text.partition("\n")[0]
    delimiter = "\t" if tab else ";" if "," not in head and ";" in head else ","
    reader = csv.reader(
        _lines(given, text, delimiter), delimiter=delimiter, strict=True,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        quotechar='"' if quoted else None,
    )  # fmt: skip
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(reader.line_num, cells)
    except csv.Error as error:
        given.fail(f"the row is broken ({error})", "Mend its quotation marks.", reader.line_num)


def _lines(given: Given, text: str, delimiter: str) -> Iterator[str]:
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if line.count(delimiter) > _MOST_CELLS:
            given.fail(f"the row has over {_MOST_CELLS:,} cells", "Give a table of terms.", number)
        yield line


def table(rows: Sequence[Sequence[str]], *, tab: bool, quoted: bool = True) -> str:
    """The text of a table; lines end as the format's own tools write them (\\n)."""
    sign = "\t" if tab else ","
    return "".join(
        sign.join(map(_quoted, row) if quoted else row) + "\n" for row in rows
    )  # fmt: skip


def _quoted(cell: str) -> str:
    # csv.writer leaves a lone carriage return bare where lines end in \n, and loses the row.
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell


def runs(cell: str) -> bool:
    """Whether a spreadsheet would run the cell as a formula."""
    return _FORMULA.match(cell) is not None


def guarded(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run; `bare` takes it off."""
    return f"'{cell}" if runs(cell) else cell


def bare(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell.startswith("'") and runs(cell) else cell


def one_line(text: str) -> bool:
    """Whether a table without quotation marks can hold the text."""
    return _BROKEN.search(text) is None
