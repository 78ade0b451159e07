"""Proper names of CC-CEDICT: entries whose reading is capitalised and whose first gloss is a name.

Line format: Traditional Simplified [pin1 yin1] /gloss/gloss/. CC BY-SA: the pack is the user's.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from qa.errors import GlossaryError
from qa.glossary.build.entry import Entry, table, tidy, typed, usable
from qa.glossary.build.source import LARGEST, Built, read_bytes
from qa.model import Kind

_NEEDS = "the file cedict_ts.u8 or its .gz"
_LINE = re.compile(r"(\S+) (\S+) \[([^\]]+)\] /(.+)/")
_DATE = re.compile(r"#! date=(\S+)")
_YEARS = re.compile(r"\((?:c\. ?)?\d{3,4}(?:-|–)")
_END = re.compile(r"\s*[,;(\[:]")


class _Name(NamedTuple):
    traditional: str
    text: str
    kind: Kind


def build(given: Path | None) -> Built:
    """A headword becomes cedict.<simplified>; raises GlossaryError."""
    assert given is not None
    text = _text(given)
    found: dict[str, set[_Name]] = {}
    lines = 0
    for simplified, name in _names(text):
        lines += 1
        if name:
            found.setdefault(simplified, set()).add(name)
    if not lines:
        raise GlossaryError("this is not CC-CEDICT", path=given, remedy=f"Give {_NEEDS}.")
    tags = table("cedict")["tags"]
    entries: list[Entry] = []
    for simplified, names in found.items():
        if len({name.text for name in names}) > 1:
            continue  # a headword of two names decides nothing
        name = min(names)
        concept = f"cedict.{simplified}"
        written = ((tags["simplified"], simplified), (tags["traditional"], name.traditional))
        entries += [
            Entry(concept, name.kind, tag, spelling)
            for tag, one in (*written, (tags["gloss"], name.text))
            for spelling in typed(one, tag)
            if usable(spelling, tag)
        ]
    date = _DATE.search(text)
    return Built(entries, f"CC-CEDICT of {date.group(1) if date else 'an unknown day'}")


def _text(path: Path) -> str:
    data = read_bytes(path, _NEEDS)
    if data[:2] == b"\x1f\x8b":
        try:
            with gzip.open(path) as file:
                data = file.read(LARGEST + 1)
        except (OSError, EOFError, zlib.error):
            raise GlossaryError(
                "the archive is damaged", path=path, remedy=f"Give {_NEEDS}."
            ) from None
        if len(data) > LARGEST:
            raise GlossaryError("the file is over 256 MB", path=path, remedy=f"Give {_NEEDS}.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GlossaryError(
            f"the source is not UTF-8 (byte {error.start})", path=path, remedy=f"Give {_NEEDS}."
        ) from None


def _names(text: str) -> Iterator[tuple[str, _Name | None]]:
    """Every entry with its name, None where it is no proper name."""
    for line in text.splitlines():
        entry = _LINE.fullmatch(line.strip())
        if entry is None:
            continue
        traditional, simplified, reading, glosses = entry.groups()
        first = glosses.split("/")[0]
        text_ = tidy(_END.split(first, maxsplit=1)[0])
        proper = reading[:1].isupper() and len(simplified) > 1 and _is_name(text_)
        yield simplified, _Name(traditional, text_, _kind(first)) if proper else None


def _is_name(text: str) -> bool:
    """Capitals throughout but for the small words inside, and no word that tells of an entry."""
    about = table("cedict")
    words = text.split()
    return (
        0 < len(words) <= about["longest"]
        and words[0][:1].isupper()
        and words[-1][:1].isupper()
        and all(word[:1].isupper() or word in about["small"] for word in words)
        and not {*words} & {*about["remarks"]}
    )


def _kind(gloss: str) -> Kind:
    if _YEARS.search(gloss):
        return "person"
    words = {*re.findall(r"\w+", gloss)}
    return "place" if words & {*table("cedict")["places"]} else "phrase"
