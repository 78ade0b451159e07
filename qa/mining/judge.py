"""Counts to proposals: what is wrong, what is only another way to write it, and how sure that is.

The confidence of a wrong rendering is a product of three: that the concept is what the source
names, that the words stand in its place, and that they are no legitimate variant. The bands of
sound are those measured for names located with a source (.8 and more 99 % right, .7 94 %, .6 82 %,
.5 41 %); the others were set on the tuning half of the benchmark and measured on the other half.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.language import language
from qa.mining.tally import Concept, Rendering
from qa.mining.variants import plausible, respelt, same_for_readers, scripts, syllabic
from qa.mining.words import Vocabulary, sames
from qa.names import fold_name, profile, similarity

LEAST = 0.5  # confidence below which nothing is proposed
_NAMES = ("person", "place", None)
_KINDS = (("country", "people", "place"), ("person",), ("org",), ("phrase", "title", "formula"))
_SCARCE = 0.2  # share of right outputs below which the reference is alone with its spelling
_MOSTLY = 0.6  # share of the outputs that is more than a slip
_SEVERAL, _SOME = 3, 0.2  # different ones, and the share that is then enough
_FOREIGN = 0.34  # share of other romanisations from which the name is not the source's own
_BANDS = ((0.8, 0.97), (0.7, 0.92), (0.6, 0.78), (0.55, 0.5))
_PARTLY = 0.85  # where one word of the name is right
_POINTED = (0.0, 0.45, 0.75, 0.88)  # by how many witnesses agree on the place
_AGREED = 0.3  # share of the witnesses that must agree
# Similarity from which another way to write a name in another alphabet is a custom: new names, known ones.
_CUSTOM = (0.7, 0.8)
_UNCASED, _EVERYDAY = 0.75, 0.6  # a name is rarely written small, or one everyday word


@dataclass(frozen=True, slots=True)
class Wrong:
    """A rendering that is proposed as wrong, and the concept that it names instead, if any."""

    rendering: Rendering
    confidence: float
    other: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A concept with what is proposed of it; `certain` is how sure name and source form are."""

    concept: Concept
    certain: float
    wrong: tuple[Wrong, ...]
    admitted: tuple[str, ...]


def judge(concept: Concept, vocabulary: Vocabulary) -> Judged:
    """What the counts of one concept say."""
    certain = _certain(concept, vocabulary)
    names = _forms(concept)
    admitted = tuple(_admitted(concept, names, vocabulary))
    told = [sames(text, language(concept.pair[1])) for text in concept.others]
    wrong = []
    written = frozenset().union(*map(scripts, concept.wanted.names))
    for rendering in concept.renderings.values():
        if scripts(rendering.text) != written:
            continue  # left in its own script, or transliterated: a choice, or plain untranslated
        if any(same_for_readers(rendering.same, form) for form in (*names, *told)):
            continue
        confidence = certain * _placed(concept, rendering, vocabulary)
        confidence *= _wrong(concept, rendering, vocabulary)
        if confidence >= LEAST:
            other = max(sorted(rendering.others), key=rendering.others.__getitem__, default="")
            wrong.append(Wrong(rendering, round(confidence, 2), other))
    wrong.sort(key=rank)
    return Judged(concept, round(certain, 2), tuple(wrong), admitted)


def rank(wrong: Wrong) -> tuple[float, int, str]:
    """The surest first, of equals the most frequent."""
    return -wrong.confidence, -wrong.rendering.count, wrong.rendering.text


def _forms(concept: Concept) -> list[tuple[str, ...]]:
    lang = language(concept.pair[1])
    texts = list(concept.wanted.names)
    if concept.wanted.term is not None:
        texts += [
            f.text for f in concept.wanted.term.forms if f.lang.partition("-")[0] == lang.code
        ]
    return [sames(text, lang) for text in texts]


