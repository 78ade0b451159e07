"""Phonetic encoding of names and the weighted edit distance between two encodings.

The costs are data, measured on real machine translation by language of origin. No library offers
an edit distance with one cost per pair of letters, so it is here.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
import unicodedata

from qa.names.tables import Profile, tables

GENERIC = "generic"
_SYLLABLES = 16  # of a name, where the table says nothing
_LEAST = 0.05  # what any sound costs at least that comes or goes
_LONGEST = 64  # classes of consonants of a name
_CASE = 2  # letters at the end of a name that a case ending may replace


@functools.lru_cache(maxsize=65536)
def fold_name(text: str) -> str:
    """Lower case, no diacritics, possessive, apostrophes or hyphens: equal for the same spelling."""
    table = tables()
    word = text.casefold()
    for ending in table.possessive:
        word = word.removesuffix(ending)
    word = word.translate(table.letters)
    if word.isascii():
        return word
    bare = unicodedata.normalize("NFKD", word)
    return "".join(c for c in bare if not unicodedata.combining(c)).translate(table.letters)


@functools.lru_cache(maxsize=65536)
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


@functools.lru_cache(maxsize=65536)
def sounds(word: str, reading: str) -> str:
    """The sounds of small Latin letters, as `encode` has them."""
    table = tables()
    rules, longest = table.readings[reading].rules, table.readings[reading].longest
    before = table.before if reading == "latin" else {}
    codes: list[str] = []
    index = 0
    while index < len(word):
        for size in range(min(longest, len(word) - index), 0, -1):
            part = word[index : index + size]
            if part in rules:
                break
        code = rules.get(part, part)
        following = word[index + size : index + size + 1]
        if index == 0 and part in table.initial and part in rules and reading == "latin":
            code = table.initial[part]
        elif part in before and following and following in before[part][0]:
            code = before[part][1]
        codes.append(code)
        index += size
    return "".join(sound for sound, _ in itertools.groupby("".join(codes)))


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


@functools.lru_cache(maxsize=65536)
def weight(code: str) -> float:
    """The sum of the weights of the sounds: a vowel counts half a consonant."""
    table = tables()
    consonants = len(code.translate(table.no_vowels))
    return (len(code) - consonants) * table.weights["vowel"] + consonants * table.weights[
        "consonant"
    ]


@functools.lru_cache(maxsize=65536)
def _indels(code: str, pivot: str) -> tuple[float, ...]:
    """What it costs that each of the sounds comes or goes."""
    table = tables()
    costs, vowels = _profile(pivot), table.vowels
    found = []
    for at, sound in enumerate(code):
        before, after = code[at - 1 : at] if at else "", code[at + 1 : at + 2]
        if sound in vowels:
            beside = table.weights["beside_vowel"] if {before, after} & vowels else 1.0
            found.append(costs.indel["vowel"] * beside)
        elif before in vowels and after not in vowels and sound in costs.coda:
            found.append(costs.coda[sound])
        else:
            found.append(costs.indel.get(sound, 1.0))
    return tuple(found)


def _profile(pivot: str) -> Profile:
    profiles = tables().profiles
    return profiles.get(pivot) or profiles[GENERIC]


@functools.lru_cache(maxsize=65536)
def distance(a: str, b: str, pivot: str = GENERIC, limit: float = math.inf) -> float:
    """The cost of the cheapest way from one encoding to the other, infinite if above the limit."""
    table = tables()
    costs, vowels, weights = _profile(pivot).change, table.vowels, table.weights
    vowel_pair, transposition = weights["vowel_pair"], weights["transposition"]
    deletions, insertions = _indels(a, pivot), _indels(b, pivot)
    older: list[float] = []
    before: list[float] = []
    row = list(itertools.accumulate(insertions, initial=0.0))
    for i, left in enumerate(a):
        older, before, row = before, row, [row[0] + deletions[i]]
        lost = deletions[i]
        other = vowel_pair if left in vowels else 1.0
        best = row[0]
        for j, right in enumerate(b):
            # The three ways of an edit distance; comparisons, since `min` costs three times that.
            best += insertions[j]
            change = before[j + 1] + lost
            if change < best:
                best = change
            if left == right:
                change = before[j]
            else:
                change = costs.get(left + right, other if right in vowels else 1.0)
                change = before[j] + (change if i or j else change * weights["initial"])
                if i and j and left == b[j - 1] and a[i - 1] == right:
                    change = min(change, older[j - 1] + transposition)
            if change < best:
                best = change
            row.append(best)
        if min(row) > limit and min(before) > limit:
            return math.inf
    return row[-1] if row[-1] <= limit else math.inf


def alike(one: str, other: str, pivot: str = GENERIC, floor: float = 0.0) -> float:
    """1 for equal encodings, 0 for nothing in common (or nothing to compare, or below `floor`)."""
    if one == other:
        return 1.0 if one else 0.0
    heavier = max(weight(one), weight(other))
    if one > other:  # the same pair in one order: symmetric, and half the cache
        one, other = other, one
    cost = distance(one, other, pivot, (1 - floor) * heavier) if heavier else math.inf
    return max(0.0, 1.0 - cost / heavier) if cost < math.inf else 0.0


@functools.lru_cache(maxsize=65536)
def _stretches(code: str) -> tuple[str, ...]:
    """Consonants and vowels (with glides) by turns."""
    return tuple(tables().stretches.findall(code))


def matching(one: str, other: str, pivot: str, floor: float) -> bool:
    """Whether two encodings of one outline, stretch by stretch, allow that similarity.

    Quicker by far than the distance, which would hardly ever align them otherwise.
    """
    a, b = _stretches(one), _stretches(other)
    if len(a) != len(b):
        return True
    left = (1 - floor) * max(weight(one), weight(other))
    costs = _profile(pivot).change
    pair = tables().weights["vowel_pair"]
    for some, others in zip(a, b, strict=True):
        if some == others:
            continue
        if len(some) != len(others):
            left -= _LEAST * abs(len(some) - len(others))
        else:
            left -= sum(costs.get(x + y, pair) for x, y in zip(some, others, strict=True) if x != y)
        if left < 0:
            return False
    return True


def similarity(a: str, b: str, pivot: str = GENERIC, floor: float = 0.0) -> float:
    """How alike two spellings sound, 0 to 1; `pivot` names the profile of costs."""
    return alike(encode(a), encode(b), pivot, floor)


def chance(similar: float, pivot: str, heft: float) -> float:
    """Log probability that a random name is that similar to one glossary name by accident.

    `heft` is the weight of the lighter of the two: short names are alike by accident more often.
    """
    points = _profile(pivot).chance
    upper = next((at for at, (s, _) in enumerate(points) if at and similar <= s), len(points) - 1)
    (low, first), (high, last) = points[upper - 1], points[upper]
    light = tables().light
    more = math.log(light["factor"]) if heft < light["below"] else 0.0
    if heft >= light["above"]:
        more = math.log(light["less"])
    return min(0.0, first + (last - first) * (similar - low) / (high - low) + more)


@functools.lru_cache(maxsize=65536)
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
    for end in range(1, min(len(word), 6 * most) + 1):
        some = [
            least[start] + 1
            for start in range(max(0, end - 6), end)
            if start in least and word[start:end] in syllables
        ]
        if some:
            least[end] = min(some)
    return bool(word) and least.get(len(word), most + 1) <= most


@functools.lru_cache(maxsize=65536)
def skeleton(code: str) -> str:
    """The classes of the consonants of an encoding: what survives most confusions."""
    table = tables()
    found = [
        table.classes[sound]
        for at, sound in enumerate(code)
        if sound in table.classes and (at == 0 or sound not in table.vowels)
    ]
    return "".join(name for name, _ in itertools.groupby(found))


@functools.lru_cache(maxsize=65536)
def outline(code: str) -> str:
    """The skeleton with a mark for each run of vowels: names this close differ in cheap sounds."""
    table = tables()
    found = [
        "" if sound in table.vowels or sound in table.glides else table.classes.get(sound, "")
        for sound in code
    ]
    found[:1] = [table.classes.get(sound, "") for sound in code[:1]]
    return "".join(name or "-" for name, _ in itertools.groupby(found))


@functools.lru_cache(maxsize=65536)
def spine(code: str) -> str:
    """The outline with one consonant a run, that beside a vowel: B-S-N-L- for Bolsonaro and Bosonaro.

    What closes a syllable is what is lost and added most: the l of 博索纳罗.
    """
    runs = outline(code).split("-")
    return "-".join(
        run[:1] if at in (0, len(runs) - 1) else run[-1:] for at, run in enumerate(runs)
    )


@functools.lru_cache(maxsize=65536)
def keys(code: str) -> frozenset[str]:
    """The skeleton and, from three classes on, each skeleton with one class left out."""
    whole = skeleton(code)
    if not 3 <= len(whole) <= _LONGEST:  # what is longer is no name, and has as many keys
        return frozenset((whole,))
    return frozenset((whole, *(whole[:i] + whole[i + 1 :] for i in range(len(whole)))))


def levenshtein(a: str, b: str) -> float:
    """Normalised edit similarity of the folded spellings, 0 to 1."""
    one, other = romanise(fold_name(a)), romanise(fold_name(b))
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            cost = min(row[j] + 1, row[j - 1] + 1, diagonal + (left != right))
            diagonal, row[j] = row[j], cost
    return 1 - row[-1] / max(len(one), len(other), 1)


@functools.lru_cache(maxsize=65536)
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
