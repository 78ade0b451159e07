"""Bulk packs (TSV, one row a form) to concepts. Millions of rows: no object for each.

What a row says beside its concept, language and text (kind, status, use, …) repeats from row to
row, so it is checked once for each combination and shared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import NamedTuple, TypeVar, get_args

from qa.glossary.dates import valid
from qa.glossary.pack import Pack
from qa.model import Case, Form, Gender, Kind, Number, Status, Term, Use, Valid

REQUIRED = ("id", "kind", "lang", "text")
OPTIONAL = ("status", "use", "valid", "article", "evidence", "styles", "case", "gender", "number")
CONCEPT = ("subject", "role")  # said once, in any row of the concept
_CHOICES = {
    "kind": frozenset(get_args(Kind)),
    "status": frozenset((*get_args(Status), "")),
    "use": frozenset((*get_args(Use), "")),
    "case": frozenset((*get_args(Case), "")),
    "gender": frozenset((*get_args(Gender), "")),
    "number": frozenset((*get_args(Number), "")),
}
_LACKS = "the row lacks an id, a language or a text"


@dataclass(frozen=True, slots=True, eq=False)
class Manner:
    """What a row says of its form beside the text; one object for all rows that say the same.

    Where the row gives no status, `otherwise` is the same manner for a form that does not lead.
    """

    kind: str
    lang: str
    status: str
    use: str
    valid: Valid
    article: str
    evidence: tuple[str, ...]
    styles: tuple[str, ...]
    case: str
    gender: str
    number: str
    otherwise: Manner | None = None


Entry = tuple[str, Manner]  # a form of a concept: text and manner
About = dict[str, dict[str, str]]  # what CONCEPT columns say of a concept


class Row(NamedTuple):
    """One form with the line it stands at, from 1."""

    line: int
    id: str
    text: str
    manner: Manner


def entries(pack: Pack, lines: Iterable[str], about: About) -> dict[str, list[Entry]]:
    """The forms of each concept, both in the file's order; raises GlossaryError with the line.

    What the rows say of concepts themselves goes into `about`.
    Without a status the first form of a language and use is preferred, the others are admitted.
    `pack` is only asked to complain, so `lines` may be those of a file that nobody holds whole.
    """
    found: dict[str, list[Entry]] = {}
    for _, concept, text, manner in _read(pack, lines, about):
        forms = found.get(concept)
        if forms is None:
            found[concept] = [(text, manner)]
        else:
            forms.append((text, manner))
    for forms in found.values():
        if len(forms) > 1:
            led: set[tuple[str, str]] = set()
            for number, (text, manner) in enumerate(forms):
                settled = _settled(manner, (manner.lang, manner.use), led)
                if settled is not manner:
                    forms[number] = (text, settled)
    return found


def rows(pack: Pack) -> Iterator[Row]:
    """The same, one by one in the file's order, for what speaks of lines."""
    led: set[tuple[str, ...]] = set()
    for line, concept, text, manner in _read(pack, pack.text.split("\n"), {}):
        yield Row(line, concept, text, _settled(manner, (concept, manner.lang, manner.use), led))


Key = TypeVar("Key")


def _settled(manner: Manner, key: Key, led: set[Key]) -> Manner:
    """With the status that was left out: only the first of its language and use leads."""
    if manner.otherwise is not None and key in led:
        return manner.otherwise
    if manner.status == "preferred":
        led.add(key)
    return manner


