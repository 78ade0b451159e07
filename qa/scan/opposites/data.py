"""`languages/opposites/`: words that say the opposite of each other, read once, checked at the edge."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qa.datafile import read_toml, strict
from qa.errors import GlossaryError
from qa.language import FOLDER, base
from qa.scan.compiled import folder
from qa.scan.entries import Words, entry_of, words_of

_FOLDER = FOLDER / "opposites"
_AIR = "air"
_POLES = 2


@dataclass(frozen=True, slots=True)
class Axis:
    """An opposition: `poles` are its two sides, `denied` says that “not” makes one of the other."""

    name: str
    poles: tuple[str, str]
    denied: bool

    def other(self, pole: str) -> str:
        """The opposite of a pole."""
        return self.poles[1 - self.poles.index(pole)]


@dataclass(frozen=True, slots=True)
class Poles:
    """A language's words: entries of the kind "axis pole", or "axis air" for what only looks like one."""

    spaced: bool
    words: Words


@functools.cache
def axes() -> dict[str, Axis]:
    """The oppositions by name."""
    found = {}
    for name, row in read_toml(_FOLDER / "axes.toml").items():
        strict(row, ("poles", "denied"), f"opposites/axes.toml, {name}")
        if len(row["poles"]) != _POLES:
            raise GlossaryError(
                f"{name} has not two poles", path="languages/opposites/axes.toml",
                remedy='Write poles = ["up", "down"].',
            )  # fmt: skip
        one, other = row["poles"]
        found[name] = Axis(name, (one, other), row["denied"])
    return found


@functools.cache
def poles(tag: str) -> Poles | None:
    """The words of a language tag; None where the language has no file."""
    code = base(tag)
    file = _FOLDER / f"{code}.toml"
    if not code.isalpha() or not file.is_file():
        return None
    return read(read_toml(file), f"languages/opposites/{code}.toml")


def read(data: Mapping[str, Any], place: str) -> Poles:
    """The words of a parsed file; GlossaryError for what is unknown or missing in it."""
    known = axes()
    unknown = sorted(set(data) - {"code", "spaced", *known})
    if unknown:
        raise GlossaryError(
            f"unknown key {unknown[0]!r}", path=place,
            remedy=f"Known oppositions: {', '.join(sorted(known))}.",
        )  # fmt: skip
    if "code" not in data:
        raise GlossaryError("no key 'code'", path=place, remedy="Add it.")
    fold = folder().text
    entries = []
    for name, axis in known.items():
        row = data.get(name)
        if row is None:
            continue
        if not isinstance(row, dict) or not set(axis.poles) <= set(row) <= {*axis.poles, _AIR}:
            raise GlossaryError(
                f"{name} has not its two sides", path=place,
                remedy=f"Write {axis.poles[0]}, {axis.poles[1]} and, if need be, air.",
            )  # fmt: skip
        entries += [
            entry_of(text, f"{name} {pole}", place, fold) for pole, texts in row.items() for text in texts
        ]  # fmt: skip
    return Poles(data.get("spaced", True), words_of(entries))
