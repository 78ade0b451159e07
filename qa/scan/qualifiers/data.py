"""`languages/qualifiers/`: words by which a claim is narrowed: former, deputy, acting, alleged.

Read once and checked at the edge; the README there has the format.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qa.datafile import read_toml, strict
from qa.errors import GlossaryError
from qa.language import FOLDER, base
from qa.scan.compiled import folder
from qa.scan.entries import Words, entries_of, words_of

BEARER = "bearer"
_NAME = "qualifiers"
_TABLE = f"{_NAME}.toml"
_LISTS = ("sure", "asks", "before", "after", "loose", "weak", "culprits", "air")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's words: entries of the kind "qualifier list", and "bearer" for who bears an office."""

    spaced: bool
    words: Words


@dataclass(frozen=True, slots=True)
class Qualifier:
    """`says` is the English word that messages show; one of an `office` says nothing where the other side
    names nobody's office.
    """

    says: str
    office: bool


@functools.cache
def qualifiers() -> dict[str, Qualifier]:
    """The qualifiers in order."""
    found = {}
    for name, row in read_toml(FOLDER / _NAME / _TABLE).items():
        strict(row, ("says", "office"), f"languages/{_NAME}/{_TABLE}, {name}")
        found[name] = Qualifier(str(row["says"]), bool(row.get("office", False)))
    return found


def lexicon(tag: str) -> Lexicon | None:
    """The words of a language tag; None where the language has no file."""
    return _of(base(tag))


@functools.cache
def _of(code: str) -> Lexicon | None:
    file = FOLDER / _NAME / f"{code}.toml"
    if not code.isalpha() or code == _NAME or not file.is_file():
        return None
    return read(read_toml(file), f"languages/{_NAME}/{code}.toml")


def read(data: Mapping[str, Any], place: str) -> Lexicon:
    """The words of a parsed file; GlossaryError for what is unknown or missing in it."""
    known = qualifiers()
    strict(data, ("code", "spaced", "bearers", *known), place)
    for key in ("code", "bearers"):
        if key not in data:
            raise GlossaryError(f"no key {key!r}", path=place, remedy="Add it.")
    rows = [(text, BEARER) for text in data["bearers"]]
    for name in known:
        row = data.get(name, {})
        if not isinstance(row, dict):
            raise GlossaryError(
                f"{name} is no table", path=place, remedy=f"Write lists in it: {', '.join(_LISTS)}."
            )
        strict(row, _LISTS, f"{place}, {name}")
        rows += [(text, f"{name} {kind}") for kind, texts in row.items() for text in texts]
    return Lexicon(data.get("spaced", True), words_of(entries_of(rows, place, folder().texts)))
