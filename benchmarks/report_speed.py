"""What a night costs: `qa report` over a generated corpus, by engine and number of workers.

    python benchmarks/report_speed.py FILE.jsonl [--to en] [--segments 100000] [--jobs 1 2]
        [--engine processes spark ...] [--stages] [--sacrebleu] [--overhead BATCHES] [--limits]

The records of FILE (source, mt, reference, src_lang, tgt_lang, meta.doc, meta.system) are repeated
up to so many segments, with other figures and glossary names in each round (see pofilter.py), and
written as one JSON Lines table. Each run is `qa report` as it is typed, from its start to its page,
in a folder of its own and without a history; its memory is the sum over all its processes of what
they alone hold and their part of what they share (PSS), looked at five times a second where that takes no fiftieth of a core. All runs must
leave the same bytes. `--stages` runs once more in one process and says where the time goes,
`--sacrebleu` sets beside it the time of sacrebleu alone for BLEU and chrF++, `--overhead` runs so
many batches without work through each engine, no FILE needed (spark@local-cluster[2,1,1024] is Spark with
executors in processes of their own); `--driver 100000 1000000` says what memory the driver
needs for so many segments with four findings in each story, examined by nobody. With `--limits` the exit code is 1 over 1.5 GB, under
a speed-up of 1.8, or where results differ.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from pofilter import Variations, stories

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
from qa.project import Config, cache_folder, open_project

MEGABYTES, FASTER = 1536, 1.8
_NAME = "2026-11-25"
_LOOK, _SPARE = 0.2, 50  # seconds between two looks at the memory, and times what a look takes


def write(file: Path, lang: str, segments: int, out: Path) -> int:
    """The corpus as a table; how many segments it has."""
    references = {}
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            references[record["id"]] = record.get("reference") or ""
    varied = Variations(
        [s for s in stories(file) if s.target_lang == lang], open_project(Config(), cache_folder())
    )
    number = turn = 0
    with out.open("w", encoding="utf-8") as table:
        while number < segments:
            for story in varied.round(turn):
                doc, _, system = story.name.removesuffix(f" {turn}").rpartition(" ")
                for segment in story.segments:
                    key, _, _ = segment.key.rpartition("/")
                    row = {
                        "id": segment.key, "doc": f"{doc}.{turn}", "system": system,
                        "src_lang": story.source_lang, "tgt_lang": lang,
                        "source": segment.source, "target": segment.target,
                        "reference": _turned(references[key], turn),
                    }  # fmt: skip
                    table.write(json.dumps(row, ensure_ascii=False) + "\n")
                    number += 1
                if number >= segments:
                    break
            turn += 1
    return number


def _turned(text: str, turn: int) -> str:
    """Another text for each round, so that nobody finds it in a cache."""
    words = text.split(" ")
    place = turn % max(1, len(words))
    return " ".join((*words[place:], *words[:place]))


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of all processes' CPU, the peak of all their memory in MB, and a
    digest of what was left behind."""

    wall: float
    cpu: float
    megabytes: float
    digest: str


