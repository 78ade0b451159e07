"""The glossary's names in one language, of all its units, by their parts and by sound."""

from __future__ import annotations

import functools
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any

from qa.model import NameRef
from qa.names.distance import GENERIC, alike, matching
from qa.names.part import Part, strange
from qa.names.shelf import Entry, Shelf, sections
from qa.names.sieve import possible
from qa.names.sound import encode, fold_name
from qa.names.tables import tables
from qa.names.tokens import pieces_of

KEPT = 1 << 16  # words whose neighbours are remembered
_MANY = 16  # names with the same part
_KINDS = ("person", "place")


def is_name(kind: str, use: str, status: str) -> bool:
    """Whether a form is one that mangled spellings are compared with."""
    return kind in _KINDS and use == "full" and status != "deprecated"


class NameBook:
    """Names with two indexes: exact folded parts, and keys of the parts that stand for a name.

    A name is made of its row when it is first asked for. A given name alone never stands for a
    person, so only last parts have keys. What was heard of a word is kept, so that a word of
    running text costs its comparisons once.
    """

    def __init__(self, refs: Sequence[NameRef]) -> None:
        concepts: dict[str, int] = {}
        for ref in refs:
            concepts.setdefault(ref.term, len(concepts))
        some = sorted(refs, key=lambda ref: concepts[ref.term])
        rows = ((concepts[r.term], r.kind == "person", pieces_of(r.text)) for r in some)
        ids = list(concepts)
        shelf = [Shelf(sections(rows), some.__getitem__, concepts.get, ids.__getitem__)]
        self._set(shelf if some else [])

    def _set(self, shelves: Sequence[Shelf]) -> None:
        self._shelves = shelves
        self._alone: dict[tuple[str, str, float], list[tuple[Shelf, int, float]]] = {}
        self._known: dict[str, list[tuple[Shelf, int]]] = {}
        self._standing: dict[str, list[tuple[str, Entry]]] = {}
        self._common: Container[str] = ()
        self._attested: Container[str] = ()
        self._forget()

    def _forget(self) -> None:
        self._found: dict[tuple[str, ...], tuple[Entry, ...]] = {}
        self._parts: dict[str, Part] = {}
        self.words: dict[str, int] = {}  # what a caller has learned of a word
        self._strangers: dict[str, dict[tuple[str, ...], None]] = {}

    def judged_by(self, common: Container[str], attested: Container[str]) -> None:
        """Forget what other lists of words have excluded than these same objects."""
        if common is not self._common or attested is not self._attested:
            self._common, self._attested = common, attested
            self._forget()

    @classmethod
    def of_shelves(cls, shelves: Sequence[Shelf]) -> NameBook:
        """The book of the names of several units."""
        book = cls(())
        book._set(shelves)
        return book

    def strangers(self, pivot: str) -> dict[tuple[str, ...], None]:
        """The runs of words that no name is near, whatever a story says: `candidates` fills it."""
        return self._strangers.setdefault(pivot, {})

    def __len__(self) -> int:
        return sum(map(len, self._shelves))

    @property
    def refs(self) -> tuple[NameRef, ...]:
        """All names, those of an entity together."""
        return tuple(shelf.ref(n) for shelf in self._shelves for n in range(len(shelf)))

    @functools.cached_property
    def size(self) -> int:
        """How many different entities have names here: N of the score."""
        return sum(shelf.size for shelf in self._shelves)

    @functools.cached_property
    def loose(self) -> bool:
        """Whether skeletons that differ by a class are looked for, not only the same outlines.

        In a large book chance explains all but the very same sounds, and the search would be long.
        """
        return self.size <= tables().score.large

    def knows(self, token: str) -> bool:
        """Whether the token is part of any name."""
        return bool(self._where(fold_name(token)))

    def part(self, token: str) -> Part:
        """A token of a text, with what the book and the lists of `judged_by` say of it."""
        known = self._parts.get(token)
        if known is None:
            folded = fold_name(token)
            here = bool(self._where(folded))
            known = Part(token, folded, here, self._common, self._attested)
            self._parts[token] = known
            if len(self._parts) > KEPT:
                bound(self._parts)
        return known

    def _where(self, folded: str) -> list[tuple[Shelf, int]]:
        """The shelves that have the folded part, each with its number there."""
        known = self._known.get(folded)
        if known is None:
            known = self._known[folded] = []
            for shelf in self._shelves:
                number = shelf.words.place(folded)
                if number is not None:
                    known.append((shelf, number))
            bound(self._known)
        return known

    def sharing(self, parts: Sequence[Part]) -> Sequence[Entry]:
        """Names of as many parts that have one of them, or whose first and last ones sound alike.

        A last part that any name has is somebody's own: only the others can be mangled.
        """
        last = parts[-1]
        if not last.known:
            # What is in no name at all is most of what there is, and costs no look at the names.
            if not any(part.known for part in parts):
                if not strange(parts):
                    return ()
            elif last.everyday:
                return ()
        words = tuple([part.small for part in parts])
        found = self._found.get(words)
        if found is None:
            found = self._found[words] = tuple(dict.fromkeys(self._sharing(parts)))
            bound(self._found)
        return found

    def _sharing(self, parts: Sequence[Part]) -> Iterator[Entry]:
        *others, last = parts
        end, size = len(others), len(parts)
        if last.known:
            for at, other in enumerate(others):
                yield from self.having(last.folded, size, end, other, at)
            return
        for at, other in enumerate(others):
            if other.known:
                yield from self.having(other.folded, size, at, last, end)
        exact = any(other.known for other in others)
        if (self.loose or not exact) and strange(parts):
            yield from self.ending(parts[0].code, last.code, size)

    def of(self, concept: str) -> Iterator[Entry]:
        """The names of an entity."""
        for shelf in self._shelves:
            yield from shelf.of(concept)

    def standing(self, concepts: Iterable[str]) -> dict[str, list[Entry]]:
        """The names of some entities for which one part may stand, by the sounds of that part."""
        found: dict[str, list[Entry]] = {}
        for concept in concepts:
            known = self._standing.get(concept)
            if known is None:
                some = (e for e in self.of(concept) if e.person or len(e.tokens) == 1)
                known = self._standing[concept] = [(entry.code(-1), entry) for entry in some]
                bound(self._standing)
            for code, entry in known:
                found.setdefault(code, []).append(entry)
        return found

    def entries(self, folded: str) -> Iterator[Entry]:
        """The names that have this folded part."""
        for shelf, token in self._where(folded):
            for number in shelf.uses(token):
                yield Entry(shelf, number)

    def bearers(self, folded: str) -> int:
        """How many entities have a name with this folded part."""
        return sum(
            len({shelf.concepts[number] for number in shelf.uses(token)})
            for shelf, token in self._where(folded)
        )

    def having(self, folded: str, size: int, at: int, beside: Part, place: int) -> Iterator[Entry]:
        """The names of so many parts with this one at a place; where those are many, whose part at
        another place shares a key of sound with `beside`."""
        for shelf, token in self._where(folded):
            akin = shelf.akin(beside.code) if len(shelf.uses(token)) > _MANY else None
            for name in shelf.naming(token, size, at, akin, place):
                yield Entry(shelf, name)

    def ending(self, first: str, last: str, size: int) -> Iterator[Entry]:
        """The names of people of so many parts whose first and last ones share keys of sound with
        these codes."""
        for shelf in self._shelves:
            starts = shelf.starts
            for name in shelf.ending(first, last, self.loose):
                if starts[name + 1] - starts[name] == size:
                    yield Entry(shelf, name)

    def alone(self, code: str, pivot: str, floor: float) -> Iterator[tuple[Entry, float]]:
        """The names for which one part may stand alone that are at least so similar.

        Those are the names of one part, and every person by the surname.
        """
        key = code, pivot, floor
        heard = self._alone.get(key)
        if heard is None:
            heard = self._alone[key] = []
            for shelf in self._shelves:
                tokens, said = shelf.heard(code, self.loose)
                codes, seen = said.split("\n"), set[int]()
                for place in possible(code, said, pivot, floor) if tokens else ():
                    other, token = codes[place], tokens[place]
                    if token in seen:
                        continue
                    seen.add(token)
                    if (self.loose or matching(code, other, pivot, floor)) and (
                        value := alike(code, other, pivot, floor)
                    ) >= floor:
                        heard.append((shelf, token, value))
            bound(self._alone)
        for shelf, token, value in heard:
            for number in shelf.standing(token):
                yield Entry(shelf, number), value

    def anchored(self, token: str) -> list[tuple[NameRef, int]]:
        """The names that contain exactly this token, with its position in their parts."""
        folded = fold_name(token)
        return [(entry.ref, entry.folded.index(folded)) for entry in self.entries(folded)]

    def sounding(self, token: str, size: int) -> list[NameRef]:
        """The names of so many parts whose last one shares a key of sound with the token.

        Of size 1 are names of one part, and every person by the surname.
        """
        code = encode(token)
        if size == 1:
            return [entry.ref for entry, _ in self.alone(code, GENERIC, 0.0)]
        return [
            shelf.ref(name)
            for shelf in self._shelves
            for part in shelf.sounding(code, True)
            for name in shelf.naming(part, size, size - 1)
        ]

    def near(
        self, token: str, pivot: str = GENERIC, floor: float = 0.0
    ) -> list[tuple[NameRef, int, float]]:
        """The names for which this token may stand alone: name, its position, similarity."""
        return [
            (entry.ref, len(entry.tokens) - 1, value)
            for entry, value in self.alone(encode(token), pivot, floor)
        ]


def bound(memory: dict[Any, Any]) -> None:
    """Forget the older half of what is too much to keep."""
    if len(memory) > KEPT:
        for key in list(memory)[: KEPT // 2]:
            del memory[key]
