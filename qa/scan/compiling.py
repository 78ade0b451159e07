"""Packs to the sections of a compiled unit: runs only when a pack of that unit has changed."""

from __future__ import annotations

import gc
import json
import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import accumulate
from typing import Any

import daachorse

from qa.errors import GlossaryError
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

_LARGEST = 2_000_000  # texts of all patterns: those that are shipped stand for some 30,000
_DECLINED = ("person", "place", "org", "phrase")  # kinds of which several words are declined
_JOINTS = re.compile("[·\u200c-]")
# Shapes of such names in one unit and language: some two thousand names have theirs. In a pack of
# hundreds of thousands the later ones are found by their citation form and its endings alone.
_MOST_DECLINED = 25_000
Rivals = Callable[[str, str], tuple[str, ...]]


class _Patterns:
    """The patterns of one language with their owners, and its names, while they are collected.

    `ways` has kind and use of each form, None for a wrong rendering: the other shapes of a form
    are made when the language is written, so that those of one language are there at a time.
    """

    def __init__(self, code: str, folder: Folder) -> None:
        self._folder = folder
        self._language = language(code)
        self._declined = 0
        self.crowded = False  # whether others have left some names without their shapes
        self.texts: list[str] = []
        self.owners = array("Q")  # no object for each number
        self.ways: list[tuple[str, str] | None] = []
        self.names = array("Q")

    def form(self, text: str, mine: int, *, kind: str, use: str, named: bool) -> None:
        self._add(text, mine, (kind, use))
        if named:
            self.names.append(mine)

    def wrong(self, text: str, number: int, index: int, instead: int) -> None:
        self._add(text, owner(WRONG, number, index, instead), None)

    def _add(self, text: str, mine: int, way: tuple[str, str] | None) -> None:
        self.texts.append(text)
        self.owners.append(mine)
        self.ways.append(way)

    def _dress(self) -> None:
        """Add the other shapes of each form: inflected, the name dot and the hyphen otherwise."""
        inflected = self._language.inflects
        for place, (text, way) in enumerate(zip(self.texts[:], self.ways, strict=True)):
            if way is None or not (inflected or _JOINTS.search(text)):
                continue
            shapes = [*self._shapes(text, *way)] if inflected else []
            # What joins two parts without a blank in Persian is as often written as one.
            if "\u200c" in text:
                shapes.append(text.replace("\u200c", " "))
            if "·" in text:
                shapes += (text.replace("·", "-"), text.replace("·", " "))
            if "-" in text and not text.islower():
                shapes.append(text.replace("-", " "))
            self.texts += shapes
            self.owners.extend([self.owners[place]] * len(shapes))

    def _shapes(self, text: str, kind: str, use: str) -> tuple[str, ...]:
        if not (" " in text and use == "full" and kind in _DECLINED):
            return self._language.variants(text, use)
        if self._declined > _MOST_DECLINED:
            self.crowded = True
            return ()
        shapes = self._language.declined(text)
        self._declined += len(shapes)
        return shapes

    def folded(self) -> dict[str, list[int] | int]:
        """The patterns with their owners, in all shapes."""
        self._dress()
        found: dict[str, list[int] | int] = {}
        for text, mine in zip(self._folder.texts(self.texts), self.owners, strict=True):
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
        return found

    def write(self, lang: str, sink: Sink) -> None:
        found = self.folded()
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
        if self.names:
            sink(f"names.{lang}", self.names.tobytes())


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


class _Collected:
    """Patterns and names by language."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._patterns: dict[str, _Patterns] = {}
        self._tags: dict[str, _Patterns] = {}
        self.expanded = 0  # texts for which patterns stand

    def of(self, tag: str) -> _Patterns:
        known = self._tags.get(tag)
        if known is None:
            code = base(tag)
            if code not in self._patterns:
                self._patterns[code] = _Patterns(code, self._folder)
            known = self._tags[tag] = self._patterns[code]
        return known

    def texts(self) -> dict[str, tuple[str, ...]]:
        """What the automaton of each language would look for."""
        return {lang: tuple(one.folded()) for lang, one in sorted(self._patterns.items())}

    def write(self, sink: Sink) -> None:
        self._tags.clear()
        while self._patterns:  # each language's texts go as soon as its automaton is there
            lang = min(self._patterns)
            patterns = self._patterns.pop(lang)
            patterns.write(lang, sink)
            if patterns.crowded:
                sink(f"crowded.{lang}", b"")


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
    found = _Collected(folder)
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
    found = _Collected(folder)
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
    term: Term, number: int, found: _Collected, insteads: dict[str, int], rivals: Rivals
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
    found = _Collected(folder)
    ids, texts = _Lines(), _Lines()
    ways: dict[bulk.Manner, tuple[str, str, _Patterns, bool, tuple[str, str]]] = {}
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
