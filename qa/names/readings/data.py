"""The tables of native names, ready for use: everything here comes from the data files."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

from qa.names.tables import tables

_FOLDER = Path(__file__).parent.parent.parent / "languages" / "native"


@dataclass(frozen=True, slots=True)
class Chinese:
    """The file zh.toml.

    `surnames` maps a reading (compound ones too) to its characters, `as_surname` a character to
    its readings as a surname, `surname_of` letters to the readings that may be so spelled;
    `compound` are the readings of surnames of two characters. `given` maps a character to its
    readings in given names, where they are not the dictionary's first; `syllables` are all of pinyin, with ü as u, v and yu.
    """

    surnames: Mapping[str, tuple[str, ...]]
    as_surname: Mapping[str, tuple[str, ...]]
    surname_of: Mapping[str, tuple[str, ...]]
    compound: frozenset[str]
    given: Mapping[str, tuple[str, ...]]
    syllables: frozenset[str]
    umlaut: Mapping[str, tuple[str, ...]]
    proposed: Mapping[str, str]
    parting: str
    abroad: frozenset[str]
    never: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]
    behind: frozenset[str]


@dataclass(frozen=True, slots=True)
class Korean:
    """The file ko.toml.

    `onsets`, `vowels` and `codas` have the spellings of each letter, the official one first;
    `surnames` maps a spelling to its characters, `characters` are all of them, `tails` what may
    stand joined behind a name.
    """

    onsets: tuple[tuple[str, ...], ...]
    vowels: tuple[tuple[str, ...], ...]
    codas: tuple[tuple[str, ...], ...]
    surnames: Mapping[str, frozenset[str]]
    characters: frozenset[str]
    tails: frozenset[str]


@dataclass(frozen=True, slots=True)
class Japanese:
    """The file ja.toml.

    `kana` maps hiragana to Hepburn, `small` those that change the one before them; `same` and
    `vowels` are replacements, in order, after which two spellings of one reading are equal.
    """

    kana: Mapping[str, str]
    small: Mapping[str, str]
    doubled: str
    long: str
    palatal: tuple[str, ...]
    same: tuple[tuple[str, str], ...]
    single: tuple[tuple[str, str], ...]
    vowels: tuple[tuple[str, str], ...]
    characters: str
    opening: str
    closing: str
    between: str


def _load(code: str) -> dict[str, Any]:
    return tomli.loads((_FOLDER / f"{code}.toml").read_text(encoding="utf-8"))


@functools.cache
def chinese() -> Chinese:
    """The Chinese tables, read once and only when a name is looked at."""
    data = _load("zh")
    surnames = {reading: tuple(row) for reading, row in data["surnames"].items()}
    surnames.update((reading, tuple(row.split())) for reading, row in data["compound"].items())
    as_surname: dict[str, tuple[str, ...]] = {}
    for reading, row in surnames.items():
        for text in row:
            as_surname[text] = (*as_surname.get(text, ()), reading)
    umlaut = {reading: tuple(row) for reading, row in data["spelling"]["umlaut"].items()}
    surname_of: dict[str, tuple[str, ...]] = {}
    for reading in surnames:
        for letters in (reading, *umlaut.get(reading, ())):
            surname_of[letters] = (*surname_of.get(letters, ()), reading)
    spelling, context = data["spelling"], data["context"]
    return Chinese(
        surnames=surnames,
        as_surname=as_surname,
        surname_of=surname_of,
        compound=frozenset(data["compound"]),
        given={char: tuple(key.split()) for key, row in data["given"].items() for char in row},
        syllables=tables().syllables["pinyin"] | set(spelling["more"]),
        umlaut=umlaut,
        proposed=spelling["proposed"],
        parting=spelling["parting"],
        abroad=frozenset(data["abroad"]["subtags"]),
        never=frozenset(context["never"]),
        before=tuple(context["before"]),
        after=tuple(context["after"]),
        behind=frozenset(context["behind"]),
    )


@functools.cache
def korean() -> Korean:
    """The Korean tables."""
    data = _load("ko")
    onsets, vowels, codas = (
        tuple(tuple(spelling.replace("-", "") for spelling in row.split()) for row in data[part])
        for part in ("onsets", "vowels", "codas")
    )
    surnames = {spelling: frozenset(row) for spelling, row in data["surnames"].items()}
    return Korean(
        onsets=onsets,
        vowels=vowels,
        codas=codas,
        surnames=surnames,
        characters=frozenset().union(*surnames.values()),
        tails=frozenset(data["context"]["tails"]),
    )


@functools.cache
def japanese() -> Japanese:
    """The Japanese tables."""
    data = _load("ja")
    spelling, context = data["spelling"], data["context"]
    return Japanese(
        kana={char: text for text, row in data["kana"].items() for char in row},
        small=spelling["small"],
        doubled=spelling["doubled"],
        long=spelling["long"],
        palatal=tuple(spelling["palatal"]),
        same=tuple((old, new) for old, new in spelling["same"]),
        single=tuple((old, new) for old, new in spelling["single"]),
        vowels=tuple((old, new) for old, new in spelling["vowels"]),
        characters=context["characters"],
        opening=context["opening"],
        closing=context["closing"],
        between=context["between"],
    )
