"""Scores of segments in a small database. A cache that cannot be used is no error."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def store(cache: Path | None) -> Iterator[sqlite3.Connection | None]:
    """The table of scores, open for one run; None where there is none."""
    connection = None
    if cache is not None:
        try:
            (cache / "scores").mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(cache / "scores" / "neural.sqlite3", timeout=10)
            connection.execute(
                "create table if not exists score (name blob primary key, value real)"
            )
        except (OSError, sqlite3.Error):
            if connection is not None:
                connection.close()
            connection = None
    if connection is None:
        yield None
        return
    with closing(connection):
        yield connection


def read(table: sqlite3.Connection | None, names: Sequence[bytes]) -> dict[bytes, float]:
    """What is there of the named scores."""
    found: dict[bytes, float] = {}
    if table is None:
        return found
    try:
        for name in names:
            row = table.execute("select value from score where name = ?", (name,)).fetchone()
            if row is not None and isinstance(row[0], float):
                found[name] = row[0]
    except sqlite3.Error:
        return {}
    return found


def write(table: sqlite3.Connection | None, rows: Sequence[tuple[bytes, float]]) -> None:
    """Keep the scores."""
    if table is None or not rows:
        return
    try:
        with table:
            table.executemany("insert or replace into score values (?, ?)", rows)
    except sqlite3.Error:
        return
