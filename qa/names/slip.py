"""One letter that is off: where a text has a name but for a single letter or character.

What sounds are to a machine that hears a name, letters are to one that writes it: Тод for Том, 李志耀
for 李光耀. All the rest of a long name stands there by no chance.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qa.datafile import read_toml
from qa.names.lexicon import NAMES
from qa.names.sound import encode

_JOINTS = "·・･‧•゠＝=-‐‑–\u200c\u00a0"


@dataclass(frozen=True, slots=True)
class Slip:
    """A stretch [start, end) of a text that is the name but for one letter: `wrong` stands for `right`.

    Either is empty where a letter was put in or left out; both have two where neighbours changed
    places. `at` is the place in the name.
    """

    start: int
    end: int
    at: int
    right: str
    wrong: str


def folded(text: str) -> str:
    """As many letters as the text: small, without marks, joints as blanks."""
    if text.isascii():
        return text.lower().replace("-", " ")
    return "".join(map(_letter, text))


@functools.lru_cache(maxsize=4096)
def _letter(char: str) -> str:
    if char in _JOINTS:
        return " "
    if "가" <= char <= "힣":
        return char
    bare = unicodedata.normalize("NFD", char.lower())[0]
    # й and ї are letters of their own; the marks of Indian scripts are no ornaments.
    return char.lower() if len(char.lower()) == 1 and char.lower() in "йїё" else bare


def slips(text: str, name: str) -> Iterator[Slip]:
    """Where a text has the name but for one letter; both are folded.

    Of the two halves of the name one is there as it is.
    """
    middle = len(name) // 2
    head, tail = name[:middle], name[middle:]
    if not head:
        return
    seen: set[tuple[int, int]] = set()
    for at in _places(text, head):
        found = _off(text[at + middle : at + len(name) + 1], tail)
        if found:
            place, right, wrong = found
            end = at + len(name) + len(wrong) - len(right)
            seen.add((at, end))
            yield Slip(at, end, middle + place, right, wrong)
    for at in _places(text, tail):
        before = text[max(0, at - middle - 1) : at]
        found = _off(before[::-1], head[::-1])
        if found:
            place, right, wrong = found
            start = at - middle - len(wrong) + len(right)
            if (start, at + len(tail)) not in seen:
                first = middle - place - len(right)
                yield Slip(start, at + len(tail), first, right[::-1], wrong[::-1])


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _off(text: str, part: str) -> tuple[int, str, str] | None:
    """Where a text that begins here leaves the part, and for one letter only: place, right, wrong."""
    size = len(part)
    if text[:size] == part:
        return None
    at = next(n for n in range(size) if text[n : n + 1] != part[n])
    rest = part[at + 1 :]
    if text[at + 1 : size] == rest and len(text) >= size:
        return at, part[at], text[at]
    if rest and text[at : at + 2] == rest[0] + part[at] and text[at + 2 : size] == rest[1:]:
        return at, part[at : at + 2], text[at : at + 2]
    if text[at + 1 : size + 1] == part[at:] and text[at:]:
        return at, "", text[at]
    # A letter that is missing at the very end is no slip: the name may go on or stop there.
    if rest and text[at : size - 1] == rest:
        return at, part[at], ""
    return None


def exchanged(slip: Slip, name: str, script: str) -> bool:
    """Whether writers exchange the two letters, so that both are ways to write the name."""
    right, wrong = slip.right, slip.wrong
    rules = _rules(script)
    if script == "Hani" and right and wrong:
        one, other = _initial(right), _initial(wrong)
        return one == other or any(one in group and other in group for group in rules.groups)
    if script == "Hang" and len(right) == len(wrong) == 1:
        return _jamo(right, wrong, rules)
    if len(right) == len(wrong) == 1:
        both = any(right in group and wrong in group for group in rules.groups)
        return both or (right in rules.free and wrong in rules.free)
    if right and wrong:  # neighbours that changed places
        return any(letter in rules.free for letter in right)
    letter = right or wrong
    beside = name[max(0, slip.at - 1) : slip.at] + name[slip.at + len(right) :][:1]
    return letter in rules.free or letter in beside


def at_home(subject: str, script: str) -> bool:
    """Whether the people of a subject have names of their own in the script."""
    return subject in _rules(script).own


@dataclass(frozen=True, slots=True)
class _Rules:
    groups: tuple[str, ...]
    free: str
    own: frozenset[str]


_NONE = _Rules((), "", frozenset())


def _rules(script: str) -> _Rules:
    return _table().get(script, _NONE)


@functools.cache
def _table() -> Mapping[str, _Rules]:
    data = read_toml(NAMES / "exchanged.toml")
    return {
        name: _Rules(tuple(row["groups"]), row["free"], frozenset(row.get("own", ())))
        for name, row in data.items()
    }


def _jamo(right: str, wrong: str, rules: _Rules) -> bool:
    """Whether two syllables differ in letters alone that are exchanged, or come and go."""
    ours, theirs = (unicodedata.normalize("NFD", char) for char in (right, wrong))
    for one, other in zip(ours.ljust(3), theirs.ljust(3), strict=False):
        if one == other:
            continue
        if " " in (one, other):
            if (one + other).strip() not in rules.free:
                return False
        elif not any(one in group and other in group for group in rules.groups):
            return False
    return True


def homophones(one: str, other: str) -> bool:
    """Whether two Chinese characters have the same sound, tones apart."""
    return encode(one, "pinyin") == encode(other, "pinyin")


def _initial(char: str) -> str:
    return encode(char, "pinyin")[:1].lower()
