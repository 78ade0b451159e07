"""The names of a source whose letters the target changes, in a script that both have in common."""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterator, Mapping, Sequence

from qa.language import Language
from qa.model import ChangedName, Document, Hit, Segment, Side, Span
from qa.names.known import KnownNames
from qa.names.lexicon import common, either, lexicon
from qa.names.respelt import Respelt, Tongue, folded, respelt
from qa.names.transcribed import by_sound, rules, transcribed
from qa.names.words import Word, words_of
from qa.scan.lore import stops
from qa.scan.tongue.data import vocabulary

_MOST = 20_000  # characters of a side
_USUAL = 40  # of a frequency list, once in 100,000 words: what a rarer word says is no translation
_SUFFIX, _STEM = 4, 7  # letters that make an adjective of a word, and that are left of it
_LEFT = re.compile(r"[A-Z][a-zA-Z]{2}")  # a name that another script leaves in Latin letters


def _tongue(lang: Language) -> Tongue:
    return Tongue(
        common(lang.code), stops(lang), frozenset(lang.tails), lang.declines, either(lang.code),
        lang.spelt,
    )  # fmt: skip


class Spelling:
    """The story as far as the letters of names go; nothing is made before it is needed."""

    def __init__(
        self,
        document: Document,
        index: Mapping[tuple[int, Side], Sequence[Hit]],
        lang: Language,
        source_lang: Language | None,
        names: KnownNames,
    ) -> None:
        self._document, self._index, self._lang, self._names = document, index, lang, names
        self._source_lang = source_lang
        same = bool(source_lang and source_lang.cased and source_lang.scripts == lang.scripts)
        same = same and not by_sound(lang.code)
        self._same = same and source_lang is not None and source_lang.code != lang.code
        self._words: dict[int, list[Word]] = {}
        self._latin = lang.scripts == ("Latn",) and source_lang is not None and not same

    def respelt(self, number: int, segment: Segment) -> Iterator[ChangedName]:
        """The names of the source whose letters the target changes."""
        text = segment.source or ""
        if not (self._same or (self._latin and _LEFT.search(text))) or self._source_lang is None:
            return
        theirs = words_of(text, self._source_lang.articles)
        if self._latin:
            theirs = [word for word in theirs if word.plain.isascii()]
            if not any(word.capital for word in theirs):
                return
        ours = self._words_of(number)
        # What another script leaves in Latin letters is read as the target's own language.
        lang = self._source_lang if self._same else self._lang
        tongues = _tongue(self._lang), _tongue(lang)
        known = self._right(number, ours)
        for slip in respelt(ours, theirs, tongues, lexicon(), _Elsewhere(self), known):
            text = segment.target[slip.start : slip.end]
            word = self._word(text)
            if not self._translated(text, slip, lang, word):
                yield _slip(number, slip, word)

    def _word(self, text: str) -> bool:
        """Whether it is a word of the target's language, if no list of everyday words has told:
        Estadio for Stadio. Few segments ask.
        """
        return not common(self._lang.code) and text.casefold() in vocabulary(self._lang.code)

    def _usual(self, text: str) -> bool:
        return vocabulary(self._lang.code)[text.casefold()] >= _USUAL

    def _translated(self, text: str, slip: Respelt, lang: Language, word: bool) -> bool:
        """Whether a name that is a word is translated (Juegos, Jogos; Senate, Senats) or the target
        transcribes it by its own rules (Kasjanow for Kasyanov).
        """
        if lang.code == self._lang.code:
            return False
        other = slip.instead.casefold()
        known = other in vocabulary(lang.code)
        if known and self._lang.capitals == "nouns" and not _one_letter(text, slip.instead):
            return True  # Hurrikan for Hurricane
        if word and self._lang.capitals == "nouns" and text not in lexicon():
            return True  # Hurrikan, Senatorin: nouns have a capital as names have
        if word and (slip.why != "beside" or (known and self._usual(text))):
            return True
        if known and slip.instead not in lexicon() and not _one_letter(text, slip.instead):
            return True  # no name, but a word that the target has in its own shape
        if slip.instead not in lexicon() and text not in lexicon() and _derived(other, lang.code):
            return True  # Enzyklopädisches, Encyclopedic
        return transcribed(other, text.casefold(), rules(lang.code, self._lang.code))

    def _words_of(self, number: int) -> list[Word]:
        known = self._words.get(number)
        if known is None:
            text = self._document.segments[number].target[:_MOST]
            known = self._words[number] = words_of(text, self._lang.articles)
        return known

    @functools.cached_property
    def large(self) -> frozenset[str]:
        """The folded words with capitals of the whole story."""
        every = map(self._words_of, range(len(self._document.segments)))
        return frozenset().union(*map(folded, every))

    def _right(self, number: int, words: Sequence[Word]) -> set[int]:
        """The places of words that the glossary explains by the source, or the newsroom knows."""
        heard = {hit.term.id for hit in self._index.get((number, "source"), ())}
        hits = self._index.get((number, "target"), ())
        spans = [(h.span.start, h.span.end) for h in hits if h.term.id in heard]
        text = self._document.segments[number].target
        spans += self._names.spans(text, self._alone)
        # An article may be joined to the name: L’Américain.
        return {w.start for w in words for start, end in spans if start < w.end and w.start < end}

    @functools.cached_property
    def _alone(self) -> frozenset[str]:
        return frozenset(self._names.said(s.target for s in self._document.segments))


def _derived(word: str, code: str) -> bool:
    """Whether a long word goes on from a word of the language: few names do."""
    stem = word[:-_SUFFIX]
    return len(stem) >= _STEM and any(known.startswith(stem) for known in vocabulary(code))


def _one_letter(text: str, name: str) -> bool:
    """Whether a single letter within is another: Gasette, Gazette."""
    apart = [at for at, (one, other) in enumerate(zip(text, name, strict=False)) if one != other]
    return len(text) == len(name) and len(apart) == 1


class _Elsewhere(Container[str]):
    """The words with capitals of a story, which few segments ask for."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling

    def __contains__(self, word: object) -> bool:
        return word in self._spelling.large


def _slip(number: int, slip: Respelt, word: bool) -> ChangedName:
    there = Span(number, "source", slip.there, slip.there + len(slip.instead))
    return ChangedName(
        Span(number, "target", slip.start, slip.end),
        "respelt",
        slip.instead,
        (there,),
        faint=slip.real or word,
        similarity=slip.similarity,
        why=slip.why,
    )
