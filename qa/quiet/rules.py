"""What silences findings besides the comments of their files."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from qa.quiet.content import Key


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that somebody overruled. `path` is a pattern in which * also goes through folders.

    Without a path it counts in every file, without a context wherever the words stand. It counts to
    the end of the day that it expires on.
    """

    key: Key
    reason: str
    path: str = ""
    by: str = ""
    created: date | None = None
    expires: date | None = None

    @property
    def rule(self) -> str:
        key = self.key
        return "\0".join((self.path, key.check, key.text, key.context, str(key.occurrence)))

    def counts(self, path: str) -> bool:
        """Whether it counts in the file of that path."""
        return not self.path or fnmatch.fnmatchcase(path, self.path)

    def expired(self, today: date) -> bool:
        return self.expires is not None and self.expires < today


@dataclass(frozen=True)
class Rules:
    """Entries and known findings, by content. Their paths count from their own files' folders.

    `today` is handed in: what a run says depends on nothing that it is not given.
    """

    today: date
    entries: tuple[Entry, ...] = ()
    home: Path = Path()
    known: frozenset[tuple[str, Key]] = frozenset()
    known_home: Path = Path()
    _by_key: Mapping[Key, Sequence[Entry]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_key: dict[Key, list[Entry]] = {}
        for entry in self.entries:
            by_key.setdefault(entry.key, []).append(entry)
        object.__setattr__(self, "_by_key", by_key)

    def about(self, key: Key) -> tuple[Entry, ...]:
        """The entries about a finding: those of its place, then those of its words alone."""
        words = key._replace(context="", occurrence=1)
        return (*self._by_key.get(key, ()), *self._by_key.get(words, ()))


def shown_from(path: str, home: Path) -> str:
    """A file's path as it is written in a file of that folder: from there, with /."""
    if path == "<stdin>":
        return path
    try:
        return Path(os.path.relpath(os.path.abspath(path), os.path.abspath(home))).as_posix()
    except ValueError:  # on another drive
        return Path(path).as_posix()
