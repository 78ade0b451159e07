"""A night from beginning to end: items, batches, receipts, rows, sums."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from qa import __version__
from qa.documents import ReadOptions
from qa.errors import InputError, QaError
from qa.model import Night, StoryRow
from qa.nightly.batch import group_of, put_synced, run_batch
from qa.nightly.batches import batched, corpus_digest, halves
from qa.nightly.corpus import items
from qa.nightly.engines import Cluster, Engine, Run, run
from qa.nightly.sample import Asked, Sample, fed, sample_key, sampled
from qa.nightly.storyrows import line, packed, read_rows, whole
from qa.nightly.sums import Sums
from qa.nightly.task import Batch, Task

_TRIES = 2  # of a batch of one item, alone, before it is set aside
_MOST_ASIDE = 100  # items; with more it is no story's fault
_KEPT = 30 * 24 * 3600  # seconds that receipts nobody asks for stay
RESULTS = "results.jsonl.gz"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Done:
    """A finished run: the night's sums, where its rows lie, how much was new, what it took."""

    night: Night
    results: Path
    batches: tuple[Batch, ...]
    fresh: int
    aside: tuple[str, ...]
    input_faults: int
    bugs: int
    sample: Sample


def nightly(
    corpora: Sequence[Path],
    task: Task,
    out: Path,
    work: Path,
    engine: Engine,
    cluster: Cluster,
    *,
    name: str,
    glossary: str,
    config: str,
    since: date | None = None,
    progress: Progress | None = None,
    do: Run = run_batch,
    mine: Asked | None = None,
) -> Done:
    """Examine a corpus and leave its rows in `out`; `work` holds receipts and spools between runs.
    `mine` gives what is to be mined of the night's sample, by a worker beside the others.

    Whatever stops it, a second run goes on where it was: a batch is done when its receipt is there.
    InputError where nothing can be written.
    """
    spools = work / "spools"
    try:
        shutil.rmtree(spools, ignore_errors=True)
        spools.mkdir(parents=True)
        options = ReadOptions(
            source_lang=task.source_lang, target_lang=task.target_lang, columns=task.columns
        )
        batches = list(batched(items(corpora, options, spools, since), task))
        missing = [batch for batch in batches if not task.receipt(batch).exists()]
        told = _Told(progress, len(batches), len(batches) - len(missing))
        corpus = corpus_digest(batches)
        sample = partial(sampled, batches, sample_key(corpus, glossary, config), task)
        order: Iterable[Batch] = fed(missing, batches, sample(), task, mine)
        if mine is None:
            order = list(order)
        replaced, aside = _all_done(missing, order, task, engine, cluster, do, told)
        about = Night(name, __version__, glossary, config, corpus, False, (), ())
        merge = partial(_merged, batches, out / RESULTS, task, about, sample)
        try:
            night, faults, seen = merge(replaced)
        except DamagedError:  # by whatever befell the disk: those receipts are gone now
            lost = [batch for batch in batches if not all(_there(batch, task, replaced))]
            more, _ = _all_done(lost, lost, task, engine, cluster, do, told)
            night, faults, seen = merge({**replaced, **more})
        _tidy(task.receipts)
    except OSError as error:
        raise InputError(
            f"the run cannot go on ({error.strerror or error})", path=error.filename or str(work),
            remedy="Make room or choose another place, and run it again: what is done stays done.",
        ) from None  # fmt: skip
    return Done(night, out / RESULTS, tuple(batches), len(missing), aside, *faults, seen)


def cleared(work: Path) -> None:
    """Remove what only this run needed: the stories cut out of tables."""
    shutil.rmtree(work / "spools", ignore_errors=True)


class DamagedError(Exception):
    """Receipts that cannot be read."""


class _Told:
    """Counts what is done for whoever watches."""

    def __init__(self, progress: Progress | None, number: int, done: int) -> None:
        self._progress, self._number, self._done = progress, number, done

    def one(self, of: int = 1) -> None:
        self._done += of
        if self._progress:
            self._progress(min(self._done, self._number), self._number)


def _all_done(
    missing: Sequence[Batch],
    order: Iterable[Batch],
    task: Task,
    engine: Engine,
    cluster: Cluster,
    do: Run,
    told: _Told,
) -> tuple[dict[str, tuple[Batch, ...]], tuple[str, ...]]:
    """Run batches until each has its receipt. One that fails is cut in halves, down to its item;
    an item that fails by itself is set aside with a receipt that says so. `order` has the missing
    ones as they are to be done.

    Gives what stands for each batch that was cut, and the names of the items set aside.
    """
    replaced: dict[str, tuple[Batch, ...]] = {}
    suspects: list[Batch] = []
    first = True
    waiting = list(missing)
    while waiting:
        for _ in run(engine, order if first else waiting, task, cluster, do):
            if first:
                told.one()
        failed = [batch for batch in waiting if not task.receipt(batch).exists()]
        if first and len(failed) == len(waiting) > 1:
            raise InputError(
                f"the workers could do none of {len(failed)} batches",
                remedy="Try --engine serial, which shows why.",
            )
        first = False
        waiting = []
        for batch in failed:
            parts = halves(batch, task)
            if len(parts) > 1:
                replaced[batch.digest] = parts
                waiting += [part for part in parts if not task.receipt(part).exists()]
            else:
                suspects.append(batch)
    aside: list[str] = []
    for batch in suspects:
        if _alone(batch, task, engine, cluster, do):
            continue
        if len(aside) >= _MOST_ASIDE:
            raise QaError(
                f"{len(aside)} stories and more cannot be examined: each time their worker is lost "
                "or takes too long. Is there memory enough, and --time-limit long enough?"
            )
        aside.append(batch.items[0].name)
        _set_aside(batch, task)
    return replaced, tuple(sorted(aside))


