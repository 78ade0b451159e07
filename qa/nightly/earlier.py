"""The packs of this run and of earlier ones: what a story of an earlier run can tell of an edit.

A run reads copies of the newsroom's packs: whoever edits one meanwhile changes the next run, and the
next run can still see what this one had.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from qa.errors import GlossaryError, InputError
from qa.glossary.packs import shipped, stamp
from qa.nightly.batch import put_synced
from qa.nightly.task import Earlier, Task, stamped
from qa.project import cache_folder
from qa.scan import Compiled, load
from qa.scan.difference import difference

_MOST = 3  # earlier glossaries
_REST = "rest"  # the file that ends a folder of copies: all of them are there


def settled(task: Task, rest: str, work: Path) -> Task:
    """The task with copies of its packs, its stamp, and what earlier runs can be asked for.

    `rest` is the digest of all that a story's rows rest on beside it and the packs. GlossaryError
    for a pack that cannot be read, InputError where the copies cannot be written.
    """
    packs = task.config.glossaries
    stamps = [stamp(path) for path in packs]
    own = stamped(rest, stamps)
    if not packs:
        return replace(task, stamp=own)
    folder = work / "packs"
    try:
        copies = _copied(packs, stamps, folder / own, rest)
        before = [one for one in _kept(folder, rest) if one.name != own]
        for old in before[_MOST:]:
            shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise InputError(
            f"the packs cannot be kept ({error.strerror or error})", path=error.filename or folder,
            remedy="Make room or choose another place with --out.",
        ) from None  # fmt: skip
    config = replace(task.config, glossaries=copies)
    return replace(
        task, config=config, stamp=own, earlier=tuple(_earlier(before[:_MOST], copies, task, rest))
    )


def _copied(
    packs: tuple[Path, ...], stamps: list[str], folder: Path, rest: str
) -> tuple[Path, ...]:
    ours = shipped()
    copies = tuple(
        path if path in ours else folder / str(number) / path.name
        for number, path in enumerate(packs)
    )
    if not (folder / _REST).is_file():
        for path, copy, known in zip(packs, copies, stamps, strict=True):
            if copy == path:
                continue
            data = path.read_bytes()
            put_synced(copy, data)
            if stamp(copy) != known:
                raise GlossaryError(
                    "the pack changed while it was read", path=path, remedy="Run again."
                )
    put_synced(folder / _REST, rest.encode())  # anew: it is the latest now
    return copies


def _kept(folder: Path, rest: str) -> list[Path]:
    """The folders of earlier runs that differ in their packs alone, the latest first; others go."""
    found: list[tuple[int, str, Path]] = []
    for one in folder.iterdir():
        file = one / _REST
        if file.is_file() and file.read_text(encoding="utf-8") == rest:
            found.append((-file.stat().st_mtime_ns, one.name, one))
        else:
            shutil.rmtree(one, ignore_errors=True)
    return [one for *_, one in sorted(found)]


def _earlier(
    folders: list[Path], copies: tuple[Path, ...], task: Task, rest: str
) -> Iterator[Earlier]:
    if not folders:
        return
    after = _loaded(copies, task)
    for folder in folders:
        old = tuple(
            folder / copy.parent.name / copy.name if folder.parent in copy.parents else copy
            for copy in copies
        )
        try:
            if stamped(rest, [stamp(path) for path in old]) != folder.name:
                continue  # by whatever befell the disk
            found = difference(_loaded(old, task), after)
        except GlossaryError:
            continue
        if found:
            yield Earlier(folder.name, found)


def _loaded(packs: tuple[Path, ...], task: Task) -> Compiled:
    return load((*shipped(), *packs), cache_folder(), task.config.style)
