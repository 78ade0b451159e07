"""Japanese names whose reading stands in kana behind them, and its spellings in Latin letters."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.names.readings.data import japanese
from qa.names.sound import fold_name, native

_SHORTEST = 2  # kana of a part of a name
_DOUBLE = re.compile(r"([kstpc])(?=\1)")


@dataclass(frozen=True, slots=True)
class ReadName:
    """A name with the kana of its surname and given name; `start` and `end` are those of the name."""

    start: int
    end: int
    surname: str
    given: str


def read_names(text: str) -> Iterator[ReadName]:
    """Every name in characters with its reading in brackets, surname and given name parted there."""
    for match in _pattern().finditer(text):
        yield ReadName(match.start("name"), match.end("name"), match["surname"], match["given"])


@functools.cache
def _pattern() -> re.Pattern[str]:
    table = japanese()
    kana = "".join((*table.kana, *table.small, table.doubled, table.long))
    between, opening, closing = map(re.escape, (table.between, table.opening, table.closing))
    part = f"[{kana}]{{{_SHORTEST},10}}"
    return re.compile(
        f"(?P<name>[{table.characters}]{{1,5}}[{between}]?[{table.characters}]{{0,5}})[{opening}]"
        f"(?P<surname>{part})[{between}](?P<given>{part})[{closing}]"
    )


def romaji(kana: str) -> str:
    """Hiragana in Hepburn, long vowels as they are spelled in kana."""
    table = japanese()
    found: list[str] = []
    double = False
    for char in kana:
        if char in table.small and found:
            vowel = table.small[char]
            head = found[-1][:-1]
            found[-1] = head + (vowel[1:] if head.endswith(table.palatal) else vowel)
        elif char == table.doubled:
            double = True
        elif char == table.long:
            found.append(found[-1][-1:] if found else "")
        else:
            text = table.kana.get(char, "")
            if double:
                text = ("t" if text.startswith("ch") else text[:1]) + text
            found.append(text)
            double = False
    return "".join(found)


@functools.lru_cache(maxsize=4096)
def same_reading(text: str) -> str:
    """A spelling without what is a matter of style: equal for two spellings of one reading."""
    table = japanese()
    word = fold_name(text)
    for old, new in table.same:
        word = word.replace(old, new)
    for old, new in table.single:
        word = re.sub(f"(?<![a-z]){old}|(?<=[aeioun]){old}", new, word)
    for old, new in table.vowels:
        word = word.replace(old, new)
    return word


def is_romaji(text: str) -> bool:
    """Whether a spelling can be read as kana (or is so short that it might be anything)."""
    return native(_DOUBLE.sub("", same_reading(text)), "ja")


def proposed(kana: str) -> tuple[str, ...]:
    """The reading in Hepburn; where it has long vowels also without them (Ono), which comes first.

    Kana do not tell a long vowel (Sato) from two that meet (Matsuura).
    """
    text = romaji(kana)
    short = text
    for old, new in japanese().vowels:
        if old[-1:] in "ou":
            short = re.sub(f"{old}(?![aeiou])", new, short)
    return tuple(dict.fromkeys((short.capitalize(), text.capitalize())))
