"""Groups, checks and scores' signatures as small numbers, and back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, insert, select

from qa.model import Group
from qa.nightly.history.tables import checks, groups, measures
from qa.nightly.history.texts import safe, unsafe

Key = tuple[str, ...]


def digest(parts: Sequence[str]) -> str:
    """What a key's `safe` parts are known by."""
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()


def numbered(connection: Connection, table: Table, keys: Iterable[Key]) -> dict[Key, int]:
    """The number of each key; new ones are added. The connection is the only one that writes."""
    wanted = {key: [safe(part) for part in key] for key in dict.fromkeys(keys)}
    known = {own: number for number, own in connection.execute(select(*table.c[:2]))}
    highest = connection.execute(select(func.max(table.c.id))).scalar() or 0
    found, new = {}, []
    names = table.c.keys()[2:]
    for key, parts in wanted.items():
        own = digest(parts)
        number = known.get(own)
        if number is None:
            highest = number = highest + 1
            row = dict(zip(names, parts, strict=True))
            new.append({"id": number, "digest": own, **row})
        found[key] = number
    if new:
        connection.execute(insert(table), new)
    return found


@dataclass(frozen=True, slots=True)
class Words:
    """What the numbers stand for; `measures` has name, signature and unit."""

    groups: dict[int, Group]
    checks: dict[int, str]
    measures: dict[int, Key]


def words(connection: Connection) -> Words:
    """All words of the store: a few hundred."""
    return Words(
        {number: Group(*key) for number, key in _read(connection, groups)},
        {number: key[0] for number, key in _read(connection, checks)},
        dict(_read(connection, measures)),
    )


def _read(connection: Connection, table: Table) -> Iterable[tuple[int, Key]]:
    for number, *parts in connection.execute(select(table.c[0], *table.c[2:])):
        yield number, tuple(map(unsafe, parts))
