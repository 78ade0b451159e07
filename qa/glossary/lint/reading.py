"""Pack files to what they say with the line of each form, rule and condition.

What is well-formed is decided by the readers of `qa.glossary` alone. A concept that they refuse is
kept as an error and does not hide the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from qa.errors import GlossaryError
from qa.glossary import bulk
from qa.glossary.concepts import concepts
from qa.glossary.everyday import homographs
from qa.glossary.lint.places import Path, Place, Places, places
from qa.glossary.load import name_of
from qa.glossary.pack import Pack
from qa.glossary.wire import abbreviations, formulas
from qa.model import Abbreviations, Formula, Homograph, Term, Valid, WrongRendering

Fold = Callable[[str], str]


class Spot(NamedTuple):
    """A line of a pack, and of which concept it speaks."""

    source: Source
    line: int
    concept: str


class FormAt(NamedTuple):
    """A form where it stands. `key` is its folded text, `explicit` whether its status is written.

    `text` is as the file has it, blanks and all. `path` leads to its literal in a TOML pack.
    """

    source: Source
    line: int
    concept: str
    kind: str
    lang: str
    text: str
    key: str
    status: str
    use: str
    styles: tuple[str, ...]
    valid: Valid
    evidence: tuple[str, ...]
    inflection: tuple[str, str, str]  # case, gender, number
    article: str
    explicit: bool
    path: Path = ()

    @property
    def spot(self) -> Spot:
        return Spot(self.source, self.line, self.concept)

    # A form is one of the texts that rules of writing look at (`texts.Text`): a million of them
    # need no second object each.

    @property
    def tag(self) -> str:
        return self.lang

    @property
    def role(self) -> str:
        return "form"


class RuleAt(NamedTuple):
    """A wrong rendering where it stands: `path` leads to its text, `table` to its table."""

    source: Source
    line: int
    concept: str
    rule: WrongRendering
    key: str
    path: Path
    table: Path

    @property
    def spot(self) -> Spot:
        return Spot(self.source, self.line, self.concept)

    def at(self, name: str, number: int = 0) -> Spot:
        """The line of one text of its condition."""
        path = (*self.table, "when", name, number)
        return Spot(self.source, self.source.places.line(path), self.concept)


class ConceptAt(NamedTuple):
    """A concept where it begins, in one pack."""

    source: Source
    line: int
    term: Term
    path: Path

    @property
    def spot(self) -> Spot:
        return Spot(self.source, self.line, self.term.id)


@dataclass(slots=True, eq=False)
class Source:
    """One pack file. `reported` is false for packs that are only known as context."""

    path: str
    text: str
    reported: bool = True
    name: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    places: Places = field(default_factory=lambda: Places(""))
    concepts: list[ConceptAt] = field(default_factory=list)
    forms: list[FormAt] = field(default_factory=list)
    rules: list[RuleAt] = field(default_factory=list)
    formulas: list[Formula] = field(default_factory=list)
    abbreviations: Abbreviations | None = None
    homographs: list[Homograph] = field(default_factory=list)
    errors: list[GlossaryError] = field(default_factory=list)

    def spot(self, path: Path, about: str = "") -> Spot:
        return Spot(self, self.places.line(path), about or self.name)


def read_source(path: str, text: str, fold: Fold, *, reported: bool = True) -> Source:
    """What one pack says; what is not well-formed stands in `errors`, and nothing is raised."""
    source = Source(path, text, reported, name=name_of(path))
    try:
        if path.endswith(".tsv"):
            _bulk(source, fold)
        else:
            _kept(source, fold)
    except GlossaryError as error:
        source.errors.append(error)
    return source


def _bulk(source: Source, fold: Fold) -> None:
    pack = Pack(source.path, source.text)
    kinds: dict[str, str] = {}
    for row in bulk.rows(pack):
        manner = row.manner
        if kinds.get(row.id) != manner.kind:  # the first row, or another kind than before
            kinds[row.id] = manner.kind
            # The concept's forms stand in the list of all forms only: no object for each.
            term = Term(row.id, manner.kind, (), pack=source.name)  # type: ignore[arg-type]
            source.concepts.append(ConceptAt(source, row.line, term, ()))
        source.forms.append(
            FormAt(source, row.line, row.id, manner.kind, manner.lang, row.text,
                   fold(row.text).strip(), manner.status, manner.use, manner.styles, manner.valid,
                   manner.evidence, (manner.case, manner.gender, manner.number), manner.article,
                   False)
        )  # fmt: skip


def _kept(source: Source, fold: Fold) -> None:
    pack = Pack(source.path, source.text)
    source.data = data = pack.toml()
    if isinstance(data.get("pack"), str) and data["pack"]:
        source.name = data["pack"]
    try:
        source.places = places(source.text)
    except RecursionError:
        raise GlossaryError(
            "not valid TOML: it is nested too deep", path=source.path, remedy="Flatten it."
        ) from None
    if "formula" in data:
        source.formulas = formulas(pack, data)
    elif "abbreviations" in data:
        source.abbreviations = abbreviations(pack, data)
    elif "homograph" in data:
        source.homographs = homographs(pack, data)
    else:
        _concepts(source, pack, data, fold)


def _concepts(source: Source, pack: Pack, data: Mapping[str, Any], fold: Fold) -> None:
    entries = data.get("concept", [])
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        concepts(pack, data)  # says what is wrong
    head = {key: value for key, value in data.items() if key != "concept"}
    concepts(pack, head)
    for number, entry in enumerate(entries):
        # One at a time: an id that stands twice is a finding, and a broken one hides no other.
        try:
            (term,) = concepts(pack, {**head, "concept": [entry]})
        except GlossaryError as error:
            source.errors.append(error)
            continue
        path: Path = ("concept", number)
        line = source.places.line((*path, "id"))
        source.concepts.append(ConceptAt(source, line, term, path))
        source.forms += _forms(source, term, entry, path, fold)
        source.rules += _rules(source, term, entry, path, fold)


def _forms(
    source: Source, term: Term, entry: Mapping[str, Any], path: Path, fold: Fold
) -> Iterator[FormAt]:
    forms = iter(term.forms)
    for lang, rows in entry.get("forms", {}).items():
        for number, (row, form) in enumerate(zip(rows, forms, strict=False)):  # forms goes on
            place: Path = (*path, "forms", lang, number)
            if isinstance(row, dict):
                place = (*place, "text")
            text = row["text"] if isinstance(row, dict) else row
            yield FormAt(
                source, source.places.line(place), term.id, term.kind, lang, text,
                fold(text).strip(), form.status, form.use, form.styles, form.valid, form.evidence,
                (form.case, form.gender, form.number), form.article,
                isinstance(row, dict) and "status" in row, place,
            )  # fmt: skip


def _rules(
    source: Source, term: Term, entry: Mapping[str, Any], path: Path, fold: Fold
) -> Iterator[RuleAt]:
    rules = iter(term.wrong)
    for number, table in enumerate(entry.get("wrong", [])):
        key = next(key for key in ("text", "texts", "pattern") if key in table)
        value = table[key]
        for index in range(len(value) if isinstance(value, list) else 1):
            rule = next(rules)
            head: Path = (*path, "wrong", number)
            place: Path = (*head, key, index) if isinstance(value, list) else (*head, key)
            line = source.places.line(place)
            text = fold(rule.text).strip()
            yield RuleAt(source, line, term.id, rule, text, place, head)


def literal(source: Source, path: Path) -> Place | None:
    """Where the literal of that path stands."""
    return source.places.values.get(path)
