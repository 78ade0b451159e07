"""A table cut into stories in bounded memory: its rows go into a spool, those of a story together."""

from __future__ import annotations

import hashlib
import json
import lzma
import mmap
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np

from qa.documents import ReadOptions
from qa.documents.table import Columns
from qa.errors import DocumentError, InputError
from qa.nightly.tables import rows

_LOOSE = 1000  # rows without a story's name that are taken for one
_LARGEST = 64 * 1024 * 1024  # bytes of one story, as of one file
_MOST_ERRORS = 100  # of a table that are told one by one


class Key(NamedTuple):
    """Whose rows belong together: a story of one system in one direction."""

    doc: str
    system: str
    source_lang: str
    target_lang: str


@dataclass(frozen=True, slots=True)
class Cut:
    """The rows of one story in the spool, its bytes [start, end), or why some could not be read."""

    key: Key
    start: int = 0
    end: int = 0
    digest: str = ""
    error: str = ""


_NOBODY = Key("", "", "", "")
_MEANINGS = ("doc", "system", "source_lang", "target_lang")


def spooled(path: Path, spool: Path, options: ReadOptions) -> Iterator[Cut]:
    """What could not be read, then the stories in the order of their first rows.

    Rows of one story may stand anywhere in the table and keep their order; those that name none
    are taken a thousand at a time. OSError only where the spool cannot be written.
    """
    aside = spool.with_name(f"{spool.name}.rows")
    found = _Found(path, Columns.of(options))
    with aside.open("wb") as out:
        errors = list(found.all(out))
    yield from (Cut(_NOBODY, error=error) for error in errors)
    if found.mixed:
        _gather(aside, spool, found)
        aside.unlink()
    else:
        aside.replace(spool)
    yield from _stories(path, spool, found)


@dataclass(slots=True)
class _Found:
    """The rows of a table: for each the number of its story and where it ends in the spool."""

    path: Path
    columns: Columns
    keys: dict[Key, int] = field(default_factory=dict)
    owners: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("Q"))
    mixed: bool = False
    _shapes: dict[tuple[str, ...], tuple[tuple[str, ...], ...] | None] = field(default_factory=dict)
    _loose: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def all(self, out: IO[bytes]) -> Iterator[str]:
        """Write the rows; gives what could not be read."""
        unread = 0
        for error in self._each(out):
            unread += 1
            if unread <= _MOST_ERRORS:
                yield error
        if unread > _MOST_ERRORS:
            yield f"{self.path}: {unread - _MOST_ERRORS:,} further rows cannot be read. Mend them."

    def _each(self, out: IO[bytes]) -> Iterator[str]:
        end, last = 0, -1
        given = rows(self.path)
        while True:
            try:
                line, row = next(given)
            except StopIteration:
                return
            except InputError as error:
                yield str(error)
                return
            except (OSError, EOFError, lzma.LZMAError, zlib.error, ValueError) as error:
                yield f"{self.path}: cannot be read further ({error}). Check the file."
                return
            if isinstance(row, InputError):
                yield str(row)
                continue
            try:
                key = self._key(line, row)
            except InputError as error:
                yield str(error)
                continue
            text = json.dumps(row, ensure_ascii=False, default=str)
            # A lone surrogate has no bytes; as an escape it is the same text.
            end += out.write(text.encode("utf-8", "backslashreplace") + b"\n")
            number = self.keys.setdefault(key, len(self.keys))
            self.mixed |= number != last and number != len(self.keys) - 1
            self.owners.append(number)
            self.ends.append(end)
            last = number

    def _key(self, line: int, row: Mapping[str, Any]) -> Key:
        """Whose row it is; InputError where it has no target, or two."""
        names = tuple(row)
        if names not in self._shapes:
            self.columns.check(self.path, line, names, "row")
            self._shapes[names] = tuple(
                tuple(name for name in names if self.columns.meaning(name) == meaning)
                for meaning in _MEANINGS
            )
        doc, *rest = (
            next((str(row[name]) for name in known if row[name] not in (None, "")), "")
            for known in self._shapes[names] or ()
        )
        # There are few of these and many rows.
        system, source, target = (sys.intern(value) for value in rest)
        if not doc:
            others = (system, source, target)
            doc = f"rows {self._loose[others] // _LOOSE * _LOOSE + 1}"
            self._loose[others] += 1
        return Key(doc, system, source, target)


def _gather(aside: Path, spool: Path, found: _Found) -> None:
    """The rows in the order of their stories, and within one in their own."""
    owners = np.frombuffer(found.owners, dtype=np.uint32)
    order = np.argsort(owners, kind="stable")
    ends = found.ends
    sizes = array("Q")
    with (
        aside.open("rb") as file,
        spool.open("wb") as out,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        for number in order:
            start = ends[number - 1] if number else 0
            sizes.append(out.write(data[start : ends[number]]))
    # No view of the arrays may be left when they are replaced.
    found.owners = array("I", owners[order].tobytes())
    found.ends = array("Q", np.cumsum(np.frombuffer(sizes, dtype=np.uint64)).tobytes())


def _stories(path: Path, spool: Path, found: _Found) -> Iterator[Cut]:
    start = place = 0
    with spool.open("rb") as file:
        for number, key in enumerate(found.keys):
            while place < len(found.owners) and found.owners[place] == number:
                place += 1
            end = found.ends[place - 1]
            if end - start > _LARGEST:
                error = DocumentError(
                    f"the story {key.doc!r} is over 64 MB", path=path, remedy="Split it."
                )
                yield Cut(key, error=str(error))
            else:
                file.seek(start)
                data = file.read(end - start)
                yield Cut(key, start, end, hashlib.blake2b(data, digest_size=16).hexdigest())
            start = end
