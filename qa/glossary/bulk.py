"""Bulk packs (TSV, one row a form) to rows and concepts. Millions of rows: no object for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, get_args

from qa.glossary.dates import valid
from qa.glossary.pack import Pack
from qa.model import Case, Form, Gender, Kind, Number, Status, Term, Use

REQUIRED = ("id", "kind", "lang", "text")
OPTIONAL = ("status", "use", "valid", "article", "evidence", "styles", "case", "gender", "number")
_CHOICES = {
    "kind": frozenset(get_args(Kind)),
    "status": frozenset((*get_args(Status), "")),
    "use": frozenset((*get_args(Use), "")),
    "case": frozenset((*get_args(Case), "")),
    "gender": frozenset((*get_args(Gender), "")),
    "number": frozenset((*get_args(Number), "")),
}


class Row(NamedTuple):
    """One form; `styles` and `evidence` are blank-separated, `valid` is a period."""

    id: str
    kind: str
    lang: str
    text: str
    status: str
    use: str
    valid: str
    article: str
    evidence: str
    styles: str
    case: str
    gender: str
    number: str


def rows(pack: Pack) -> Iterator[Row]:
    """The rows in the file's order, status and use filled in; raises GlossaryError with the line."""
    header: list[str] | None = None
    order: list[int] = []
    checked: list[tuple[int, str]] = []
    periods: set[str] = {""}
    led: set[tuple[str, str, str]] = set()
    for number, line in enumerate(pack.text.split("\n"), 1):
        if not line or line[0] == "#" or line.isspace():
            continue
        cells = line.rstrip("\r").split("\t")
        if header is None:
            header = cells
            order, checked = _columns(pack, header, number)
            continue
        if len(cells) != len(header):
            pack.fail_at(
                number, f"the row has {len(cells)} cells, not {len(header)}",
                "Separate the columns by one tab.",
            )  # fmt: skip
        cells.append("")  # what a column that is not there says
        for place, name in checked:
            if cells[place] not in _CHOICES[name]:
                pack.fail_at(
                    number, f"the {name} of {cells[order[3]]!r} is {cells[place]!r}",
                    f"It is one of: {', '.join(sorted(_CHOICES[name] - {''}))}.",
                )  # fmt: skip
        row = Row(*[cells[place] for place in order])
        if not (row.id and row.lang and row.text.strip()):
            pack.fail_at(number, "the row lacks an id, a language or a text", "Fill it or drop it.")
        if row.valid not in periods:
            try:
                valid(row.valid)
            except ValueError:
                pack.fail_at(
                    number, f"the validity of {row.text!r} is {row.valid!r}",
                    'Write "from/to" with ISO dates, ".." where it is open.',
                )  # fmt: skip
            periods.add(row.valid)
        if not (row.status and row.use):
            use = row.use or "full"
            key = (row.id, row.lang, use)
            status = row.status or ("admitted" if key in led else "preferred")
            if status == "preferred":
                led.add(key)
            row = row._replace(use=use, status=status)
        yield row
    if header is None:
        pack.fail("the pack is empty", f"Begin with the columns {', '.join(REQUIRED)}.")


def _columns(pack: Pack, header: list[str], line: int) -> tuple[list[int], list[tuple[int, str]]]:
    """For each field of Row its cell (one past the last where there is none), and what to check."""
    known = f"Columns: {', '.join(REQUIRED)}; may be there: {', '.join(OPTIONAL)}."
    for name in header:
        if name not in (*REQUIRED, *OPTIONAL):
            pack.fail_at(line, f"the header has the unknown column {name!r}", known)
    for name in REQUIRED:
        if name not in header:
            pack.fail_at(line, f"the header lacks the column {name!r}", known)
    if len(set(header)) != len(header):
        pack.fail_at(line, "the header names a column twice", known)
    order = [header.index(name) if name in header else len(header) for name in Row._fields]
    return order, [(i, name) for i, name in enumerate(header) if name in _CHOICES]


def concepts(pack: Pack, name: str) -> list[Term]:
    """The concepts of a bulk pack, in the order of their first rows."""
    forms: dict[str, list[Form]] = {}
    kinds: dict[str, str] = {}
    for row in rows(pack):
        kinds.setdefault(row.id, row.kind)
        forms.setdefault(row.id, []).append(form(row))
    return [
        Term(id=concept, kind=kinds[concept], forms=tuple(found), pack=name)  # type: ignore[arg-type]
        for concept, found in forms.items()
    ]


def form(row: Row) -> Form:
    """The form of a checked row."""
    return Form(
        lang=row.lang, text=row.text, status=row.status, use=row.use,  # type: ignore[arg-type]
        styles=tuple(row.styles.split()), valid=valid(row.valid), evidence=tuple(row.evidence.split()),
        article=row.article, case=row.case, gender=row.gender, number=row.number,  # type: ignore[arg-type]
    )  # fmt: skip
