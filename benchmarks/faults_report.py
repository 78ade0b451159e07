"""`qa report` with real processes killed and real files broken: nothing lost, nothing counted twice.

    python benchmarks/faults_report.py FILE.jsonl [--stories 120] [--rounds 3] [--seed N]
        [--small FOLDER] [--fault NAME ...]

The records of FILE (source, mt, reference, src_lang, tgt_lang, meta.doc, meta.system) are laid out
as a folder of stories by system, and half of them as a packed table. A whole run without faults says
what must come out. Then, in a folder of its own each time:

    worker    SIGKILL to a worker, again and again, at random moments
    driver    SIGKILL to the driver at random moments, `qa report` anew until it ends by itself
    term      SIGTERM to the driver, then anew
    lost      a story that takes its worker with it each time
    crash     a check that crashes on a story
    hang      a check that does not end on a story
    stuck     the same in code of C, where no signal is seen and no other thread can run
    corrupt   a packed table that breaks off, a story that is no text, bad rows in between
    full      a disk that is full half-way (a limit on the size of files; with --small FOLDER, a
              folder on a file system that is too small), then anew with room

Every story must be there once, those without a fault of their own with the bytes of the whole run,
and the exit code must be what is promised. Faults are planted in the driver that this script starts,
none is known to the product. Exit code 1 if anything is otherwise.
"""

from __future__ import annotations

import argparse
import ctypes
import gzip
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from qa.engine import examine
from qa.model import Document, Result
from qa.nightly import run as running
from qa.nightly.batch import run_batch
from qa.nightly.run import RESULTS
from qa.nightly.storyrows import line, read_rows
from qa.nightly.task import Batch, Task
from qa.project import Project

NAME = "2026-11-25"
LIMIT = 20.0  # seconds of a story
_SMALL_FILES = 700  # bytes of a file where the disk is to be full


# --- the corpus ----------------------------------------------------------------------------------


def lay_out(file: Path, stories: int, folder: Path) -> str:
    """Stories as texts by system, every other one in a table; the name of the one to be hurt."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    with file.open(encoding="utf-8") as lines:
        for text in lines:
            record = json.loads(text)
            meta = record["meta"]
            place = re.sub(r"\W+", "-", meta["system"]), re.sub(r"\W+", "-", meta["doc"])
            if record.get("reference"):
                found.setdefault(place, []).append(record)
    chosen = sorted(found)[:stories]
    table = [row for place in chosen[::2] for row in found[place]]
    folder.mkdir()
    with gzip.open(folder / "night.jsonl.gz", "wt", encoding="utf-8") as out:
        for row in table:
            meta = row["meta"]
            plain = {key: row[key] for key in ("src_lang", "tgt_lang", "source", "mt", "reference")}
            plain |= {"doc": meta["doc"], "system": meta["system"]}
            out.write(json.dumps(plain, ensure_ascii=False) + "\n")
    for system, doc in chosen[1::2]:
        rows = found[system, doc]
        (folder / system).mkdir(exist_ok=True)
        source, target = rows[0]["src_lang"], rows[0]["tgt_lang"]
        for column, name in (
            ("mt", f"{target}.mt"), ("source", source), ("reference", f"{target}.ref"),
        ):  # fmt: skip
            text = "".join(" ".join(row[column].split()) + "\n" for row in rows)
            (folder / system / f"{doc}.{name}.txt").write_text(text, encoding="utf-8")
    system, doc = chosen[len(chosen) // 2 | 1]
    return f"{system}/{doc}.{found[system, doc][0]['tgt_lang']}.mt.txt"


# --- the driver, with what is planted in it --------------------------------------------------------


def planted(kind: str, victim: str, batch: Batch, task: Task) -> str:
    """The work on a batch with a fault in it."""
    if kind == "lost" and any(victim in item.name for item in batch.items):
        os.kill(os.getpid(), signal.SIGKILL)
    with mock.patch("qa.nightly.batch.examine", partial(_examined, kind, victim)):
        return run_batch(batch, task)


def _examined(kind: str, victim: str, document: Document, project: Project) -> Result:
    if document.path.endswith(victim):
        if kind == "crash":
            raise ZeroDivisionError("planted")
        while kind == "hang":
            pass
        if kind == "stuck":
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            ctypes.PyDLL(None).sleep(600)  # holds the lock of Python
    return examine(document, project)


def drive(kind: str, victim: str, words: Sequence[str]) -> None:
    """`qa report` with small batches and the fault."""
    from qa.cli.main import main

    if kind == "full":
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (_SMALL_FILES, resource.RLIM_INFINITY))
    nightly = running.nightly
    if kind in ("lost", "crash", "hang", "stuck"):
        nightly = partial(nightly, do=partial(planted, kind, victim))
    sys.argv = ["qa", "report", *words]
    with (
        mock.patch("qa.nightly.run.nightly", nightly),
        mock.patch("qa.nightly.batches._LEAST", 16 * 1024),
        mock.patch("qa.nightly.batches._MOST", 64 * 1024),
    ):
        main()


# --- running and looking -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """Where a corpus and its reports lie, and the fault planted in the driver."""

    corpus: Path
    out: Path
    victim: str
    kind: str = ""

    def start(self, kind: str | None = None) -> subprocess.Popen[bytes]:
        """A driver; its messages go into a file."""
        words = [
            sys.executable, __file__, "--drive", self.kind if kind is None else kind, self.victim,
            str(self.corpus), "--out", str(self.out), "--jobs", "2", "--layout", "system",
            "--no-history", "--date", NAME, "--quiet", "--time-limit", str(LIMIT),
        ]  # fmt: skip
        with self.log.open("wb") as log:
            return subprocess.Popen(words, stderr=log)

    @property
    def log(self) -> Path:
        return self.out.with_suffix(".log")

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def rows(self) -> list[bytes]:
        return [line(row) for row in read_rows(self.out / NAME / RESULTS)]

    def failures(self) -> dict[str, str]:
        return {r.story: r.failure for r in read_rows(self.out / NAME / RESULTS) if r.failure}


def children(pid: int) -> list[int]:
    """The workers of a driver."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, task.read_text().split())
        except OSError:
            continue
    return [one for one in found if b"spawn_main" in _command(one)]


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def same(place: Place, whole: Sequence[bytes], code: int) -> Iterator[str]:
    """What is wrong with a run that must be like the whole one."""
    if code not in (0, 1):
        yield f"exit code {code}: {place.said()[-300:]}"
        return
    if place.rows() != whole:
        yield "the results are not those of the whole run"


