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
import gzip
import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from faults_places import NAME, Place, children, is_worker, lay_out

from qa.nightly.run import RESULTS
from qa.nightly.storyrows import read_rows


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
        if left := [pid for pid in workers if is_worker(pid)]:
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
