"""How the files of the packages are read: one function a kind, texts out, nothing judged."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Row = Mapping[str, Any]


def table(text: str, row: Row) -> Iterator[str]:
    """The cells of one column of a CSV table with a head."""
    return (line[row["column"]] or "" for line in csv.DictReader(io.StringIO(text)))


def records(text: str, row: Row) -> Iterator[str]:
    """One member of each record of a JSON object or list."""
    data = json.loads(text)
    return (one[row["key"]] for one in (data.values() if isinstance(data, dict) else data))


def strings(text: str, row: Row) -> Iterator[str]:
    """A JSON list of texts."""
    return iter(json.loads(text))


def constants(text: str, row: Row) -> Iterator[str]:
    """The texts in Python's constants whose names fit the pattern `names`; nothing is run."""
    wanted = re.compile(row["names"])
    for node in ast.walk(ast.parse(text)):
        targets = node.targets if isinstance(node, ast.Assign) else ()
        if any(isinstance(t, ast.Name) and wanted.search(t.id) for t in targets):
            assert isinstance(node, ast.Assign)
            for part in ast.walk(node.value):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


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
    "constants": constants,
    "readings": readings,
    "records": records,
    "strings": strings,
    "table": table,
}
