"""What one `qa report` costs as a process of its own: time, memory of all its processes, what it left."""

from __future__ import annotations

import hashlib
import resource
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

NAME = "2026-11-25"
_LOOK, _SPARE = 0.2, 50  # seconds between two looks at the memory, and times what a look takes


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
            "--jobs", str(jobs), "--no-history", "--date", NAME, "--quiet",
        ]  # fmt: skip
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        log = Path(place, "log")
        with log.open("wb") as told, subprocess.Popen(words, stderr=told) as driver:
            peak, done = [0.0], threading.Event()
            watcher = threading.Thread(target=watch, args=(driver.pid, peak, done))
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
            found.update(Path(place, NAME, name).read_bytes())
        return Cost(wall, cpu, peak[0], found.hexdigest())


def watch(pid: int, peak: list[float], done: threading.Event) -> None:
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
