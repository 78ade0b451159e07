"""A compiled unit: the hand-kept packs of one owner, or one bulk pack.

Concepts lie as JSON lines sorted by id, found by bisection; the forms of each language have an
automaton of their own. Only the concepts and languages that a story needs are ever unpacked, so
a unit of a million forms costs as much to open as it is used.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import daachorse

from qa.model import NameRef, Term
from qa.names.shelf import LAYOUT, Row, Shelf, sections
from qa.names.tokens import pieces_of
from qa.scan import codec
from qa.scan.container import Container, DamagedError, Sink, write

FORM, WRONG = 0, 1
# An owner is one number: FORM or WRONG, concept, form or rule of it, what to write instead.
ITEMS, INSTEADS, CONCEPTS = 17, 22, 24  # bits
BOOKS = 400  # kept indexes of names: one for each unit and language, and a lookup asks for every language
Sections = Mapping[str, bytes | bytearray]


def owner(kind: int, concept: int, item: int, instead: int) -> int:
    """The number of an owner; OverflowError beyond 16 million concepts or 131,072 forms of one."""
    if concept >> CONCEPTS or item >> ITEMS or instead >> INSTEADS:
        raise OverflowError("the packs hold more than a compiled glossary can number")
    return ((concept << ITEMS | item) << INSTEADS | instead) << 1 | kind


def parts(number: int) -> tuple[int, int, int, int]:
    """FORM or WRONG, concept, form or rule, and instead of an owner."""
    kind, number = number & 1, number >> 1
    instead, number = number & (1 << INSTEADS) - 1, number >> INSTEADS
    return kind, number >> ITEMS, number & (1 << ITEMS) - 1, instead


class Shard:
    """The forms and wrong renderings of one language."""

    def __init__(self, automaton: bytes, owners: memoryview, starts: memoryview) -> None:
        self.automaton = daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(automaton)
        self._owners, self._starts = owners.cast("Q"), starts.cast("I")
        self._ready: dict[int, list[tuple[int, int, int, int]]] = {}

    def owners(self, pattern: int) -> list[tuple[int, int, int, int]]:
        """(FORM or WRONG, concept, form or rule, instead) of each concept of a pattern."""
        known = self._ready.get(pattern)
        if known is None:
            first, stop = self._starts[pattern], self._starts[pattern + 1]
            known = [parts(number) for number in self._owners[first:stop]]
            self._ready[pattern] = known
        return known


class _Lines:
    """A block of lines, each decoded when it is asked for."""

    def __init__(self, block: memoryview, starts: memoryview) -> None:
        self._block, self._starts = block, starts.cast("Q")

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> str:
        return str(self._block[self._starts[number] : self._starts[number + 1]], "utf-8")


class Unit:
    """Opened sections. `make` compiles them anew when the file turns out to be damaged.

    `beside` says where something that is made of them later may be kept, under its name.
    """

    def __init__(
        self,
        sections: Container | Sections,
        make: Callable[[], Container | Sections],
        beside: Callable[[str], Path] | None = None,
    ) -> None:
        self._sections, self._make, self._beside = sections, make, beside
        self._terms: dict[int, Term] = {}
        self._shards: dict[str, Shard | None] = {}
        self._numbers: dict[str, int | None] = {}

    def speaks(self, lang: str) -> bool:
        """Whether it has forms in a language."""
        return self._has(f"automaton.{lang}")

    def _has(self, name: str) -> bool:
        sections = self._sections
        return name in (sections.names() if isinstance(sections, Container) else sections)

    def sections(self) -> list[str]:
        """The names of all sections."""
        found = self._sections
        return sorted(found.names() if isinstance(found, Container) else found)

    def same(self, other: Unit, *names: str) -> bool:
        """Whether both have these sections with the same bytes, or both not."""
        return all(
            self._has(name) == other._has(name)
            and (not self._has(name) or self._read(name) == other._read(name))
            for name in names
        )

    def row(self, number: int) -> str:
        """The concept of that number as it is kept."""
        return self._rows[number]

    def _read(self, name: str) -> memoryview:
        if isinstance(self._sections, Container):
            try:
                return self._sections.read(name)
            except DamagedError:
                self._sections = self._make()
                return self._read(name)
        return memoryview(self._sections[name])

    @cached_property
    def small(self) -> dict[str, Any]:
        """Formulas, abbreviations, texts to write instead."""
        data: dict[str, Any] = json.loads(bytes(self._read("small")))
        return data

    @cached_property
    def _ids(self) -> _Lines:
        return _Lines(self._read("ids"), self._read("ids.starts"))

    @cached_property
    def _rows(self) -> _Lines:
        return _Lines(self._read("terms"), self._read("terms.starts"))

    def __len__(self) -> int:
        return len(self._ids)

    def id(self, number: int) -> str:
        """The id of the concept with that number."""
        return self._ids[number]

    def number(self, concept: str) -> int | None:
        """The number of a concept, None when the unit does not have it."""
        if concept not in self._numbers:
            low, high = 0, len(self._ids)
            while low < high:
                middle = (low + high) // 2
                if self._ids[middle] < concept:
                    low = middle + 1
                else:
                    high = middle
            found = low < len(self._ids) and self._ids[low] == concept
            self._numbers[concept] = low if found else None
        return self._numbers[concept]

    def term(self, number: int) -> Term:
        """The concept as this unit has it."""
        known = self._terms.get(number)
        if known is None:
            known = self._terms[number] = codec.unpack_term(
                self._ids[number], self._rows[number], self.small["pack"]
            )
        return known

    def shard(self, lang: str) -> Shard | None:
        """The automaton of a language, None when the unit has nothing in it."""
        if lang not in self._shards:
            shard = None
            if self._has(f"automaton.{lang}"):
                shard = Shard(
                    bytes(self._read(f"automaton.{lang}")),
                    self._read(f"owners.{lang}"), self._read(f"starts.{lang}"),
                )  # fmt: skip
            self._shards[lang] = shard
        return self._shards[lang]

    def homographs(self, lang: str) -> list[list[Any]]:
        """The rows of the names of that language that are everyday words as well."""
        name = f"homographs.{lang}"
        rows: list[list[Any]] = json.loads(bytes(self._read(name))) if self._has(name) else []
        return rows

    def names(self, lang: str) -> Shelf | None:
        """The names of a language that mangled spellings are compared with, indexed when first
        asked for."""
        if not self._has(f"names.{lang}"):
            return None
        owners = self._read(f"names.{lang}").cast("Q")
        beside = self._beside(f"names{LAYOUT}.{lang}") if self._beside else None
        found: dict[str, memoryview] | dict[str, bytes] = {}
        if beside:
            with suppress(OSError, DamagedError):
                kept = Container(beside)
                found = {name: kept.read(name) for name in kept.names()}
        if not found:
            found = built = sections(self._row(number) for number in owners)
            if beside:
                with suppress(OSError):  # a cache that cannot be written is no error
                    write(beside, partial(_put, built), BOOKS)
        return Shelf(found, lambda number: self._name(owners[number]), self.number, self.id)

    def _row(self, number: int) -> Row:
        """What is indexed of a name; its concept is not kept: there may be a hundred thousand."""
        _, concept, item, _ = parts(number)
        term = codec.unpack_term("", self._rows[concept], "")
        return concept, term.kind == "person", pieces_of(term.forms[item].text)

    def _name(self, number: int) -> NameRef:
        _, concept, item, _ = parts(number)
        term = self.term(concept)
        form = term.forms[item]
        tokens = tuple(form.text.replace("·", " ").split())
        return NameRef(term.id, form.text, tokens, term.kind, form.status == "preferred")


def _put(built: Mapping[str, bytes], sink: Sink) -> None:
    for name, part in built.items():
        sink(name, part)
