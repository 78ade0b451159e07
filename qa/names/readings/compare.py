"""A name in pinyin beside a name in characters: which syllables are read right, which are not."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from qa.names.distance import alike
from qa.names.readings.data import chinese
from qa.names.readings.hanzi import HanziName, readings, spellings
from qa.names.readings.latin import LatinName, Style
from qa.names.sound import encode, levenshtein

Fault = Literal["syllable", "order", "surname", "spelling", "cut", "given"]

# The surer kinds of evidence first.
FAULTS: tuple[Fault, ...] = ("syllable", "order", "surname", "spelling", "cut", "given")
_SPELLING = 0.65  # similarity in letters of a given name that is no pinyin


@dataclass(frozen=True, slots=True)
class Fit:
    """How a Latin name misreads a name in characters; `alike` is how near the sounds are, 0 to 1.

    syllable: one of two syllables is wrong; order: both are right and stand the wrong way round;
    surname: the given name of two syllables is right and the surname is not; spelling: the given
    name is no pinyin and nearly that of the characters; cut: the first syllable of the given name
    is lost, or the last one; given: nothing of the given name is right, only the surname.
    """

    name: HanziName
    fault: Fault
    alike: float


def fit(latin: LatinName, name: HanziName) -> Fit | None:
    """How the Latin name is the other one misread; None where nothing speaks for it."""
    if latin.surname not in chinese().as_surname[name.surname]:
        near = _surname_near(latin, name) if _right_given(latin, name) else 0
        return Fit(name, "surname", near) if near else None
    if not latin.parses:
        if latin.order == "given first":
            return None  # a foreign name, or the person's own spelling: Leland Zhu, Yuja Wang
        same = len(name.given) == 2 and levenshtein(latin.given, pinyin(name.given))
        return Fit(name, "spelling", same) if same >= _SPELLING else None
    found = [fault for cut in latin.parses if (fault := _fault(cut, name.given))]
    return Fit(name, min(found, key=FAULTS.index, default="given"), _near(latin.given, name))


def _right_given(latin: LatinName, name: HanziName) -> bool:
    """Whether both syllables of the given name are right."""
    return len(name.given) == 2 and any(
        len(cut) == 2 and all(map(_reads, cut, name.given)) for cut in latin.parses
    )


def _fault(cut: Sequence[str], given: str) -> Fault | None:
    if len(cut) == len(given) == 2:
        if any(map(_reads, cut, given)):
            return "syllable"
        return "order" if all(map(_reads, cut, reversed(given))) else None
    return "cut" if len(cut) == 1 and len(given) == 2 and _reads(cut[0], given[1]) else None


def _reads(syllable: str, char: str) -> bool:
    return syllable in spellings(char)


def _near(given: str, name: HanziName) -> float:
    return alike(encode(given, "pinyin"), encode(pinyin(name.given), "pinyin"), "zh")


def _surname_near(latin: LatinName, name: HanziName) -> float:
    ours = encode(latin.surname, "pinyin")
    options = chinese().as_surname.get(name.surname, ())
    return max((alike(ours, encode(option, "pinyin"), "zh") for option in options), default=0.0)


def pinyin(text: str) -> str:
    """The usual reading of some characters, as given names are written."""
    return _joined([_usual(char)[0] for char in text])


def _usual(char: str) -> tuple[str, ...]:
    """The readings that a given name has, ü as yu; two where either is usual."""
    table = chinese()
    found = table.given.get(char) or readings(char)[:1] or ("",)
    return tuple(table.proposed.get(reading, reading) for reading in found)


def _joined(syllables: Sequence[str]) -> str:
    """Gao'an: a vowel inside is parted from the syllable before it."""
    parting = tuple(chinese().parting)
    return "".join(
        ("'" if at and part.startswith(parting) else "") + part for at, part in enumerate(syllables)
    )


def written(name: HanziName, like: LatinName) -> tuple[str, ...]:
    """The name in pinyin, in the order and style of the Latin one, whose right syllables stay.

    The usual reading first; more than one where a character has two usual ones.
    """
    cut = max(
        (cut for cut in like.parses if len(cut) == len(name.given)),
        key=lambda cut: sum(p in spellings(c) for p, c in zip(cut, name.given, strict=True)),
        default=("",) * len(name.given),
    )
    options = [
        (part,) if part in spellings(char) else _usual(char)
        for part, char in zip(cut, name.given, strict=True)
    ]
    surname = _surname(name, like)
    found = []
    for given in itertools.product(*options):
        text = _STYLES[like.style](given)
        text = text.upper() if like.given_text.isupper() else text
        found.append(f"{surname} {text}" if like.order == "surname first" else f"{text} {surname}")
    return tuple(found)


_STYLES: dict[Style, Callable[[Sequence[str]], str]] = {
    "joined": lambda given: _joined(given).capitalize(),
    "hyphened": lambda given: "-".join(given).capitalize(),
    "spaced": lambda given: " ".join(part.capitalize() for part in given),
}


def _surname(name: HanziName, like: LatinName) -> str:
    """As it stands where it is right, else its reading."""
    table = chinese()
    options = table.as_surname[name.surname]
    if like.surname in options:
        return like.surname_text
    reading = table.proposed.get(options[0], options[0])
    capitals = like.surname_text.isupper() and len(like.surname_text) > 1
    return reading.upper() if capitals else reading.capitalize()
