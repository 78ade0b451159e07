"""How foreign a word is: how much more frequent in the source's language than in the target's."""

from __future__ import annotations

import functools
import math
import re
from bisect import bisect_left
from collections.abc import Collection, Set
from dataclasses import dataclass

from qa.figures.units.data import money, unit_data
from qa.names.lexicon import common, lexicon
from qa.scan.tongue.data import floor, kept, rules, vocabulary

ABSENT = 22  # ten times the Zipf value that a word is given which a list has not
_LEADS = ((45, 20), (37, 14), (0, 10))  # from this value in the target's language, so much more
_PLAIN = 15  # more frequent, for a word with a capital, which may be a name
_COMMON = 38  # a word of the source that is no rare one
_LOANED = 40  # the same where the source's language lends its words to all others
_SMALL_WORD = 55  # a word that stands in every other sentence
_PLAIN_NOUN = 48  # a noun that is hardly ever meant as a name behind an article
_EVERY_SENTENCE = 60
_SELDOM, _HARDLY = 25, 35  # so much more frequent, for a word that the target has as well
_HAS = 28  # a word that is the target's own: of rarer ones lists have its neighbours', too
_FAR = 22  # so much rarer, for a word that the target's list has: gamme, compliance, audience
_EVERYDAY = 45  # a word that every list of a near language would have
_LEAST = 3  # letters
_SHARED, _END = 0.6, 2  # share of the letters before a changing end, and letters of that end
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
    if low in rules(pair.target).own or low in _currencies(pair.target):
        return None
    absent = max(ABSENT, floor(pair.target))
    theirs = vocabulary(pair.target).get(low, absent)
    lead = (mine or ABSENT) - theirs
    if low in common(pair.target) or (theirs > absent and _one_of_own(low, pair.target)):
        # English has “pour” as well: a reference tells, else how seldom it is used.
        if not word.islower() or mine < _SMALL_WORD or word not in pair.words:
            return None
        if pair.reference is not None:
            return True if lead >= _LEADS[-1][1] else None
        return None if lead < _SELDOM else lead >= _HARDLY
    if word.upper() == word.lower():
        return _caseless(mine, lead, pair)
    if not word.islower():
        return _capital(word, pair, mine, lead, first=first)
    if _near(pair) and related(low, pair.target):
        return None
    here = word in pair.words
    least = next(least for value, least in _LEADS if theirs >= value)
    if pair.lends and mine >= _EVERY_SENTENCE:
        least = min(least, _PLAIN)  # the lists of all languages have a little English in them
    if lead >= least:
        if not here and not (pair.reference is not None or _kin(word, pair.words)):
            return None
        if _inflected(low, pair):
            return None if pair.lends else False
        if pair.reference is not None:
            return True
        if lead < _FAR and low in vocabulary(pair.target):
            return False  # audience, versus, referendum: the target has it, more seldom
        if _neighbours(pair.source, pair.target) and theirs <= absent and mine < _EVERYDAY:
            return False  # and what near languages have, a list may lack
        return mine >= _LOANED and not _plural(low, pair) if pair.lends else True
    if theirs > absent or (mine and not (here and pair.lends)):
        return None
    if not mine and low in lexicon():
        return None
    if pair.reference is not None:
        return True if here else None
    # Neither language's list has it: rare, or of a field.
    if not here or len(low) < _STEM or (mine and absent > ABSENT):
        return None
    return False if mine or not pair.lends or low in common(pair.source) else None


@functools.cache
def _currencies(code: str) -> frozenset[str]:
    """The words of the names of currencies: rupiah, zloty."""
    forms = unit_data(code).after.items()
    named = (form for form, ids in forms if any(map(money, ids)))
    return frozenset(word for form in named for word in form.casefold().split() if word.isalpha())


@functools.cache
def _neighbours(one: str, other: str) -> bool:
    return one in rules(other).near or other in rules(one).near


def _near(pair: Pair) -> bool:
    """Whether the languages share so many words that a list may lack one of them."""
    return pair.reference is None and _neighbours(pair.source, pair.target)


def related(low: str, target: str) -> bool:
    """Whether the target's list has the word in another shape: алкогольный for алкогольного."""
    stem = low[: max(_STEM, min(len(low) - _END, math.ceil(len(low) * _SHARED)))]
    sorted_ = _sorted(target)
    at = bisect_left(sorted_, stem)
    # The word itself is weighed by its frequency.
    return any(one.startswith(stem) and one != low for one in sorted_[at : at + 2])


@functools.cache
def _sorted(code: str) -> tuple[str, ...]:
    return tuple(sorted(word for word, value in vocabulary(code).items() if value >= _HAS))


def _little(low: str, mine: int, pair: Pair) -> bool | None:
    """One or two letters, or a particle of names: told by a reference alone."""
    if pair.reference is None or low in common(pair.target) or low not in pair.words:
        return None
    lead = mine - vocabulary(pair.target).get(low, ABSENT)
    return True if mine >= _EVERY_SENTENCE and lead >= _LEADS[-1][1] else None


def _caseless(mine: int, lead: int, pair: Pair) -> bool | None:
    """A word of a script that does not show which words are names: told where it is an everyday one."""
    if pair.reference is not None:
        return True if mine >= _EVERYDAY and lead >= _LEADS[-1][1] else None
    return True if mine >= _EVERYDAY and lead >= _FAR else None


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
    if word not in pair.words:
        return None
    if named:
        sure = pair.nouns and led and mine >= _PLAIN_NOUN and lead >= _LEADS[0][1]
        return False if sure else None
    if pair.nouns and led and not mine and len(word) > 2 * _STEM:
        absent = word.casefold() not in vocabulary(pair.target)
        return False if absent else None
    if lead < _PLAIN:
        return None
    if pair.nouns:
        return led or mine >= _LOANED
    opening = not pair.text[:at].strip(" \"“„«»'‘¿¡—–-(")
    if not first or not opening or mine < _COMMON:
        return None
    # A club may open both sentences: small words alone are surely none.
    return not pair.lends and mine >= _SMALL_WORD


def _one_of_own(low: str, target: str) -> bool:
    """Whether it is the plural of an everyday word of the target: eras."""
    ending = rules(target).plural
    return bool(ending) and low.endswith(ending) and low.removesuffix(ending) in common(target)


def _plural(low: str, pair: Pair) -> bool:
    """Whether the target has the singular as a loan: operators, of operator."""
    ending = rules(pair.target).plural
    one = low.removesuffix(ending) if ending else low
    lead = vocabulary(pair.source).get(one, ABSENT) - vocabulary(pair.target).get(one, 0)
    return one != low and lead < _LEADS[-1][1]


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
