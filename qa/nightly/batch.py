"""A batch in a worker: its stories examined and counted, its receipt put in place."""

from __future__ import annotations

import gc
import hashlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from qa.documents import Loaded, ReadOptions, read_given
from qa.documents.base import Given
from qa.documents.locate import locate
from qa.engine import examine
from qa.language import language
from qa.model import Document, Group, Result, StoryRow
from qa.nightly.corpus import Item
from qa.nightly.limit import SlowError, in_time
from qa.nightly.overlap import overlaps
from qa.nightly.storyrows import whole
from qa.nightly.task import Batch, Task, opened
from qa.nightly.told import Before, Told
from qa.project import Config, Project
from qa.quiet import Rules, silence
from qa.quiet.sidecar import read_sidecar
from qa.scoring.mqm.length import words

T = TypeVar("T")

# Concepts that name somebody or something, as against terms and phrases.
_ENTITIES = frozenset(("person", "place", "country", "org"))
# As the command itself has it: the glossary is many small objects that live to the end.
_GARBAGE = (100_000, 20, 20)


def run_batch(batch: Batch, task: Task) -> str:
    """Examine the batch unless its receipt is there; the receipt's name. Raises OSError when it
    cannot be written, and then there is none."""
    receipt = task.receipt(batch)
    if not receipt.exists():
        with _seldom_tidied():
            # Before any story's time runs: the first one of a worker is as quick as the others.
            project = _project(task.stamp, _Config(task.config))
            known = Before(batch, task, project.compiled.folder)
            told = [one for item in batch.items for one in examined(item, task, known)]
            put_synced(receipt, whole(_counted(told, task), [one.asked for one in told]))
    return receipt.name


@contextmanager
def _seldom_tidied() -> Iterator[None]:
    """Garbage is looked for seldom: a worker is a fresh process, and may be somebody else's."""
    before = gc.get_threshold()
    gc.set_threshold(*_GARBAGE)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def examined(item: Item, task: Task, known: Before) -> list[Told]:
    """What is told of an item's stories. What cannot be read, crashes or takes too long is a row
    that says so; what looks as it did in an earlier run is taken over from there."""
    group = group_of(item, task)
    if item.error:
        return [known.failed(StoryRow(item.name, group, failure=item.error, fault="input"))]
    read = _tried(item.name, group, task, partial(loaded, item, task))
    if isinstance(read, StoryRow):
        return [known.failed(read)]
    if not read:
        why = f"{item.name}: there is no story in it"
        return [known.failed(StoryRow(item.name, group, failure=why, fault="input"))]
    told: list[Told] = []
    for one in read:
        document = one.document
        if document is None:
            why = str(one.error)
            told.append(known.failed(StoryRow(item.name, group, failure=why, fault="input")))
            continue
        # A file of several stories has their names as well; in a table's part that is done.
        several = item.end < 0 and len(read) > 1
        name = f"{item.name}#{document.name}" if several else item.name
        own = _own(group, document)
        before, same = known.of(name, own, document)
        if before and same:
            told.append(before)
            continue
        row = _tried(name, own, task, partial(_row, name, own, one, task))
        asked = frozenset(_project(task.stamp, _Config(task.config)).compiled.asked)
        if row.failure:
            told.append(Told(row))
        elif before:  # no glossary has to do with the overlap
            told.append(Told(replace(row, rows=before.row.rows), asked=asked))
        else:
            told.append(Told(row, document, asked))
    return told


def group_of(item: Item, task: Task) -> Group:
    """What is known of an item's stories before they are read."""
    known = item.group
    places = dict(zip(task.layout, item.parts, strict=False))
    return Group(
        known.system or places.get("system", ""),
        known.source_lang or task.source_lang or "",
        known.target_lang or task.target_lang or "",
        known.desk or places.get("desk", ""),
    )


def _own(group: Group, document: Document) -> Group:
    return Group(
        document.system or group.system,
        document.source_lang or "",
        document.target_lang,
        document.desk or group.desk,
    )


def _tried(name: str, group: Group, task: Task, work: Callable[[], T]) -> T | StoryRow:
    """What the work gives within a story's time, else a row that says why it gives nothing."""
    try:
        with in_time(task.limit, killable=task.killable):
            return work()
    except SlowError:
        why = f"it took longer than {task.limit:g} seconds"
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
    return StoryRow(name, group, failure=f"{name}: {why}", fault="bug")


