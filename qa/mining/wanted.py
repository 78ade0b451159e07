"""What a sentence wants rendered: the concepts that its source names and its references confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from qa.language import base, language
from qa.mining.corpus import Sentence
from qa.mining.known import Found, Known, names, single
from qa.mining.names import Name, NameIndex
from qa.mining.origin import How, by_reading
from qa.mining.words import Word, find, sames, words
from qa.model import FREE_KINDS, Document, Hit, Kind, Reading, Segment, Span, Term
from qa.scan.compiled import Compiled
from qa.scan.readings import read


@dataclass(slots=True)
class Text:
    """One text of the target language, looked at once."""

    text: str
    words: Sequence[Word]
    found: Sequence[Found]
    wrong: Sequence[tuple[int, int, str]]
    ids: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A concept that a sentence names.

    `source` are the source's words for it (empty without a source), `place` their relative
    position, `names` the forms that stand for it, the first to be preferred, `term` is None for a
    new concept; `proof` says how its source form is known.
    """

    id: str
    kind: Kind | None
    names: tuple[str, ...]
    source: str
    place: float | None
    proof: How | str
    term: Term | None = None
    name: Name | None = None

    def spans(self, text: Text) -> list[tuple[int, int]]:
        """The words [first, last) of the text that render it."""
        if self.term is not None:
            places = [(f.start, f.end) for f in text.found if f.term.id == self.id]
            return [w for w in (_words(text.words, *place) for place in places) if w]
        found = []
        for form in self.names:
            same = sames(form, language("und"))
            found += find(same, text.words)
            if len(same) > 1 and not found:  # the surname first, or last
                found += find((*same[1:], same[0]), text.words)
                found += find((same[-1], *same[:-1]), text.words)
        return found


def _words(whole: Sequence[Word], start: int, end: int) -> tuple[int, int] | None:
    inside = [n for n, word in enumerate(whole) if word.start < end and start < word.end]
    return (inside[0], inside[-1] + 1) if inside else None


class Wants:
    """Makes the list for each sentence."""

    def __init__(self, known: Known, compiled: Compiled, index: NameIndex) -> None:
        self._known, self._compiled, self._index = known, compiled, index

    def text(self, text: str, lang: str) -> Text:
        found, wrong = self._known.look(text, lang)
        return Text(
            text, words(text, language(lang)), found, wrong, frozenset(f.term.id for f in found)
        )

    def of(
        self, sentence: Sentence, references: Sequence[Text]
    ) -> tuple[list[Wanted], list[Found]]:
        """The concepts to look for, and what the glossary finds in the source."""
        if not sentence.source:
            return self._of_references(sentence, references), []
        theirs, _ = self._known.look(sentence.source, sentence.source_lang)
        size, lang = len(sentence.source), language(sentence.source_lang)
        wanted: dict[str, Wanted] = {}
        for hit in single(theirs):
            told = _names(hit.term, sentence.target_lang)
            if told and _confirmed(hit.term.id, references):
                place = (hit.start + hit.end) / 2 / size
                source = sentence.source[hit.start : hit.end]
                proof = "reading" if by_reading(told[0], source, lang) else "glossary"
                wanted.setdefault(
                    hit.term.id,
                    Wanted(hit.term.id, hit.term.kind, told, source, place, proof, hit.term),
                )
        for reading in self._readings(sentence, theirs):
            self._read(sentence, reading, references, wanted)
        covered = [(hit.start, hit.end) for hit in theirs]
        for start, end, name in self._index.look(sentence):
            if any(first < end and start < last for first, last in covered):
                continue
            place = (start + end) / 2 / size
            key = f"new:{name.source}"
            wanted.setdefault(
                key,
                Wanted(key, None, name.spellings, name.source, place, name.support.how, None, name),
            )
        return list(wanted.values()), theirs

    def _of_references(self, sentence: Sentence, references: Sequence[Text]) -> list[Wanted]:
        wanted: dict[str, Wanted] = {}
        for hit in single(list(references[0].found)) if references else ():
            told = _names(hit.term, sentence.target_lang)
            if told and _confirmed(hit.term.id, references):
                wanted.setdefault(
                    hit.term.id,
                    Wanted(hit.term.id, hit.term.kind, told, "", None, "reference", hit.term),
                )
        return list(wanted.values())

    def _readings(self, sentence: Sentence, theirs: Sequence[Found]) -> Sequence[Reading]:
        table = self._compiled.abbreviations.get(base(sentence.source_lang))
        if table is None:
            return ()
        segment = Segment("", sentence.source)
        document = Document("", "", sentence.source_lang, sentence.target_lang, (segment,))
        hits = [
            Hit(Span(0, "source", f.start, f.end), f.term, form)
            for f in theirs
            for form in f.term.forms
            if form.text == f.text
        ]
        return read(document, hits, table)

    def _read(
        self,
        sentence: Sentence,
        reading: Reading,
        references: Sequence[Text],
        wanted: dict[str, Wanted],
    ) -> None:
        """An abbreviation: the candidates that every reference names."""
        candidates = [*reading.resolved, *reading.rivals]
        sure = [c for c in candidates if references and all(c in r.ids for r in references)]
        if len(sure) != 1 or sure[0] in wanted:
            return
        term = self._compiled.terms[sure[0]]
        start, end = reading.span.start, reading.span.end
        if end - start == 1:  # one character alone says too little: with what follows it
            end = min(end + 1, len(sentence.source))
        told = names(term, sentence.target_lang)
        if told and sentence.source[start:end].isalpha() and end - start > 1:
            place = start / len(sentence.source)
            wanted[term.id] = Wanted(
                term.id, term.kind, told, sentence.source[start:end], place, "abbreviation", term
            )


def _names(term: Term, lang: str) -> tuple[str, ...]:
    """The forms that stand for it, none where translators are free in their words."""
    return () if term.kind in FREE_KINDS and not term.strict else names(term, lang)


def _confirmed(concept: str, references: Sequence[Text]) -> bool:
    """Whether there are no references, or one of them renders the concept."""
    return not references or any(concept in text.ids for text in references)
