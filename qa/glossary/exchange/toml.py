"""Concepts to a hand-kept pack: TOML that is pleasant to read, the same bytes for the same input."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from qa.glossary.exchange.shape import entry
from qa.model import Term

_WIDTH = 100
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_CONTROL = re.compile(r"[\x7f]")


def pack(head: Mapping[str, str], terms: Sequence[Term]) -> str:
    """The text of a pack with these head keys (`pack`, `title`, `origin` …)."""
    parts = ["\n".join(f"{key} = {value(text)}" for key, text in head.items() if text)]
    parts.extend(_concept(entry(term)) for term in terms)
    return "\n\n".join(parts) + "\n"


def value(data: object) -> str:
    """A TOML value on one line. JSON's texts are TOML's basic strings, but for one character."""
    if isinstance(data, bool):
        return "true" if data else "false"
    if isinstance(data, str):
        text = json.dumps(data, ensure_ascii=False)
        return _CONTROL.sub(lambda sign: f"\\u{ord(sign[0]):04X}", text)
    if isinstance(data, Mapping):
        return "{ " + ", ".join(f"{_key(k)} = {value(v)}" for k, v in data.items()) + " }"
    assert isinstance(data, list)
    return "[" + ", ".join(map(value, data)) + "]"


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else value(key)


def _listed(key: str, rows: list[Any]) -> str:
    line = f"{_key(key)} = {value(rows)}"
    if len(line) <= _WIDTH and (len(rows) == 1 or all(isinstance(row, str) for row in rows)):
        return line
    return "\n".join((f"{_key(key)} = [", *(f"  {value(row)}," for row in rows), "]"))


def _table(title: str, data: Mapping[str, Any]) -> str:
    rows = [
        _listed(key, item) if isinstance(item, list) else f"{_key(key)} = {value(item)}"
        for key, item in data.items()
    ]
    return "\n".join((title, *rows))


def _concept(data: dict[str, Any]) -> str:
    forms, rules = data.pop("forms", {}), data.pop("wrong", [])
    parts = [_table("[[concept]]", data)]
    if forms:
        plain = {lang: [_short(row) for row in rows] for lang, rows in forms.items()}
        parts[0] += "\n" + _table("[concept.forms]", plain)
    for rule in rules:
        when = rule.pop("when", {})
        text = _table("[[concept.wrong]]", rule)
        parts.append(text + ("\n" + _table("[concept.wrong.when]", when) if when else ""))
    return "\n\n".join(parts)


def _short(row: dict[str, Any]) -> object:
    return row["text"] if set(row) == {"text"} else row
