"""The glossary as one automaton, built once and kept on disk.

The copy's name is the digest of the packs, the language files and the library's version, so it
is never stale; it carries a digest of itself, so a damaged one is rebuilt without a word.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import daachorse

from qa import __version__
from qa.fold import Folder
from qa.glossary.packs import digest, read
from qa.language import FOLDER
from qa.model import Abbreviations, Formula, Term
from qa.scan import codec

if TYPE_CHECKING:
    from qa.names.book import NameBook

_MAGIC = b"wireqa-compiled-3\n"
FORM, WRONG = 0, 1
_KEPT = 8  # compiled copies: one for each set of packs in use


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


class Sections(NamedTuple):
    """The parts of a compiled copy; the blocks hold one entry a line, read when it is needed."""

    small: str
    owners: str
    terms: str
    names: str
    automaton: bytes


class Compiled:
    """The automaton and everything else that the scan needs of the glossary."""

    def __init__(self, sections: Sections) -> None:
        self._data: dict[str, Any] = json.loads(sections.small)
        self.automaton = daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(sections.automaton)
        self.ids: list[str] = self._data["ids"]
        self._owners = sections.owners.split("\n")
        self.insteads: list[str] = self._data["insteads"]
        self._names = dict(zip(self._data["names"], sections.names.split("\n"), strict=False))
        self.terms = TermMap(dict(zip(self.ids, sections.terms.split("\n"), strict=False)))
        self.folder = Folder(self._data["letters"])
        self.rivals = {key: frozenset(ids) for key, ids in self._data["rivals"].items()}

    def owners(self, pattern: int) -> list[list[int]]:
        """[FORM, term, form] or [WRONG, term, rule, instead] for each concept of a pattern."""
        text = self._owners[pattern]
        return [[int(number) for number in owner.split()] for owner in text.split(";")]

    @cached_property
    def formulas(self) -> tuple[Formula, ...]:
        return tuple(codec.unpack_formula(row) for row in self._data["formulas"])

    @cached_property
    def abbreviations(self) -> dict[str, Abbreviations]:
        rows = (codec.unpack_abbreviations(row) for row in self._data["abbreviations"])
        return {table.lang: table for table in rows}

    def book(self, lang: str) -> NameBook | None:
        """The names of a language that mangled spellings are compared with."""
        from qa.names.book import NameBook

        rows = self._names.get(lang)
        return NameBook.from_rows(json.loads(rows)) if rows else None


def load(packs: Sequence[Path], cache: Path | None) -> Compiled:
    """The compiled glossary of these packs, from the cache when it is there and whole."""
    texts = read(packs)
    languages = [f.read_text(encoding="utf-8") for f in sorted(FOLDER.glob("*.toml"))]
    name = digest(texts, __version__, _library_version(), *languages)
    file = cache / "glossary" / f"{name}.bin" if cache else None
    ready = _read(file) if file else None
    if ready is None:
        from qa.glossary.glossary import build
        from qa.scan.compiling import compile_glossary

        sections = compile_glossary(build(texts))
        if file:
            _write(file, sections)
        ready = Compiled(sections)
    return ready


def _library_version() -> str:
    """The automaton library's version, from the name of its metadata folder."""
    folder = Path(daachorse.__file__).resolve().parent.parent
    return ",".join(sorted(p.name for p in folder.glob("daachorse-*.dist-info")))


def _read(file: Path) -> Compiled | None:
    try:
        content = file.read_bytes()
        start = len(_MAGIC) + 16
        payload = memoryview(content)[start:]
        stamp = hashlib.blake2b(payload, digest_size=16).digest()
        if content[:start] != _MAGIC + stamp:
            return None
        parts: list[bytes] = []
        place = 8 * len(Sections._fields)
        for number in range(len(Sections._fields)):
            size = int.from_bytes(payload[8 * number : 8 * number + 8], "big")
            parts.append(bytes(payload[place : place + size]))
            place += size
        texts = [part.decode() for part in parts[:-1]]
        return Compiled(Sections(texts[0], texts[1], texts[2], texts[3], parts[-1]))
    except (OSError, ValueError, KeyError):
        return None


def _write(file: Path, sections: Sections) -> None:
    """Aside, then renamed; a cache that cannot be written is no error."""
    import tempfile

    parts = [p.encode() if isinstance(p, str) else p for p in sections]
    payload = b"".join([*(len(part).to_bytes(8, "big") for part in parts), *parts])
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=file.parent)
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(_MAGIC + hashlib.blake2b(payload, digest_size=16).digest() + payload)
        os.replace(aside, file)
        copies = sorted(file.parent.glob("*.bin"), key=lambda f: f.stat().st_mtime_ns)
        for old in copies[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        Path(aside).unlink(missing_ok=True)
