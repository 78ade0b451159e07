"""`languages/gender/`: the words by which a language says that somebody is a woman or a man.

Read once and checked at the edge. `related.toml` names the oppositions and kinds whose words (wife, queen)
say so as well.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qa.datafile import read_toml, strict
from qa.errors import GlossaryError
from qa.language import FOLDER, base
from qa.scan.compiled import folder
from qa.scan.entries import Entry, entries_of, words_of
from qa.scan.opposites.data import KINDS, OPPOSITES, Poles

SEXES = ("woman", "man")
_FOLDER = "gender"
_RELATED = "related.toml"
_TELLING = ("sure", "speaks", "owns", "pronoun", "verb", "fares", "participle", "possessive")
_PERHAPS = "perhaps"
_LISTS = ("thing", "air")
_AXIS = "gender"  # of all entries: of one stretch the longest wins, whatever it says


@dataclass(frozen=True, slots=True)
class SexWords:
    """A language's words: entries of the kind "gender woman sure", "gender thing" or "gender air".

    `telling` are the words that a finding rests on, `hushing` those that only keep it silent.
    """

    telling: Poles
    hushing: Poles


@dataclass(frozen=True)
class Related:
    """By folder (`opposites`, `kinds`) and "axis pole" the sex that the words of a pole tell."""

    sexes: Mapping[str, Mapping[str, str]]


def gender(tag: str) -> SexWords | None:
    """The words of a language tag; None where the language has no file."""
    return _of(base(tag))


@functools.cache
def _of(code: str) -> SexWords | None:
    file = FOLDER / _FOLDER / f"{code}.toml"
    if not code.isalpha() or not file.is_file():
        return None
    return read(read_toml(file), f"languages/{_FOLDER}/{code}.toml")


def read(data: Mapping[str, Any], place: str) -> SexWords:
    """The words of a parsed file; GlossaryError for what is unknown or missing in it."""
    known = ("code", "spaced", *_TELLING, _PERHAPS, *_LISTS)
    unknown = sorted(set(data) - set(known))
    if unknown:
        raise GlossaryError(
            f"unknown key {unknown[0]!r}", path=place, remedy=f"Known are {', '.join(known)}."
        )
    if "code" not in data:
        raise GlossaryError("no key 'code'", path=place, remedy="Add it.")
    for name in (*_TELLING, _PERHAPS):
        row = data.get(name, {})
        if not isinstance(row, dict) or not set(row) <= set(SEXES):
            raise GlossaryError(
                f"{name} has a sex that is none", path=place, remedy=f"Write {' or '.join(SEXES)}."
            )
    spaced = data.get("spaced", True)

    def entries(names: Sequence[str]) -> list[Entry]:
        rows = (
            (text, f"{_AXIS} {sex} {name}")
            for name in names
            for sex in SEXES
            for text in data.get(name, {}).get(sex, ())
        )
        return entries_of(rows, place, folder().texts)

    def listed(name: str) -> list[Entry]:
        rows = ((text, f"{_AXIS} {name}") for text in data.get(name, ()))
        return entries_of(rows, place, folder().texts)

    return SexWords(
        Poles(spaced, words_of([*entries(_TELLING), *listed("air")])),
        Poles(spaced, words_of([*entries([_PERHAPS]), *listed("thing"), *listed("air")])),
    )


@functools.cache
def related() -> Related:
    """The words of other files that tell a sex."""
    data = read_toml(FOLDER / _FOLDER / _RELATED)
    place = f"{_FOLDER}/{_RELATED}"
    strict(data, SEXES, place)
    sexes: dict[str, dict[str, str]] = {}
    for sex in SEXES:
        strict(data[sex], (OPPOSITES.folder, KINDS.folder), f"{place}, {sex}")
        for lists in (OPPOSITES, KINDS):
            for text in data[sex][lists.folder]:
                axis, _, pole = text.partition(" ")
                if axis not in lists.axes or pole not in lists.axes[axis].poles:
                    raise GlossaryError(
                        f"{text!r} is no pole of the {lists.folder}", path=f"languages/{place}",
                        remedy=f"Write one that {lists.folder}/{lists.table} has.",
                    )  # fmt: skip
                sexes.setdefault(lists.folder, {})[text] = sex
    return Related(sexes)
