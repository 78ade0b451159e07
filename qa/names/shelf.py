"""The names of one compiled unit, indexed by their parts and by sound, in flat arrays.

The arrays are what lies on disk: a hundred thousand names open in some hundredths of a second, and
a name becomes an object when it is found.
"""

from __future__ import annotations

import bisect
import functools
import itertools
from array import array
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from qa.model import NameRef
from qa.names.distance import weight
from qa.names.sound import encode, fold_name, keys_of, outline, skeleton, spine
from qa.names.texts import Sections, Texts, packed

Row = tuple[int, bool, Sequence[str]]  # concept, whether a person, the parts of the name
LAYOUT = 5  # of the sections: another number where they change
_HEAVY = 4.5  # weight of a name that is told by its spine alone
_KEPT = 1 << 12  # skeletons whose neighbours are remembered
_OUTLINE, _SPINE = "~", "^"  # what stands before a key


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
    def concept(self) -> str:
        """The id of the entity: it costs less than the whole `ref`."""
        return self.shelf.id(self.shelf.concepts[self.number])

    @property
    def folded(self) -> tuple[str, ...]:
        """The parts, folded."""
        return tuple(self.shelf.words[token] for token in self.tokens)

    def code(self, position: int) -> str:
        """The sounds of a part."""
        return self.shelf.codes[self.tokens[position]]


