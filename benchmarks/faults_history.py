"""Writers of the history killed in the middle: what they acknowledged must be there.

    python benchmarks/faults_history.py [--rounds N] [--store URL] [--seed N]

In each round a process writes nights with their stories, one after the other, as fast as it can, and
says of each when it is kept; it is killed (SIGKILL) after a random time, mostly in the middle of a
night. Then the store is opened: the database must say that it is whole, every acknowledged night
must be there with its stories exactly as it was given, and a night that was not acknowledged whole
or not at all. All rounds share one store: an SQLite file in a temporary folder, or --store. At the
end a writer is stopped by a full disk (a limit on its files). Exit code 1 if anything is lost.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import pyarrow.parquet as pq

from qa.model import CheckSum, Finding, Group, GroupSum, Night, Score, Severity, Span, StoryRow
from qa.nightly.batch import put_synced
from qa.nightly.findings import write_findings
from qa.nightly.history import open_history
from qa.nightly.history.store import History
from qa.nightly.run import RESULTS
from qa.nightly.storyrows import read_rows, whole

_SYSTEMS, _CHECKS, _STORIES = 20, 30, 40
_LONGEST = 0.6  # seconds that a writer lives after its first night


def night(number: int) -> Night:
    """A night of 600 sums; its figures come from its number."""
    chance = random.Random(number)
    groups = [Group(f"mt{s:02}", "zh", "en", "") for s in range(_SYSTEMS)]

    def wholes(count: int) -> list[int]:
        return [chance.randrange(1, 9999) for _ in range(count)]

    sums = [
        GroupSum(
            group, *wholes(8), (2, 1), (4, 3),  # type: ignore[call-arg, arg-type]
            (Score("BLEU", chance.random(), "tok:13a", 9),),
        )
        for group in groups
    ]  # fmt: skip
    checks = [
        CheckSum(group, f"check-{c:02}", (0, 1, c, 0), *wholes(3))
        for group in groups
        for c in range(_CHECKS)
    ]
    when = (date(2000, 1, 1) + timedelta(days=number)).isoformat()
    return Night(when, "1", "g", "c", str(number), True, tuple(sums), tuple(checks))


def stories(number: int) -> list[StoryRow]:
    """The stories of that night."""
    span, group = Span(0, "target", 0, 3), Group("mt00", "zh", "en", "")
    mark = Finding(
        "check-01", "", Severity.MAJOR, span, "", "abc", str(number), (), None, None, 1.0, "f"
    )
    return [StoryRow(f"{number}/{n}", group, 1, 9, (mark,) * (n % 5)) for n in range(_STORIES)]


def write(store: str, folder: Path, first: int) -> None:
    """Write nights from a number on, for ever; say of each when it is kept."""
    with open_history(store, folder) as history:
        number = first
        while True:
            one = night(number)
            put_synced(folder / one.name / RESULTS, whole(stories(number)))
            write_findings(folder / one.name / "findings.parquet", stories(number))
            history.put(one)
            print(number, flush=True)
            number += 1


def killed(store: str, folder: Path, first: int, after: float) -> int:
    """The number behind the last acknowledged one of a writer that was killed."""
    words = [
        sys.executable,
        __file__,
        "--write",
        str(first),
        "--store",
        store,
        "--folder",
        str(folder),
    ]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        said = writer.stdout.readline()
        time.sleep(after)
        writer.kill()
        rest = writer.stdout.read()
        writer.wait()
    # Whole lines alone: what was being said is not acknowledged.
    lines = (said + rest).split(b"\n")[:-1]
    return int(lines[-1]) + 1 if lines else first


def sound(history: History) -> bool:
    """Whether the database itself finds no fault; a server looks after that by itself."""
    with history.engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            return True
        return connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def same(history: History, folder: Path, number: int) -> bool:
    """Whether the night is there as it was given, with its stories."""
    one = night(number)
    rows, marks = folder / one.name / RESULTS, folder / one.name / "findings.parquet"
    found = sum(len(row.findings) for row in stories(number))
    return (
        history.night(one.name) == one
        and list(read_rows(rows)) == stories(number)
        and pq.read_metadata(marks).num_rows == found
    )


def full(store: str, folder: Path) -> str:
    """What a writer says that a full disk stops; "" where none is."""
    if "://" in store:
        return ""
    room = Path(store).stat().st_size + 100_000
    done = subprocess.run(
        [sys.executable, __file__, "--write", "30000", "--store", store, "--folder", str(folder)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )  # fmt: skip
    return done.stderr.strip().splitlines()[-1]


def rounds(store: str, folder: Path, count: int, seed: int) -> int:
    """Kill writers; print what was found; how much was lost."""
    chance = random.Random(seed)
    next_ = lost = partly = damaged = further = 0
    start = time.perf_counter()
    known: set[str] = set()
    for _ in range(count):
        begun = next_
        next_ = killed(store, folder, next_, chance.random() * _LONGEST)
        with open_history(store, folder) as history:
            damaged += not sound(history)
            there = {kept.name for kept in history.nights()}
            names = {night(number).name: number for number in range(begun, next_ + 1)}
            lost += len((known | {n for n, i in names.items() if i < next_}) - there)
            partly += sum(
                not same(history, folder, number) for n, number in names.items() if n in there
            )
            # Kept and not yet acknowledged when the kill came: the next writer begins behind it.
            if night(next_).name in there:
                further += 1
                next_ += 1
            known |= there
    with open_history(store, folder) as history:
        partly += sum(not same(history, folder, number) for number in range(next_))
        damaged += not sound(history)
    print(
        f"{count} writers killed in {time.perf_counter() - start:.0f} s, {next_} nights kept"
        f" ({further} kept and not yet acknowledged): {lost} lost, {partly} in part,"
        f" {damaged} times damaged"
    )
    said = full(store, folder)
    if said:
        with open_history(store, folder) as history:
            damaged += not sound(history)
            lost += sum(not same(history, folder, number) for number in range(next_))
        print(f"full disk: {said}; {lost} lost, {damaged} times damaged")
    return lost + partly + damaged


def main() -> int:
    """What was lost, as an exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", help="a PostgreSQL URL with an empty database")
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--write", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write is not None:
        write(options.store, options.folder, options.write)
    with tempfile.TemporaryDirectory() as name:
        store = options.store or str(Path(name) / "history.sqlite")
        return 1 if rounds(store, Path(name), options.rounds, options.seed) else 0


if __name__ == "__main__":
    sys.exit(main())
