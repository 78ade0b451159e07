"""A corpus to what can be proposed, in four passes: words, names, their company, comparisons."""

from __future__ import annotations

from dataclasses import dataclass

from qa.language import language
from qa.mining.compare import compare
from qa.mining.corpus import Corpus
from qa.mining.judge import Judged, judge
from qa.mining.known import Known
from qa.mining.names import NameIndex, Names
from qa.mining.tally import Tally
from qa.mining.wanted import Wants
from qa.mining.words import Vocabulary
from qa.scan.compiled import Compiled


@dataclass(frozen=True, slots=True)
class Mined:
    """Everything judged, the surest first, and how much was read."""

    judged: tuple[Judged, ...]
    sentences: int
    segments: int
    unusable: int


def mine(corpus: Corpus, compiled: Compiled) -> Mined:
    """What the corpus teaches about the glossary: the same for any order of its documents."""
    known = Known(compiled)
    vocabularies: dict[str, Vocabulary] = {}
    sentences = 0
    for sentence in corpus.sentences():
        sentences += 1
        words = _of(vocabularies, sentence.target_lang)
        for text in (*sentence.references, *(output.text for output in sentence.outputs)):
            words.add(text)
        _of(vocabularies, sentence.source_lang).add(sentence.source)
    names = Names(known)
    for sentence in corpus.sentences():
        names.add(sentence, vocabularies[sentence.target_lang], vocabularies[sentence.source_lang])
    names.company.listen()
    for sentence in corpus.sentences():
        names.company.count(sentence)
    wants = Wants(known, compiled, NameIndex(names.found()))
    tally = Tally()
    for sentence in corpus.sentences():
        pair = sentence.source_lang, sentence.target_lang
        for seen in compare(sentence, wants, vocabularies[sentence.target_lang]):
            tally.add(pair, seen)
    judged = [judge(c, vocabularies[c.pair[1]]) for c in tally.concepts.values()]
    judged.sort(key=_rank)
    return Mined(tuple(judged), sentences, corpus.segments, corpus.unusable)


def _of(vocabularies: dict[str, Vocabulary], lang: str) -> Vocabulary:
    if lang not in vocabularies:
        vocabularies[lang] = Vocabulary(language(lang))
    return vocabularies[lang]


def _rank(judged: Judged) -> tuple[float, int, tuple[str, str], str]:
    best = judged.wrong[0] if judged.wrong else None
    return (
        -best.confidence if best else 0.0,
        -best.rendering.count if best else 0,
        judged.concept.pair,
        judged.concept.wanted.id,
    )
