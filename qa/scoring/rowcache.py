"""Counted rows by content in one SQLite file: what was counted once is not counted again.

A row is kept under a hash of metric, versions and texts, so that a corpus of which one story has
changed costs one story. The file has a bound; beyond it the rows that were written first go. A
cache that is broken, locked or cannot be written is no error: the rows are counted.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from qa.scoring.counts.grams import Ints
from qa.scoring.counts.metric import References

LARGEST = 512 * 1024 * 1024  # bytes: two million segments of BLEU and chrF++
_NAME = "rows.sqlite"
_AT_ONCE = 900  # parameters of one statement; older SQLite takes 999
_SHARE = 4  # the part of the rows that goes when the file is full: one in four
_PATIENCE = 2.0  # seconds for another run to let go of the file
_SMALL, _LARGE = b"4", b"8"  # what a row begins with: bytes of each of its integers


def keys(
    metric: str, version: str, hypotheses: Sequence[str], references: References
) -> list[bytes]:
    """A name for each row: of the metric's key, the versions that count, and the texts."""
    first = hashlib.blake2b(digest_size=16)
    _add(first, metric, version)
    found = []
    for hypothesis, several in zip(hypotheses, references, strict=True):
        one = first.copy()
        _add(one, hypothesis, *several)
        found.append(one.digest())
    return found


def _add(digest: hashlib.blake2b, *texts: str) -> None:
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        # The length in front: no two lists of texts are one string of bytes.
        digest.update(len(data).to_bytes(8, "little") + data)


class RowCache:
    """The rows of a cache folder; without a folder nothing is kept."""

    def __init__(self, folder: Path | None, largest: int = LARGEST) -> None:
        self._file = folder / _NAME if folder else None
        self._largest = largest

    def read(self, names: Sequence[bytes], width: int) -> dict[bytes, Ints]:
        """The rows that are there; one of another width is as good as none."""
        found: dict[bytes, Ints] = {}
        with self._open() as base:
            if base is None:
                return found
            distinct = list(dict.fromkeys(names))
            for start in range(0, len(distinct), _AT_ONCE):
                part = distinct[start : start + _AT_ONCE]
                marks = ",".join("?" * len(part))
                try:
                    rows = base.execute(f"SELECT name, row FROM rows WHERE name IN ({marks})", part)
                    for name, data in rows:
                        row = _unpacked(data, width)
                        if row is not None:
                            found[bytes(name)] = row
                except sqlite3.Error as error:
                    self._broken(error)
                    return found
        return found

    def write(self, rows: Mapping[bytes, Ints]) -> None:
        """Keep these rows; the oldest go where there is no more room."""
        with self._open() as base:
            if base is None:
                return
            now = int(time.time())
            try:
                with base:
                    # In the order of the names: that of the tree which they go into.
                    base.executemany(
                        "INSERT OR REPLACE INTO rows VALUES (?, ?, ?)",
                        ((name, now, _packed(rows[name])) for name in sorted(rows)),
                    )
                    self._trim(base)
            except sqlite3.Error as error:
                self._broken(error)

    def _trim(self, base: sqlite3.Connection) -> None:
        (size,) = base.execute("PRAGMA page_size").fetchone()
        while True:
            (pages,) = base.execute("PRAGMA page_count").fetchone()
            (free,) = base.execute("PRAGMA freelist_count").fetchone()
            if (pages - free) * size <= self._largest:
                return
            (number,) = base.execute("SELECT count(*) FROM rows").fetchone()
            if not number:
                return
            base.execute(
                "DELETE FROM rows WHERE name IN (SELECT name FROM rows ORDER BY at, name LIMIT ?)",
                (max(1, number // _SHARE),),
            )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection | None]:
        if self._file is None:
            yield None
            return
        base = None
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(self._file, timeout=_PATIENCE)
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = NORMAL")
            base.execute(
                "CREATE TABLE IF NOT EXISTS rows"
                " (name BLOB PRIMARY KEY, at INTEGER NOT NULL, row BLOB NOT NULL) WITHOUT ROWID"
            )
        except (sqlite3.Error, OSError) as error:
            self._broken(error)
            if base is not None:
                base.close()
            base = None
        try:
            yield base
        finally:
            if base is not None:
                base.close()

    def _broken(self, error: Exception) -> None:
        """A file that is no data base is thrown away; what is only locked or closed stays."""
        damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(
            error, sqlite3.OperationalError
        )
        if damaged and self._file:
            for end in ("", "-wal", "-shm"):
                try:
                    self._file.with_name(_NAME + end).unlink(missing_ok=True)
                except OSError:
                    return


def _packed(row: Ints) -> bytes:
    small = not len(row) or (int(row.min()) >= 0 and int(row.max()) < 2**32)
    return _SMALL + row.astype("<u4").tobytes() if small else _LARGE + row.astype("<i8").tobytes()


def _unpacked(data: object, width: int) -> Ints | None:
    if not isinstance(data, bytes) or data[:1] not in (_SMALL, _LARGE):
        return None
    size = int(data[:1])
    if len(data) != 1 + size * width:
        return None
    return np.frombuffer(data, "<u4" if size == 4 else "<i8", offset=1).astype(np.int64)
