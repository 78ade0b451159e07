"""`languages/hedges/`: words by which a language says that something is not done, or not sure.

`sorts.toml` has the sorts of hedges, `<code>.toml` the words of a language for each. Both are read
once and checked at the edge.
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
from qa.scan.entries import Entry, Words, entries_of, words_of

_LISTS = ("sure", "loose", "air", "done")


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of hedge: words of the sorts `also` may say it too, and a “not” where it may be `denied`.

    `says` is what messages call that which it is said of. One that is `affirmed` is none beside a “not” (no
    one may enter), and the sentences beside its own may have it. One that is `done` is lost only where the target
    has a word of what is past and the source has none.
    """

    name: str
    says: str
    also: tuple[str, ...]
    denied: bool
    done: bool
    affirmed: bool


@dataclass(frozen=True, slots=True)
class Hedges:
    """A language's words; the kind of an entry is its sort, of `sure` also "sort air", of `done` only that.

    `loose` are both those that are sure and those that may say it, of the sorts that are `known`. Of
    `small` those in small letters alone are hedges (may, and not May).
    """

    spaced: bool
    sure: Words
    loose: Words
    done: Words
    small: frozenset[str]
    known: frozenset[str]


@functools.cache
def sorts() -> Mapping[str, Sort]:
    """The sorts of hedges by name."""
    place = "hedges/sorts.toml"
    found = {}
    for name, row in read_toml(FOLDER / place).items():
        strict(row, ("says", "also", "denied", "done", "affirmed"), f"{place}, {name}")
        also, denied = tuple(row.get("also", ())), row.get("denied", False)
        done, affirmed = row.get("done", False), row.get("affirmed", False)
        found[name] = Sort(name, row["says"], also, denied, done, affirmed)
    return found


def hedges(tag: str) -> Hedges | None:
    """The hedges of a language tag; None where the language has no file."""
    return _of(base(tag))


@functools.cache
def _of(code: str) -> Hedges | None:
    file = FOLDER / "hedges" / f"{code}.toml"
    if not code.isalpha() or not file.is_file():
        return None
    return read(read_toml(file), f"languages/hedges/{code}.toml")


def read(data: Mapping[str, Any], place: str) -> Hedges:
    """The words of a parsed file; GlossaryError for what is unknown or missing in it."""
    unknown = sorted(set(data) - {"code", "spaced", "small", *sorts()})
    if unknown:
        raise GlossaryError(
            f"unknown key {unknown[0]!r}", path=place,
            remedy=f"Known are {', '.join(sorts())}.",
        )  # fmt: skip
    if "code" not in data:
        raise GlossaryError("no key 'code'", path=place, remedy="Add it.")
    folds = folder().texts
    sure, loose, done = list[Entry](), list[Entry](), list[Entry]()
    for name in sorts():
        row = data.get(name, {})
        if not isinstance(row, dict) or not set(row) <= set(_LISTS):
            raise GlossaryError(
                f"{name} has a list that is none", path=place,
                remedy=f"Write {', '.join(_LISTS)}.",
            )  # fmt: skip
        lists = {
            key: entries_of(((text, kind) for text in row.get(key, ())), place, folds)
            for key, kind in (
                ("sure", name),
                ("air", f"{name} air"),
                ("loose", name),
                ("done", name),
            )
        }
        sure += [*lists["sure"], *lists["air"]]
        loose += [*lists["sure"], *lists["loose"]]
        done += lists["done"]
    small = frozenset(folds(data.get("small", ())))
    known = frozenset(data) & frozenset(sorts())
    return Hedges(
        data.get("spaced", True), words_of(sure), words_of(loose), words_of(done), small, known
    )
