"""A batch in a worker: its stories examined and counted, its receipt put in place."""

from __future__ import annotations

import functools
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from qa.checks import CHECKS
from qa.documents import FORMATS, Loaded, ReadOptions, read_again
from qa.documents.base import Given
from qa.documents.locate import locate
from qa.engine import examine
from qa.language import language
from qa.model import Document, Group, Result, StoryRow
from qa.nightly.corpus import Item
from qa.nightly.storyrows import whole
from qa.nightly.task import METRICS, Batch, Task, opened
from qa.project import Config, Project
from qa.quiet import Silence, Spoken, comments, silence
from qa.quiet.entries import NAME, read_entries
from qa.scoring.mqm.length import words

# Concepts that name somebody or something, as against terms and phrases.
_ENTITIES = frozenset(("person", "place", "country", "org"))


class SlowError(Exception):
    """A story took longer than its time."""


def run_batch(batch: Batch, task: Task) -> str:
    """Examine the batch unless its receipt is there; the receipt's name. Raises OSError when it
    cannot be written, and then there is none."""
    receipt = task.receipt(batch)
    if not receipt.exists():
        rows = [row for item in batch.items for row in examined(item, task)]
        put_synced(receipt, whole(rows))
    return receipt.name


def examined(item: Item, task: Task) -> Iterator[StoryRow]:
    """The rows of an item's stories. What cannot be read or crashes is a row that says so."""
    group = Group(
        _place(item, task, "system"),
        task.source_lang or "",
        task.target_lang or "",
        _place(item, task, "desk"),
    )
    if item.error:
        yield StoryRow(item.name, group, failure=item.error, fault="input")
        return
    loaded = _loaded(item, task)
    for one in loaded:
        if one.document is None:
            yield StoryRow(item.name, group, failure=str(one.error), fault="input")
            continue
        own = group._replace(
            system=one.document.system or group.system, desk=one.document.desk or group.desk
        )
        # A file of several stories has their names as well; in a table's part that is done.
        several = item.end < 0 and len(loaded) > 1
        name = f"{item.name}#{one.document.name}" if several else item.name
        try:
            with _in_time(task.limit):
                yield _row(name, own, one, task)
        except SlowError:
            took = f"it took longer than {task.limit:g} seconds"
            yield StoryRow(name, own, failure=f"{name}: {took}", fault="bug")
        except Exception as error:
            yield StoryRow(
                name, own, failure=f"{name}: {type(error).__name__}: {error}", fault="bug"
            )


def _place(item: Item, task: Task, what: str) -> str:
    return next(
        (part for part, place in zip(item.parts, task.layout, strict=False) if place == what), ""
    )


def _loaded(item: Item, task: Task) -> list[Loaded]:
    options = ReadOptions(
        source_lang=task.source_lang, target_lang=task.target_lang, encoding=task.encoding,
        columns=task.columns,
    )  # fmt: skip
    path = Path(item.path)
    if item.end < 0:
        try:
            return read_again(path, Given(path).data, options)
        except Exception as error:
            from qa.errors import DocumentError

            if isinstance(error, DocumentError):
                return [Loaded(item.path, None, error)]
            raise
    with path.open("rb") as file:
        file.seek(item.start)
        data = file.read(item.end - item.start)
    # Languages may stand in the table's own name; the spool's says nothing.
    named = Path(item.name.partition("#")[0])
    hinted = replace(options, form="jsonl", encoding="utf-8")
    return read_again(named.with_suffix(".jsonl"), data, hinted)


@functools.lru_cache(maxsize=2)
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


def results(item: Item, task: Task) -> Iterator[Result]:
    """What is known of an item's stories, for pages of their own."""
    for one in _loaded(item, task):
        if one.document is not None:
            yield _result(one, task)


def _result(one: Loaded, task: Task) -> Result:
    assert one.document is not None
    result = examine(one.document, _project(task.stamp, _Config(task.config)))
    if one.raw and not result.failure:
        result = replace(result, places=locate(one.document, result.findings, one.raw))
        result = _silenced(result, one, task)
    return result


def _row(name: str, group: Group, one: Loaded, task: Task) -> StoryRow:
    assert one.document is not None
    document = one.document
    group = group._replace(source_lang=document.source_lang or "", target_lang=document.target_lang)
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
        _overlap(document, scoring) if task.overlap else {},
        (result.terms.expected, result.terms.right),
        (sum(k[1] for k in kinds), sum(k[2] for k in kinds)),
        result.unseen,
        suppressed=suppressed,
    )  # fmt: skip


def _silenced(result: Result, one: Loaded, task: Task) -> Result:
    assert one.raw is not None
    form = FORMATS.get(result.document.form)
    said, _ = comments(one.raw, form.comments if form else "", CHECKS)
    return silence(result, Silence(_entries(task), today=task.today), said, Spoken())


def _entries(task: Task) -> tuple[Any, ...]:
    file = task.config.home / NAME if task.config.home else None
    return _listed(str(file), task.stamp) if file and file.is_file() else ()


@functools.lru_cache(maxsize=2)
def _listed(file: str, stamp: str) -> tuple[Any, ...]:
    return read_entries(Path(file), CHECKS)


def _overlap(document: Document, scoring: Any) -> dict[str, tuple[int, ...]]:
    """The metrics' integers, added over the segments, where each segment has a reference."""
    from qa.scoring.counts.table import metric
    from qa.scoring.rows import rows

    used = [s for s in document.segments if s.references and s.target]
    if len(used) != len(document.segments):
        return {}
    number = min(len(s.references) for s in used)
    targets: Sequence[str] = [s.target for s in used]
    found = {}
    for name in METRICS:
        counted = rows(name, scoring, targets, [s.references[:number] for s in used])
        signature = metric(name, scoring)[0].signature(number)
        found[f"{name}|{signature}"] = tuple(int(n) for n in counted.sum(axis=0, dtype="int64"))
    return found


@contextmanager
def _in_time(limit: float) -> Iterator[None]:
    """SlowError after so many seconds, where the process can be told: in its main thread."""
    able = limit > 0 and threading.current_thread() is threading.main_thread()
    if not able or not hasattr(signal, "setitimer"):
        yield
        return

    def over(*_: object) -> None:
        raise SlowError

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


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
