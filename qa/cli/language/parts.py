"""What the data of a language consist of: `parts.toml` beside this file, and what of it is there."""

from __future__ import annotations

import functools
import importlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

from qa.cli.language.gap import Gap, harm
from qa.cli.language.shape import misshapen
from qa.cli.language.tables import faults, tables
from qa.datafile import read_toml
from qa.errors import GlossaryError
from qa.language import FOLDER, codes

_FEW = 2  # languages that lack what all others have


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a language: where it is, what reads it, what no language can do without.

    `needs` are keys that must say something, with dots for tables; an entry of several with | needs
    one of them. `unless` has by key the languages that have nothing to say there, `absent` those of
    which its source has nothing. `serves` names the checks that are silent without it. `shared`: what nearly
    all languages have at the top of their files is asked of the others.
    """

    name: str
    file: str
    reader: str
    needs: tuple[str, ...]
    serves: tuple[str, ...]
    unless: dict[str, tuple[str, ...]]
    absent: tuple[str, ...] = ()
    shared: bool = False

    def path(self, code: str) -> Path:
        return FOLDER / self.file.format(code=code)


@functools.cache
def parts() -> tuple[Part, ...]:
    """The parts in the order of the guide."""
    data = tomli.loads((Path(__file__).parent / "parts.toml").read_text(encoding="utf-8"))
    return tuple(
        Part(
            row["name"],
            row["file"],
            row["reader"],
            tuple(row.get("needs", ())),
            tuple(row.get("serves", ())),
            {key: tuple(codes) for key, codes in row.get("unless", {}).items()},
            tuple(row.get("absent", ())),
            row.get("shared", False),
        )
        for row in data["part"]
    )


def gaps(code: str) -> Iterator[Gap]:
    """What the data of a language lack: part by part, then the tables that all languages share."""
    for part in parts():
        if code not in part.absent:
            found = tuple(_gaps(part, code))
            yield from found
            if part.path(code) == FOLDER / f"{code}.toml" and any(gap.fault for gap in found):
                return  # the others rest upon it
    faulty = tuple(faults())
    yield from faulty
    for table in () if faulty else tables():
        yield from table.gaps(code)


def _gaps(part: Part, code: str) -> Iterator[Gap]:
    """What one part of a language lacks."""
    shown = f"languages/{part.file.format(code=code)}"
    if not part.path(code).exists():
        yield Gap(code, part.name, shown, f"there is no such file{harm(part.serves)}")
        return
    fault = _fault(part, code)
    if fault:
        yield Gap(code, part.name, shown, fault, fault=True)
        return
    data = read_toml(part.path(code)) if part.needs else {}
    for need in part.needs:
        excused = code in part.unless.get(need, ())
        if not excused and not any(_value(data, key) for key in need.split("|")):
            yield Gap(code, part.name, shown, f"nothing under {need.replace('|', ' or ')}")
    if part.shared:
        lacking = [
            key
            for key in usual(part.file)
            if not data.get(key) and key not in part.needs and code not in part.unless.get(key, ())
        ]
        if lacking:
            what = f"nothing under {', '.join(lacking)}, which nearly all others have"
            yield Gap(code, part.name, shown, what, words=True)


@functools.cache
def usual(file: str) -> tuple[str, ...]:
    """What all files of a part but a few have at the top."""
    paths = (FOLDER / file.format(code=code) for code in codes())
    files = [read_toml(path) for path in paths if path.exists()]
    having = Counter(key for data in files for key, value in data.items() if value)
    return tuple(sorted(key for key, n in having.items() if n >= len(files) - _FEW))


def _fault(part: Part, code: str) -> str:
    """What the part's own reader says of the file; empty where it reads it."""
    module, _, name = part.reader.partition(":")
    try:
        getattr(importlib.import_module(module), name)(code)
    except GlossaryError as error:
        said = str(error).removeprefix(f"languages/{part.file.format(code=code)}: ")
        return said.removeprefix(f"{part.path(code)}: ")
    except Exception as error:  # whatever a reader trips over, it is the file that is wrong
        found = _misshapen(part, code)
        return f"{found or f'cannot be read ({error!r})'}. Write it as en.toml beside it does."
    return ""


def _misshapen(part: Part, code: str) -> str:
    files = (part.path(other) for other in codes() if other != code)
    others = [read_toml(file) for file in files if file.suffix == ".toml" and file.exists()]
    file = part.path(code)
    return misshapen(read_toml(file), others) if file.suffix == ".toml" else ""


def _value(data: Any, key: str) -> Any:
    for word in key.split("."):
        data = data.get(word) if isinstance(data, dict) else None
    return data
