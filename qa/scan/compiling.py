"""Packs to the sections of a compiled unit: runs only when a pack of that unit has changed."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

import daachorse

from qa.fold import Folder
from qa.glossary import bulk
from qa.glossary.dates import valid
from qa.glossary.expand import expand
from qa.glossary.load import Parsed, name_of, tables, together
from qa.glossary.pack import Pack
from qa.language import base, language
from qa.model import NameRef, Term
from qa.names.book import NameBook
from qa.scan import codec
from qa.scan.unit import FORM, WRONG

_NAMED = ("person", "place")
Rivals = Callable[[str, str], tuple[str, ...]]


class _Patterns:
    """The patterns of one language with their owners, while they are collected."""

    def __init__(self, folder: Folder) -> None:
        self._fold = folder.text
        self._owners: dict[str, tuple[int, ...]] = {}

    def add(self, text: str, *owner: int) -> None:
        folded = self._fold(text).strip()
        # One character alone is an abbreviation: read in its surroundings, never matched here.
        if len(folded) > 1:
            known = self._owners.get(folded)
            if known is None:
                self._owners[folded] = owner
            elif owner not in zip(*[iter(known)] * 4, strict=True):
                self._owners[folded] = known + owner

    def sections(self, lang: str) -> dict[str, bytes]:
        automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(self._owners))
        owners = array("I")
        for numbers in self._owners.values():
            owners.extend(numbers)
        sizes = (len(numbers) // 4 for numbers in self._owners.values())
        return {
            f"automaton.{lang}": automaton.serialize(),
            f"owners.{lang}": owners.tobytes(),
            f"starts.{lang}": array("I", accumulate(sizes, initial=0)).tobytes(),
        }


class _Collected:
    """Patterns and names by language."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self.patterns: dict[str, _Patterns] = {}
        self.names: dict[str, list[NameRef]] = {}
        self._bases: dict[str, tuple[str, _Patterns, Any]] = {}

    def of(self, tag: str) -> tuple[str, _Patterns, Any]:
        known = self._bases.get(tag)
        if known is None:
            code = base(tag)
            patterns = self.patterns.setdefault(code, _Patterns(self._folder))
            known = self._bases[tag] = (code, patterns, language(code).variants)
        return known

    def form(self, tag: str, text: str, number: int, index: int) -> None:
        _, patterns, variants = self.of(tag)
        patterns.add(text, FORM, number, index, 0)
        for other in variants(text):
            patterns.add(other, FORM, number, index, 0)
        # The name dot's and the hyphen's other dress.
        if "·" in text:
            patterns.add(text.replace("·", "-"), FORM, number, index, 0)
            patterns.add(text.replace("·", " "), FORM, number, index, 0)
        if "-" in text and not text.islower():
            patterns.add(text.replace("-", " "), FORM, number, index, 0)

    def name(self, tag: str, concept: str, kind: Any, text: str, *, preferred: bool) -> None:
        tokens = tuple(text.replace("·", " ").split())
        self.names.setdefault(base(tag), []).append(NameRef(concept, text, tokens, kind, preferred))

    def sections(self) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for lang, patterns in sorted(self.patterns.items()):
            found.update(patterns.sections(lang))
        for lang, refs in sorted(self.names.items()):
            found[f"names.{lang}"] = _json(NameBook(refs).to_rows())
        return found


def compile_packs(packs: Sequence[Parsed], folder: Folder, rivals: Rivals) -> dict[str, bytes]:
    """The unit of some parsed packs. `rivals` gives the names of a concept's rivals in a language."""
    terms = dict(sorted(together(packs).items()))
    found = _Collected(folder)
    insteads: dict[str, int] = {}
    for number, term in enumerate(terms.values()):
        for index, form in enumerate(term.forms):
            found.form(form.lang, form.text, number, index)
            if term.kind in _NAMED and form.use == "full" and form.status != "deprecated":
                preferred = form.status == "preferred"
                found.name(form.lang, term.id, term.kind, form.text, preferred=preferred)
        _rules(term, number, found, insteads, rivals)
    small = {
        "insteads": list(insteads),
        "formulas": [codec.pack_formula(formula) for pack in packs for formula in pack.formulas],
        "abbreviations": [codec.pack_abbreviations(table) for table in tables(packs).values()],
        "styles": sorted({s for term in terms.values() for f in term.forms for s in f.styles}),
    }
    rows = (codec.pack_term(term) for term in terms.values())
    return {"small": _json(small), **_concepts(terms, rows), **found.sections()}


def _rules(
    term: Term, number: int, found: _Collected, insteads: dict[str, int], rivals: Rivals
) -> None:
    for index, rule in enumerate(term.wrong):
        patterns = found.of(rule.lang)[1]
        renderings = [(rule.text, rule.instead)]
        if rule.pattern:
            renderings = list(
                expand(rule.text, rule.instead, lambda c, lang=rule.lang: rivals(c, lang))  # type: ignore[misc]
            )
        for text, instead in renderings:
            known = insteads.setdefault(instead, len(insteads))
            patterns.add(text, WRONG, number, index, known)


def compile_bulk(path: str, text: str, folder: Folder) -> dict[str, bytes]:
    """The unit of a bulk pack, without an object for each of its rows."""
    kinds: dict[str, str] = {}
    forms: dict[str, list[bulk.Row]] = {}
    for row in bulk.rows(Pack(path, text)):
        kinds.setdefault(row.id, row.kind)
        forms.setdefault(row.id, []).append(row)
    found = _Collected(folder)
    texts: list[str] = []
    concepts = sorted(forms)
    pack = name_of(path)
    for number, concept in enumerate(concepts):
        rows: list[list[Any]] = []
        kind = kinds[concept]
        for index, row in enumerate(forms[concept]):
            found.form(row.lang, row.text, number, index)
            if kind in _NAMED and row.use == "full" and row.status != "deprecated":
                found.name(row.lang, concept, kind, row.text, preferred=row.status == "preferred")
            rows.append(_row(row))
        texts.append(codec.pack_rows(kind, rows, [], "", "", "", pack, False, ["", ""]))
    small: dict[str, list[str]] = {key: [] for key in ("insteads", "formulas", "abbreviations")}
    small["styles"] = sorted({s for f in forms.values() for r in f for s in r.styles.split()})
    return {"small": _json(small), **_concepts(concepts, texts), **found.sections()}


def _row(row: bulk.Row) -> list[Any]:
    if row.use == "full" and not (row.valid or row.article or row.styles or row.case or row.gender
                                  or row.number):  # fmt: skip
        return [row.lang, row.text] if row.status == "preferred" else [*row[2:5]]
    return codec.form_row(
        row.lang, row.text, row.status, row.use, row.article, row.styles.split(), valid(row.valid),
        row.case, row.gender, row.number,
    )  # fmt: skip


def _concepts(ids: Iterable[str], rows: Iterable[str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for name, lines in (("ids", ids), ("terms", rows)):
        parts = [line.encode() for line in lines]
        found[name] = b"".join(parts)
        found[f"{name}.starts"] = array("Q", accumulate(map(len, parts), initial=0)).tobytes()
    return found


def _json(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