class Shelf:
    """Names, opened. `ref` makes the name of a number, `concept` says the number of an entity, `id`
    the entity of a number.
    """

    def __init__(
        self,
        sections: Sections,
        ref: Callable[[int], NameRef],
        concept: Callable[[str], int | None],
        id: Callable[[int], str],
    ) -> None:
        def numbers(name: str) -> memoryview:
            return memoryview(sections[name]).cast("I")

        self._sections = sections
        self.ref, self._concept, self.id = ref, concept, id
        self.starts, self.parts = numbers("starts"), numbers("parts")
        self.concepts, self.people = numbers("concepts"), memoryview(sections["people"])
        self._places, self._uses = numbers("uses.starts"), numbers("uses")
        # For each part the names for which it may stand alone, with the skeletons of their first
        # parts.
        self.end_starts, self.ends, self.fronts = (
            numbers("ends.starts"),
            numbers("ends"),
            numbers("fronts"),
        )
        # The skeleton of each part, and for each skeleton the last parts that have it.
        self.skeletons = numbers("skeletons")
        self._bearer_starts, self._bearers = numbers("bearers.starts"), numbers("bearers")
        # For each key of a skeleton the skeletons that have it; for outlines and spines the parts.
        self._key_starts, self._sharing = numbers("sharing.starts"), numbers("sharing")
        self._sound_starts, self._heard = numbers("heard.starts"), numbers("heard")
        # And for outlines and spines the names of people that end so, with their first skeletons.
        self._last_starts, self._lasts = numbers("lasts.starts"), numbers("lasts")
        self._firsts = numbers("firsts")
        self._akin: dict[str, frozenset[int]] = {}

    def __len__(self) -> int:
        return len(self.concepts)

    @property
    def size(self) -> int:
        """How many different entities have names here."""
        return int.from_bytes(self._sections["size"], "little")

    @functools.cached_property
    def words(self) -> Texts:
        """The different parts of names, folded and sorted."""
        return Texts(self._sections, "words")

    @functools.cached_property
    def codes(self) -> Texts:
        """The sounds of each of `words`."""
        return Texts(self._sections, "codes")

    @functools.cached_property
    def _keys(self) -> Texts:
        return Texts(self._sections, "keys")

    @functools.cached_property
    def _sounds(self) -> Texts:
        return Texts(self._sections, "sounds")

    @functools.cached_property
    def _said(self) -> Texts:
        """The sounds of the parts that share an outline or a spine, a line each: unpacked at once."""
        return Texts(self._sections, "said")

    def uses(self, token: int) -> memoryview:
        """The numbers of the names that have a part."""
        return self._uses[self._places[token] : self._places[token + 1]]

    def akin(self, code: str) -> frozenset[int]:
        """The numbers of the skeletons that differ from that of a code by a class at most."""
        whole = skeleton(code)
        known = self._akin.get(whole)
        if known is None:
            starts, found = self._key_starts, set[int]()
            for row in map(self._keys.place, keys_of(whole)):
                if row is not None:
                    found.update(self._sharing[starts[row] : starts[row + 1]])
            if len(self._akin) >= _KEPT:
                self._akin.clear()
            known = self._akin[whole] = frozenset(found)
        return known

    def sounding(self, code: str, loose: bool) -> Iterable[int]:
        """The last parts of names that share a key of sound, each once.

        That is the outline, of heavier names also the spine; `loose` takes the skeletons that
        differ by a class of sounds at most.
        """
        if loose:
            starts, held = self._bearer_starts, self._bearers
            return itertools.chain.from_iterable(
                held[starts[number] : starts[number + 1]] for number in sorted(self.akin(code))
            )
        found = [self._row(row) for row in self._rows(code)]
        return found[0] if len(found) == 1 else dict.fromkeys(itertools.chain(*found))

    def heard(self, code: str, loose: bool) -> tuple[Sequence[int], str]:
        """Those parts, some of them twice, and the sounds of each as a line."""
        if loose:
            tokens = [*self.sounding(code, loose)]
            return tokens, "\n".join(self.codes[token] for token in tokens)
        rows = self._rows(code)
        return [*itertools.chain(*map(self._row, rows))], "\n".join(self._said[r] for r in rows)

    def ending(self, first: str, last: str, loose: bool) -> Iterator[int]:
        """The numbers of the names of people whose first part has a skeleton that differs from that
        of a code by a class at most, and whose last one is `sounding` like another code.
        """
        if loose:
            akin = self.akin(first)
            starts, ends, fronts = self.end_starts, self.ends, self.fronts
            for token in self.sounding(last, loose) if akin else ():
                for at in range(starts[token], starts[token + 1]):
                    if fronts[at] in akin:
                        yield ends[at]
            return
        rows = self._rows(last)
        akin = self.akin(first) if rows else frozenset()
        for row in rows if akin else ():
            here = slice(self._last_starts[row], self._last_starts[row + 1])
            for name, front in zip(self._lasts[here], self._firsts[here], strict=True):
                if front in akin:
                    yield name

    def _rows(self, code: str) -> list[int]:
        wanted = [_OUTLINE + outline(code)]
        if weight(code) >= _HEAVY:
            wanted.append(_SPINE + spine(code))
        return [row for row in map(self._sounds.place, wanted) if row is not None]

    def _row(self, row: int) -> memoryview:
        return self._heard[self._sound_starts[row] : self._sound_starts[row + 1]]

    def standing(self, token: int) -> memoryview:
        """The numbers of the names for which a part may stand alone: those that are nothing else,
        and of people those that end with it.
        """
        return self.ends[self.end_starts[token] : self.end_starts[token + 1]]

    def naming(
        self, token: int, size: int, at: int, akin: Container[int] | None = None, place: int = 0
    ) -> Iterator[int]:
        """The names of so many parts that have this one at a place, at another one of the skeletons."""
        starts, parts, skeletons = self.starts, self.parts, self.skeletons
        for name in self.uses(token):
            first = starts[name]
            if (
                starts[name + 1] - first == size
                and parts[first + at] == token
                and (akin is None or skeletons[parts[first + place]] in akin)
            ):
                yield name

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
    found: dict[str, int] = {}
    skeletons = array("I", (found.setdefault(skeleton(code), len(found)) for code in codes))
    sharing: dict[str, list[int]] = {}
    for whole, number in found.items():
        for key in keys_of(whole):
            sharing.setdefault(key, []).append(number)
    bearers: list[list[int]] = [[] for _ in found]
    heard: dict[str, list[int]] = {}
    for number in last:
        bearers[skeletons[number]].append(number)
        heard.setdefault(_OUTLINE + outline(codes[number]), []).append(number)
        if weight(codes[number]) >= _HEAVY:
            heard.setdefault(_SPINE + spine(codes[number]), []).append(number)
    ends: list[list[int]] = [[] for _ in words]
    for at, name in enumerate(folded):
        if name and (people[at] or len(name) == 1):
            ends[numbers[name[-1]]].append(at)
    fronts = array("I", (skeletons[parts[starts[at]]] for names in ends for at in names))
    lasts = [[at for token in heard[key] for at in ends[token]] for key in sorted(heard)]
    firsts = array("I", (skeletons[parts[starts[at]]] for names in lasts for at in names))
    lists: dict[str, Iterable[Sequence[int]]] = {
        "lasts": lasts, "uses": uses, "ends": ends, "bearers": bearers,
        "sharing": [sharing[key] for key in sorted(sharing)],
        "heard": [heard[key] for key in sorted(heard)],
    }  # fmt: skip
    said = ["\n".join(codes[token] for token in heard[key]) for key in sorted(heard)]
    texts = {"words": words, "keys": sorted(sharing), "sounds": sorted(heard)}
    arrays = {
        "starts": starts, "parts": parts, "concepts": concepts, "skeletons": skeletons,
        "fronts": fronts, "firsts": firsts,
    }  # fmt: skip
    for part, some in lists.items():
        arrays[f"{part}.starts"], arrays[part] = _packed(some)
    return {
        **{part: data for kind in texts for part, data in packed(kind, texts[kind]).items()},
        **packed("codes", codes, sought=False),
        **packed("said", said, sought=False),
        **{part: held.tobytes() for part, held in arrays.items()},
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
