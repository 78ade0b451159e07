"""Names that no sound leads back to the source: found by the company they keep.

"Greater Bay Area" comes from 大湾区 because every sentence with the one has the other, and hardly
any sentence without it. The stretch is the longest one that all sentences of the name share; the
measure is Dice's (1945), on sentences. It needs several sentences, or the stretch has no edges.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from qa.language import Language, language
from qa.mining.corpus import Sentence
from qa.mining.words import words

LEAST = 3  # sentences
_CLOSE = 0.93  # Dice, from which two stretches belong together
_LONGEST, _SHORTEST = 12, 2  # characters where words are not divided
_WORDS = 4
Pair = tuple[str, str]


@dataclass(slots=True)
class _Kept:
    """A name with the first source it was seen with, then with what all its sources share."""

    first: str
    shared: frozenset[str] | None = None
    sentences: int = 1
    references: int = 0
    outputs: int = 0


@dataclass(slots=True)
class _Counted:
    """In how many sentences a stretch stands, and which characters stand beside it."""

    sentences: int = 0
    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)

    @property
    def edged(self) -> bool:
        """Whether it goes on differently at both ends, so that these are its own."""
        return len(self.before) > 1 and len(self.after) > 1


@dataclass(frozen=True, slots=True)
class Partner:
    """A name and the stretch of the source that goes with it; `value` is Dice's."""

    pair: Pair
    name: str
    source: str
    value: float
    sentences: int
    references: int
    outputs: int


@dataclass(slots=True)
class Company:
    """Collects names with the sources of their sentences; `count` and `found` come after."""

    _kept: dict[tuple[Pair, str], _Kept] = field(default_factory=dict)
    _counts: dict[Pair, dict[str, _Counted]] = field(default_factory=dict)

    def add(self, sentence: Sentence, name: str, outputs: int) -> None:
        """The name is in all references of the sentence and in so many of its outputs."""
        pair = sentence.source_lang, sentence.target_lang
        kept = self._kept.get((pair, name))
        if kept is None:
            kept = self._kept[pair, name] = _Kept(sentence.source)
        else:
            lang = language(sentence.source_lang)
            shared = kept.shared
            if shared is None:
                shared = frozenset(stretches(kept.first, lang))
            kept.shared = shared & frozenset(stretches(sentence.source, lang))
            kept.sentences += 1
        kept.references += len(sentence.references)
        kept.outputs += outputs

    def listen(self) -> None:
        """From here on `count` looks for what names with enough sentences share."""
        for (pair, _), kept in self._kept.items():
            if kept.sentences >= LEAST and kept.shared:
                own = self._counts.setdefault(pair, {})
                own.update((text, _Counted()) for text in _longest(kept.shared))

    def count(self, sentence: Sentence) -> None:
        """In how many sentences each of the stretches stands."""
        own = self._counts.get((sentence.source_lang, sentence.target_lang))
        if own:
            source, lang = sentence.source, language(sentence.source_lang)
            for stretch in own.keys() & set(stretches(source, lang)):
                at = source.find(stretch)
                counted = own[stretch]
                counted.sentences += 1
                counted.before.add(source[:at].strip()[-1:])
                counted.after.add(source[at + len(stretch) :].strip()[:1])

    def found(self) -> list[Partner]:
        """Each name with its stretch, where one is close enough; one name for each stretch."""
        best: dict[tuple[Pair, str], Partner] = {}
        for (pair, name), kept in sorted(self._kept.items()):
            if kept.sentences < LEAST or not kept.shared:
                continue
            counts = self._counts[pair]
            rated = [
                (2 * kept.sentences / (kept.sentences + counts[text].sentences), len(text), text)
                for text in _longest(kept.shared)
                if counts[text].edged
            ]
            if not rated:
                continue
            value, _, text = max(rated)
            partner = Partner(
                pair, name, text, value, kept.sentences, kept.references, kept.outputs
            )
            old = best.get((pair, text))
            if value >= _CLOSE and (old is None or _better(partner, old)):
                best[pair, text] = partner
        return list(best.values())


def _better(one: Partner, other: Partner) -> bool:
    return (one.value, one.sentences, len(one.name)) > (
        other.value, other.sentences, len(other.name)
    )  # fmt: skip


def _longest(shared: Collection[str]) -> list[str]:
    """Those that are no part of another one: one character or word more is not shared."""
    inner = {part for text in shared for part in (text[1:], text[:-1])}
    inner |= {part for text in shared for part in (text.partition(" ")[2], text.rpartition(" ")[0])}
    return sorted(text for text in shared if text not in inner)


def stretches(source: str, lang: Language) -> Iterable[str]:
    """Every stretch of letters (of words, where they are divided) that might be a name."""
    if lang.spaced:
        every = words(source, lang)
        for first in range(len(every)):
            for size in range(1, _WORDS + 1):
                part = every[first : first + size]
                if len(part) == size and all(word.joined for word in part[1:]):
                    yield source[part[0].start : part[-1].end]
        return
    start = 0
    while start < len(source):
        end = start
        while end < len(source) and end - start < _LONGEST and source[end].isalpha():
            end += 1
            if end - start >= _SHORTEST:
                yield source[start:end]
        start += 1