def hurt(place: Place, whole: Sequence[bytes], code: int, word: str) -> Iterator[str]:
    """What is wrong with a run in which one story must have failed, for that reason, and no other."""
    if code != 3:
        yield f"exit code {code}, not 3: {place.said()[-300:]}"
    failures = place.failures()
    if set(failures) != {place.victim} or word not in failures.get(place.victim, ""):
        yield f"failures are {failures}"
    rows, mine = place.rows(), f'"story":"{place.victim}"'.encode()
    if [r for r in rows if mine not in r] != [r for r in whole if mine not in r]:
        yield "other stories are not those of the whole run"
    if sum(mine in row for row in rows) != 1:
        yield "the story is there more than once, or not at all"


def killed_workers(place: Place, whole: Sequence[bytes], chance: random.Random) -> Iterator[str]:
    kills = 0
    with place.start() as driver:
        while driver.poll() is None:
            time.sleep(chance.uniform(0.5, 4))
            workers = children(driver.pid)
            if workers and kills < 6:
                os.kill(chance.choice(workers), signal.SIGKILL)
                kills += 1
    if not kills:
        yield "no worker was killed"
    yield from same(place, whole, driver.returncode)


def killed_driver(
    place: Place, whole: Sequence[bytes], chance: random.Random, sent: signal.Signals
) -> Iterator[str]:
    code = 2 if sent == signal.SIGTERM else -sent
    receipts: set[str] = set()
    for _ in range(4):
        with place.start() as driver:
            time.sleep(chance.uniform(2, 12))
            over = driver.poll()
            workers = children(driver.pid)
            if over is None:
                driver.send_signal(sent)
        if over is not None:
            break
        if driver.returncode != code:
            yield f"exit code {driver.returncode} after {sent.name}"
        if (place.out / NAME / RESULTS).exists():
            yield from same(place, whole, 0)  # killed when the results were there
        time.sleep(3)
        if left := [pid for pid in workers if b"spawn_main" in _command(pid)]:
            yield f"workers {left} are left"
        now = {file.name for file in place.out.rglob("*.gz") if not file.name.startswith(".")}
        if not receipts <= now:
            yield "receipts are lost"
        receipts = now
    with place.start() as driver:
        driver.wait()
    yield from same(place, whole, driver.returncode)


def full_disk(place: Place, whole: Sequence[bytes], small: Path | None) -> Iterator[str]:
    room = place
    if small:
        place = Place(place.corpus, small / "out", place.victim)
    with place.start("" if small else "full") as driver:
        driver.wait()
    said = place.said() if not small else (small / "out.log").read_text(encoding="utf-8")
    if driver.returncode != 2 or said.count("\n") != 1 or "Traceback" in said:
        yield f"exit code {driver.returncode}, said: {said[-300:]}"
    if (place.out / NAME / RESULTS).exists():
        yield "there are results"
    if small:
        shutil.copytree(place.out, room.out)
        shutil.rmtree(place.out)
    with room.start("") as driver:
        driver.wait()
    yield from same(room, whole, driver.returncode)


