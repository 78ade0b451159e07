"""What the data of a language consist of: `parts.toml` beside this file, and what of it is there."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

from qa.errors import GlossaryError
from qa.language import FOLDER


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a language: where it is, what reads it, what no language can do without.

    `needs` are keys that must say something, with dots for tables; an entry of several with | needs
    one of them. `unless` has by key the languages that have nothing to say there, `absent` those of
    which its source has nothing. `serves` names the checks that are silent without it.
    """

    name: str
    file: str
    reader: str
    needs: tuple[str, ...]
    serves: tuple[str, ...]
    unless: dict[str, tuple[str, ...]]
    absent: tuple[str, ...] = ()

    def path(self, code: str) -> Path:
        return FOLDER / self.file.format(code=code)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a language lacks; `fault` when its file is wrong, and not only short."""

    code: str
    part: str
    file: str
    what: str
    fault: bool = False


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
        )
        for row in data["part"]
    )


def gaps(code: str) -> Iterator[Gap]:
    """What the data of a language lack, part by part."""
    for part in parts():
        path = part.path(code)
        shown = f"languages/{part.file.format(code=code)}"
        if code in part.absent:
            continue
        if not path.exists():
            silent = f"; silent without it: {', '.join(part.serves)}" if part.serves else ""
            yield Gap(code, part.name, shown, f"there is no such file{silent}")
            continue
        fault = _fault(part, code)
        if fault:
            yield Gap(code, part.name, shown, fault, fault=True)
            continue
        data = tomli.loads(path.read_text(encoding="utf-8")) if part.needs else {}
        for need in part.needs:
            excused = code in part.unless.get(need, ())
            if not excused and not any(_value(data, key) for key in need.split("|")):
                yield Gap(code, part.name, shown, f"nothing under {need.replace('|', ' or ')}")


def _fault(part: Part, code: str) -> str:
    """What the part's own reader says of the file; empty where it reads it."""
    module, _, name = part.reader.partition(":")
    try:
        getattr(importlib.import_module(module), name)(code)
    except GlossaryError as error:
        return str(error)
    return ""


def _value(data: Any, key: str) -> Any:
    for word in key.split("."):
        data = data.get(word) if isinstance(data, dict) else None
    return data
