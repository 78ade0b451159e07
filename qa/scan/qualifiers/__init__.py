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
_RIGHT = 2  # between a name and the office right beside it
_OWN = 16  # between an office and what qualifies it and no other one
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

    def accuses(self, name: str) -> Word | None:
        """The first word that a translation has to say of who is only said to have done it."""
        words = self.words.get(name, ())
        return next((w for w in words if w.asks and w.culprit and not self.one.named(w)), None)

    def convicts(self, name: str) -> tuple[int, int] | None:
        """Where it has a word for who did it, and of the qualifier at most what befell him: was arrested."""
        if not all(word.weak for word in self.words.get(name, ())):
            return None
        first, last = self.place
        places = (c[1:] for c in self.one.said.culprits if c[0] == name and first <= c[1] < last)
        return next((self.one.text.back(*place) for place in places), None)

    def nearest(self, word: Word) -> _Name | None:
        """The name right beside a word, of whom it says something."""
        start, end = self.one.text.back(word.start, word.end)
        near = [
            n for n in self.one.names if 0 <= n.start - end <= _BESIDE or 0 <= start - n.end <= 1
        ]
        return min(near, key=lambda n: abs(n.start - end), default=None)

    def titled(self, name: str, concept: str) -> tuple[int, int] | None:
        """Where a name stands once, its office right beside it, and nothing of a qualifier near both."""
        named = [n for n in self.one.names if n.concept == concept]
        if len(named) != 1:
            return None
        start, end = named[0].start, named[0].end
        office = next(
            (b for b in self.bearers if 0 <= start - b[1] <= _OWN or 0 <= b[0] - end <= _RIGHT),
            None,
        )
        if office is None:
            return None
        first, last = min(start, office[0]) - _OWN, max(end, office[1]) + _OWN
        words = (self.one.text.back(w.start, w.end) for w in self.words[name])
        return None if any(a < last and first < b for a, b in words) else office

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
        elif name in ours.words and all(there):
            yield from _of_one(index, name, parts)
            here = ours.convicts(name)
            asking = [(side, part.accuses(name)) for side, part in others.items() if here]
            for side, word in asking[:1]:
                sure = all(part.convicts(name) is None for part in others.values())
                if here and word is not None and sure:
                    span, witness = (
                        Span(index, "target", *here),
                        (others[side].span(index, side, word),),
                    )
                    yield QualifierChange("lost", span, witness, qualifier.says, backed)
        elif name in ours.words and not any(there):
            word = ours.surely(name)
            named = all(part.bearers for part in others.values())
            if word is not None and (named or not (qualifier.office and word.office)):
                span = ours.span(index, "target", word)
                yield QualifierChange("added", span, (), qualifier.says, backed)


def _of_one(index: int, name: str, parts: Mapping[Side, _Part]) -> Iterator[QualifierChange]:
    """Of several whom the source qualifies the one whom the target has by name and office alone.

    Former chancellor Merkel met former president Sarkozy: of both names each has a word of its own, and
    the target fewer words than the source.
    """
    ours, theirs = parts["target"], parts.get("source")
    if theirs is None or "reference" in parts:
        return
    asking = [word for word in _apart(theirs.words[name]) if word.asks and word.office]
    if len(asking) < _FEWEST or len(_apart(ours.words[name])) >= len(asking):
        return
    qualified = {word: theirs.nearest(word) for word in asking}
    concepts = [one.concept for one in qualified.values() if one]
    for word, who in qualified.items():
        if who is None or concepts.count(who.concept) > 1 or len(concepts) < _FEWEST:
            continue
        place = ours.titled(name, who.concept)
        if place is not None:
            says = qualifiers()[name].says
            witness = (theirs.span(index, "source", word),)
            yield QualifierChange("lost", Span(index, "target", *place), witness, says, False)


def _apart(words: Sequence[Word]) -> list[Word]:
    """The words that stand in no other one: one that asks for a translation before the loose one at its place."""
    found: list[Word] = []
    for word in sorted(words, key=lambda w: (not w.asks, w.start - w.end)):
        if all(word.end <= other.start or other.end <= word.start for other in found):
            found.append(word)
    return sorted(found)


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
