"""What the two sides of a segment say about a homograph: a name, or the everyday word."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa.language import Language, base
from qa.model import Document, Hit, Homograph, Meant, Side, Span, Term
from qa.names import similarity
from qa.scan.compiled import Compiled
from qa.scan.words import Place, Text, found, stems

_LIKE = 0.55  # how much the neighbour in the target must sound like that of the source
_RENDERED = 0.7  # a name of the target that sounds so much like the right one renders it
_SURE, _LIKELY, _DOUBTFUL = 0.95, 0.85, 0.6
SPEAKING = ("adjective", "people")  # Turkish is no bird either
_PERSON = ("given", "family")
MOST = 8  # places of one word in a segment that are looked at


@dataclass(frozen=True, slots=True)
class Seen:
    """One homograph of one segment: where it stands, and the longer or equal hits there."""

    entry: Homograph
    place: Place
    here: tuple[Hit, ...]


class Judge:
    """One segment: what its two sides say about a homograph."""

    def __init__(
        self, document: Document, index: int, here: Sequence[Hit], full: Collection[str],
        told: Collection[str], terms: Mapping[str, Term], compiled: Compiled, ours: Language, theirs: Language, source: Text, target: Text,
    ) -> None:  # fmt: skip
        self._document, self._index, self._here, self._full = document, index, here, full
        self._told = told
        self._terms, self._compiled = terms, compiled
        self._ours, self._theirs = ours, theirs
        self._source, self._target = source, target
        self._named = {h.term.id for h in here if h.span.side == "target"}

    def translated(self, seen: Seen) -> Iterator[Meant]:
        """The everyday word of the target, where the source's word is a name and is not rendered."""
        entry = seen.entry
        concept = self._concept(seen)
        if entry.other or (self._rendered(seen, concept) and not self._once_more(entry)):
            return
        if entry.part not in _PERSON and self._said_too(entry):
            return
        why, strength = self._evidence(seen)
        for place in self._meaning(entry):
            sure = self._confidence(seen, place, strength)
            if sure:
                yield Meant(
                    Span(self._index, "target", place.first, place.last),
                    self._source.written(seen.place),
                    self._instead(entry, concept),
                    why,
                    sure,
                    Span(self._index, "source", seen.place.first, seen.place.last),
                    concept,
                )
                return

    def is_everyday(self, seen: Seen) -> bool:
        """Whether the hits there are no names: the target has the word's meaning and no name."""
        if seen.entry.always or not seen.here or self._rendered(seen, self._concept(seen)):
            return False
        if not seen.entry.other and self._evidence(seen)[1] > 1:
            return False
        return next(self._meaning(seen.entry), None) is not None

    def _said_too(self, entry: Homograph) -> bool:
        """Whether the source has the everyday word itself beside the name: 军事基地 beside 基地组织."""
        names = [
            place for name in entry.names
            for place in found(self._source.folded, self._fold(name), self._ours, MOST)
        ]  # fmt: skip
        return any(
            not any(n.first < place.last and place.first < n.last for n in names)
            for word in entry.means.get(self._ours.code, ())
            for stem in stems(self._fold(word), self._ours)
            for place in found(self._source.folded, stem, self._ours, MOST, loose=True)
        )

    def same(self, hit: Hit, place: Place) -> bool:
        """Whether a hit is the word itself and no longer name around it."""
        return (hit.span.start, hit.span.end) == (place.first, place.last)

    def _concept(self, seen: Seen) -> str:
        """The concept that is named: that of the longer name, else the table's own."""
        longer = [h for h in seen.here if not self.same(h, seen.place)]
        person = seen.entry.part in _PERSON
        if longer:
            return longer[0].term.id
        if person and seen.here and seen.here[0].term.kind == "person":
            return seen.here[0].term.id
        return seen.entry.concept

    def _meaning(self, entry: Homograph) -> Iterator[Place]:
        """Where the target has the everyday word, in a shape of it, and no name of the glossary."""
        right = {self._fold(name) for name in entry.write.values()}
        known = [h.span for h in self._here if h.span.side == "target"]
        for word in entry.means.get(self._theirs.code, ()):
            if self._fold(word) in right:
                continue
            for stem in stems(self._fold(word), self._theirs):
                for place in found(self._target.folded, stem, self._theirs, MOST, loose=True):
                    if not any(s.start < place.last and place.first < s.end for s in known):
                        yield place

    def _rendered(self, seen: Seen, concept: str) -> bool:
        """Whether the target has the name: as a hit, as the table writes it, or nearly so."""
        longer = {h.term.id for h in seen.here}
        if (longer | {concept, seen.entry.concept}) & self._named:
            return True
        codes = (self._theirs.code, "en")
        names = [name for code, name in seen.entry.write.items() if base(code) in codes]
        term = self._terms.get(concept)
        own = [f for f in term.forms if base(f.lang) == self._theirs.code] if term else []
        written = (*names, *(form.text for form in own))
        if any(self._target.has(text, self._fold(text)) for text in written):
            return True
        names += [form.text for form in own if form.use == "short" or " " not in form.text]
        parts = {part for name in names for part in name.split() if len(part) > 2}
        meant = {w[:1].upper() + w[1:] for w in seen.entry.means.get(self._theirs.code, ())}
        return any(
            similarity(word, part, self._ours.pivot) >= _RENDERED
            for word in self._target.names() - meant
            for part in parts
        )

    def _once_more(self, entry: Homograph) -> bool:
        """Whether the source names the country more often than the target, which has its name too."""
        if entry.part != "country":
            return False
        sides = {
            side: len({h.span for h in self._here if h.span.side == side and h.term.id == entry.concept})
            for side in ("source", "target")
        }  # fmt: skip
        return 0 < sides["target"] < sides["source"]

    def _evidence(self, seen: Seen) -> tuple[str, int]:
        """What shows that the source names something, and how strong it is, 0 to 3."""
        entry, place = seen.entry, seen.place
        if any(h.form.use in SPEAKING and self.same(h, place) for h in seen.here):
            return "the source speaks of the country", 3
        capital = self._source.capital(place)
        if self._ours.cased and not capital:
            return "", 0
        if entry.always:
            return "the word is nothing but a name", 3
        longer = [h for h in seen.here if not self.same(h, place) and h.term.kind != "org"]
        if longer and entry.part in _PERSON:
            return f"part of “{self._document.text(longer[0].span)}”", 3
        if self._title_beside("source", self._source, place):
            return "a title stands beside it", 2
        if self._source.titled(place):
            return "a title stands before it", 2
        grounded = [h for h in seen.here if h.term.kind == "person" and h.term.id in self._full]
        if grounded:
            return "the story has the full name", 2
        # German writes every noun with a capital: there it says nothing.
        own = entry.means.get(self._ours.code, ())
        noun = any(word[:1].isupper() for word in own) and self._ours.cased
        if self._ours.cased and capital and not noun and not self._source.opens(place):
            return "it has a capital inside the sentence", 1 if entry.part in _PERSON else 2
        if self._ours.cased and entry.part == "country" and not noun:
            if entry.concept in self._told:
                return "the story names the country", 2
            if any(self._party(h) and h.term.id != entry.concept for h in self._here):
                return "another country stands beside it", 2
        return "", 1

    def _party(self, hit: Hit) -> bool:
        """Whether the source names a country."""
        return hit.span.side == "source" and hit.term.kind == "country" and hit.form.use == "full"

    def _confidence(self, seen: Seen, place: Place, strength: int) -> float:
        """How sure it is that this word of the target stands for the name; 0 says nothing."""
        entry = seen.entry
        person = entry.part in _PERSON
        if self._beside(seen, place):
            return _SURE
        as_name = self._as_name(entry, place)
        if person:
            if strength >= 3:
                return _SURE if as_name or not self._theirs.cased else 0.0
            if strength == 2 and as_name:
                return _LIKELY if not self._target.opens(place) else _DOUBTFUL
            return 0.0
        if strength >= 3:
            return _LIKELY
        if strength == 2:
            return _LIKELY if as_name or not self._theirs.cased else _DOUBTFUL
        return 0.0

    def _as_name(self, entry: Homograph, place: Place) -> bool:
        """Whether the target writes the word as a name: with a title, or a capital not its own."""
        if self._target.titled(place) or self._title_beside("target", self._target, place):
            return True
        if not self._theirs.cased or not self._target.capital(place):
            return False
        words = entry.means.get(self._theirs.code, ())
        return not any(word[:1].isupper() for word in words)

    def _title_beside(self, side: Side, text: Text, place: Place) -> bool:
        return any(
            h.span.side == side and h.term.kind == "title"
            and text.beside(h.span.start, h.span.end, place)
            for h in self._here
        )  # fmt: skip

    def _beside(self, seen: Seen, place: Place) -> bool:
        """Whether a neighbour of the name is rendered beside the everyday word: Mansur Quiet."""
        if seen.entry.part not in _PERSON:
            return False
        if self._theirs.cased and not self._target.capital(place):
            return False
        # A family name stands behind the given one: Lake Tahoe is no Mr. Lake.
        family = seen.entry.part == "family"
        ours = self._source.before(seen.place) if family else self._source.after(seen.place)
        return any(
            similarity(one, other, self._ours.pivot) >= _LIKE
            for one in ours
            for other in (*self._target.before(place), *self._target.after(place))
            if len(one) > 2 and len(other) > 2
        )

    def _instead(self, entry: Homograph, concept: str) -> str:
        """How the target's language writes it: a surname alone by the short form of its owner."""
        tag, term = self._document.target_lang, self._terms.get(concept)
        person = entry.part in _PERSON
        form = term.canonical(tag, "short" if entry.part == "family" else "full") if term else None
        if form and (not person or (entry.part == "family" and form.use == "short")):
            return form.text
        latin = "Latn" in self._theirs.scripts
        right = entry.write.get(tag) or entry.write.get(base(tag))
        return right or (entry.write.get("en", "") if latin else "") or (form.text if form else "")

    def _fold(self, text: str) -> str:
        return self._compiled.folder.text(text)
