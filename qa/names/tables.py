"""The tables of how names sound, ready for use: everything here comes from the data file."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

Costs = dict[str, float]


@dataclass(frozen=True, slots=True)
class Reading:
    """Letters to sounds: `rules` by letters, `longest` letters of any rule; `parts` cuts a word."""

    rules: Mapping[str, str]
    longest: int
    parts: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """The costs of one language of origin. `change` has both directions of each pair of sounds.

    `chance` are points (similarity, log probability) in rising order: how often a random name
    is at least that similar to one name of a glossary.
    """

    change: Costs
    indel: Costs
    coda: Costs
    chance: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Weights and thresholds of the monolingual policy; see the data file for each."""

    intercept: float
    chance: float
    base: Mapping[str, float]
    spelling: float
    kind: Mapping[str, float]
    flag: Mapping[str, float]
    check: float
    rare: float
    covered: Collection[str]
    weak: Collection[str]
    part: float
    only_anchor: float
    only_anchor_large: float
    large: int
    document: float
    alone: float
    alone_document: float
    alone_uncovered: float
    beside_real: float
    echoed: float
    heard: float
    tie: float


@dataclass(frozen=True, slots=True)
class Bands:
    """Weights and thresholds of the bilingual policy; see the data file for each."""

    flag: float
    check: float
    position: float
    common: float
    words: int
    lossy: Collection[str]
    read_as: Collection[str]
    by_sound: float
    heard: float
    country: float
    not_by_sound: float
    small: float
    small_letters: int
    alone: float
    least: float
    odds: Sequence[Sequence[float]]
    clearly: float
    longer: float
    forename: float
    forename_sure: float
    forename_variant: float
    light: float
    region: int
    names: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """How the candidate stretches of a script are cut and judged; see the data file."""

    kind: str
    own: bool
    flag: float
    check: float
    light: float
    variant: float
    single: bool
    letters: str
    particles: Collection[str]
    tails: Collection[str]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a token of a name looks like; lengths in letters."""

    inner_capital: frozenset[str]
    particles: frozenset[str]
    ordinary: Mapping[str, frozenset[str]]
    suffixed: Collection[str]
    nouns: Collection[str]
    least: int
    least_alone: int
    least_unnamed: int
    acronym: int


@dataclass(frozen=True, slots=True)
class Tables:
    """The data file."""

    letters: Mapping[int, str | None]
    possessive: tuple[str, ...]
    readings: Mapping[str, Reading]
    before: Mapping[str, tuple[str, str]]
    initial: Mapping[str, str]
    vowels: frozenset[str]
    stretches: re.Pattern[str]
    weights: Costs
    profiles: Mapping[str, Profile]
    profile_of: Mapping[str, str]
    light: Costs
    reading_of: Mapping[str, str]
    romanised: Mapping[str, str]
    own_letters: re.Pattern[str]
    classes: Mapping[str, str]
    glides: frozenset[str]
    endings: tuple[str, ...]
    cases: frozenset[str]
    pairs: tuple[tuple[str, str], ...]
    native: Mapping[str, tuple[str, ...]]
    longest: Mapping[str, int]
    syllables: Mapping[str, frozenset[str]]
    shape: Shape
    score: Score
    locate: Bands
    windows: Mapping[str, Stretch]
    unread: Mapping[str, str]
    spelled: Mapping[int, str]


@functools.cache
def tables() -> Tables:
    """The shipped tables, read once and only when a name is looked at."""
    file = Path(__file__).parent.parent / "languages" / "phonetics.toml"
    data = tomli.loads(file.read_text(encoding="utf-8"))
    weights = dict(data["weights"])
    vowels = frozenset(weights.pop("vowels"))
    letters: dict[str, str | None] = {**data["fold"]["letters"]}
    letters.update(dict.fromkeys(data["fold"]["drop"]))
    sounds = data["sounds"]
    before = {text: (following, code) for text, (following, code) in sounds.pop("before").items()}
    initial = sounds.pop("initial")
    glides = data["classes"].pop("glides")
    shape = data["shape"]
    soft = re.escape("".join(sorted(vowels)) + glides)
    return Tables(
        letters=str.maketrans(letters),
        possessive=tuple(data["fold"]["possessive"]),
        readings={name: _reading(rules) for name, rules in sounds.items()},
        before=before,
        initial=initial,
        vowels=vowels,
        stretches=re.compile(rf"[{soft}]+|[^{soft}]+"),
        weights=weights,
        profiles={name: _profile(data, name) for name in data["chance"] if name != "at"},
        profile_of=data["profiles"],
        light=data["light"],
        reading_of=data["reading"],
        romanised=data["romanised"],
        own_letters=_any_of(data["romanised"]),
        classes={sound: name for name, row in data["classes"].items() for sound in row},
        glides=frozenset(glides),
        endings=tuple(data["kin"]["endings"]),
        cases=frozenset(data["kin"]["cases"]),
        pairs=tuple((one, other) for one, other in data["kin"]["pairs"]),
        longest=data["native"].pop("longest"),
        native={name: tuple(row) for name, row in data["native"].items()},
        syllables={
            name: frozenset(head + tail for head, row in rows.items() for tail in row.split())
            for name, rows in data["syllables"].items()
        },
        shape=Shape(
            frozenset(shape["inner_capital"]),
            frozenset(shape["particles"]),
            {lang: frozenset(words) for lang, words in shape["ordinary"].items()},
            shape["suffixed"],
            shape["nouns"],
            **shape["letters"],
        ),
        score=Score(**data["score"]),
        locate=Bands(**data["locate"]),
        windows={
            name: Stretch(
                row["kind"],
                row["own"],
                row.get("flag", data["locate"]["flag"]),
                row.get("check", data["locate"]["check"]),
                row.get("light", row.get("check", data["locate"]["check"])),
                row.get("variant", math.inf),
                row.get("single", True),
                row.get("letters", ""),
                frozenset(row.get("particles", ())),
                tuple(row.get("tails", ())),
            )
            for name, row in data["windows"].items()
        },
        unread=data["unread"],
        spelled=str.maketrans(data["letters"]),
    )


def _reading(rules: Mapping[str, str]) -> Reading:
    """The longest rule at each place, any other letter by itself."""
    several = sorted((part for part in rules if len(part) > 1), key=len, reverse=True)
    parts = re.compile("|".join((*map(re.escape, several), ".")), re.DOTALL)
    return Reading(rules, max(map(len, rules)), parts)


def _any_of(texts: Collection[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(texts, key=len, reverse=True))))


def _profile(data: Mapping[str, Any], name: str) -> Profile:
    """The generic costs, then those of the profile that it is like, then its own."""
    lineage = ["generic", *([data["like"][name]] if name in data["like"] else []), name]
    change: Costs = {}
    for pair, cost in _layers(data["substitution"], lineage).items():
        change[pair] = change[pair[::-1]] = cost
    points = zip(data["chance"]["at"], data["chance"][name], strict=True)
    return Profile(
        change,
        _layers(data["indel"], lineage),
        _layers(data["coda"], lineage),
        tuple((at, math.log(share / 1000)) for at, share in points),
    )


def _layers(group: Mapping[str, Mapping[str, float]], lineage: list[str]) -> Costs:
    """One table over the other; pairs count as the same in either direction."""
    found: Costs = {}
    for name in lineage:
        for key, cost in group.get(name, {}).items():
            found.pop(key[::-1], None)
            found[key] = cost
    return found
