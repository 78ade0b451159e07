"""The glossary as one automaton, built once and kept on disk.

The copy's name is the digest of the packs, the language files and the library's version, so it
is never stale; it carries a digest of itself, so a damaged one is rebuilt without a word.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from importlib import metadata, resources
from pathlib import Path
from typing import Any

import daachorse

from qa import __version__
from qa.fold import Folder
from qa.glossary import Glossary, build, digest, expand
from qa.glossary.packs import read
from qa.language import base, codes, language
from qa.model import Abbreviations, Formula, NameRef, Term
from qa.names import NameBook
from qa.scan import codec

_MAGIC = b"wireqa-compiled-1\n"
_NAMED = ("person", "place", "country")
FORM, WRONG = 0, 1


class TermMap(Mapping[str, Term]):
    """Concepts by id, unpacked when they are first asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._ready: dict[str, Term] = {}

    def __getitem__(self, concept: str) -> Term:
        term = self._ready.get(concept)
        if term is None:
            term = self._ready[concept] = codec.unpack_term(self._texts[concept])
        return term

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


class Compiled:
    """Automaton, owners of its patterns, and everything else the scan needs of the glossary.

    `owners[pattern]` is a list of [FORM, term, form] or [WRONG, term, rule, instead], where term
    is an index into `ids`.
    """

    def __init__(self, automaton: bytes, data: dict[str, Any]) -> None:
        self.automaton = daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(automaton)
        self.owners: list[list[list[Any]]] = data["owners"]
        self.ids: list[str] = data["ids"]
        self.terms = TermMap(dict(zip(self.ids, data["terms"], strict=True)))
        self.folder = Folder(data["letters"])
        self.rivals = {key: frozenset(ids) for key, ids in data["rivals"].items()}
        self._data = data

    @cached_property
    def formulas(self) -> tuple[Formula, ...]:
        return tuple(codec.unpack_formula(row) for row in self._data["formulas"])

    @cached_property
    def abbreviations(self) -> dict[str, Abbreviations]:
        rows = (codec.unpack_abbreviations(row) for row in self._data["abbreviations"])
        return {table.lang: table for table in rows}

    def book(self, lang: str) -> NameBook | None:
        """The names of a language that mangled spellings are compared with."""
        rows = self._data["names"].get(lang)
        return NameBook.from_rows(rows) if rows else None


def load(packs: Sequence[Path], cache: Path | None) -> Compiled:
    """The compiled glossary of these packs, from the cache when it is there and whole."""
    texts = read(packs)
    files = sorted((resources.files("qa") / "languages").iterdir(), key=lambda f: f.name)
    languages = [f.read_text(encoding="utf-8") for f in files if f.name.endswith(".toml")]
    name = digest(texts, __version__, metadata.version("daachorse"), *languages)
    file = cache / "glossary" / f"{name}.bin" if cache else None
    ready = _read(file) if file else None
    if ready is None:
        automaton, data = compile_glossary(build(texts))
        if file:
            _write(file, automaton, data)
        ready = Compiled(automaton, data)
    return ready


def compile_glossary(glossary: Glossary) -> tuple[bytes, dict[str, Any]]:
    """The serialised automaton and the JSON-able rest."""
    letters: dict[str, str] = {}
    for code in codes():
        letters.update(language(code).letters)
    folder = Folder(letters)
    ids = list(glossary.terms)
    patterns: dict[str, list[list[Any]]] = {}

    def add(text: str, owner: list[Any]) -> None:
        folded = folder.text(text).strip()
        # One character alone is an abbreviation: read in its surroundings, never matched here.
        if len(folded) > 1:
            owners = patterns.setdefault(folded, [])
            if owner not in owners:
                owners.append(owner)

    rivals = glossary.rivals()
    names: dict[str, list[NameRef]] = {}
    for number, term in enumerate(glossary.terms.values()):
        for index, form in enumerate(term.forms):
            for text in _spellings(form.text, form.lang):
                add(text, [FORM, number, index])
            if term.kind in _NAMED and form.use == "full" and form.status != "deprecated":
                tokens = tuple(form.text.replace("·", " ").split())
                names.setdefault(base(form.lang), []).append(
                    NameRef(term.id, form.text, tokens, term.kind, form.status == "preferred")
                )
        for index, rule in enumerate(term.wrong):
            if not rule.pattern:
                add(rule.text, [WRONG, number, index, rule.instead])
                continue

            def named(concept: str, lang: str = rule.lang) -> tuple[str, ...]:
                return tuple(
                    form.text
                    for rival in sorted(rivals.get(concept, ()))
                    if rival in glossary.terms
                    for form in glossary.terms[rival].forms
                    if base(form.lang) == base(lang)
                    and form.use in ("full", "adjective", "people")
                )

            for rendering in expand(rule.text, rule.instead, named):
                add(rendering.text, [WRONG, number, index, rendering.instead])
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(patterns)).serialize()
    data = {
        "owners": list(patterns.values()),
        "ids": ids,
        "terms": [codec.pack_term(term) for term in glossary.terms.values()],
        "letters": letters,
        "rivals": {key: sorted(others) for key, others in rivals.items()},
        "formulas": [codec.pack_formula(formula) for formula in glossary.formulas],
        "abbreviations": [
            codec.pack_abbreviations(table) for table in glossary.abbreviations.values()
        ],
        "names": {lang: NameBook(refs).to_rows() for lang, refs in names.items()},
    }
    return automaton, data


def _spellings(text: str, lang: str) -> dict[str, None]:
    """The form itself, its inflected shapes, and the name dot's and hyphen's other dress."""
    found = dict.fromkeys((text, *language(lang).variants(text)))
    if "·" in text:
        found.update(dict.fromkeys((text.replace("·", "-"), text.replace("·", " "))))
    if "-" in text and not text.islower():
        found[text.replace("-", " ")] = None
    return found


def _read(file: Path) -> Compiled | None:
    try:
        content = file.read_bytes()
        size = len(_MAGIC)
        if content[:size] != _MAGIC:
            return None
        stamp, payload = content[size : size + 16], content[size + 16 :]
        if hashlib.blake2b(payload, digest_size=16).digest() != stamp:
            return None
        length = int.from_bytes(payload[:8], "big")
        return Compiled(payload[8 + length :], json.loads(payload[8 : 8 + length]))
    except (OSError, ValueError, KeyError):
        return None


def _write(file: Path, automaton: bytes, data: dict[str, Any]) -> None:
    """Aside, then renamed; a cache that cannot be written is no error."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    payload = len(text).to_bytes(8, "big") + text + automaton
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=file.parent)
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(_MAGIC + hashlib.blake2b(payload, digest_size=16).digest() + payload)
        os.replace(aside, file)
    except OSError:
        Path(aside).unlink(missing_ok=True)
