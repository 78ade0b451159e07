"""Phonetic encoding of names, and what follows from it: keys, kinship, chance."""

from __future__ import annotations

import functools
import itertools
import math
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from qa.names.distance import GENERIC, LONGEST, alike, costs_of
from qa.names.tables import tables

_SYLLABLES = 16  # of a name, where the table says nothing
_SYLLABLE = 6  # letters of the longest
_LONGEST = 64  # classes of consonants of a name
_CASE = 2  # letters at the end of a name that a case ending may replace


@functools.lru_cache(maxsize=16384)
def fold_name(text: str) -> str:
    """Lower case, no diacritics, possessive, apostrophes or hyphens: equal for the same spelling."""
    if text.isascii() and text.isalpha():  # most are
        return text.lower()
    table = tables()
    word = text.casefold()
    for ending in table.possessive:
        word = word.removesuffix(ending)
    word = word.translate(table.letters)
    if word.isascii():
        return word
    bare = unicodedata.normalize("NFKD", word)
    return "".join(c for c in bare if not unicodedata.combining(c)).translate(table.letters)


@functools.lru_cache(maxsize=16384)
def encode(text: str, reading: str = "latin") -> str:
    """The sounds of a name, one character a sound, doubles collapsed.

    Another script than Latin is romanised first. `reading` names a table of the data file:
    how the letters are to be read.
    """
    written = text if text.isascii() else tables().own_letters.sub(_own_letter, text)
    return sounds("".join(filter(str.isalpha, romanise(fold_name(written)))), reading)


@functools.lru_cache(maxsize=8192)
def syllable(char: str) -> str:
    """One character of a script without blanks in Latin letters: `encode` reads a row of them as
    the row of their syllables.
    """
    return "".join(filter(str.isalpha, romanise(fold_name(char))))


@functools.lru_cache(maxsize=16384)
def sounds(word: str, reading: str) -> str:
    """The sounds of small Latin letters, as `encode` has them."""
    return _run_together("".join(_read(word, reading)[1]))


def _read(word: str, reading: str) -> tuple[list[str], list[str]]:
    """A word's parts from the left, and the sounds of each."""
    table = tables()
    rules = table.readings[reading].rules
    parts = table.readings[reading].parts.findall(word)
    codes = list(map(rules.get, parts, parts))
    if reading == "latin" and parts:
        for at, part in enumerate(parts):
            if part in table.before and at + 1 < len(parts):
                following, other = table.before[part]
                codes[at] = other if parts[at + 1][0] in following else codes[at]
        if parts[0] in rules:
            codes[0] = table.initial.get(parts[0], codes[0])
    return parts, codes


def _run_together(codes: str) -> str:
    return "".join(map(itemgetter(0), itertools.groupby(codes)))


def stretches(syllables: Sequence[str], widest: int, reading: str) -> Iterator[str]:
    """The sounds of every run of so many syllables at most, as `sounds` has them."""
    longest = tables().readings[reading].longest
    word, end = "".join(syllables), 0
    # By syllable what it says wherever it stands; None where a part reaches over its end. Latin
    # letters are read by what follows, so that each run of them is read by itself.
    said: list[str | None] = []
    for syllable in syllables:
        end += len(syllable)
        behind = word[end : end + longest]
        said.append(None if reading == "latin" else _said(syllable, behind, reading))
    for first in range(len(syllables)):
        code: str | None = ""
        for last in range(first, min(first + widest, len(syllables))):
            own = said[last]
            if code is not None and own is not None:
                code += own[1:] if own[:1] == code[-1:] else own
                yield code
            else:
                code = None
                yield sounds("".join(syllables[first : last + 1]), reading)


@functools.lru_cache(maxsize=16384)
def _said(syllable: str, behind: str, reading: str) -> str | None:
    """A syllable's sounds before these letters, if the parts that are read end with it."""
    codes, end = "", 0
    for part, code in zip(*_read(syllable + behind, reading), strict=True):
        end += len(part)
        if end > len(syllable):
            break
        codes += code
        if end == len(syllable):
            return _run_together(codes)
    return codes if not syllable else None


def _own_letter(match: re.Match[str]) -> str:
    return tables().romanised[match[0]]


def romanise(text: str) -> str:
    """Latin letters for any script, lower case, without blanks or marks."""
    if text.isascii():
        return text
    from anyascii import anyascii

    plain: str = anyascii(text)
    return fold_name(plain.replace(" ", ""))


def profile(lang: str | None) -> str:
    """The name of the costs for names that come from a language."""
    return tables().profile_of.get(lang or "", GENERIC)


def similarity(a: str, b: str, pivot: str = GENERIC, floor: float = 0.0) -> float:
    """How alike two spellings sound, 0 to 1; `pivot` names the profile of costs."""
    return alike(encode(a), encode(b), pivot, floor)


