"""Packs to the sections of a compiled unit: runs only when a pack of that unit has changed."""

from __future__ import annotations

import gc
import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from qa.errors import GlossaryError
from qa.fold import Folder
from qa.glossary import bulk
from qa.glossary.expand import expand
from qa.glossary.load import Parsed, name_of, tables, together
from qa.glossary.pack import Pack
from qa.language import base
from qa.model import Term
from qa.names.book import is_name
from qa.scan import codec
from qa.scan.container import Sink
from qa.scan.patterns import Collected, Patterns
from qa.scan.unit import FORM, owner

_LARGEST = 2_000_000  # texts of all patterns: those that are shipped stand for some 30,000
Rivals = Callable[[str, str], tuple[str, ...]]


class _Lines:
    """A block of lines, and where each begins."""

    def __init__(self) -> None:
        self._block, self._starts = bytearray(), array("Q", [0])

    def add(self, line: str) -> None:
        self._block += line.encode()
        self._starts.append(len(self._block))

    def write(self, name: str, sink: Sink) -> None:
        sink(name, self._block)
        sink(f"{name}.starts", self._starts.tobytes())


@contextmanager
def _no_collection() -> Iterator[None]:
    """Millions of objects that all stay: looking for garbage among them doubles the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def texts_of(terms: Iterable[Term], folder: Folder, rivals: Rivals) -> dict[str, tuple[str, ...]]:
    """By language the folded texts by which a story comes upon some concepts, in all shapes."""
    found = Collected(folder)
    for number, term in enumerate(terms):
        for index, form in enumerate(term.forms):
            mine = owner(FORM, number, index, 0)
            found.of(form.lang).form(form.text, mine, kind=term.kind, use=form.use, named=False)
        _rules(term, number, found, {}, rivals)
    return found.texts()


def compile_packs(packs: Sequence[Parsed], folder: Folder, rivals: Rivals, sink: Sink) -> None:
    """The unit of some parsed packs. `rivals` gives the names of a concept's rivals in a language."""
    ids, rows = _Lines(), _Lines()
    terms = dict(sorted(together(packs).items()))
    found = Collected(folder)
    insteads: dict[str, int] = {}
    for number, term in enumerate(terms.values()):
        for index, form in enumerate(term.forms):
            named = is_name(term.kind, form.use, form.status)
            mine = owner(FORM, number, index, 0)
            found.of(form.lang).form(form.text, mine, kind=term.kind, use=form.use, named=named)
        _rules(term, number, found, insteads, rivals)
        ids.add(term.id)
        rows.add(codec.pack_term(term))
    small = {
        "pack": "",
        "insteads": list(insteads),
        "formulas": [codec.pack_formula(formula) for pack in packs for formula in pack.formulas],
        "abbreviations": [codec.pack_abbreviations(table) for table in tables(packs).values()],
        "styles": sorted({s for term in terms.values() for f in term.forms for s in f.styles}),
        "letters": folder.letters,
    }
    sink("small", _json(small))
    ids.write("ids", sink)
    rows.write("terms", sink)
    found.write(sink)
    _homographs(packs, sink)


def _homographs(packs: Sequence[Parsed], sink: Sink) -> None:
    """A section for each source language: most stories need none of them."""
    by_lang: dict[str, list[list[Any]]] = {}
    for pack in packs:
        for entry in pack.homographs:
            by_lang.setdefault(base(entry.lang), []).append(codec.pack_homograph(entry))
    for lang, rows in by_lang.items():
        sink(f"homographs.{lang}", json.dumps(rows, ensure_ascii=False).encode())


def _rules(
    term: Term, number: int, found: Collected, insteads: dict[str, int], rivals: Rivals
) -> None:
    for index, rule in enumerate(term.wrong):
        patterns = found.of(rule.lang)
        renderings = [(rule.text, rule.instead)]
        if rule.pattern:
            renderings = list(
                expand(rule.text, rule.instead, lambda c, lang=rule.lang: rivals(c, lang))  # type: ignore[misc]
            )
            found.expanded += len(renderings)
            if found.expanded > _LARGEST:
                raise GlossaryError(
                    f"with {rule.text!r} of {term.id} the patterns stand for more than "
                    f"{_LARGEST:,} texts", path=term.pack, remedy="Give fewer alternatives.",
                )  # fmt: skip
        for text, instead in renderings:
            known = insteads.setdefault(instead, len(insteads))
            patterns.wrong(text, number, index, known)


def compile_bulk(path: str, lines: Iterable[str], folder: Folder, sink: Sink) -> None:
    """The unit of a bulk pack, without an object for each of its rows; raises GlossaryError."""
    with _no_collection():
        about: bulk.About = {}
        forms = bulk.entries(Pack(path, ""), lines, about)
        _bulk(name_of(path), forms, about, folder, sink)


def _bulk(
    name: str, forms: dict[str, list[bulk.Entry]], about: bulk.About, folder: Folder, sink: Sink
) -> None:
    """`forms` is emptied on the way: what was read makes room for what is written."""
    found = Collected(folder)
    ids, texts = _Lines(), _Lines()
    ways: dict[bulk.Manner, tuple[str, str, Patterns, bool, tuple[str, str]]] = {}
    quoted = json.encoder.encode_basestring
    step = owner(FORM, 0, 1, 0)
    # Written out where a call would do: this runs a million times.
    for number, concept in enumerate(sorted(forms)):
        rows: list[str] = []
        mine = forms.pop(concept)
        kind = mine[0][1].kind
        number_of_form = owner(FORM, number, len(mine), 0) - len(mine) * step
        for text, manner in mine:
            way = ways.get(manner)
            if way is None:
                named = is_name(kind, manner.use, manner.status)
                patterns, how = found.of(manner.lang), (kind, manner.use)
                way = ways[manner] = (*codec.form_frame(manner), patterns, named, how)
            before, behind, patterns, named, how = way
            rows.append(f"{before}{quoted(text)}{behind}")
            patterns.texts.append(text)
            patterns.owners.append(number_of_form)
            patterns.ways.append(how)
            if named:
                patterns.names.append(number_of_form)
            number_of_form += step
        ids.add(concept)
        rest = codec.pack_about(**about[concept]) if concept in about else ""
        texts.add(f"[{quoted(kind)},[{','.join(rows)}],[]{rest}]")
    small: dict[str, object] = {"insteads": [], "formulas": [], "abbreviations": []}
    small["pack"], small["letters"] = name, folder.letters
    small["styles"] = sorted({s for manner in ways for s in manner.styles})
    sink("small", _json(small))
    ids.write("ids", sink)
    texts.write("terms", sink)
    del ids, texts  # what is written makes room for the automatons
    found.write(sink)


def _json(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
