"""What the automaton of each language looks for: forms in all their shapes, and wrong renderings."""

from __future__ import annotations

import re
from array import array
from itertools import accumulate

import daachorse

from qa.fold import Folder
from qa.language import base, language
from qa.scan.container import Sink
from qa.scan.unit import WRONG, owner

# Kinds of which several words are declined.
_DECLINED = ("person", "place", "org", "country", "region", "phrase")
_JOINTS = re.compile("[·\u200c-]")
# Shapes of such names in one unit and language: some two thousand names have theirs. In a pack of
# hundreds of thousands the later ones are found by their citation form and its endings alone.
_MOST_DECLINED = 40_000


class Patterns:
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


class Collected:
    """Patterns and names by language."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._patterns: dict[str, Patterns] = {}
        self._tags: dict[str, Patterns] = {}
        self.expanded = 0  # texts for which patterns stand

    def of(self, tag: str) -> Patterns:
        known = self._tags.get(tag)
        if known is None:
            code = base(tag)
            if code not in self._patterns:
                self._patterns[code] = Patterns(code, self._folder)
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
