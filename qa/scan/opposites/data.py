"""`languages/opposites/`, `languages/kinds/` and `languages/listed/`: words of which one may wrongly stand for another.

The opposites have two poles, the kinds as many members as there are (spring, summer, autumn, winter).
The things of lists have one figure each (two soldiers, a civilian). All are read once and checked at the edge.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qa.datafile import read_toml, strict
from qa.errors import GlossaryError
from qa.kept import Kept
from qa.language import FOLDER, base
from qa.model import Opposite
from qa.scan.compiled import folder
from qa.scan.entries import Cue, Words, entries_of, words_of

_AIR = "air"
_FEWEST = 2
_SAID = ("denied", "without", "beside", "words_of", "converse")  # of an axis, beside its poles


@dataclass(frozen=True, slots=True)
class Axis:
    """An opposition or a kind: `poles` are its sides, `denied` says that “not” makes one of the other.

    A sentence that has a figure of the sort `without` is left out: its own comparison sees it. The
    words of one that is `beside` say something beside figures alone (13 for, 2 against). `borrowed` has for
    each side the folder and the axis all of whose words are its own as well: father and mother are parents.
    `converse` says whose change of places makes the opposite right (names, or a kind): bought for sold.
    """

    name: str
    poles: tuple[str, ...]
    denied: bool
    without: str
    beside: bool
    borrowed: tuple[tuple[str, str], ...] = ()
    converse: str = ""


@dataclass(frozen=True, slots=True)
class Poles:
    """A language's words: entries of the kind "axis pole", or "axis air" for what only looks like one.

    `known` has those of the texts last looked at: a source comes again with each system's translation.
    """

    spaced: bool
    words: Words
    known: Kept[Mapping[str, Sequence[Cue]]] = field(
        default_factory=Kept, compare=False, repr=False
    )


@dataclass(frozen=True)
class Lists:
    """The words of one folder, language by language.

    `known` has what was told of the segments last looked at: each folder for itself, so that those of
    the others do not drive them out.
    """

    folder: str  # under `languages`, with a table of the same form in it
    table: str
    key: str  # under which the table has the poles
    known: Kept[tuple[Opposite, ...]] = field(default_factory=Kept, compare=False, repr=False)

    @functools.cached_property
    def axes(self) -> dict[str, Axis]:
        """The oppositions or kinds by name."""
        found = {}
        place = f"{self.folder}/{self.table}"
        for name, row in read_toml(FOLDER / self.folder / self.table).items():
            strict(row, (self.key, *_SAID), f"{place}, {name}")
            if len(row[self.key]) < _FEWEST:
                raise GlossaryError(
                    f"{name} has not two sides", path=f"languages/{place}",
                    remedy=f'Write {self.key} = ["up", "down"].',
                )  # fmt: skip
            found[name] = Axis(
                name,
                tuple(row[self.key]),
                row.get("denied", False),
                row.get("without", ""),
                row.get("beside", False),
                _borrowed(row, len(row[self.key]), f"{place}, {name}"),
                row.get("converse", ""),
            )
        return found

    @functools.cached_property
    def converses(self) -> dict[str, str]:
        """By pole whose change of places makes its opposite right."""
        some = (axis for axis in self.axes.values() if axis.converse)
        return {pole: axis.converse for axis in some for pole in axis.poles}

    def poles(self, tag: str) -> Poles | None:
        """The words of a language tag; None where the language has no file."""
        return self._of(base(tag))

    @functools.cache  # noqa: B019 - three of them, for as long as the process lives
    def _of(self, code: str) -> Poles | None:
        file = FOLDER / self.folder / f"{code}.toml"
        if not code.isalpha() or not file.is_file():
            return None
        data = dict(read_toml(file))
        for name, axis in self.axes.items():
            if axis.borrowed:
                data[name] = _joined(data.get(name, {}), axis, code)
        return read(data, f"languages/{self.folder}/{code}.toml", self)


def _borrowed(row: Mapping[str, Any], sides: int, place: str) -> tuple[tuple[str, str], ...]:
    """For each side the folder and the axis of the words that are its own as well."""
    found = []
    for text in row.get("words_of", ()):
        folder_, _, axis = text.partition(" ")
        if not axis or not (FOLDER / folder_).is_dir():
            raise GlossaryError(
                f"words_of has {text!r}", path=f"languages/{place}",
                remedy="Write a folder and an axis: opposites parent.",
            )  # fmt: skip
        found.append((folder_, axis))
    if found and len(found) != sides:
        raise GlossaryError(
            f"words_of has {len(found)} entries for {sides} sides", path=f"languages/{place}",
            remedy="Write one for each side, in their order.",
        )  # fmt: skip
    return tuple(found)


@functools.lru_cache(maxsize=2)
def _file(file: Path) -> Mapping[str, Any]:
    """A file that several kinds borrow from, read once."""
    return read_toml(file)


def _joined(row: Mapping[str, Any], axis: Axis, code: str) -> dict[str, list[Any]]:
    """A kind's own words with those that it borrows; duplicates do no harm."""
    found = {side: list(words) for side, words in row.items()}
    for side, (folder_, other) in zip(axis.poles, axis.borrowed, strict=True):
        file = FOLDER / folder_ / f"{code}.toml"
        theirs = _file(file).get(other, {}) if file.is_file() else {}
        for pole, words in theirs.items():
            found.setdefault(_AIR if pole == _AIR else side, []).extend(words)
    return found


OPPOSITES = Lists("opposites", "axes.toml", "poles")
KINDS = Lists("kinds", "kinds.toml", "members")
LISTED = Lists("listed", "listed.toml", "members")
# As readers of one language.
poles, members, counted = OPPOSITES.poles, KINDS.poles, LISTED.poles


def read(data: Mapping[str, Any], place: str, lists: Lists) -> Poles:
    """The words of a parsed file; GlossaryError for what is unknown or missing in it.

    An opposition has both its poles, a kind two members at least: not every language has a word for all.
    """
    known = lists.axes
    unknown = sorted(set(data) - {"code", "spaced", *known})
    if unknown:
        raise GlossaryError(
            f"unknown key {unknown[0]!r}", path=place,
            remedy=f"Known are {', '.join(sorted(known))}.",
        )  # fmt: skip
    if "code" not in data:
        raise GlossaryError("no key 'code'", path=place, remedy="Add it.")
    rows: list[tuple[object, str]] = []
    for name, axis in known.items():
        row = data.get(name)
        if row is None:
            continue
        if not isinstance(row, dict) or not set(row) <= {*axis.poles, _AIR}:
            raise GlossaryError(
                f"{name} has a side that is none", path=place,
                remedy=f"Write {', '.join(axis.poles)} and, if need be, {_AIR}.",
            )  # fmt: skip
        if len(set(row) - {_AIR}) < _FEWEST and not axis.borrowed:
            raise GlossaryError(
                f"{name} has not two sides", path=place,
                remedy=f"Write two of {', '.join(axis.poles)} at least.",
            )  # fmt: skip
        rows += [(text, f"{name} {pole}") for pole, texts in row.items() for text in texts]
    return Poles(data.get("spaced", True), words_of(entries_of(rows, place, folder().texts)))
