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
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from report_corpus import write
from report_costs import measured, watch
from report_parts import driver_alone, overhead, stages

MEGABYTES, FASTER = 1536, 1.8


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
        watcher = threading.Thread(target=watch, args=(child.pid, peak, done))
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