def measured(corpus: Path, engine: str, jobs: int) -> Cost:
    """One `qa report`."""
    with tempfile.TemporaryDirectory() as place:
        words = [
            sys.executable, "-m", "qa", "report", str(corpus), "--out", place, "--engine", engine,
            "--jobs", str(jobs), "--no-history", "--date", _NAME, "--quiet",
        ]  # fmt: skip
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        log = Path(place, "log")
        with log.open("wb") as told, subprocess.Popen(words, stderr=told) as driver:
            peak, done = [0.0], threading.Event()
            watcher = threading.Thread(target=_watch, args=(driver.pid, peak, done))
            watcher.start()
            code = driver.wait()
            done.set()
            watcher.join()
        wall = time.perf_counter() - start
        if code not in (0, 1):
            raise SystemExit(f"{engine}: exit code {code}\n{log.read_text('utf-8')[-2000:]}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        found = hashlib.blake2b(digest_size=8)
        for name in ("results.jsonl.gz", "night.json"):
            found.update(Path(place, _NAME, name).read_bytes())
        return Cost(wall, cpu, peak[0], found.hexdigest())


def _watch(pid: int, peak: list[float], done: threading.Event) -> None:
    pause = _LOOK
    while not done.wait(pause):
        start = time.perf_counter()
        peak[0] = max(peak[0], sum(map(_megabytes, _family(pid))))
        # To look at large processes takes a hundredth of a second each, on the cores that they need.
        pause = max(_LOOK, _SPARE * (time.perf_counter() - start))


def _family(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
        except OSError:  # it is over
            continue
    return found


def _megabytes(pid: int) -> float:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


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

            for day in ("2026-11-24", _NAME):
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


def sacrebleu_alone(corpus: Path) -> None:
    """BLEU and chrF++ of the whole table, as one would do it."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    ours, theirs = [], []
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            ours.append(row["target"])
            theirs.append(row["reference"])
    for metric in (BLEU(), CHRF(word_order=2)):
        print(metric.corpus_score(ours, [theirs]))


def _alone(corpus: Path) -> tuple[float, float]:
    words = [sys.executable, __file__, str(corpus), "--child"]
    before = time.perf_counter()
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as child:
        peak, done = [0.0], threading.Event()
        watcher = threading.Thread(target=_watch, args=(child.pid, peak, done))
        watcher.start()
        assert child.wait() == 0
        done.set()
        watcher.join()
    return time.perf_counter() - before, peak[0]


def _runs(engines: Sequence[str], jobs: Sequence[int]) -> Iterator[tuple[str, int]]:
    for engine in engines:
        yield from ((engine, number) for number in (jobs if engine != "serial" else jobs[:1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--to", default="en")
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--engine", nargs="+", default=["processes"])
    parser.add_argument("--stages", action="store_true")
    parser.add_argument("--sacrebleu", action="store_true")
    parser.add_argument("--overhead", type=int, default=0, metavar="BATCHES")
    parser.add_argument("--limits", action="store_true")
    parser.add_argument("--driver", type=int, nargs="+", default=[], metavar="SEGMENTS")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.overhead:
        for engine in args.engine:
            first, each, whole_ = overhead(engine, args.overhead, max(args.jobs))
            print(
                f"{engine}: first receipt after {first:.1f} s, {args.overhead} batches in "
                f"{whole_:.1f} s with start and end, {each:.1f} ms a batch behind the first"
            )
    if args.file is None and not args.driver:
        return
    if args.child:
        sacrebleu_alone(args.file)
        return
    if args.driver:
        for count in args.driver:
            # A process each: the peak of one never falls.
            process = multiprocessing.get_context("spawn").Process(
                target=driver_alone, args=(count,)
            )
            process.start()
            process.join()
        return
    with tempfile.TemporaryDirectory() as place:
        corpus = Path(place, "corpus.jsonl")
        number = write(args.file, args.to, args.segments, corpus)
        size = corpus.stat().st_size / 1e6
        print(f"{number:,} segments into {args.to}, {size:,.0f} MB; {os.cpu_count()} cores")
        broken = _table(corpus, number, list(_runs(args.engine, args.jobs)))
        if args.stages:
            spent = stages(corpus)
            named = sum(seconds for name, seconds in spent.items() if name != "all")
            for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
                print(f"  {name:<34} {seconds:8.1f} s {seconds / spent['all']:7.1%}")
            print(f"  {'what is in none of them':<34} {spent['all'] - named:8.1f} s")
        if args.sacrebleu:
            seconds, megabytes = _alone(corpus)
            print(
                f"sacrebleu alone, BLEU and chrF++, one process: {seconds:.1f} s, "
                f"{number / seconds:,.0f} segments/s, {megabytes:,.0f} MB"
            )
    if args.limits and broken:
        raise SystemExit(f"over the limits: {', '.join(broken)}")


def _table(corpus: Path, number: int, runs: Sequence[tuple[str, int]]) -> list[str]:
    """Print the runs; what is over the limits."""
    broken, digests = [], set()
    walls: dict[tuple[str, int], float] = {}
    for engine, jobs in runs:
        cost = measured(corpus, engine, jobs)
        walls[engine, jobs] = cost.wall
        digests.add(cost.digest)
        first = walls.get((engine, 1))
        faster = f", {first / cost.wall:.2f} times one worker" if first and jobs > 1 else ""
        print(
            f"{engine} x {jobs}: {cost.wall:.1f} s by the clock, {cost.cpu:.1f} s CPU, "
            f"{number / cost.wall:,.0f} segments/s, {cost.megabytes:,.0f} MB{faster}; {cost.digest}",
            flush=True,
        )
        if cost.megabytes > MEGABYTES and engine in ("serial", "processes"):
            broken.append(f"{engine} x {jobs}: {cost.megabytes:,.0f} MB")
        if first and engine == "processes" and jobs == 2 and first / cost.wall < FASTER:
            broken.append(f"{engine}: speed-up {first / cost.wall:.2f}")
    if len(digests) > 1:
        broken.append("results differ")
    return broken


if __name__ == "__main__":
    main()