def _certain(concept: Concept, vocabulary: Vocabulary) -> float:
    """How sure it is that these words of the source have this name."""
    wanted = concept.wanted
    if wanted.proof == "reading" and _foreign(concept, vocabulary):
        return 0.49
    if not concept.references and _unborne(concept):
        return 0.49
    if wanted.name is None:
        if not concept.references:
            return 0.9
        return 0.98 if wanted.proof != "abbreviation" else 0.9
    support = wanted.name.support
    if support.how == "reading":
        words = wanted.names[0].replace("-", " ").split()
        certain = 0.98 if support.outputs or support.references > 1 else 0.9
        if len(words) == 1 and not support.outputs:
            certain = 0.8
        return certain
    if support.how == "company":
        return min(0.92, 0.8 + 0.03 * (support.sentences - 3))
    if not support.outputs:
        return 0.4
    certain = 0.95 if support.value >= 0.85 else 0.88 if support.value >= 0.8 else 0.8
    return min(0.97, certain + 0.03 * (support.sentences - 1))


def _unborne(concept: Concept) -> bool:
    """Whether too little says, without a reference, that the source's words are this name: no output
    has it (コロナ is no Colonna), or it is one word of a language written alike, which may be no name
    at all (oOh! Media)."""
    wanted = concept.wanted
    if wanted.name is None:
        return not concept.right
    alone = len(wanted.names[0].split()) == 1
    return alone and wanted.proof == "reading" and language(concept.pair[0]).spaced


def _foreign(concept: Concept, vocabulary: Vocabulary) -> bool:
    """Whether outputs keep giving a name of another origin: Pham Minh Chinh for 范明政."""
    total, far = concept.right, 0
    distinct = 0
    for rendering in concept.renderings.values():
        total += rendering.count
        if rendering.cased and not _native(concept, rendering, vocabulary):
            far += rendering.count
            distinct += 1
    if far < 2:
        return False
    return far > _FOREIGN * total or (distinct >= _SEVERAL and far >= _SOME * total)


def _native(concept: Concept, rendering: Rendering, vocabulary: Vocabulary) -> bool:
    """Whether the differing words are syllables of the source, near spellings, or translations."""
    wanted = {word for name in concept.wanted.names for word in map(fold_name, name.split())}
    pivot = profile(concept.pair[0])
    # From a language that is written as it is here, everyday words are a translation, maybe right.
    translated = not language(concept.pair[0]).spaced
    return all(
        word in wanted
        or (translated and vocabulary.seen_small(word))
        or syllabic(word, pivot)
        or any(plausible(word, right) for right in wanted)
        for word in rendering.same
    )


def _placed(concept: Concept, rendering: Rendering, vocabulary: Vocabulary) -> float:
    """How sure it is that the words stand in the concept's place."""
    heard = next((sure for least, sure in _BANDS if rendering.sound >= least), 0.0)
    mine = {fold_name(word) for name in concept.wanted.names for word in name.split()}
    if heard and rendering.cased and mine.intersection(rendering.same):
        heard = max(heard, _PARTLY)
    pointed = 0.0
    if rendering.share >= _AGREED and (rendering.cased or rendering.count > 1):
        pointed = _POINTED[min(rendering.votes, len(_POINTED) - 1)]
        pointed *= 1.0 if rendering.cased else _UNCASED
    if len(rendering.same) == 1 and vocabulary.empty(rendering.same[0]):
        pointed *= _EVERYDAY
    placed = 1 - (1 - heard) * (1 - pointed)
    # Seen again in another sentence: it did not slip in there by chance.
    again = min(2.0, 1 + 0.5 * (rendering.sentences - 1))
    return float(1 - (1 - placed) ** again)


