"""The names of one compiled unit, indexed by their parts and by sound, in flat arrays.

The arrays are what lies on disk: a hundred thousand names open in some hundredths of a second, and
a name becomes an object when it is found.
"""

from __future__ import annotations

import bisect
import functools
import itertools
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qa.model import NameRef
from qa.names.distance import weight
from qa.names.sound import encode, fold_name, keys, outline, skeleton, spine

Sections = Mapping[str, bytes | memoryview]
Row = tuple[int, bool, Sequence[str]]  # concept, whether a person, the parts of the name
LAYOUT = 3  # of the sections: another number where they change
# What stands before a key in the index; a skeleton with a class left out has nothing.
_HEAVY = 4.5  # weight of a name that is told by its spine alone
_EXACT, _OUTLINE, _SPINE = "=", "~", "^"


class Entry(NamedTuple):
    """A name of a shelf by its number: cheap to make and to compare."""

    shelf: Shelf
    number: int

    @property
    def tokens(self) -> memoryview:
        """The numbers of the parts."""
        starts = self.shelf.starts
        return self.shelf.parts[starts[self.number] : starts[self.number + 1]]

    @property
    def person(self) -> bool:
        return bool(self.shelf.people[self.number])

    @property
    def ref(self) -> NameRef:
        return self.shelf.ref(self.number)

    @property
    def folded(self) -> tuple[str, ...]:
        """The parts, folded."""
        return tuple(self.shelf.words[token] for token in self.tokens)

    def code(self, position: int) -> str:
        """The sounds of a part."""
        return self.shelf.codes[self.tokens[position]]


class Shelf:
    """Names, opened. `ref` makes the name of a number, `concept` says the number of an entity."""

    def __init__(
        self,
        sections: Sections,
        ref: Callable[[int], NameRef],
        concept: Callable[[str], int | None],
    ) -> None:
        def numbers(name: str) -> memoryview:
            return memoryview(sections[name]).cast("I")

        self._sections = sections
        self.ref, self._concept = ref, concept
        self.starts, self.parts = numbers("starts"), numbers("parts")
        self.concepts, self.people = numbers("concepts"), memoryview(sections["people"])
        self._places, self._uses = numbers("uses.starts"), numbers("uses")
        self._key_starts, self._heard = numbers("keys.starts"), numbers("keys.tokens")

    def __len__(self) -> int:
        return len(self.concepts)

    @property
    def size(self) -> int:
        """How many different entities have names here."""
        return int.from_bytes(self._sections["size"], "little")

    @functools.cached_property
    def words(self) -> list[str]:
        """The different parts of names, folded and sorted."""
        return _split(self._sections["words"])

    @functools.cached_property
    def codes(self) -> list[str]:
        """The sounds of each of `words`."""
        return _split(self._sections["codes"])

    @functools.cached_property
    def _keys(self) -> list[str]:
        return _split(self._sections["keys"])

    def token(self, folded: str) -> int | None:
        """The number of a part."""
        return _place(self.words, folded)

    def uses(self, token: int) -> memoryview:
        """The numbers of the names that have a part."""
        return self._uses[self._places[token] : self._places[token + 1]]

    def sounding(self, code: str, loose: bool) -> Iterable[int]:
        """The last parts of names that share a key of sound, each once.

        That is the outline, of heavier names also the spine; `loose` takes the skeletons that
        differ by a class of sounds at most.
        """
        wanted = [_OUTLINE + outline(code)]
        if not loose and weight(code) >= _HEAVY:
            wanted.append(_SPINE + spine(code))
        if loose:
            some = sorted(keys(code))
            wanted = [key for name in some for key in (_EXACT + name, name)]
        rows = [row for row in (_place(self._keys, key) for key in wanted) if row is not None]
        found = [self._heard[self._key_starts[row] : self._key_starts[row + 1]] for row in rows]
        return found[0] if len(found) == 1 else dict.fromkeys(itertools.chain(*found))

    def naming(self, token: int, size: int, at: int) -> Iterator[tuple[int, memoryview]]:
        """The names of so many parts that have this one at a place, with the numbers of all."""
        starts, parts = self.starts, self.parts
        for name in self.uses(token):
            first = starts[name]
            if starts[name + 1] - first == size and parts[first + at] == token:
                yield name, parts[first : first + size]

    def of(self, concept: str) -> Iterator[Entry]:
        """The names of an entity: they lie together."""
        number = self._concept(concept)
        if number is not None:
            first = bisect.bisect_left(self.concepts, number)
            for at in itertools.takewhile(
                lambda at: self.concepts[at] == number, range(first, len(self))
            ):
                yield Entry(self, at)


def sections(rows: Iterable[Row]) -> dict[str, bytes]:
    """The index of names in the order of their concepts, as sections to store."""
    folded: list[tuple[str, ...]] = []
    concepts, people = array("I"), bytearray()
    for concept, person, pieces in rows:
        concepts.append(concept)
        people.append(person)
        folded.append(tuple(map(fold_name, pieces)))
    words = sorted({word for name in folded for word in name})
    numbers = {word: number for number, word in enumerate(words)}
    uses = [array("I") for _ in words]
    starts, parts = array("I", [0]), array("I")
    for at, name in enumerate(folded):
        for word in dict.fromkeys(name):
            uses[numbers[word]].append(at)
        parts.extend(numbers[word] for word in name)
        starts.append(len(parts))
    last = dict.fromkeys(numbers[name[-1]] for name in folded if name)
    codes = [encode(word) for word in words]
    index: dict[str, list[int]] = {}
    for number in last:
        whole = skeleton(codes[number])
        index.setdefault(_EXACT + whole, []).append(number)
        index.setdefault(_OUTLINE + outline(codes[number]), []).append(number)
        if weight(codes[number]) >= _HEAVY:
            index.setdefault(_SPINE + spine(codes[number]), []).append(number)
        for key in sorted(keys(codes[number]) - {whole}):
            index.setdefault(key, []).append(number)
    places, held = _packed(uses)
    key_starts, heard = _packed([index[key] for key in sorted(index)])
    texts = {"words": words, "codes": codes, "keys": sorted(index)}
    numbers_ = {
        "starts": starts, "parts": parts, "concepts": concepts, "uses.starts": places,
        "uses": held, "keys.starts": key_starts, "keys.tokens": heard,
    }  # fmt: skip
    return {
        **{name: "\n".join(some).encode() for name, some in texts.items()},
        **{name: some.tobytes() for name, some in numbers_.items()},
        "people": bytes(people),
        "size": len(set(concepts)).to_bytes(4, "little"),
    }


def _packed(rows: Iterable[Sequence[int]]) -> tuple[array[int], array[int]]:
    """Rows of numbers one behind the other, and where each begins."""
    starts, flat = array("I", [0]), array("I")
    for row in rows:
        flat.extend(row)
        starts.append(len(flat))
    return starts, flat


def _place(texts: Sequence[str], text: str) -> int | None:
    """Where a text is in a sorted list: as quick as a table, and made in a third of the time."""
    at = bisect.bisect_left(texts, text)
    return at if at < len(texts) and texts[at] == text else None


def _split(section: bytes | memoryview) -> list[str]:
    return str(section, "utf-8").split("\n") if len(section) else []
