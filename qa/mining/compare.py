"""One sentence: for each concept that an output does not render, what stands in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from qa.language import language
from qa.mining.corpus import Output, Sentence
from qa.mining.slot import Slot, Witness, slot
from qa.mining.wanted import Text, Wanted, Wants
from qa.mining.words import Vocabulary, Word, find, plain
from qa.names import NameToken, fold_name, locate, profile

_NAMES = ("person", "place", None)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stretch of one output in the place of a concept. `sound` and `votes` of `asked` point at it;
    `other` is the concept that the stretch names instead, `cased` whether it is written as a name."""

    wanted: Wanted
    text: str
    same: tuple[str, ...]
    sound: float
    votes: int
    asked: int
    other: str
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


def compare(sentence: Sentence, wants: Wants, vocabulary: Vocabulary) -> Iterator[Seen]:
    """Every concept that the sentence names, with what its outputs make of it."""
    lang = sentence.target_lang
    references = [wants.text(text, lang) for text in sentence.references]
    wanted, theirs = wants.of(sentence, references)
    if not wanted:
        return
    outputs = [wants.text(output.text, lang) for output in sentence.outputs]
    named = {hit.term.id for hit in theirs}
    referred = {word.same for text in references for word in text.words}
    for concept in wanted:
        have = [(text, concept.spans(text)) for text in references]
        if references and not any(spans for _, spans in have):
            continue
        witnesses = [Witness(t.words, *spans[0]) for t, spans in have if len(spans) == 1]
        right = 0
        lacking: list[tuple[Text, Output]] = []
        for text, output in zip(outputs, sentence.outputs, strict=True):
            spans = concept.spans(text)
            if spans:
                right += 1
                if len(spans) == 1:
                    witnesses.append(Witness(text.words, *spans[0]))
            else:
                lacking.append((text, output))
        sightings = []
        for text, output in lacking:
            found = _place(concept, text, witnesses, sentence, wanted, referred, vocabulary)
            if found is None:
                continue
            part, sound, place = found
            if not part or _referred(concept, part, references, vocabulary):
                continue
            sighting = _sighting(concept, text, output, part, sound, place, named)
            if sighting is not None:
                sightings.append(sighting)
        admitted = _admitted(have, witnesses, outputs, vocabulary)
        told = sum(bool(spans) for _, spans in have)
        yield Seen(concept, len(outputs), right, told, tuple(sightings), admitted)


def _place(
    concept: Wanted,
    text: Text,
    witnesses: Sequence[Witness],
    sentence: Sentence,
    wanted: Sequence[Wanted],
    referred: Collection[str],
    vocabulary: Vocabulary,
) -> tuple[Sequence[Word], float, Slot | None] | None:
    """The words in the place of the concept, how they sound, and what the witnesses say."""
    place = slot(text.words, witnesses, vocabulary.titles)
    mine = {fold_name(part) for name in concept.names for part in name.split()}
    others = {
        fold_name(part)
        for other in wanted
        if other is not concept
        for name in other.names
        for part in name.split()
    }
    heard = None
    if concept.kind in _NAMES and language(sentence.target_lang).cased:
        free = [
            word
            for word in text.words
            if word.capital
            and word.same not in others
            and word.same not in vocabulary.dates
            and (word.same not in referred or word.same in mine)
        ]
        heard = locate(
            len(text.text), _tokens(free, text.words), concept.names, concept.source or None,
            concept.place, profile(sentence.source_lang),
            {word.same for word in free if vocabulary.everyday(word.same)},
        )  # fmt: skip
    slotted = _run(text.words[place.first : place.last], None) if place else []
    if heard is None:
        return (slotted, 0.0, place) if slotted else None
    sounding = [w for w in text.words if heard.start <= w.start and w.end <= heard.end]
    if place and text.words[place.first].start <= heard.start <= text.words[place.last - 1].start:
        # The witnesses say how far it goes, the sound where its heart is.
        return _run(text.words[place.first : place.last], sounding), heard.value, place
    return sounding, heard.value, None


def _referred(
    concept: Wanted, part: Sequence[Word], references: Sequence[Text], vocabulary: Vocabulary
) -> bool:
    """Whether a reference has these words too, for something else or as another rendering."""
    same = [word.same for word in part]
    if not vocabulary.spaced:
        return any(find(same, text.words) for text in references)
    referred = {word.same for text in references for word in text.words}
    if all(word in referred for word in same):
        return True
    mine = {fold_name(word) for name in concept.names for word in name.split()}
    telling = [word for word in same if not vocabulary.empty(word)]
    return bool(telling) and all(word in referred and word not in mine for word in telling)


def _run(part: Sequence[Word], heart: Sequence[Word] | None) -> Sequence[Word]:
    """The words that stand together, and with a heart the capitals round it."""
    runs: list[list[Word]] = []
    for at, word in enumerate(part):
        capital = word.capital and part[at - 1].capital
        held = word.joined and (heart is None or word.tied or capital)
        if at and held:
            runs[-1].append(word)
        else:
            runs.append([word])
    if heart is None:
        return runs[0] if len(runs) == 1 else []
    return next((run for run in runs if heart[0] in run), heart)


def _tokens(free: Sequence[Word], whole: Sequence[Word]) -> list[NameToken]:
    """Capitalised words as the tools for names take them; `joined` to the one right before."""
    after = {id(word): whole[at - 1] if at else None for at, word in enumerate(whole)}
    found: list[NameToken] = []
    previous: Word | None = None
    for word in free:
        joined = word.joined and previous is not None and after[id(word)] is previous
        found.append(NameToken(word.text, word.start, word.end, joined))
        previous = word
    return found


def _sighting(
    concept: Wanted,
    text: Text,
    output: Output,
    part: Sequence[Word],
    sound: float,
    place: Slot | None,
    named: Collection[str],
) -> Sighting | None:
    start, end = part[0].start, part[-1].end
    if any(
        first < end and start < last for first, last, known in text.wrong if known == concept.id
    ):
        return None  # the glossary knows it
    other = ""
    for hit in text.found:
        if hit.start < end and start < hit.end and hit.term.id != concept.id:
            if hit.term.id in named:
                return None  # that is the rendering of another name of the source
            if hit.start <= start and end <= hit.end:
                other = hit.term.id
    return Sighting(
        concept, text.text[start:end], tuple(word.same for word in part), sound,
        place.votes if place else 0, place.asked if place else 0, other,
        part[0].capital and (part[-1].capital or part[-1].tied),
        output, start, end,
    )  # fmt: skip


def _admitted(
    have: Sequence[tuple[Text, Sequence[tuple[int, int]]]],
    witnesses: Sequence[Witness],
    outputs: Sequence[Text],
    vocabulary: Vocabulary,
) -> tuple[tuple[str, int], ...]:
    """What references that lack every form have in its place, and how many outputs have it too."""
    found = []
    for text, spans in have:
        place = None if spans else slot(text.words, witnesses, vocabulary.titles)
        part = _run(text.words[place.first : place.last], None) if place else []
        if part and part[0].capital and part[-1].capital:
            same = [word.same for word in part]
            shared = sum(bool(find(same, output.words)) for output in outputs)
            found.append((plain(text.text[part[0].start : part[-1].end]), shared))
    return tuple(found)
