"""How the files of the packages are read: one function a kind, texts out, nothing judged."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Row = Mapping[str, Any]


def table(text: str, row: Row) -> Iterator[str]:
    """The cells of one column of a CSV table with a head."""
    for line in csv.DictReader(io.StringIO(text)):
        yield line[row["column"]] or ""


def records(text: str, row: Row) -> Iterator[str]:
    """One member of each record of a JSON object or list."""
    data = json.loads(text)
    for one in data.values() if isinstance(data, dict) else data:
        yield one[row["key"]]


def member(text: str, row: Row) -> Iterator[str]:
    """One member of a JSON object."""
    yield str(json.loads(text)[row["key"]])


def strings(text: str, row: Row) -> Iterator[str]:
    """A JSON list of texts."""
    yield from json.loads(text)


def readings(text: str, row: Row) -> Iterator[str]:
    """The first cell of each CSV line that is in Latin letters, in each way of `written`."""
    for line in csv.reader(io.StringIO(text)):
        name = next((cell for cell in line if cell.isascii() and cell.isalpha()), "")
        yield name
        for way in row["written"]:
            changed = name
            for long, short in way.items():
                changed = changed.replace(long, short)
            yield changed


def capitals(text: str, row: Row) -> Iterator[str]:
    """The words of a Hunspell dictionary that have one capital, the first."""
    for line in text.splitlines():
        word = line.partition("/")[0].strip()
        if word[:1].isupper() and not word.isupper():
            yield word


def aliases(text: str, row: Row) -> Iterator[str]:
    """Lines `name, name, name => id`."""
    for line in text.splitlines():
        yield from line.rpartition(" => ")[0].split(",")


READERS: dict[str, Callable[[str, Row], Iterator[str]]] = {
    "aliases": aliases,
    "capitals": capitals,
    "member": member,
    "readings": readings,
    "records": records,
    "strings": strings,
    "table": table,
}