def _wrong(concept: Concept, rendering: Rendering, vocabulary: Vocabulary) -> float:
    """How sure it is that the words are no legitimate variant."""
    wanted = concept.wanted
    if rendering.others:
        if _alike(concept, rendering):
            heard = rendering.sound >= _BANDS[0][0] or rendering.votes > 1
            return 0.97 if heard else 0.3
        return 0.85 if rendering.votes > 1 else 0.3
    if wanted.proof == "reading":
        mostly = rendering.count > _MOSTLY * concept.outputs
        if mostly and any(map(vocabulary.seen_small, rendering.same)):
            return 0.4  # what nearly all translate may well be its name in this language
        if not rendering.sound and _unlike(concept, rendering, vocabulary):
            return 0.4  # sooner the words beside the name
        if _native(concept, rendering, vocabulary):
            return 0.97
        # No syllables of the source: garbled where a part is right, else perhaps a name abroad.
        mine = {fold_name(word) for name in wanted.names for word in name.split()}
        return 0.85 if mine.intersection(rendering.same) else 0.5
    if _respelt(concept, rendering):
        return 0.3
    total = concept.right + rendering.count
    share = concept.right / total if total else 0.0
    # One person's spelling against all the others: the reference may be the wrong one.
    alone = share < _SCARCE or rendering.count > _MOSTLY * concept.outputs
    if wanted.name is not None and alone:
        return 0.4
    if wanted.kind in _NAMES and wanted.proof != "company":
        return 0.95 if share >= (0.5 if wanted.name else 0.25) else 0.85
    # A term can be put in many ways: only what has another name in it, or what most outputs do
    # otherwise, is wrong.
    if wanted.kind in _KINDS[-1]:
        return 0.85 if rendering.cased and rendering.votes > 1 else 0.4
    if not rendering.cased:
        return 0.7 if rendering.count > 2 and share >= 0.5 else 0.4
    mine = {word for form in _forms(concept) for word in form}
    if any(word in mine and not vocabulary.empty(word) for word in rendering.same):
        return 0.4  # the same body by another wording
    usual = share >= 0.5 and (wanted.proof != "company" or rendering.count > 1)
    return 0.8 if usual else 0.6


def _unlike(concept: Concept, rendering: Rendering, vocabulary: Vocabulary) -> bool:
    """Whether it has more words than the name, and all of them are everyday ones."""
    most = max(len(name.split()) for name in concept.wanted.names)
    return len(rendering.same) > most and all(map(vocabulary.seen_small, rendering.same))


def _respelt(concept: Concept, rendering: Rendering) -> bool:
    """Whether it may be somebody's usage: the same sounds, or as good as that where one alphabet is
    written in another one and every desk has its own custom (Ройзин, Рошин)."""
    wanted, (theirs, ours) = concept.wanted, concept.pair
    here, parts = profile(ours), rendering.text.split()
    for name in wanted.names:
        # A name of one word may have another one beside it.
        texts = [rendering.text, *parts] if len(name.split()) == 1 else [rendering.text]
        if any(respelt(text, name, here) for text in texts):
            return True
    if not (language(theirs).spaced and language(ours).spaced):
        return False
    least = _CUSTOM[wanted.name is None]
    across = scripts(rendering.text).isdisjoint(frozenset().union(*map(scripts, concept.sources)))
    return across and any(similarity(rendering.text, n, here) >= least for n in wanted.names)


def _alike(concept: Concept, rendering: Rendering) -> bool:
    """Whether what it names instead is of a like kind, so that one is taken for the other."""
    mine = next((kinds for kinds in _KINDS if concept.wanted.kind in kinds), ())
    return concept.wanted.kind is None or any(kind in mine for kind in rendering.kinds)


def _admitted(
    concept: Concept, names: Sequence[tuple[str, ...]], vocabulary: Vocabulary
) -> Iterator[str]:
    """What a reference has for the concept and most outputs share, a name like it by its sound."""
    lang = language(concept.pair[1])
    for text in sorted(concept.others):
        same = sames(text, lang)
        if any(same_for_readers(same, form) for form in names) or not same:
            continue
        if all(vocabulary.empty(word) for word in same):
            continue
        if 2 * concept.shared[text] < concept.outputs:
            continue
        pivot = profile(concept.pair[0])
        if max(similarity(text, name, pivot) for name in concept.wanted.names) >= 0.7:
            yield text
