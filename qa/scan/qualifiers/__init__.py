"""Qualifiers that one side alone has: the former president who became the president.

Sentence by sentence: what surely says a qualifier on one side asks for any word on the other that may
say it. A word within a name asks for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qa.fold import Folded
from qa.kept import Kept
from qa.model import Document, Hit, QualifierChange, Side, Span
from qa.scan.abreast import paired
from qa.scan.qualifiers.data import lexicon, qualifiers
from qa.scan.qualifiers.words import Said, Word, said
from qa.scan.singly import key_of, weight_of

__all__ = ["qualifier_changes"]

_SIDES: tuple[Side, ...] = ("target", "source", "reference")
_FEWEST = 2
_NAMES = ("person", "place", "country", "people", "org", "region")
_LONGEST = 50_000  # characters; what is longer is no segment of a translation
_STRETCH = 1_500  # characters of a sentence: more say too much for its words to be compared
_BESIDE = 40  # characters between a name and what is said of it
_KNOWN: Kept[tuple[QualifierChange, ...]] = Kept()


class _Name(NamedTuple):
    """Where the text of one side has a name, and whose."""

    start: int
    end: int
    concept: str


class _Text(NamedTuple):
    """One side of a segment."""

    text: Folded
    said: Said
    names: tuple[_Name, ...]

    def named(self, word: Word) -> bool:
        """Whether a word stands within a name."""
        return any(
            name.start <= start and end <= name.end
            for start, end in (self.text.back(word.start, word.end),)
            for name in self.names
        )


class _Part(NamedTuple):
    """A sentence of one side: its place in the folded text, its words by qualifier, its offices."""

    one: _Text
    place: tuple[int, int]
    words: Mapping[str, Sequence[Word]]
    bearers: Sequence[tuple[int, int]]

    def asking(self, name: str) -> Word | None:
        """The first word that a translation has to say."""
        return next((w for w in self.words[name] if w.asks and not self.one.named(w)), None)

    def surely(self, name: str) -> Word | None:
        """The first word that no translator writes of his own accord."""
        return next((w for w in self.words[name] if w.sure and not self.one.named(w)), None)

    def span(self, index: int, side: Side, word: Word) -> Span:
        """Where a word stands."""
        return Span(index, side, *self.one.text.back(word.start, word.end))


def qualifier_changes(
    document: Document,
    folded: Mapping[tuple[str, int], Folded],
    hits: Mapping[tuple[int, Side], Sequence[Hit]],
) -> Iterator[QualifierChange]:
    """The qualifiers that the target lost or gained, in order; none for a language without data."""
    theirs, ours = lexicon(document.source_lang or ""), lexicon(document.target_lang)
    if ours is None:
        return
    for index, segment in enumerate(document.segments):
        words = {"target": ours, "source": theirs, "reference": ours}
        texts: dict[Side, Folded] = {}
        for side in _SIDES:
            if (side, index) in folded and words[side] is not None:
                texts[side] = folded[side, index]
        if not _comparable([text.text for text in texts.values()]):
            continue
        names = {side: _names(hits.get((index, side), ())) for side in texts}
        key = *key_of(document, index), *names.values()
        found = _KNOWN.get(key)
        if found is None:
            each = {
                side: _Text(text, said(text.text, lexicon_), names[side])
                for side, text in texts.items()
                if (lexicon_ := words[side]) is not None
            }
            found = tuple(_changes(index, each))
            _KNOWN.put(key, found, weight_of(segment, found))
        yield from found


def _comparable(texts: Sequence[str]) -> bool:
    """Whether there is a target and another text beside it, none of them empty, copied or endless."""
    if len(texts) < _FEWEST or texts[0] in texts[1:]:
        return False
    return max(map(len, texts)) <= _LONGEST and all(any(map(str.isalnum, t)) for t in texts)


def _names(hits: Sequence[Hit]) -> tuple[_Name, ...]:
    return tuple(
        _Name(hit.span.start, hit.span.end, hit.term.id) for hit in hits if hit.term.kind in _NAMES
    )


def _changes(index: int, sides: Mapping[Side, _Text]) -> Iterator[QualifierChange]:
    if not any(one.said.words for one in sides.values()):
        return
    for row in paired([one.text.text for one in sides.values()]):
        if max(end - start for start, end in row) <= _STRETCH:
            parts = {
                side: _Part(one, place, _by_qualifier(one, place), _bearers(one, place))
                for (side, one), place in zip(sides.items(), row, strict=True)
            }
            yield from _differences(index, parts)


def _differences(index: int, parts: Mapping[Side, _Part]) -> Iterator[QualifierChange]:
    """The changes in sentences that belong together."""
    ours = parts["target"]
    others = {side: part for side, part in parts.items() if side != "target"}
    backed = len(others) > 1
    for name, qualifier in qualifiers().items():
        there = [name in part.words for part in others.values()]
        if name not in ours.words and all(there):
            for side, part in others.items():
                word = part.asking(name)
                if word is not None and (ours.bearers or not (qualifier.office and word.office)):
                    span, wide = _unqualified(index, ours, part, word)
                    witness = (part.span(index, side, word),)
                    yield QualifierChange("lost", span, witness, qualifier.says, backed, wide)
                    break
        elif name in ours.words and not any(there):
            word = ours.surely(name)
            named = all(part.bearers for part in others.values())
            if word is not None and (named or not (qualifier.office and word.office)):
                span = ours.span(index, "target", word)
                yield QualifierChange("added", span, (), qualifier.says, backed)


def _by_qualifier(one: _Text, place: tuple[int, int]) -> dict[str, list[Word]]:
    """The words of a sentence by what they say."""
    found: dict[str, list[Word]] = {}
    for word in one.said.words:
        if place[0] <= word.start < place[1]:
            found.setdefault(word.qualifier, []).append(word)
    return found


def _bearers(one: _Text, place: tuple[int, int]) -> list[tuple[int, int]]:
    """Where a sentence names offices."""
    return [one.text.back(*b) for b in one.said.bearers if place[0] <= b[0] < place[1]]


def _unqualified(index: int, ours: _Part, theirs: _Part, word: Word) -> tuple[Span, bool]:
    """Where the target lacks it: the office beside the same name or at the same place of the sentence,
    the name, or all of the sentence (which is wide).
    """
    start, end = theirs.one.text.back(word.start, word.end)
    first, last = ours.one.text.back(*ours.place)
    near = {
        name.concept: None
        for name in theirs.one.names
        if -_BESIDE <= name.start - end <= _BESIDE or 0 <= start - name.end <= _BESIDE
    }
    names = [n for n in ours.one.names if n.concept in near and first <= n.start < last]
    if names:
        name = names[0]
        beside = [b for b in ours.bearers if b[0] - name.end <= _BESIDE >= name.start - b[1]]
        found = min(beside, key=lambda b: max(b[0] - name.end, name.start - b[1]), default=None)
        return Span(index, "target", *(found or (name.start, name.end))), False
    if ours.bearers:
        share = (word.start - theirs.place[0]) / max(1, theirs.place[1] - theirs.place[0])
        goal = first + share * (last - first)
        return Span(index, "target", *min(ours.bearers, key=lambda b: abs(b[0] - goal))), False
    text = ours.one.text.original[first:last]
    return Span(index, "target", first, first + len(text.rstrip())), True
