"""Counts over all sentences: what stands for each concept, how often, where."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from qa.mining.compare import Seen, Sighting
from qa.mining.wanted import Wanted
from qa.mining.words import plain

_EXAMPLES = 2
_BEFORE, _AFTER = 32, 24  # characters of an example round the rendering
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """Where a rendering was seen, with a few words round it."""

    story: str
    key: str
    excerpt: str


@dataclass(slots=True)
class Rendering:
    """One text in the place of a concept, however it is spelt in small things."""

    same: tuple[str, ...]
    texts: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    stories: set[bytes] = field(default_factory=set)
    examples: list[Example] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    count: int = 0
    sentences: int = 0
    cased: int = 0
    sound: float = 0.0
    votes: int = 0
    share: float = 0.0

    @property
    def text(self) -> str:
        """The usual spelling."""
        return min(self.texts.items(), key=lambda item: (-item[1], item[0]))[0]

    def add(self, sighting: Sighting) -> None:
        self.texts[plain(sighting.text)] += 1
        if sighting.wanted.source:
            self.sources[sighting.wanted.source] += 1
        if sighting.other:
            self.others[sighting.other] += 1
            self.kinds.add(sighting.other_kind)
        self.count += 1
        self.cased += sighting.cased
        self.sound = max(self.sound, sighting.sound)
        self.votes = max(self.votes, sighting.votes)
        if sighting.asked:
            self.share = max(self.share, sighting.votes / sighting.asked)
        output = sighting.output
        self.stories.add(hashlib.blake2b(output.story.encode(), digest_size=8).digest())
        if len(self.examples) < _EXAMPLES:
            first = max(0, sighting.start - _BEFORE)
            excerpt = output.text[first : sighting.end + _AFTER]
            self.examples.append(Example(output.story, output.key, excerpt))


@dataclass(slots=True)
class Concept:
    """One concept of a pair of languages: how often it is rendered, and what stands for it else."""

    wanted: Wanted
    pair: Pair
    sentences: int = 0
    right: int = 0
    references: int = 0
    sources: Counter[str] = field(default_factory=Counter)
    renderings: dict[str, Rendering] = field(default_factory=dict)
    others: Counter[str] = field(default_factory=Counter)
    shared: Counter[str] = field(default_factory=Counter)
    outputs: int = 0


class Tally:
    """Adds up what `compare` says."""

    def __init__(self) -> None:
        self.concepts: dict[tuple[Pair, str], Concept] = {}

    def add(self, pair: Pair, seen: Seen) -> None:
        key = pair, seen.wanted.id
        concept = self.concepts.setdefault(key, Concept(seen.wanted, pair))
        concept.sentences += 1
        concept.right += seen.right
        concept.references += seen.references
        concept.outputs += seen.outputs
        if seen.wanted.source:
            concept.sources[seen.wanted.source] += 1
        for text, outputs in seen.admitted:
            concept.others[text] += 1
            concept.shared[text] += outputs
        here: set[str] = set()
        for sighting in seen.sightings:
            key_ = " ".join(sighting.same)
            rendering = concept.renderings.setdefault(key_, Rendering(sighting.same))
            rendering.add(sighting)
            if key_ not in here:
                here.add(key_)
                rendering.sentences += 1