def corrupt(place: Place, whole: Sequence[bytes]) -> Iterator[str]:
    broken = place.out.with_name("broken")
    shutil.copytree(place.corpus, broken)
    table = broken / "night.jsonl.gz"
    rows = gzip.decompress(table.read_bytes()).splitlines(keepends=True)
    bad = b"".join([*rows[: len(rows) // 3], b"{broken\n\xff\xff\n", *rows[len(rows) // 3 :]])
    packed = gzip.compress(bad)
    table.write_bytes(packed[: len(packed) * 3 // 4])
    (broken / place.victim).write_bytes(bytes(range(256)) * 40)
    there = Place(broken, place.out, place.victim)
    with there.start("") as driver:
        driver.wait()
    if driver.returncode != 2:
        yield f"exit code {driver.returncode}, not 2: {there.said()[-300:]}"
        return
    told = " ".join(row.failure for row in read_rows(there.out / NAME / RESULTS))
    for word in (f"gz:{len(rows) // 3 + 1}: not valid", "cannot be read further", "is binary"):
        if word not in told:
            yield f"nothing says {word!r}: {told[:500]}"
    texts = [row for row in whole if b"night.jsonl" not in row and place.victim.encode() not in row]
    good = [row for row in there.rows() if b'"failure":""' in row]
    if [row for row in good if b"night.jsonl" not in row] != texts:
        yield "stories in whole files are not those of the whole run"
    known = [row for row in good if b"night.jsonl" in row]
    if len(set(known) - set(whole)) > 1:  # the story in which the table breaks off is shorter
        yield "stories before the break are not those of the whole run"
    if not 0 < len(known) < sum(b"night.jsonl" in row for row in whole):
        yield f"{len(known)} stories of the table"


FAULTS = ("worker", "driver", "term", "lost", "crash", "hang", "stuck", "corrupt", "full")
_WORDS = {
    "lost": "set aside", "crash": "ZeroDivisionError: planted", "hang": "took longer than",
    "stuck": "set aside",
}  # fmt: skip
_SIGNALS = {"driver": signal.SIGKILL, "term": signal.SIGTERM}


def tried(
    fault: str, place: Place, whole: Sequence[bytes], chance: random.Random, small: Path | None
) -> list[str]:
    """What is wrong."""
    if fault == "worker":
        return list(killed_workers(place, whole, chance))
    if fault in _SIGNALS:
        return list(killed_driver(place, whole, chance, _SIGNALS[fault]))
    if fault == "corrupt":
        return list(corrupt(place, whole))
    if fault == "full":
        return list(full_disk(place, whole, small))
    with Place(place.corpus, place.out, place.victim, fault).start() as driver:
        driver.wait()
    return list(hurt(place, whole, driver.returncode, _WORDS[fault]))


def main() -> None:
    if sys.argv[1:2] == ["--drive"]:
        drive(sys.argv[2], sys.argv[3], sys.argv[4:])
        return
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--stories", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--small", type=Path)
    parser.add_argument("--fault", nargs="+", choices=FAULTS, default=FAULTS)
    args = parser.parse_args()
    if args.file is None:
        return
    chance = random.Random(args.seed)
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        victim = lay_out(args.file, args.stories, corpus)
        first = Place(corpus, Path(folder, "whole"), victim)
        start = time.perf_counter()
        with first.start() as driver:
            driver.wait()
        if driver.returncode not in (0, 1):
            raise SystemExit(
                f"the run without faults ends with {driver.returncode}: {first.said()}"
            )
        whole = first.rows()
        batches = len(list((first.out / ".work" / "receipts").rglob("*.gz")))
        print(f"{len(whole)} stories in {batches} batches, {time.perf_counter() - start:.1f} s")
        for fault in args.fault:
            for number in range(args.rounds):
                out = Path(folder, f"{fault}{number}", "out")
                out.parent.mkdir()
                start = time.perf_counter()
                wrong = tried(fault, Place(corpus, out, victim), whole, chance, args.small)
                bad += bool(wrong)
                took = time.perf_counter() - start
                print(f"{fault} {number + 1}: {took:.1f} s, {'; '.join(wrong) or 'as it must be'}", flush=True)  # fmt: skip
                shutil.rmtree(out.parent)
    if bad:
        raise SystemExit(f"{bad} runs are not as they must be")


if __name__ == "__main__":
    main()
