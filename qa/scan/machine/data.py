"""`languages/machine/`: what programs that translate say of their work, and the marks that they leave."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qa.datafile import read_toml, strict
from qa.errors import GlossaryError
from qa.fold import Folded, Folder
from qa.language import FOLDER as LANGUAGES
from qa.language import base, language
from qa.scan.compiled import folder
from qa.scan.entries import Words, entry_of, words_of

FOLDER = LANGUAGES / "machine"
KINDS = ("leads", "announces", "about", "labels", "refuses", "remarks", "closes")
_MARKUP = ("speaks", "unknown", "control", "pieces", "elements", "files")


@dataclass(frozen=True, slots=True)
class Speech:
    """What a program says in one language: entries of the `KINDS`, folded; `spaced` as the language is.

    It may begin with one of `leads` (Sure), then one of `announces` (Here is) and one of `about`
    (translation) before a colon, or one of `labels` alone. `refuses` and `remarks` stand anywhere,
    one of `closes` at the end.
    """

    spaced: bool
    words: Words


@dataclass(frozen=True, slots=True)
class Markup:
    """Marks of machines: `unknown` words, `control` marks, `pieces` with what to write, names of `elements`,
    `endings` of the names of files.
    """

    speaks: tuple[str, ...]
    unknown: tuple[str, ...]
    control: tuple[str, ...]
    pieces: Mapping[str, str]
    elements: frozenset[str]
    endings: frozenset[str]


@functools.cache
def markup() -> Markup:
    """The marks, which no language changes."""
    data = read_toml(FOLDER / "markup.toml")
    strict(data, _MARKUP, "languages/machine/markup.toml")
    return Markup(
        tuple(data["speaks"]), tuple(data["unknown"]), tuple(data["control"]),
        dict(data["pieces"]), frozenset(data["elements"]["names"]),
        frozenset(data["files"]["endings"]),
    )  # fmt: skip


def speech(tag: str) -> Speech | None:
    """What programs say in the language of a tag; None where it has no file."""
    return _speech(base(tag))


@functools.cache
def _speech(code: str) -> Speech | None:
    file = FOLDER / f"{code}.toml"
    if not code.isalpha() or not file.is_file() or code == "markup":
        return None
    return read(read_toml(file), f"languages/machine/{code}.toml", spaced=language(code).spaced)


def read(data: Mapping[str, Any], place: str, *, spaced: bool) -> Speech:
    """The words of a parsed file; GlossaryError for what is unknown or missing in it."""
    strict(data, ("code", *KINDS), place)
    missing = [key for key in ("code", *KINDS) if not data.get(key)]
    if missing:
        raise GlossaryError(f"no {missing[0]!r}", path=place, remedy="Add the key.")
    entries = (
        entry_of(text, kind, place, lambda word: fold(word).text)
        for kind in KINDS for text in data[kind]
    )  # fmt: skip
    return Speech(spaced, words_of(entries))


def fold(text: str) -> Folded:
    """The text as the entries are folded."""
    return _folder().fold(text)


@functools.cache
def _folder() -> Folder:
    return folder()