def _alone(batch: Batch, task: Task, engine: Engine, cluster: Cluster, do: Run) -> bool:
    """Whether a batch has its receipt when nothing else runs: no neighbour's fault is taken for its
    own, of which an engine that gives up its whole job cannot tell."""
    for _ in range(_TRIES):
        for _ in run(engine, [batch], task, cluster, do):
            pass
        if task.receipt(batch).exists():
            return True
    return False


def _set_aside(batch: Batch, task: Task) -> None:
    (item,) = batch.items
    why = f"{item.name}: its worker was lost or took too long, each time; it was set aside"
    row = StoryRow(item.name, group_of(item, task), failure=why, fault="bug")
    put_synced(task.receipt(batch), whole([row]))


def _parts(batch: Batch, task: Task, replaced: dict[str, tuple[Batch, ...]]) -> Iterator[Batch]:
    """The batch, or what it was cut into."""
    if batch.digest in replaced and not task.receipt(batch).exists():
        for part in replaced[batch.digest]:
            yield from _parts(part, task, replaced)
    else:
        yield batch


def _there(batch: Batch, task: Task, replaced: dict[str, tuple[Batch, ...]]) -> Iterator[bool]:
    return (task.receipt(part).exists() for part in _parts(batch, task, replaced))


def _merged(
    batches: Sequence[Batch],
    results: Path,
    task: Task,
    about: Night,
    sampled: Callable[[], Sample],
    replaced: dict[str, tuple[Batch, ...]],
) -> tuple[Night, tuple[int, int], Sample]:
    """The rows of all receipts in one file, in the order of the items, what they add up to, and what
    is seen in the sample.

    DamagedError where a receipt cannot be read; such ones are removed.
    """
    sample = sampled()
    sums, faults = Sums(), {"input": 0, "bug": 0}
    results.parent.mkdir(parents=True, exist_ok=True)
    aside = results.with_name(f".{results.name}.{os.getpid()}")
    again: list[Path] = []
    whole_ones: list[tuple[Path, list[Path]]] = []
    damaged = 0
    try:
        with aside.open("wb") as out:
            with packed(out) as file:
                for batch in batches:
                    own = list(_parts(batch, task, replaced))
                    parts = [task.receipt(part) for part in own]
                    before = faults["bug"]
                    for part, receipt in zip(own, parts, strict=True):
                        try:
                            for row in _whole_rows(receipt, part):
                                sums.add(row)
                                if batch.digest in sample.chosen:
                                    sample.suspects.add(row)
                                if row.fault or row.partial:
                                    faults[row.fault or "input"] += 1
                                file.write(line(row))
                        except InputError:
                            receipt.unlink(missing_ok=True)
                            damaged += 1
                    if faults["bug"] > before:
                        # A lost worker or a slow hour may be over the next time.
                        again += [p for p in parts if len(parts) == 1 or _has_bug(p)]
                    else:
                        whole_ones.append((task.receipt(batch), parts))
            out.flush()
            os.fsync(out.fileno())
        if damaged:
            raise DamagedError(damaged)
        os.replace(aside, results)
        for receipt in again:
            receipt.unlink(missing_ok=True)
        for receipt, parts in whole_ones:
            _joined(receipt, parts)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    night = replace(about, groups=tuple(sums.groups()), checks=tuple(sums.checks()))
    return night, (faults["input"], faults["bug"]), sample


def _whole_rows(receipt: Path, batch: Batch) -> Iterator[StoryRow]:
    """The rows; InputError also where there are fewer than items: an empty file is well-formed."""
    number = 0
    for row in read_rows(receipt):
        number += 1
        yield row
    if number < len(batch.items):
        raise InputError("the receipt is not whole", path=receipt, remedy="Make the night again.")


def _has_bug(receipt: Path) -> bool:
    return any(row.fault == "bug" for row in read_rows(receipt))


def _joined(receipt: Path, parts: Sequence[Path]) -> None:
    """One receipt of those of a batch that was cut, so that the next run finds it; asked for, it stays."""
    if not receipt.exists():
        # One behind the other they are a file of the same format.
        put_synced(receipt, b"".join(part.read_bytes() for part in parts))
    os.utime(receipt)


def _tidy(receipts: Path) -> None:
    """Without receipts that no run has asked for in a month, nor what killed workers left."""
    now = time.time()
    for folder in receipts.iterdir() if receipts.is_dir() else ():
        for file in folder.iterdir():
            age = now - file.stat().st_mtime
            if age > _KEPT or (file.name.startswith(".") and age > 24 * 3600):
                file.unlink(missing_ok=True)
