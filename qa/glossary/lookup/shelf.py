"""Packs as read, to look things up in: concepts by id, forms by text, with file and line.

A bulk pack stays text until a concept of it is asked for: no object for each of a million rows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from qa.glossary import bulk
from qa.glossary.load import Parsed, merged, name_of, parse, tables
from qa.glossary.lookup.places import Places, TomlPlaces
from qa.glossary.pack import Pack
from qa.language import base
from qa.model import Abbreviations, Form, Kind, Term, WrongRendering

KINDS = frozenset(get_args(Kind))


_CODE = re.compile(r"# {2,}([\w-]+): (.+)")


@dataclass(frozen=True, slots=True)
class Part:
    """What one pack says of a concept, and where."""

    path: str
    term: Term
    places: Places


@dataclass(frozen=True, slots=True)
class Written:
    """A form or a wrong rendering of a concept, as one pack has it at one line."""

    term: Term
    form: Form | None
    rule: WrongRendering | None
    path: str
    line: int

    @property
    def text(self) -> str:
        return self.form.text if self.form else self.rule.text if self.rule else ""

    @property
    def lang(self) -> str:
        return self.form.lang if self.form else self.rule.lang if self.rule else ""


class Shelf:
    """Packs in the order in which they lead: what an earlier one prefers is preferred."""

    def __init__(self, packs: Sequence[tuple[str, str]]) -> None:
        self.packs = tuple(packs)
        self._places = {path: TomlPlaces(text) for path, text in packs if path.endswith(".toml")}
        self._bulk = {path: _Bulk(path, text) for path, text in packs if path.endswith(".tsv")}

    @cached_property
    def hand(self) -> Mapping[str, Parsed]:
        """The hand-kept packs by path."""
        return {path: parse(path, text) for path, text in self.packs if path in self._places}

    @cached_property
    def styles(self) -> frozenset[str]:
        """The houses of which the packs know something."""
        hand = {
            style
            for pack in self.hand.values()
            for term in pack.terms
            for form in term.forms
            for style in form.styles
        }
        return frozenset(hand.union(*(pack.styles for pack in self._bulk.values())))

    @cached_property
    def abbreviations(self) -> dict[str, Abbreviations]:
        return tables(self.hand.values())

    def evidence(self, path: str) -> dict[str, str]:
        """What the codes of evidence of a pack stand for: its table, or the remarks of its head."""
        if path in self._bulk:
            return self._bulk[path].evidence
        if path not in self._places:
            return {}
        data = Pack(path, dict(self.packs)[path]).toml().get("evidence", {})
        return {code: str(said) for code, said in data.items()} if isinstance(data, dict) else {}

    @cached_property
    def _terms(self) -> dict[str, dict[str, Term]]:
        return {path: {term.id: term for term in pack.terms} for path, pack in self.hand.items()}

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every concept of every pack."""
        return frozenset().union(*self._terms.values(), *(b.ids for b in self._bulk.values()))

    def parts(self, concepts: Iterable[str]) -> dict[str, tuple[Part, ...]]:
        """What each pack says of these concepts; one that no pack has is left out."""
        wanted = list(dict.fromkeys(concepts))
        found: dict[str, list[Part]] = {concept: [] for concept in wanted}
        for path, _ in self.packs:
            if path in self._bulk:
                for term, places in self._bulk[path].terms(frozenset(wanted)):
                    found[term.id].append(Part(path, term, places))
                continue
            own = self._terms[path]
            for term in (own[concept] for concept in wanted if concept in own):
                found[term.id].append(Part(path, term, self._places[path].places(term)))
        return {concept: tuple(parts) for concept, parts in found.items() if parts}

    def term(self, concept: str) -> Term | None:
        """A concept merged over the packs."""
        parts = self.parts([concept]).get(concept)
        return merged([part.term for part in parts]) if parts else None

    def written(
        self,
        fold: Callable[[str], str],
        fits: Callable[[str], bool],
        kinds: Collection[str] = KINDS,
    ) -> Iterator[Written]:
        """Every form and wrong rendering whose folded text fits, pack by pack."""
        for path, _ in self.packs:
            if path in self._bulk:
                yield from self._bulk[path].written(fold, fits, kinds)
                continue
            for term in self.hand[path].terms:
                if term.kind not in kinds:
                    continue
                forms = [i for i, form in enumerate(term.forms) if fits(fold(form.text))]
                rules = [i for i, rule in enumerate(term.wrong) if fits(fold(rule.text))]
                if forms or rules:
                    places = self._places[path].places(term)
                    for i in forms:
                        yield Written(term, term.forms[i], None, path, places.forms[i])
                    for i in rules:
                        yield Written(term, None, term.wrong[i], path, places.rules[i])

    def patterns(self) -> Iterator[Written]:
        """The wrong renderings that are patterns."""
        for path, pack in self.hand.items():
            for term in pack.terms:
                for i, rule in enumerate(term.wrong):
                    if rule.pattern:
                        line = self._places[path].places(term).rules[i]
                        yield Written(term, None, rule, path, line)

    def rival_names(self, concept: str, lang: str) -> tuple[str, ...]:
        """The names, in a language, of all that an abbreviation of the concept may stand for."""
        others = sorted(
            {other for table in self.abbreviations.values() for other in table.rivals(concept)}
        )
        return tuple(
            form.text
            for parts in self.parts(others).values()
            for part in parts
            for form in part.term.forms
            if base(form.lang) == base(lang) and form.use in ("full", "adjective", "people")
        )