def chance(similar: float, pivot: str, heft: float) -> float:
    """Log probability that a random name is that similar to one glossary name by accident.

    `heft` is the weight of the lighter of the two: short names are alike by accident more often.
    """
    points, places, below, more, above, less = _accidents(pivot)
    upper = min(max(bisect_left(places, similar), 1), len(points) - 1)
    (low, first), (high, last) = points[upper - 1], points[upper]
    for_weight = less if heft >= above else more if heft < below else 0.0
    return min(0.0, first + (last - first) * (similar - low) / (high - low) + for_weight)


@functools.cache
def _accidents(
    pivot: str,
) -> tuple[tuple[tuple[float, float], ...], tuple[float, ...], float, float, float, float]:
    """The points of a profile, their similarities, and what the weight of a name adds: below one
    weight more, above another less.
    """
    points, light = costs_of(pivot).chance, tables().light
    return (
        points, tuple(similar for similar, _ in points),
        light["below"], math.log(light["factor"]), light["above"], math.log(light["less"]),
    )  # fmt: skip


@functools.lru_cache(maxsize=16384)
def native(text: str, pivot: str) -> bool:
    """Whether a token parses as syllables of a language whose names are read, not heard."""
    table = tables()
    word = fold_name(text)
    return any(
        _parses(word, table.syllables[name], table.longest.get(name, _SYLLABLES))
        for name in table.native.get(pivot, ())
    )


def is_pinyin(text: str) -> bool:
    """Whether a token parses as pinyin syllables."""
    return _parses(fold_name(text), tables().syllables["pinyin"])


def _parses(word: str, syllables: frozenset[str], most: int = _SYLLABLES) -> bool:
    """Whether a word is made of syllables, of so many at most."""
    least = {0: 0}  # how few syllables end at a place
    for start in range(len(word) if len(word) <= _SYLLABLE * most else 0):
        if start in least:  # most words are read no further than a syllable or two
            number = least[start] + 1
            for end in range(start + 1, start + _SYLLABLE + 1):
                if word[start:end] in syllables and number < least.get(end, most + 1):
                    least[end] = number
    return bool(word) and len(word) in least


@functools.lru_cache(maxsize=16384)
def skeleton(code: str) -> str:
    """The classes of the consonants of an encoding: what survives most confusions."""
    table = tables()
    found = [
        table.classes[sound]
        for at, sound in enumerate(code)
        if sound in table.classes and (at == 0 or sound not in table.vowels)
    ]
    return "".join(name for name, _ in itertools.groupby(found))


@functools.lru_cache(maxsize=16384)
def outline(code: str) -> str:
    """The skeleton with a mark for each run of vowels: names this close differ in cheap sounds."""
    table = tables()
    found = [
        "" if sound in table.vowels or sound in table.glides else table.classes.get(sound, "")
        for sound in code
    ]
    found[:1] = [table.classes.get(sound, "") for sound in code[:1]]
    return "".join(name or "-" for name, _ in itertools.groupby(found))


@functools.lru_cache(maxsize=16384)
def spine(code: str) -> str:
    """The outline with one consonant a run, that beside a vowel: B-S-N-L- for Bolsonaro and Bosonaro.

    What closes a syllable is what is lost and added most: the l of 博索纳罗.
    """
    runs = outline(code).split("-")
    return "-".join(
        run[:1] if at in (0, len(runs) - 1) else run[-1:] for at, run in enumerate(runs)
    )


def keys(code: str) -> frozenset[str]:
    """The skeleton and, from three classes on, each skeleton with one class left out."""
    return keys_of(skeleton(code))


@functools.lru_cache(maxsize=16384)
def keys_of(whole: str) -> frozenset[str]:
    """The keys of a skeleton: `keys` of every code that has it."""
    if not 3 <= len(whole) <= _LONGEST:  # what is longer is no name, and has as many keys
        return frozenset((whole,))
    return frozenset((whole, *(whole[:i] + whole[i + 1 :] for i in range(len(whole)))))


def levenshtein(a: str, b: str) -> float:
    """Normalised edit similarity of the folded spellings, 0 to 1; of what is too long for a name 1 or 0."""
    one, other = romanise(fold_name(a)), romanise(fold_name(b))
    longer = max(len(one), len(other), 1)
    if longer > LONGEST:
        return float(one == other)
    return 1 - _edits()(one, other) / longer


@functools.cache
def _edits() -> Callable[[str, str], int]:
    from rapidfuzz.distance.Levenshtein import distance

    return distance


@functools.lru_cache(maxsize=16384)
def kin(short: str, long: str) -> bool:
    """Whether a folded name derives from another: Iran, Iranian; Medvedev, Medvedeva; Трамп, Трампа."""
    table = tables()
    stem = short[:-1]
    if any(
        long == short + ending or (len(ending) > 1 and long == stem + ending)
        for ending in table.endings
    ):
        return True
    shared = 0
    for left, right in zip(short, long, strict=False):
        if left != right:
            break
        shared += 1
    if len(short) - shared <= _CASE and long[shared:] in table.cases:
        return True
    return any(
        short.endswith(he) and long == short.removesuffix(he) + she for he, she in table.pairs
    )
