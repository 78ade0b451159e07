"""Whether a name that is written otherwise than in the glossary is only another way to write it."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping, Sequence

from qa.datafile import read_toml
from qa.language import base, language
from qa.model import Document, Hit, NearMiss
from qa.names.distance import alike
from qa.names.ear import ear
from qa.names.given import same_given
from qa.names.lexicon import NAMES, lexicon
from qa.names.locate import parts
from qa.names.readings.variant import romanised_so
from qa.names.sound import fold_name, skeleton
from qa.names.windows import script

_SAME = 0.995  # similarity of what sounds the same
_FITTING = 0.85  # similarity to the source's letters from which another transliteration fits them
# The same to the canonical name, where the source's script leaves out vowels and so fits many.
_VOICED = 0.93
# What a spelling that is nobody else's name may sound less like the source than the glossary's does,
# and how much like it at least, where it has the same consonants (Marriyum, Maryam).
_LESS, _LEAST = 0.08, 0.80


def variant(document: Document, miss: NearMiss, here: Sequence[Hit]) -> bool:
    """Whether it sounds the same, is another reading of the source's characters, differs in its
    accents or the usual spelling of a given name, or fits the letters of the person's own language.

    `here` are the matches of the segment.
    """
    lang = language(document.target_lang)
    text = document.text(miss.span)
    heard = {
        document.text(hit.span)
        for hit in here
        if hit.span.side == "source" and hit.term.id == miss.term.id
    }
    right = fold_name(miss.instead)
    if lang.cased and right in map(fold_name, heard) and fold_name(text) != right:
        return False  # the source has the very letters: Giorgia Melloni is no Meloni
    if miss.variant or (lang.cased and miss.similarity >= _SAME):
        return True
    if lang.cased and (
        fold_name(text) == fold_name(miss.instead) or same_given(text, miss.instead)
    ):
        return True
    return any(romanised_so(name, text) for name in heard) or _own(document, miss, text, heard)


def _own(document: Document, miss: NearMiss, text: str, heard: Collection[str]) -> bool:
    """Whether it fits the name in the letters of the person's own language no worse than the
    glossary's form: فياض is Fayad as well as Fayyad, Сибіга is Sybiga.
    """
    code = base(document.source_lang or "")
    if miss.term.subject not in _subjects().get(code, ()):
        return False
    lang = language(document.target_lang)
    how = ear(code, lang.code, script(lang))
    latin = lang.scripts == ("Latn",)  # the skeleton is one of Latin letters
    vowels = how.lossy and latin and _vowels_alone(text, miss.instead)
    if how.lossy and miss.similarity < _VOICED and not vowels:
        return False
    if not heard:  # a person whose name no pack has in the source's language
        return vowels
    written, right = how.target(text), how.target(miss.instead)
    for name in heard:
        sounds = how.source(name)
        fits = alike(written, sounds, how.pivot)
        best = alike(right, sounds, how.pivot)
        if (fits >= _FITTING and fits >= best) or (vowels and fits >= max(_LEAST, best - _LESS)):
            return True
    return False


def _vowels_alone(text: str, right: str) -> bool:
    """Whether two spellings differ in vowels and doubled letters alone, and no word of the one that
    the other lacks is a name that people have: Hussein is no Hassan.
    """
    others = {word.casefold() for word in parts(right)}
    new = [word for word in parts(text) if word.casefold() not in others]
    return skeleton(text) == skeleton(right) and not any(word in lexicon() for word in new)


@functools.cache
def _subjects() -> Mapping[str, frozenset[str]]:
    """The subjects of the people whose names a language writes in their own letters."""
    return {code: frozenset(ids) for code, ids in read_toml(NAMES / "own.toml").items()}
