"""Foreign names in Chinese characters: a convention of sounds, and slips against it.

Names are written with a small set of characters for their sounds (Xinhua's tables of transliteration;
here counted in Wikidata), so that another character of the same sound (卡儿 for 卡尔) is a slip.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import tomli

from qa.language import FOLDER

_DOTS = "·‧・•"
_LONGEST = 4  # characters of a part between two dots: in a longer one two names meet
_FEW = 0.15  # share of unusual characters above which another convention is at work (Taiwan's)


@dataclass(frozen=True, slots=True)
class Unusual:
    """A character [start, start + 1) of a name, and those of the same sound that names have."""

    start: int
    char: str
    usual: str


def unusual(text: str, tag: str) -> list[Unusual]:
    """The characters of the dotted names of a text that foreign names are not written with.

    Empty for a language (a BCP 47 tag) that another convention or none holds for.
    """
    if not any(dot in text for dot in _DOTS) or not _name().search(text):
        return []
    if tag.lower() not in _table().tags:
        return []
    found: list[Unusual] = []
    seen = 0
    for start, char in _letters(text):
        seen += 1
        usual = _usual(char)
        if usual and char not in usual:
            found.append(Unusual(start, char, usual))
    return found if len(found) <= max(1, _FEW * seen) else []


@functools.cache
def _name() -> re.Pattern[str]:
    """A dotted name, from its first character: from each one of a long run the search would go to
    its end again. Compiled when a text has a dot.
    """
    return re.compile(rf"(?<![一-鿿])[一-鿿]+(?:[{_DOTS}][一-鿿]+)+")


def _letters(text: str) -> Iterator[tuple[int, str]]:
    """The characters that surely belong to dotted names, with their places.

    Before the first dot and behind the last other words may stand, so that only the character at
    the dot is sure; between two dots of one name all are.
    """
    for match in _name().finditer(text):
        parts = re.split(f"[{_DOTS}]", match[0])
        start = match.start()
        for number, part in enumerate(parts):
            if number == 0:
                yield start + len(part) - 1, part[-1]
            elif number == len(parts) - 1:
                yield start, part[0]
            elif len(part) > _LONGEST:
                yield start, part[0]
                yield start + len(part) - 1, part[-1]
            else:
                yield from ((start + at, char) for at, char in enumerate(part))
            start += len(part) + 1


@functools.lru_cache(maxsize=4096)
def _usual(char: str) -> str:
    """The characters of the same sound that names are written with; empty for another sound."""
    from pypinyin import lazy_pinyin

    table = _table()
    return "" if char in table.established else table.characters.get(lazy_pinyin(char)[0], "")


@dataclass(frozen=True, slots=True)
class _Table:
    characters: Mapping[str, str]
    established: str
    tags: frozenset[str]


@functools.cache
def _table() -> _Table:
    data = tomli.loads((FOLDER / "phonetics-han.toml").read_text(encoding="utf-8"))
    return _Table(
        data["characters"], data["established"]["characters"], frozenset(data["languages"]["tags"])
    )
