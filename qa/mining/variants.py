"""Whether two renderings are one and the same for a reader: then neither is a wrong one."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from qa.names import encode, fold_name, similarity
from qa.names.distance import GENERIC
from qa.names.sound import kin, levenshtein, native
from qa.names.tables import tables

VARIANT = 0.9  # similarity without regard to the source's script, from which spellings compete
_SLIP = 0.7  # spelling similarity of a slip (Yang Jaren), not of another romanisation (Tsai, Cai)
_LONG = 3  # letters of a beginning or end that makes two words kin
_FEW = 5  # letters of an acronym


def same_for_readers(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether folded words differ in spelling marks, order, inflection, titles or shortening only."""
    if not one or not other:
        return True
    if "".join(one) == "".join(other) or sorted(one) == sorted(other):
        return True
    joined = "".join(one), "".join(other)
    if joined[0] in other or joined[1] in one:
        return True  # a part of the name, its syllables written apart
    if related(*joined) or _begins(*joined) or _begins(*reversed(joined)):
        return True
    # A part of the name, or the name with a title: "Xi", "President Xi".
    small, large = sorted((one, other), key=len)
    if all(any(related(word, part) for part in large) for word in small):
        return True
    # A part of the name with other words is the name in another dress only if it leads or ends.
    return acronym(one, other) or acronym(other, one)


def _begins(whole: str, part: str) -> bool:
    """Whether one name is a part of the other: Malan, Malanshan; Xinhua, Xinhuanet."""
    return len(part) >= _LONG and (whole.startswith(part) or whole.endswith(part))


def related(one: str, other: str) -> bool:
    """Whether one word is the other or derives from it."""
    return one == other or kin(one, other) or kin(other, one)


def acronym(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether one word is made of the first letters of others."""
    if len(short) != 1 or len(long) < 2:
        return False
    (word,) = short
    letters = iter("".join(part[:1] for part in long))
    return len(word) <= _FEW and all(letter in letters for letter in word)


def respelt(one: str, other: str, pivot: str = GENERIC) -> bool:
    """Whether two spellings sound so alike that either may be somebody's usage (Kiev, Kyiv).

    `pivot` are the costs of the language that writes them, where it has another script.
    """
    if max(similarity(one, other), similarity(one, other, pivot)) >= VARIANT:
        return True
    return _bones(one) == _bones(other)


def script(text: str) -> str:
    """The script of a text's first letter, as the Unicode names of its letters begin."""
    first = next((char for char in text if char.isalpha()), "")
    return unicodedata.name(first, "").partition(" ")[0] if first else ""


def scripts(text: str) -> frozenset[str]:
    """The scripts of all its letters."""
    return frozenset(script(char) for char in text if char.isalpha())


def _bones(text: str) -> tuple[str, str]:
    """What vowels and doubled letters leave of a name."""
    vowels = tables().vowels
    code = encode(text)
    return code[:1], "".join(sound for sound in code if sound not in vowels)


def syllabic(text: str, pivot: str) -> bool:
    """Whether all parts of a name are syllables of a language whose names are read."""
    parts = text.replace("-", " ").split()
    return bool(parts) and all(native(fold_name(part), pivot) for part in parts)


def plausible(word: str, right: str) -> bool:
    """Whether a word is a slip in spelling the right one rather than another way to write it."""
    return levenshtein(word, right) >= _SLIP
