"""One sentence: for each concept that an output does not render, what stands in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from qa.language import Language, language
from qa.mining.corpus import Output, Sentence
from qa.mining.origin import by_reading
from qa.mining.place import Place, Scene, place, run_of
from qa.mining.slot import Witness, slot
from qa.mining.variants import related
from qa.mining.wanted import Text, Wanted, Wants
from qa.mining.words import Vocabulary, Word, find, plain, sames

_WITNESSES = 12  # of a sentence: references first; more would not say more
_PHRASES = ("phrase", "title", "formula")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stretch [start, end) of one output in the place of a concept. `sound` and `votes` of
    `asked` point at it; `other` is the concept that it names instead, `cased` whether it is
    written as a name (a phrase: whether it has one in it)."""

    wanted: Wanted
    text: str
    same: tuple[str, ...]
    sound: float
    votes: int
    asked: int
    other: str
    other_kind: str
    cased: bool
    output: Output
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What one sentence says of one concept: how many of its `outputs` have it, what the others
    have, and `admitted`, other renderings of its references with how many outputs share each."""

    wanted: Wanted
    outputs: int
    right: int
    references: int
    sightings: tuple[Sighting, ...]
    admitted: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class _Case:
    """A concept while its sentence is looked at; `lacking` are numbers of outputs."""

    concept: Wanted
    have: list[tuple[Text, list[tuple[int, int]]]]
    witnesses: list[Witness]
    lacking: list[int]


def compare(sentence: Sentence, wants: Wants, vocabulary: Vocabulary) -> Iterator[Seen]:
    """Every concept that the sentence names, with what its outputs make of it."""
    lang = sentence.target_lang
    references = [wants.text(text, lang) for text in sentence.references]
    wanted, theirs = wants.of(sentence, references)
    if not wanted:
        return
    outputs = [wants.text(output.text, lang) for output in sentence.outputs]
    cases = [case for concept in wanted if (case := _case(concept, references, outputs))]
    referred = {word.same for text in references for word in text.words}
    scene = Scene(sentence.source_lang, language(lang), references, referred, vocabulary)
    names = {concept.id: scene.own(concept) for concept in wanted}
    named = frozenset(hit.term.id for hit in theirs)
    sightings: dict[str, list[Sighting]] = {}
    for number, output in enumerate(sentence.outputs):
        claims = []
        for case in cases:
            if number not in case.lacking:
                continue
            others = {word for key, own in names.items() if key != case.concept.id for word in own}
            found = place(case.concept, outputs[number], case.witnesses, others, scene)
            if found is not None:
                claims.append((case.concept, found))
        for concept, found in _settled(claims):
            sighting = _sighting(concept, outputs[number], output, found, named, sentence)
            if sighting is not None:
                sightings.setdefault(concept.id, []).append(sighting)
    for case in cases:
        yield Seen(
            case.concept,
            len(outputs),
            len(outputs) - len(case.lacking),
            sum(bool(spans) for _, spans in case.have),
            tuple(sightings.get(case.concept.id, ())),
            _admitted(case, outputs, vocabulary),
        )


def _case(concept: Wanted, references: Sequence[Text], outputs: Sequence[Text]) -> _Case | None:
    """The concept with who renders it; None where no reference does."""
    have = [(text, concept.spans(text)) for text in references]
    if references and not any(spans for _, spans in have):
        return None
    witnesses = [Witness(text.words, *spans[0]) for text, spans in have if len(spans) == 1]
    lacking = []
    for number, text in enumerate(outputs):
        spans = concept.spans(text)
        if not spans:
            lacking.append(number)
        elif len(spans) == 1:
            witnesses.append(Witness(text.words, *spans[0]))
    return _Case(concept, have, witnesses[:_WITNESSES], lacking)


def _settled(claims: Sequence[tuple[Wanted, Place]]) -> Iterator[tuple[Wanted, Place]]:
    """One concept for each place: the one with the best claim to it."""
    kept: list[Place] = []
    for concept, found in sorted(claims, key=lambda claim: (-claim[1].claim, claim[0].id)):
        if not any(found.overlaps(other) for other in kept):
            kept.append(found)
            yield concept, found


def _sighting(
    concept: Wanted,
    text: Text,
    output: Output,
    found: Place,
    named: Collection[str],
    sentence: Sentence,
) -> Sighting | None:
    part = found.words
    start, end = part[0].start, part[-1].end
    known = [(first, last) for first, last, about in text.wrong if about == concept.id]
    if any(first < end and start < last for first, last in known):
        return None  # the glossary knows it
    other, kind = "", ""
    for hit in text.found:
        if hit.start < end and start < hit.end and hit.term.id != concept.id:
            if hit.term.id in named:
                return None  # that is the rendering of another name of the source
            if hit.start <= start and end <= hit.end:
                if hit.use == "capital":
                    return None  # a dateline, sooner than a name taken for the city's
                other, kind = hit.term.id, hit.term.kind
    said = plain(text.text[start:end])
    if not other and _of_source(concept, said, part, sentence):
        return None
    return Sighting(
        concept, said, tuple(word.same for word in part), found.sound, found.votes, found.asked,
        other, kind, _cased(concept, part, language(sentence.target_lang)), output, start, end,
    )  # fmt: skip


def _cased(concept: Wanted, part: Sequence[Word], lang: Language) -> bool:
    """Whether a name is written as one, or a phrase has a name in it, as far as capitals tell."""
    if not lang.cased:
        return True
    if concept.kind in _PHRASES:
        return any(word.capital for word in part)
    return part[0].capital and (part[-1].capital or part[-1].tied)


def _of_source(
    concept: Wanted, said: str, part: Sequence[Word], sentence: Sentence
) -> bool:  # fmt: skip
    """Whether it is what other words of the source are read like, or the source's word itself."""
    lang = language(sentence.source_lang)
    if not sentence.source:
        return False
    if lang.spaced:
        own = {word for name in concept.names for word in sames(name, lang)}
        theirs = sames(sentence.source, lang)
        left = [word.same for word in part if not any(related(word.same, mine) for mine in own)]
        return any(related(word, other) for word in left for other in theirs)
    read = by_reading(said, sentence.source, lang)
    return read is not None and read.text != concept.source


def _admitted(
    case: _Case, outputs: Sequence[Text], vocabulary: Vocabulary
) -> tuple[tuple[str, int], ...]:
    """What references that lack every form have in its place, and how many outputs have it too."""
    found = []
    for text, spans in case.have:
        gap = None if spans else slot(text.words, case.witnesses, vocabulary.titles)
        part = run_of(text.words[gap.first : gap.last]) if gap else []
        if part and part[0].capital and part[-1].capital:
            same = [word.same for word in part]
            shared = sum(bool(find(same, output.words)) for output in outputs)
            found.append((plain(text.text[part[0].start : part[-1].end]), shared))
    return tuple(found)
