"""Characters to pinyin, and the names in a Chinese text."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable, Set
from dataclasses import dataclass

from qa.kept import kept
from qa.names.readings import library
from qa.names.readings.data import chinese

_BETWEEN = " 　:：\xa0"  # a title and its name


@dataclass(frozen=True, slots=True)
class HanziName:
    """A surname and the one or two characters behind it, from `start` in a text.

    `opened` and `closed`: whether the text itself shows that it begins and ends there (a stop, a
    title before it, a verb behind it).
    """

    start: int
    surname: str
    given: str
    opened: bool
    closed: bool

    @property
    def text(self) -> str:
        return self.surname + self.given

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def is_hanzi(char: str) -> bool:
    """Whether a character is a Chinese one, of any plane."""
    return unicodedata.name(char, "").startswith("CJK UNIFIED")


@functools.lru_cache(maxsize=16384)
def readings(char: str) -> tuple[str, ...]:
    """The readings without tones, the usual one first, ü as v; none for what is no character."""
    return tuple(library.pinyin(char)) if is_hanzi(char) else ()


@functools.lru_cache(maxsize=16384)
def spellings(char: str) -> frozenset[str]:
    """Every reading in pinyin, as a surname too, with ü as v, u and yu."""
    table = chinese()
    found = {*readings(char), *table.as_surname.get(char, ())}
    for reading in tuple(found):
        found.update(table.umlaut.get(reading, ()))
    return frozenset(found)


@functools.lru_cache(maxsize=16384)
def taiwanese(char: str) -> frozenset[str]:
    """Every reading as Taiwan spells it (Wade-Giles), without marks."""
    return frozenset(library.wade_giles(char)) if is_hanzi(char) else frozenset()


class Spelt:
    """Which characters are spelled in a way, of those that any text had: the readings of a
    character are looked up once, not once a story.
    """

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._chars: dict[str, set[str]] = {}

    def learn(self, chars: frozenset[str]) -> None:
        """Take in the characters of a text."""
        for char in chars - self._known:
            self._known.add(char)
            for spelling in spellings(char) | taiwanese(char):
                self._chars.setdefault(spelling, set()).add(char)

    def chars(self, letters: str) -> Set[str]:
        """The characters taken in so far that are spelled so."""
        return self._chars.get(letters, frozenset())


@functools.cache
def spelt() -> Spelt:
    """The one of this process: it holds no more than Unicode has characters."""
    return Spelt()


@functools.lru_cache(maxsize=16384)
def spelled(text: str, letters: str) -> bool:
    """Whether the letters are the characters of the text read one after the other.

    All in pinyin or all in Wade-Giles: a mixture of both is nobody's spelling.
    """
    # Nearly all pairs that are asked about differ in the first syllable or in the last one.
    if (
        not text
        or not letters.startswith(_either(text[0]))
        or not letters.endswith(_either(text[-1]))
    ):
        return not text and not letters
    return any(_spelled(text, letters, system) for system in (spellings, taiwanese))


@functools.lru_cache(maxsize=16384)
def _either(char: str) -> tuple[str, ...]:
    return tuple(spellings(char) | taiwanese(char))


def _spelled(text: str, letters: str, system: Callable[[str], frozenset[str]]) -> bool:
    ends = [0]
    for char in text:
        ends = [
            end + len(spelling)
            for spelling in system(char)
            for end in ends
            if letters.startswith(spelling, end)
        ]
        if not ends:
            return False
    return len(letters) in ends


@kept  # of a source, which comes again with each system's translation
def hanzi_names(text: str, most: int) -> tuple[HanziName, ...]:
    """Every place where a surname is followed by what may be a given name, `most` of them."""
    table = chinese()
    found: list[HanziName] = []
    for at, char in enumerate(text):
        for written in dict.fromkeys((char, text[at : at + 2])):
            if written not in table.as_surname:
                continue
            behind = at + len(written)
            for size in (1, 2):
                given = text[behind : behind + size]
                if len(found) >= most:
                    return tuple(found)
                if len(given) < size or not _may_be_given(text, behind, size):
                    break
                found.append(
                    HanziName(at, written, given, opened(text, at), closed(text, behind + size))
                )
    return tuple(found)


def _may_be_given(text: str, start: int, size: int) -> bool:
    """Whether characters and nothing else are there, and no word that stands behind names."""
    table = chinese()
    return all(
        is_hanzi(text[at]) and text[at] not in table.never and not text.startswith(table.after, at)
        for at in range(start, start + size)
    )


def opened(text: str, start: int) -> bool:
    """Whether a name can be seen to begin here: nothing, a stop or a title is before it."""
    if start == 0 or not is_hanzi(text[start - 1]):
        return True
    longest = max(map(len, chinese().before))
    return text[max(0, start - longest) : start].endswith(chinese().before)


def closed(text: str, end: int) -> bool:
    """Whether a name can be seen to end here: nothing, a stop or what is said of a person follows."""
    table = chinese()
    if end >= len(text) or not is_hanzi(text[end]):
        return True
    ends = text[end] in table.never or text[end] in table.behind
    return ends or text.startswith(table.after, end)


def is_person(text: str, start: int, end: int) -> bool:
    """Whether a word beside it says that this is a person: a title before, a verb behind."""
    table = chinese()
    longest = max(map(len, table.before))
    titles = tuple(word for word in table.before if len(word) > 1)
    before = text[max(0, start - longest - 2) : start].rstrip(_BETWEEN)
    return before.endswith(titles) or text.startswith(table.after, end)
