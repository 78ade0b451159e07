"""How foreign a word is: how much more frequent in the source's language than in the target's."""

from __future__ import annotations

import re
from collections.abc import Collection, Set
from dataclasses import dataclass

from qa.language import language
from qa.names.lexicon import common, lexicon
from qa.scan.tongue.data import kept, rules, vocabulary

ABSENT = 22  # ten times the Zipf value that a word is given which a list has not
_LEADS = ((45, 20), (37, 14), (0, 10))  # from this value in the target's language, so much more
_PLAIN = 15  # more frequent, for a word with a capital, which may be a name
_COMMON = 38  # a word of the source that is no rare one
_LOANED = 40  # the same where the source's language lends its words to all others
_SMALL_WORD = 55  # a word that stands in every other sentence
_EVERY_SENTENCE = 60
_LEAST = 3  # letters
_STEM = 5  # letters that an inflected word has in common with the source's own


@dataclass(frozen=True, slots=True)
class Pair:
    """What a word is weighed by: both languages, the source's words, those of the reference if any.

    `words` are as they are written, `reference` casefolded; `nouns` says that the source's language
    writes every noun with a capital.
    """

    source: str
    target: str
    nouns: bool
    text: str
    words: Collection[str]
    reference: Set[str] | None

    @property
    def lends(self) -> bool:
        return rules(self.source).lends


def foreign_word(word: str, pair: Pair, *, first: bool) -> bool | None:
    """Whether a word of the target was left in: True surely, False perhaps, None not.

    `first` says that it begins a sentence of the target.
    """
    low = word.casefold()
    if pair.reference is not None and low in pair.reference:
        return None
    mine = vocabulary(pair.source).get(low, 0)
    if len(word) < _LEAST or low in kept().words:
        return _little(low, mine, pair)
    theirs = vocabulary(pair.target).get(low, ABSENT)
    lead = (mine or ABSENT) - theirs
    if low in common(pair.target):
        # English has “pour” as well: of such words only a reference can tell.
        small = pair.reference is not None and mine >= _SMALL_WORD and lead >= _LEADS[-1][1]
        return True if small and word.islower() else None
    if not word.islower():
        return _capital(word, pair, mine, lead, first=first)
    here = word in pair.words
    if lead >= next(least for value, least in _LEADS if theirs >= value):
        if not here and not (pair.reference is not None or _kin(word, pair.words)):
            return None
        if pair.lends and (_plural(low, pair) or _inflected(low, pair)):
            return None
        return pair.reference is not None or mine >= (_LOANED if pair.lends else 0)
    if theirs > ABSENT or (mine and not (here and pair.lends)):
        return None
    if not mine and low in lexicon():
        return None
    if pair.reference is not None:
        return True if here else None
    # Neither language's list has it: rare, or of a field.
    return False if here and (mine or low in common(pair.source) or not low.isascii()) else None


def _little(low: str, mine: int, pair: Pair) -> bool | None:
    """One or two letters, or a particle of names: told by a reference alone."""
    if pair.reference is None or low in common(pair.target) or low not in pair.words:
        return None
    lead = mine - vocabulary(pair.target).get(low, ABSENT)
    return True if mine >= _EVERY_SENTENCE and lead >= _LEADS[-1][1] else None


def _capital(word: str, pair: Pair, mine: int, lead: int, *, first: bool) -> bool | None:
    """A noun of a language that writes all so, or the first word of a sentence."""
    if word[1:] != word[1:].lower():
        return None
    named = word in lexicon()
    at = pair.text.find(word)
    before = re.search(r"([^\W\d_]+) \Z", pair.text[max(0, at - 40) : max(at, 0)])
    led = before is not None and before[1].casefold() in rules(pair.source).leads
    if pair.reference is not None:
        if not (first or pair.nouns or word.casefold() in pair.words):
            return None  # a name that the reference translates
        if mine:
            return True if lead >= (_PLAIN if named and not led else _LEADS[-1][1]) else None
        known = vocabulary(pair.target).get(word.casefold()) or named
        return True if (first or pair.nouns) and not known and word in pair.words else None
    if named or lead < _PLAIN or word not in pair.words:
        return None
    if pair.nouns:
        return led or mine >= _LOANED
    opening = not pair.text[:at].strip(" \"“„«»'‘¿¡—–-(")
    return True if first and opening and mine >= _COMMON else None


def _plural(low: str, pair: Pair) -> bool:
    """Whether the target has the singular as a loan: pubs, of pub."""
    if not low.endswith("s") or language(pair.target).capitals == "nouns":
        return False
    one = low[:-1]
    theirs = vocabulary(pair.target).get(one, ABSENT)
    lead = vocabulary(pair.source).get(one, ABSENT) - theirs
    return theirs > ABSENT and lead < _LEADS[-1][1]


def _inflected(low: str, pair: Pair) -> bool:
    """Whether the target has the word without its ending: immune, of immun."""
    usual = vocabulary(pair.target)
    return any(
        low.endswith(ending) and len(low) - len(ending) >= _STEM and low[: -len(ending)] in usual
        for ending in rules(pair.target).inflects
    )


def _kin(word: str, words: Collection[str]) -> bool:
    """Whether the source has the word in another shape."""
    stem = word[: max(_STEM, len(word) * 7 // 10)].casefold()
    return len(stem) >= _STEM and any(one.casefold().startswith(stem) for one in words)
