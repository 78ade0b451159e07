"""Which stretch of the source a name of the translation comes from.

Three ways, the surest first: the stretch is read exactly so (王毅, Wang Yi; the same letters);
it sounds like the name (巴拉达尔, Baradar); it is there in every sentence that has the name and
in no other (see `company`).
"""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from qa.language import Language
from qa.mining.words import capitals, words
from qa.names import encode, fold_name, profile
from qa.names.distance import alike, weight
from qa.names.sound import native, romanise
from qa.names.tables import tables

How = Literal["reading", "sound", "company"]
LEAST = 0.62  # similarity to the source's sounds
_HEAVY = 3.0  # weight of the lightest name that sound can place
_CLEAR = 0.8  # similarity that is not by chance
_PATIENCE = 4  # sentences without anything clear, after which a name is not listened to
_FEW = 2  # characters of the shortest stretch in a script without blanks


class Origin(NamedTuple):
    """A stretch of the source, how it was found, and how well it fits (0 to 1)."""

    text: str
    how: How
    value: float


class Origins:
    """Finds origins, and remembers by name what sound has found or has failed to find: listening
    is what costs, and a name that nothing sounds like is a translated one."""

    def __init__(self) -> None:
        self._heard: dict[tuple[str, str], Origin] = {}
        self._missed: Counter[tuple[str, str]] = Counter()

    def find(self, name: str, source: str, lang: Language, *, listen: bool) -> Origin | None:
        """The stretch of `source` that the name stands for, by reading, else (`listen`) by sound."""
        read = by_reading(name, source, lang)
        if read is not None:
            return read
        key = lang.code, name
        known = self._heard.get(key)
        if known is not None and known.text in source:
            return known
        if not listen or self._missed[key] >= _PATIENCE:
            return None
        found = by_sound(name, source, lang)
        if found is None or found.value < _CLEAR:
            self._missed[key] += 1
        elif known is None or found.value > known.value:
            self._heard[key] = found
        return found


def by_reading(name: str, source: str, lang: Language) -> Origin | None:
    """The stretch whose characters are read like the name, or that is written like it."""
    letters = _letters(name)
    if lang.spaced:
        wanted = letters
        for stretch in _spaced(source, lang, name.count(" ") + 1):
            if _letters(stretch) == wanted and fold_name(stretch).isascii():
                return Origin(stretch, "reading", 1.0)
        return None
    pivot = profile(lang.code)
    if not all(native(part, pivot) for part in name.replace("-", " ").split()):
        return None
    for start in range(len(source)):
        size, end = 0, start
        while end < len(source) and size < len(letters):
            sound = _sound(source[end])
            if not sound or not letters.startswith(sound, size):
                break
            size += len(sound)
            end += 1
        if size == len(letters) and end - start >= _FEW:
            return Origin(source[start:end], "reading", 1.0)
    return None


def by_sound(name: str, source: str, lang: Language) -> Origin | None:
    """The stretch that sounds most like the name; None when nothing does."""
    pivot = profile(lang.code)
    code = encode(name)
    if weight(code) < _HEAVY:
        return None
    reading = tables().reading_of.get(pivot, "latin")
    first = _first(code)
    best: Origin | None = None
    for stretch in _stretches(name, code, source, lang, reading):
        heard = encode(stretch, "latin" if fold_name(stretch).isascii() else reading)
        if first and (begin := _first(heard)) and begin != first:
            continue
        floor = best.value if best else LEAST
        value = alike(code, heard, pivot, floor)
        if value >= floor and (best is None or value > floor):
            best = Origin(stretch, "sound", value)
    return best


def _first(code: str) -> str:
    """The class of the first consonant, empty where a vowel or glide begins."""
    table = tables()
    return table.classes.get(code[0], "") if code and code[0] not in table.vowels else ""


def _otherwise(char: str, first: str, reading: str) -> bool:
    """Whether a character that is a syllable by itself begins with another consonant: so does every
    stretch that begins with it."""
    heard = encode(char, "latin" if char.isascii() else reading)
    begin = _first(heard)
    return bool(begin) and begin != first and not tables().vowels.isdisjoint(heard)


def _stretches(
    name: str, code: str, source: str, lang: Language, reading: str
) -> Iterator[str]:  # fmt: skip
    if lang.spaced:
        yield from _spaced(source, lang, name.count(" ") + 1)
        return
    fewest, most = _sizes(code)
    places = [at for at, char in enumerate(source) if _letter(char)]
    begin = _first(code)
    for first in range(len(places)):
        if begin and _otherwise(source[places[first]], begin, reading):
            continue
        for size in range(fewest, most + 1):
            if first + size > len(places):
                break
            start, end = places[first], places[first + size - 1] + 1
            # A name dot or hyphen may part the characters, a stop may not.
            if any(not _letter(c) and not _dot(c) for c in source[start:end]):
                break
            yield source[start:end]


def _sizes(code: str) -> tuple[int, int]:
    """The fewest and the most characters that write these sounds, a syllable each."""
    vowels = tables().vowels
    groups = sum(
        sound in vowels and (not at or code[at - 1] not in vowels) for at, sound in enumerate(code)
    )
    bare = sum(
        sound not in vowels and (at + 1 == len(code) or code[at + 1] not in vowels)
        for at, sound in enumerate(code)
    )
    return max(_FEW, groups), groups + bare + 1


def _spaced(source: str, lang: Language, parts: int) -> Iterator[str]:
    """Neighbouring words of the source, with capitals where the language has them."""
    whole = words(source, lang)
    for run in capitals(whole) if lang.cased else [whole]:
        for first in range(len(run)):
            for size in range(max(1, parts - 1), parts + 2):
                part = run[first : first + size]
                if len(part) == size and all(word.joined for word in part[1:]):
                    yield source[part[0].start : part[-1].end]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, romanise(fold_name(text))))


@functools.lru_cache(maxsize=65536)
def _sound(char: str) -> str:
    return romanise(char).strip() if _letter(char) and not char.isascii() else ""


def _letter(char: str) -> bool:
    return char.isalpha() and not char.isascii()


def _dot(char: str) -> bool:
    return unicodedata.category(char) in ("Po", "Pd", "Lm") and char in "·‧•・･-‐–"
