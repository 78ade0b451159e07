"""Parts of a night by themselves: its stages, the engine without work, the driver without checks."""

from __future__ import annotations

import json
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from report_costs import NAME

from qa.model import Finding, Fix, Severity, Span, StoryRow
from qa.nightly import batch as working
from qa.nightly import mined as mining
from qa.nightly import night as concluding
from qa.nightly import run as running
from qa.nightly.batch import group_of, put_synced
from qa.nightly.corpus import Item
from qa.nightly.engines import Cluster, run
from qa.nightly.storyrows import whole
from qa.nightly.task import Batch, Task
from qa.project import Config


def stages(corpus: Path) -> dict[str, float]:
    """Seconds of each stage of a night in one process."""
    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def work(*arguments: Any, **options: Any) -> Any:
            start = time.perf_counter()
            found = function(*arguments, **options)
            spent[name] += time.perf_counter() - start
            return found

        return work

    parts = [
        (running, "items", "cutting the corpus into stories"), (working, "loaded", "reading stories"),
        (working, "examine", "checks"), (working, "overlaps", "BLEU and chrF++"),
        (working, "words", "counting words"), (working, "whole", "packing receipts"),
        (working, "put_synced", "syncing receipts"), (running, "_merged", "merging and sums"),
        (mining, "_mined", "mining (within the page)"),
        (concluding, "conclude", "page, digest, findings"),
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as place, _all_patched(parts, timed):
        from qa.cli.main import cli

        start = time.perf_counter()
        words = ["report", str(corpus), "--out", place, "--engine", "serial", "--no-history", "-q"]
        code = cli.main(words, standalone_mode=False)
        assert code in (None, 0, 1)
        spent["all"] = time.perf_counter() - start
    return spent


class _all_patched:  # noqa: N801 - reads as a function
    def __init__(
        self, parts: Sequence[tuple[Any, str, str]], timed: Callable[..., Callable[..., Any]]
    ) -> None:
        self._patches = [
            mock.patch.object(module, name, timed(told, getattr(module, name)))
            for module, name, told in parts
        ]
        # `sys.exit` of the command is not the benchmark's end.
        self._patches.append(mock.patch("sys.exit", lambda code: code))

    def __enter__(self) -> None:
        for patch in self._patches:
            patch.start()

    def __exit__(self, *_: object) -> None:
        for patch in self._patches:
            patch.stop()


def nothing(batch: Batch, task: Task) -> str:
    """A batch without work: what is left is the engine."""
    receipt = task.receipt(batch)
    put_synced(receipt, whole(()))
    return receipt.name


def overhead(engine: str, number: int, jobs: int) -> tuple[float, float, float]:
    """Seconds to the first receipt, milliseconds a batch from there on, seconds in all."""
    engine, _, address = engine.partition("@")
    with tempfile.TemporaryDirectory() as place:
        task = Task(Config(), Path(place), "stamp")
        batches = [task.batch((Item(f"{n}", "", f"{n}", 1000),)) for n in range(number)]
        start = time.perf_counter()
        times = [
            time.perf_counter() - start
            for _ in run(engine, batches, task, Cluster(jobs, address), nothing)  # type: ignore[arg-type]
        ]
        assert len(times) == number
        each = (times[-1] - times[0]) / (number - 1) * 1000
        return times[0], each, time.perf_counter() - start


def cheap(batch: Batch, task: Task) -> str:
    """A batch whose stories are not examined: four findings each, and figures of usual size."""
    found = [
        Finding(
            check, "Accuracy/Mistranslation", Severity.MAJOR, Span(n, "target", 0, 8), str(n),
            f"Balladal {batch.digest[:3]}", "the glossary has Baradar for this name",
            ("source: 巴拉达尔",), Fix("Baradar", "safe"), "person.baradar", 0.9, batch.digest[:16],
        )
        for n, check in enumerate(("near-miss-name", "changed-number", "loose-date", "lost-negation"))
    ]  # fmt: skip
    stats = {"BLEU|nrefs:1": tuple(range(10)), "chrF++|nrefs:1": tuple(range(24))}
    rows = [
        StoryRow(item.name, group_of(item, task), 10, 200, tuple(found), stats, (9, 8), (7, 6))
        for item in batch.items
    ]
    receipt = task.receipt(batch)
    put_synced(receipt, whole(rows))
    return receipt.name


def driver_alone(segments: int) -> None:
    """A night in which only the driver works, twice, so that the second is held against the first."""
    with tempfile.TemporaryDirectory() as place:
        corpus, out = Path(place, "corpus.jsonl"), Path(place, "out")
        with corpus.open("w", encoding="utf-8") as table:
            for n in range(segments):
                row = {
                    "doc": f"wire.{n // 10:07}", "system": f"mt{n // 10 % 5}", "src_lang": "zh",
                    "tgt_lang": "en", "source": "塔利班任命巴拉达尔。" * 4, "target": f"{n} " * 30,
                }  # fmt: skip
                table.write(json.dumps(row, ensure_ascii=False) + "\n")
        start = time.perf_counter()
        with (
            mock.patch("qa.nightly.run.nightly", partial(running.nightly, do=cheap)),
            mock.patch("sys.exit", lambda code: code),
        ):
            from qa.cli.main import cli

            for day in ("2026-11-24", NAME):
                words = [
                    "report",
                    str(corpus),
                    "--out",
                    str(out),
                    "--engine",
                    "serial",
                    "-q",
                    "--no-mining",
                ]
                cli.main([*words, "--date", day], standalone_mode=False)
        seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"driver alone, {segments:,} segments, two nights: {seconds:.1f} s, {peak:,.0f} MB")