def _read(pack: Pack, lines: Iterable[str], about: About) -> Iterator[tuple[int, str, str, Manner]]:
    """Line, concept, text and manner of each row, the status as it stands there."""
    known: dict[object, Manner] = {}
    width = 0
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != width or line[0] == "#":
            if line[:1] == "#" or not line.strip():
                continue
            if width:
                pack.fail_at(
                    number, f"the row has {len(cells)} cells, not {width}",
                    "Separate the columns by one tab.",
                )  # fmt: skip
            header = _header(pack, cells, number)
            width = len(header)
            concept_at, text_at = header.index("id"), header.index("text")
            of_concept = [(name, header.index(name)) for name in CONCEPT if name in header]
            apart = {concept_at, text_at, *(place for _, place in of_concept)}
            others = [place for place in range(width) if place not in apart]
            said = itemgetter(*others)
            names = [header[place] for place in others]
            continue
        concept, text = cells[concept_at], cells[text_at]
        manner = known.get(said(cells))
        if manner is None:
            values = dict(zip(names, [cells[place] for place in others], strict=True))
            manner = known[said(cells)] = _manner(pack, values, text, number)
        if not (concept and text and not text.isspace()):
            pack.fail_at(number, _LACKS, "Fill it or drop it.")
        for name, place in of_concept:
            if cells[place]:
                about.setdefault(concept, {}).setdefault(name, cells[place])
        yield number, concept, text, manner
    if not width:
        pack.fail("the pack is empty", f"Begin with the columns {', '.join(REQUIRED)}.")


def _header(pack: Pack, header: list[str], line: int) -> list[str]:
    known = f"Columns: {', '.join(REQUIRED)}; may be there: {', '.join((*OPTIONAL, *CONCEPT))}."
    for name in header:
        if name not in (*REQUIRED, *OPTIONAL, *CONCEPT):
            pack.fail_at(line, f"the header has the unknown column {name!r}", known)
    for name in REQUIRED:
        if name not in header:
            pack.fail_at(line, f"the header lacks the column {name!r}", known)
    if len(set(header)) != len(header):
        pack.fail_at(line, "the header names a column twice", known)
    return header


def _manner(pack: Pack, values: dict[str, str], text: str, line: int) -> Manner:
    if not values["lang"]:
        pack.fail_at(line, _LACKS, "Fill it or drop it.")
    for name, choices in _CHOICES.items():
        if values.get(name, "") not in choices and (name in values):
            pack.fail_at(
                line, f"the {name} of {text!r} is {values[name]!r}",
                f"It is one of: {', '.join(sorted(choices - {''}))}.",
            )  # fmt: skip
    try:
        period = valid(values.get("valid", ""))
    except ValueError:
        pack.fail_at(
            line, f"the validity of {text!r} is {values['valid']!r}",
            'Write "from/to" with ISO dates, ".." where it is open.',
        )  # fmt: skip
    manner = Manner(
        values["kind"], values["lang"], values.get("status", ""), values.get("use", "") or "full",
        period, values.get("article", ""), tuple(values.get("evidence", "").split()),
        tuple(values.get("styles", "").split()), values.get("case", ""), values.get("gender", ""),
        values.get("number", ""),
    )  # fmt: skip
    if manner.status:
        return manner
    if manner.styles or manner.case not in ("", "nominative"):
        return replace(manner, status="admitted")  # it speaks for one house, or is inflected
    return replace(manner, status="preferred", otherwise=replace(manner, status="admitted"))


def concepts(pack: Pack, name: str) -> list[Term]:
    """The concepts of a bulk pack, in the order of their first rows."""
    about: About = {}
    found = entries(pack, pack.text.split("\n"), about)
    return [
        Term(
            id=concept, kind=forms[0][1].kind,  # type: ignore[arg-type]
            forms=tuple(form(entry) for entry in forms), pack=name, **about.get(concept, {}),  # type: ignore[arg-type]
        )
        for concept, forms in found.items()
    ]  # fmt: skip


def form(entry: Entry) -> Form:
    """The form of a checked row."""
    text, manner = entry
    return Form(
        lang=manner.lang, text=text, status=manner.status, use=manner.use,  # type: ignore[arg-type]
        styles=manner.styles, valid=manner.valid, evidence=manner.evidence,
        article=manner.article, case=manner.case, gender=manner.gender, number=manner.number,  # type: ignore[arg-type]
    )  # fmt: skip
