"""Packs to the sections of a compiled unit: runs only when a pack of that unit has changed."""

from __future__ import annotations

import gc
import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import accumulate

import daachorse

from qa.fold import Folder
from qa.glossary import bulk
from qa.glossary.expand import expand
from qa.glossary.load import Parsed, name_of, tables, together
from qa.glossary.pack import Pack
from qa.language import base, language
from qa.model import Term
from qa.names.book import is_name
from qa.scan import codec
from qa.scan.container import Sink
from qa.scan.unit import FORM, WRONG, owner

Rivals = Callable[[str, str], tuple[str, ...]]


class _Patterns:
    """The patterns of one language with their owners, and its names, while they are collected."""

    def __init__(self, code: str, folder: Folder) -> None:
        self._folder = folder
        self._variants = language(code).variants
        self._inflected = language(code).inflects
        self._texts: list[str] = []
        self._owners: list[int] = []
        self._names = array("Q")

    def form(self, text: str, number: int, index: int, *, use: str, named: bool) -> None:
        mine = owner(FORM, number, index, 0)
        if named:
            self._names.append(mine)
        self._texts.append(text)
        self._owners.append(mine)
        if self._inflected:
            for other in self._variants(text, use):
                self._add(other, mine)
        # The name dot's and the hyphen's other dress.
        if "·" in text:
            self._add(text.replace("·", "-"), mine)
            self._add(text.replace("·", " "), mine)
        if "-" in text and not text.islower():
            self._add(text.replace("-", " "), mine)

    def wrong(self, text: str, number: int, index: int, instead: int) -> None:
        self._add(text, owner(WRONG, number, index, instead))

    def _add(self, text: str, mine: int) -> None:
        self._texts.append(text)
        self._owners.append(mine)

    def write(self, lang: str, sink: Sink) -> None:
        found: dict[str, list[int] | int] = {}
        for text, mine in zip(self._folder.texts(self._texts), self._owners, strict=True):
            folded = text.strip()
            # One character alone is an abbreviation: read in its surroundings, never matched here.
            if len(folded) < 2:
                continue
            known = found.setdefault(folded, mine)
            if known is mine or known == mine:
                continue
            if isinstance(known, int):
                found[folded] = [known, mine]
            elif mine not in known:
                known.append(mine)
        automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(found))
        owners = array("Q")
        sizes = array("I")
        for numbers in found.values():
            if isinstance(numbers, int):
                owners.append(numbers)
                sizes.append(1)
            else:
                owners.extend(numbers)
                sizes.append(len(numbers))
        sink(f"automaton.{lang}", automaton.serialize())
        sink(f"owners.{lang}", owners.tobytes())
        sink(f"starts.{lang}", array("I", accumulate(sizes, initial=0)).tobytes())
        if self._names:
            sink(f"names.{lang}", self._names.tobytes())


class _Lines:
    """A block of lines, and where each begins."""

    def __init__(self) -> None:
        self._block, self._starts = bytearray(), array("Q", [0])

    def add(self, line: str) -> None:
        self._block += line.encode()
        self._starts.append(len(self._block))

    def write(self, name: str, sink: Sink) -> None:
        sink(name, bytes(self._block))
        sink(f"{name}.starts", self._starts.tobytes())


class _Collected:
    """Patterns and names by language."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._patterns: dict[str, _Patterns] = {}
        self._tags: dict[str, _Patterns] = {}

    def of(self, tag: str) -> _Patterns:
        known = self._tags.get(tag)
        if known is None:
            code = base(tag)
            if code not in self._patterns:
                self._patterns[code] = _Patterns(code, self._folder)
            known = self._tags[tag] = self._patterns[code]
        return known

    def write(self, sink: Sink) -> None:
        self._tags.clear()
        while self._patterns:  # each language's texts go as soon as its automaton is there
            lang = min(self._patterns)
            self._patterns.pop(lang).write(lang, sink)


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


def compile_packs(packs: Sequence[Parsed], folder: Folder, rivals: Rivals, sink: Sink) -> None:
    """The unit of some parsed packs. `rivals` gives the names of a concept's rivals in a language."""
    ids, rows = _Lines(), _Lines()
    terms = dict(sorted(together(packs).items()))
    found = _Collected(folder)
    insteads: dict[str, int] = {}
    for number, term in enumerate(terms.values()):
        for index, form in enumerate(term.forms):
            named = is_name(term.kind, form.use, form.status)
            found.of(form.lang).form(form.text, number, index, use=form.use, named=named)
        _rules(term, number, found, insteads, rivals)
        ids.add(term.id)
        rows.add(codec.pack_term(term))
    small = {
        "pack": "",
        "insteads": list(insteads),
        "formulas": [codec.pack_formula(formula) for pack in packs for formula in pack.formulas],
        "abbreviations": [codec.pack_abbreviations(table) for table in tables(packs).values()],
        "styles": sorted({s for term in terms.values() for f in term.forms for s in f.styles}),
    }
    sink("small", _json(small))
    ids.write("ids", sink)
    rows.write("terms", sink)
    found.write(sink)


def _rules(
    term: Term, number: int, found: _Collected, insteads: dict[str, int], rivals: Rivals
) -> None:
    for index, rule in enumerate(term.wrong):
        patterns = found.of(rule.lang)
        renderings = [(rule.text, rule.instead)]
        if rule.pattern:
            renderings = list(
                expand(rule.text, rule.instead, lambda c, lang=rule.lang: rivals(c, lang))  # type: ignore[misc]
            )
        for text, instead in renderings:
            known = insteads.setdefault(instead, len(insteads))
            patterns.wrong(text, number, index, known)


def compile_bulk(path: str, lines: Iterable[str], folder: Folder, sink: Sink) -> None:
    """The unit of a bulk pack, without an object for each of its rows; raises GlossaryError."""
    with _no_collection():
        forms = bulk.entries(Pack(path, ""), lines)
        _bulk(name_of(path), forms, folder, sink)


def _bulk(name: str, forms: dict[str, list[bulk.Entry]], folder: Folder, sink: Sink) -> None:
    """`forms` is emptied on the way: what was read makes room for what is written."""
    found = _Collected(folder)
    ids, texts = _Lines(), _Lines()
    ways: dict[bulk.Manner, tuple[str, str, Callable[[str, int, int], None]]] = {}
    quoted = json.encoder.encode_basestring
    concepts = sorted(forms)
    for number, concept in enumerate(concepts):
        rows: list[str] = []
        mine = forms.pop(concept)
        kind = mine[0][1].kind
        for index, (written, manner) in enumerate(mine):
            way = ways.get(manner)
            if way is None:
                named = is_name(kind, manner.use, manner.status)
                add = found.of(manner.lang).form
                way = ways[manner] = (
                    *codec.form_frame(manner),
                    partial(add, use=manner.use, named=named),
                )
            way[2](written, number, index)
            rows.append(f"{way[0]}{quoted(written)}{way[1]}")
        ids.add(concept)
        texts.add(f"[{quoted(kind)},[{','.join(rows)}],[]]")
    small: dict[str, object] = {"insteads": [], "formulas": [], "abbreviations": []}
    small["pack"] = name
    small["styles"] = sorted({s for manner in ways for s in manner.styles})
    sink("small", _json(small))
    ids.write("ids", sink)
    texts.write("terms", sink)
    found.write(sink)


def _json(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
