"""Text that wants to hang the program, at one, two, four and ten megabytes: seconds and memory.

    python benchmarks/hostile.py [MB ...] [--kinds NAME,...] [--checks] [--source] [--segments N]
                                 [--limit RATIO]

Each text is one segment of a story (its source one plain sentence; with `--source` the text itself
is the source too, and a reference beside it), with all checks and packs, in a process of its own.
`--segments` has it in segments of N characters, which lie below the bounds of `qa.scan.portions`. A
line each: CPU seconds by MB at each size, and the megabytes of memory that the largest takes beyond an
empty story. `--checks` adds what the three slowest stages cost. Exit code 1 where the largest size
takes more than RATIO (2.5) times as long by MB as the smallest. Runs with 1 and 2 MB without arguments.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import multiprocessing
import pstats
import resource
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection

from hostile_texts import KINDS

from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Config, Project, cache_folder, open_project

MILLION = 1_000_000
SENTENCE = "塔利班代表团在卡塔尔多哈同美国和阿富汗政府谈判，默克尔和普京也参加了，电话2025550143。"


def measured(
    kind: str, size: int, both: bool, each: int, profile: bool, project: Project, sink: Connection
) -> None:
    """Sends seconds, megabytes at the most and the slowest stages of one run."""
    text = KINDS[kind](size)
    story = Document("hostile", "", "zh", "en", tuple(segments(text, both, each or size)))
    watch = cProfile.Profile()
    gc.collect()
    start = time.process_time()
    result = watch.runcall(examine, story, project) if profile else examine(story, project)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    stages = _stages(watch) if profile else []
    failure = result.failure.message if result.failure else ""
    sink.send((seconds, peak, stages, failure))


def segments(text: str, both: bool, each: int) -> Iterator[Segment]:
    """The text in segments of so many characters."""
    for start in range(0, len(text), each):
        part = text[start : start + each]
        sides = (part[1:] + " ", (part[2:],)) if both else (SENTENCE, ())
        yield Segment(part, *sides)


def _stages(watch: cProfile.Profile) -> list[str]:
    watch.create_stats()
    table = pstats.Stats(watch).get_stats_profile().func_profiles
    rows = sorted(table.items(), key=lambda row: -row[1].tottime)[:6]
    return [f"{name} {entry.tottime:.1f}" for name, entry in rows]


def run(
    kind: str, size: int, both: bool, each: int, profile: bool, project: Project
) -> tuple[float, float]:
    """Seconds and peak in a child of its own; what it says of stages is printed."""
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("fork")
    child = context.Process(
        target=measured, args=(kind, size, both, each, profile, project, theirs)
    )
    child.start()
    theirs.close()
    seconds, peak, stages, failure = ours.recv()
    child.join()
    if stages:
        sys.stdout.write(f"    {', '.join(stages)}\n")
    if failure:
        raise SystemExit(f"{kind}: {failure}")
    return seconds, peak


def main() -> int:
    """A line a kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("megabytes", nargs="*", type=float, default=[1.0, 2.0])
    parser.add_argument("--kinds")
    parser.add_argument("--checks", action="store_true")
    parser.add_argument("--source", action="store_true")
    parser.add_argument("--segments", type=int, default=0)
    parser.add_argument("--limit", type=float, default=2.5)
    options = parser.parse_args()
    project = open_project(Config(), cache_folder())
    examine(Document("warm", "", "zh", "en", (Segment(SENTENCE, SENTENCE),)), project)
    _, ground = run("lines", 1, False, 0, False, project)
    worse = 0
    for kind in options.kinds.split(",") if options.kinds else KINDS:
        rates, peak = [], 0.0
        for size in options.megabytes:
            seconds, peak = run(
                kind, int(size * MILLION), options.source, options.segments, options.checks, project
            )
            rates.append(seconds / size)
        shown = "  ".join(f"{rate:7.3f}" for rate in rates)
        ratio = rates[-1] / rates[0]
        worse += ratio > options.limit
        sys.stdout.write(f"{kind:22} {shown} s/MB, x{ratio:.2f}, {peak - ground:7.0f} MB\n")
        sys.stdout.flush()
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
