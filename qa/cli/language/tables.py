"""The tables that all languages share, a row each: found in the data, so that none is forgotten.

A table counts as such where most of its keys are languages and it has more than a third as many as the
largest of all: newcomers that have no rows yet move no bar. What fewer have is a peculiarity (the kana of Japanese), of which a newcomer need not be told. `known`
says what each table is for; one that nobody told of is asked for all the same.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

from qa.cli.language.gap import Gap, harm
from qa.datafile import read_toml
from qa.errors import GlossaryError
from qa.language import FOLDER, codes, language

_SHARE = 1 / 3
_PLACES = {"before", "behind"}  # of a figure: a language may have its words on either side
_BEHIND = "behind_"


@dataclass(frozen=True, slots=True)
class Entry:
    """What `parts.toml` says of the tables of a file.

    `serves` are checks that are silent without a row, `blurs` those that are less sure. `unless` has by
    the name of the table the languages and scripts that have nothing to say there.
    """

    serves: tuple[str, ...]
    blurs: tuple[str, ...]
    unless: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its file, its name, the keys where its rows are (before and behind), who has one."""

    file: str
    name: str
    keys: tuple[str, ...]
    codes: frozenset[str]

    @property
    def serves(self) -> tuple[str, ...]:
        """The checks that a row serves, as far as somebody said so."""
        entry = known().get(self.file)
        return (*entry.serves, *entry.blurs) if entry else ()

    def gaps(self, code: str) -> Iterator[Gap]:
        """Whether the language lacks its row."""
        entry = known().get(self.file, Entry((), (), {}))
        excused = entry.unless.get(self.name, frozenset())
        if code in self.codes or excused & {code, *language(code).scripts}:
            return
        where = " or ".join(self.keys) or f"[{code}]"
        what = f"no row of it under {where}{harm(entry.serves, entry.blurs)}"
        yield Gap(code, "tables", f"languages/{self.file}", what)


@functools.cache
def known() -> dict[str, Entry]:
    """By file what its tables are for."""
    data = tomli.loads((Path(__file__).parent / "parts.toml").read_text(encoding="utf-8"))
    return {
        row["file"]: Entry(
            tuple(row.get("serves", ())),
            tuple(row.get("blurs", ())),
            {name: frozenset(codes) for name, codes in row.get("unless", {}).items()},
        )
        for row in data["table"]
    }


@functools.cache
def tables() -> tuple[Table, ...]:
    """All of them, by file. GlossaryError where one cannot be read."""
    found = [
        Table(str(file.relative_to(FOLDER)), name, tuple(keys), frozenset(having))
        for file in sorted(FOLDER.rglob("*.toml"))
        if file.stem not in codes() and file.parent.name != "cldr"
        for name, (keys, having) in _groups(read_toml(file)).items()
    ]
    least = max((len(table.codes) for table in found), default=0) * _SHARE
    return tuple(table for table in found if len(table.codes) > least)


def faults() -> Iterator[Gap]:
    """The file that cannot be read, if there is one."""
    try:
        tables()
    except GlossaryError as error:
        yield Gap("all", "tables", str(error.path), str(error), fault=True)


def _groups(data: Mapping[str, Any]) -> dict[str, tuple[list[str], set[str]]]:
    """By name the keys of the tables of a file, those before and behind together, and who is in."""
    found: dict[str, tuple[list[str], set[str]]] = {}
    for path, having in _rows(data, ()):
        name = ".".join(part.removeprefix(_BEHIND) for part in path if part not in _PLACES)
        keys, all_ = found.setdefault(name, ([], set()))
        if path:
            keys.append(".".join(path))
        all_ |= having
    return found


def _rows(data: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], set[str]]]:
    """The tables and lists below a place in which languages stand, with those."""
    every = set(codes())
    if isinstance(data, list):
        names = {one for one in data if isinstance(one, str)}
        if names and len(names & every) * 2 >= len(data):
            yield path, names & every
    elif isinstance(data, dict):
        having = data.keys() & every
        if having and len(having) * 2 >= len(data):
            yield path, {code for code in having if data[code] or data[code] == 0}
            return
        for key, below in data.items():
            yield from _rows(below, (*path, key))
