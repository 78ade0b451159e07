"""A corpus to items: the smallest pieces that are examined by themselves, each one story or file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qa.documents import ReadOptions
from qa.documents.base import Given
from qa.documents.discover import discover
from qa.errors import DocumentError, InputError
from qa.model import Group
from qa.nightly.spool import spooled
from qa.nightly.tables import table_suffix
from qa.paths import real, waits

NOBODY = Group("", "", "", "")


@dataclass(frozen=True, slots=True)
class Item:
    """A file with its `sides`, or a story's rows in a spool: bytes [start, end) of `path`.

    `name` is what the history knows it by, `parts` the folders it lies in within the corpus, `group`
    what a table says before it is read. `error` says why there is nothing to read. `size` is in
    bytes, `digest` covers all that is read.
    """

    name: str
    path: str
    digest: str
    size: int
    parts: tuple[str, ...] = ()
    start: int = 0
    end: int = -1
    error: str = ""
    sides: tuple[Path, ...] = ()
    group: Group = NOBODY


def items(
    corpora: Sequence[Path], options: ReadOptions, spools: Path, since: date | None = None
) -> list[Item]:
    """The items of all corpora.

    `since` leaves out files that have not changed from that day on. Files that cannot be read are
    items too: nothing is lost in silence. InputError where files of two corpora have the same name.
    """
    found: list[tuple[str, Path, Given | InputError]] = []
    for corpus in corpora:
        root = corpus if corpus.is_dir() else corpus.parent
        found += [(_name(path, root), path, given) for path, given in _files(corpus, options)]
    seen: set[Path] = set()
    named: dict[str, Path] = {}
    own: list[Item] = []
    for name, path, given in sorted(found, key=lambda one: (one[0], str(one[1]))):
        file = real(path)
        if file in seen or (since and _older(path, since)):
            continue
        seen.add(file)
        if (other := named.setdefault(name, path)) != path:
            raise InputError(
                f"two corpora have a story of the name {name}, the other is {other}", path=path,
                remedy="Give the folder above both as one corpus.",
            )  # fmt: skip
        parts = Path(name).parts[:-1]
        if isinstance(given, InputError):
            own.append(_refused(name, path, parts, str(given)))
        elif table_suffix(path):
            own += _table(name, path, parts, spools / f"{len(seen)}.jsonl", options)
        else:
            own.append(_file(name, path, parts, given))
    return own


def _refused(
    name: str, path: Path, parts: tuple[str, ...], why: str, group: Group = NOBODY
) -> Item:
    digest = _digest(name.encode("utf-8", "replace"), why.encode("utf-8", "replace"))
    return Item(name, str(path), digest, 0, parts, error=why, group=group)


def _name(path: Path, root: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def _files(corpus: Path, options: ReadOptions) -> Iterator[tuple[Path, Given | InputError]]:
    if corpus.is_dir():
        # Compressed tables and Parquet, which `qa check` does not read.
        for place, inner, names in os.walk(corpus):
            inner[:] = sorted(name for name in inner if not name.startswith("."))
            for name in sorted(names):
                path = Path(place, name)
                if not name.startswith(".") and table_suffix(path) and not waits(path):
                    yield path, Given(path)
    elif table_suffix(corpus) and corpus.is_file():
        yield corpus, Given(corpus)
        return
    for one in discover([str(corpus)], options):
        if isinstance(one, Given):
            if not table_suffix(one.path):
                yield one.path, one
        elif one.error and not _only_tables(corpus, one.error):
            yield Path(one.path), one.error


def _only_tables(corpus: Path, error: InputError) -> bool:
    """Whether a folder is said to have no stories only because all of them are in tables."""
    return (
        corpus.is_dir()
        and "no stories" in error.problem
        and any(table_suffix(path) for path in corpus.rglob("*"))
    )


def _older(path: Path, day: date) -> bool:
    try:
        return date.fromtimestamp(path.stat().st_mtime) < day
    except OSError:
        return False


def _file(name: str, path: Path, parts: tuple[str, ...], given: Given) -> Item:
    found = hashlib.blake2b(name.encode("utf-8", "surrogateescape"), digest_size=16)
    size = 0
    try:
        for one in (path, *given.siblings):
            data = one.read_bytes()
            size += len(data)
            found.update(_digest(one.name.encode("utf-8", "surrogateescape"), data).encode())
    except OSError as error:
        why = DocumentError(
            f"cannot be read ({error.strerror})", path=path, remedy="Check its permissions."
        )
        return _refused(name, path, parts, str(why))
    return Item(name, str(path), found.hexdigest(), size, parts, sides=given.siblings)


def _table(
    name: str, path: Path, parts: tuple[str, ...], spool: Path, options: ReadOptions
) -> Iterator[Item]:
    # There may be a million stories: what they have in common they share.
    where, groups = str(spool), dict[Group, Group]()
    for one in spooled(path, spool, options):
        doc, system, source, target = one.key
        story = f"{name}#{doc}" if doc else name
        known = Group(system, source, target, "")
        known = groups.setdefault(known, known)
        if one.error:
            yield _refused(story, path, parts, one.error, known)
        else:
            digest = _digest(story.encode("utf-8", "replace"), one.digest.encode())
            size = one.end - one.start
            yield Item(
                story, where, digest, size, parts, one.start, one.end, group=known
            )  # fmt: skip


def _digest(*parts: bytes) -> str:
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        found.update(len(part).to_bytes(8, "little") + part)
    return found.hexdigest()