class _Bulk:
    """A bulk pack's lines; those that are asked for are read by the loader itself."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._lines = text.split("\n")
        self._head = next(
            (n for n, line in enumerate(self._lines) if line.strip() and line[0] != "#"), 0
        )
        self._columns = self._lines[self._head].rstrip("\r").split("\t")

    @property
    def evidence(self) -> dict[str, str]:
        """The remarks of the head that explain codes: "#   code: what it stands for"."""
        remarks = (_CODE.fullmatch(line.rstrip("\r")) for line in self._lines[: self._head])
        return {remark[1]: remark[2] for remark in remarks if remark}

    def _cells(self, name: str) -> list[str]:
        """The cells of a column, one a line, empty for lines that are none."""
        if name not in self._columns:
            list(bulk.rows(Pack(self._path, "\n".join(self._lines[: self._head + 1]))))
        column = self._columns.index(name)
        found = [""] * (self._head + 1)
        for line in self._lines[self._head + 1 :]:
            cells = line.split("\t", column + 1)
            row = len(cells) > column and not line.startswith("#")
            found.append(cells[column].rstrip("\r") if row else "")
        return found

    @cached_property
    def _ids(self) -> list[str]:
        return self._cells("id")

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(self._ids) - {""}

    @property
    def styles(self) -> set[str]:
        if "styles" not in self._columns:
            return set()
        return {style for cell in set(self._cells("styles")) for style in cell.split()}

    def terms(self, wanted: frozenset[str]) -> Iterator[tuple[Term, Places]]:
        """The concepts asked for, with their lines."""
        if not wanted & self.ids:
            return
        lines = [n for n, concept in enumerate(self._ids) if concept in wanted]
        kept = set(lines)
        kept.add(self._head)
        # Blank lines keep the numbers of the rest, for the messages and for us.
        text = "\n".join(line if n in kept else "" for n, line in enumerate(self._lines))
        places: dict[str, list[int]] = {}
        for number in lines:
            places.setdefault(self._ids[number], []).append(number + 1)
        for term in bulk.concepts(Pack(self._path, text), name_of(self._path)):
            found = tuple(places[term.id])
            yield term, Places(found[0], found, ())

    def written(
        self, fold: Callable[[str], str], fits: Callable[[str], bool], kinds: Collection[str]
    ) -> Iterator[Written]:
        # One call for the whole column is several times as fast as one a row.
        texts = self._cells("text")
        if set(kinds) != KINDS:
            pairs = zip(texts, self._cells("kind"), strict=True)
            texts = [text if kind in kinds else "" for text, kind in pairs]
        column = unicodedata.normalize("NFC", "\0".join(texts))
        folded = fold(column).split("\0")
        numbers = [n for n, text in enumerate(folded) if text and fits(text)]
        hit = {number + 1 for number in numbers}
        for term, places in self.terms(frozenset(self._ids[n] for n in numbers)):
            for form, line in zip(term.forms, places.forms, strict=True):
                if line in hit:
                    yield Written(term, form, None, self._path, line)
