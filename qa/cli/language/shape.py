"""What in a language's file is written otherwise than in the files of all other languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

_KINDS = {
    str: "a text", bool: "true or false", int: "a number", float: "a number", list: "a list",
    dict: "a table",
}  # fmt: skip


def misshapen(data: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> str:
    """The first key whose value is of another kind than with the others, or that all others have;
    one level of tables is looked into. Empty where there is nothing of the sort."""
    for key, value in data.items():
        theirs = [other[key] for other in others if key in other]
        kinds = {type(one) for one in theirs}
        if kinds and type(value) not in kinds:
            return f"{key!r} is {_short(value)}; the other languages have {_named(kinds)} there"
        if isinstance(value, dict) and (inner := _inner(key, value, theirs)):
            return inner
        if isinstance(value, list) and (inner := _item(key, value, theirs)):
            return inner
    lacking = [key for key in others[0] if all(key in other for other in others)] if others else []
    missing = [key for key in lacking if key not in data]
    return f"nothing under {missing[0]!r}, which all others have" if missing else ""


def _inner(key: str, table: Mapping[str, Any], theirs: Sequence[Any]) -> str:
    """A value of a table that is of a kind which no value of the others' tables is."""
    kinds = {type(value) for one in theirs if isinstance(one, dict) for value in one.values()}
    for name, value in table.items():
        if kinds and type(value) not in kinds:
            place = f"'{key}.{name}'"
            return f"{place} is {_short(value)}; the other languages have {_named(kinds)} there"
    return ""


def _item(key: str, items: Sequence[Any], theirs: Sequence[Any]) -> str:
    """An item of a list that is of a kind which no item of the others' lists is."""
    kinds = {type(item) for one in theirs if isinstance(one, list) for item in one}
    for item in items:
        if kinds and type(item) not in kinds:
            what = f"{_short(item)} in its list"
            return f"{key!r} has {what}; the other languages have {_named(kinds)} there"
    return ""


def _named(kinds: Set[type]) -> str:
    return " or ".join(sorted({_KINDS.get(kind, kind.__name__) for kind in kinds}))


def _short(value: object) -> str:
    return f"{value!r:.40}"
