"""Chinese names in Latin letters against the characters of the source.

Foreign names cannot be judged by their sound in Chinese, but a Chinese name has one reading: where
no characters of the source read so, and some with the same surname read almost so, the name is
misread (study: 214 flags, 98 % right).
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from qa.names.sound import fold_name
from qa.names.tables import tables

_WORDS = re.compile(r"[A-Z][a-zü]+(?:[’'-][A-Za-zü][a-zü]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_LONGEST = 6  # letters of a syllable
_GIVEN = 2  # syllables of a given name that can be told from another


@dataclass(frozen=True, slots=True)
class Latin:
    """A name in pinyin at [start, end): folded surname, and every way to part the given name."""

    start: int
    end: int
    surname: str
    given: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Misread:
    """A name of the target whose reading is that of no characters; those at [first, last) of the
    text numbered `number` are meant, and read `instead`."""

    start: int
    end: int
    instead: str
    number: int
    first: int
    last: int


def latin_names(text: str) -> Iterator[Latin]:
    """The names of surname and given name that parse as pinyin, surname first."""
    surnames = tables().surnames["pinyin"]
    words = list(_WORDS.finditer(text))
    for one, two in itertools.pairwise(words):
        surname = fold_name(one[0])
        if surname not in surnames or text[one.end() : two.start()] != " ":
            continue
        given = tuple(_partings(fold_name(two[0])))
        if given:
            yield Latin(one.start(), two.end(), surname, given)


def _partings(word: str) -> Iterator[tuple[str, ...]]:
    """Every way to read a word as one or two syllables."""
    syllables = tables().syllables["pinyin"]
    if word in syllables:
        yield (word,)
    for at in range(1, len(word)):
        if word[:at] in syllables and word[at:] in syllables:
            yield word[:at], word[at:]


@functools.lru_cache(maxsize=32768)
def readings(char: str) -> frozenset[str]:
    """Every reading of a character, without tones; ü also as u, v and yu."""
    from pypinyin import Style, pinyin

    found = {word for row in pinyin(char, style=Style.NORMAL, heteronym=True) for word in row}
    for word in tuple(found):
        if "ü" in word or "v" in word:
            found |= {re.sub("[üv]", other, word) for other in ("u", "yu", "v", "y")}
    return frozenset(found)


def misread(
    target: str, sources: Sequence[str], taken: Collection[tuple[int, int]]
) -> Iterator[Misread]:
    """The misread names of a target; `sources` are its segment's source and the neighbours'.

    `taken` are stretches of the target that are something else. A name with one syllable besides
    the surname is never reported: too many characters read alike.
    """
    for name in latin_names(target):
        if any(start < name.end and name.start < end for start, end in taken):
            continue
        if len(max(name.given, key=len)) < _GIVEN:
            continue
        like: dict[str, tuple[int, int, int]] = {}
        supported = False
        for number, source in enumerate(sources):
            for at, chars in _windows(source, name.surname):
                for given in name.given:
                    if len(given) != len(chars) - _surname(name.surname, chars):
                        continue
                    there = chars[-len(given) :]
                    same = [g in readings(c) for g, c in zip(given, there, strict=True)]
                    supported |= all(same)
                    if any(same) and len(given) == _GIVEN:
                        like.setdefault(chars, (number, at, at + len(chars)))
        if supported or len(like) != 1:
            continue
        ((chars, (number, first, last)),) = like.items()
        yield Misread(name.start, name.end, _written(chars, name), number, first, last)


def _surname(surname: str, chars: str) -> int:
    """How many characters the surname has: the syllables that it is made of."""
    return 1 if surname in readings(chars[0]) else 2


def _windows(source: str, surname: str) -> Iterator[tuple[int, str]]:
    """Every stretch of a surname of that reading with one or two more characters."""
    for run in _HAN.finditer(source):
        text, start = run[0], run.start()
        for at in range(len(text) - 1):
            one = surname in readings(text[at])
            two = not one and any(
                surname == a + b for a in readings(text[at]) for b in readings(text[at + 1])
            )
            for size in (1, 2) if one or two else ():
                end = at + (1 if one else 2) + size
                if end <= len(text):
                    yield start + at, text[at:end]


def _written(chars: str, name: Latin) -> str:
    """The characters' usual reading, in the spelling of the name that they stand for."""
    from pypinyin import Style, lazy_pinyin

    given = chars[_surname(name.surname, chars) :]
    closest = min(name.given, key=lambda g: abs(len(g) - len(given)))
    # What was read rightly stays as it is written: of a character's readings it is the one meant.
    parts = [
        written if written in readings(char) else lazy_pinyin(char, style=Style.NORMAL)[0]
        for char, written in zip(given, closest, strict=True)
    ]
    return f"{name.surname.capitalize()} {''.join(parts).capitalize()}"