def loaded(item: Item, task: Task) -> list[Loaded]:
    """The stories of an item as they are read; raises whatever their reader does."""
    options = ReadOptions(
        source_lang=task.source_lang, target_lang=task.target_lang, encoding=task.encoding,
        columns=task.columns,
    )  # fmt: skip
    path = Path(item.path)
    if item.end < 0:
        return read_given(Given(path, None, item.sides), options)
    with path.open("rb") as file:
        file.seek(item.start)
        data = file.read(item.end - item.start)
    named = Path(item.name.partition("#")[0])
    hinted = replace(options, form="jsonl", encoding="utf-8")
    return read_given(Given(named, data), hinted)


@lru_cache(maxsize=2)
def _project(stamp: str, holder: _Config) -> Project:
    return opened(holder.config)


class _Config:
    """A configuration that can be a key: those of one stamp are the same."""

    def __init__(self, config: Config) -> None:
        self.config = config

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Config)

    def __hash__(self) -> int:
        return 0


def result_of(item: Item, row: StoryRow, task: Task) -> Result | None:
    """What is known of the one story of an item that a row is about, for a page of its own."""
    for one in loaded(item, task):
        story = one.document
        if story is None or len(story.segments) != row.segments:
            continue
        named = item.end >= 0 or row.story in (item.name, f"{item.name}#{story.name}")
        if named and _own(group_of(item, task), story) == row.group:
            return _result(one, task)
    return None


def _result(one: Loaded, task: Task) -> Result:
    assert one.document is not None
    project = _project(task.stamp, _Config(task.config))
    project.compiled.asked.clear()
    result = examine(one.document, project)
    if one.raw and not result.failure:
        result = replace(result, places=locate(one.document, result.findings, one.raw))
        result = _silenced(result, one, task)
    return result


def _row(name: str, group: Group, one: Loaded, task: Task) -> StoryRow:
    assert one.document is not None
    document = one.document
    result = _result(one, task)
    if result.failure:
        return StoryRow(name, group, failure=f"{name}: {result.failure.message}", fault="bug")
    scoring = language(document.target_lang).scoring
    suppressed: dict[str, int] = {}
    for quiet in result.suppressed:
        suppressed[quiet.finding.check] = suppressed.get(quiet.finding.check, 0) + 1
    kinds = [k for k in result.terms.kinds if k[0] in _ENTITIES]
    return StoryRow(
        name, group, len(document.segments),
        sum(words(s.target, characters=scoring.count_characters) for s in document.segments),
        result.findings,
        {},
        (result.terms.expected, result.terms.right),
        (sum(k[1] for k in kinds), sum(k[2] for k in kinds)),
        result.unseen,
        suppressed=suppressed,
        source=_digest(document),
        partial=result.partial,
    )  # fmt: skip


def _digest(document: Document) -> str:
    texts = [s.source or "\0".join(s.references) for s in document.segments]
    if not any(texts):
        return ""
    data = "\n".join(texts).encode("utf-8", "backslashreplace")
    return hashlib.blake2b(data, digest_size=8).hexdigest()


def _silenced(result: Result, one: Loaded, task: Task) -> Result:
    file = task.config.suppressions_file
    # Without a day nothing expires.
    return silence(result, one.raw, _rules(file, task.stamp, task.today or date.min))


@lru_cache(maxsize=2)
def _rules(file: Path | None, stamp: str, today: date) -> Rules:
    return Rules(today, read_sidecar(file), file.parent) if file else Rules(today)


def _counted(batch: Sequence[Told], task: Task) -> list[StoryRow]:
    """The rows with their overlap statistics; a story on which the counting fails has failed."""
    rows = [one.row for one in batch]
    if not task.overlap:
        return rows
    known = [(n, one.text) for n, one in enumerate(batch) if one.text]
    try:
        stats = overlaps([document for _, document in known])
    except Exception:
        for n, document in known:
            alone = _tried(rows[n].story, rows[n].group, task, partial(overlaps, [document]))
            rows[n] = alone if isinstance(alone, StoryRow) else replace(rows[n], rows=alone[0])
        return rows
    for (n, _), one in zip(known, stats, strict=True):
        rows[n] = replace(rows[n], rows=one)
    return rows


def put_synced(path: Path, data: bytes) -> None:
    """Put the bytes in their place so that a power cut leaves all of them there, or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
