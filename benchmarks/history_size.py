"""What a year of nights weighs and how fast it is read.

    python benchmarks/history_size.py [--nights N] [--systems N] [--pairs N] [--checks N]
        [--findings N] [--store URL]

Nights are made up: in each of `systems` x `pairs` groups every check found something (the worst
case: only sums that are not zero are kept), with counts as of 200 stories of 300 words and two overlap
scores. They are put one after the other into an SQLite file in a temporary folder, or into the empty
database of a PostgreSQL URL. Then what a page reads is read: the sums of all groups and the checks'
sums over the nights that are drawn; and what others may ask. Before that, the
stories of one night with a million findings (JSON Lines) and the findings alone (Parquet): size,
time with making them up, and the memory that this adds. Each
figure is of one run, all in one run. Exit code 1 above 200 MB or 2 seconds for what a page reads.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from qa.model import CheckSum, Finding, Fix, Group, GroupSum, Night, Score, Severity, Span, StoryRow
from qa.nightly.findings import write_findings
from qa.nightly.history import Which, open_history
from qa.nightly.history.store import History
from qa.nightly.standing import drawn
from qa.nightly.storyrows import line, packed, read_rows

_MOST_MB, _MOST_SECONDS = 200, 2.0
_STORIES, _WORDS = 200, 300
_FIRST = date(2026, 1, 1)
_LANGS = ("zh", "ar", "ru", "fa", "fr", "de", "ja", "es", "uk", "hi")


def night(number: int, groups: list[Group], checks: list[str]) -> Night:
    """A night in which every check found something in every group."""
    chance = random.Random(number)
    sums, found = [], []
    words = _STORIES * _WORDS
    for group in groups:
        penalty = chance.randrange(500, 3000)
        scores = (
            Score("BLEU", chance.gauss(35, 2), "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp", 2400, 33.1, 36.9),
            Score("chrF++", chance.gauss(60, 2), "nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no", 2400, 59.0, 61.2),
        )  # fmt: skip
        sums.append(
            GroupSum(
                group, _STORIES, _STORIES * 12, words, words * _WORDS + chance.randrange(10**6),
                chance.randrange(3), penalty, penalty * 20, penalty * _WORDS, (900, 850), (400, 310),
                scores,
            )
        )  # fmt: skip
        for check in checks:
            minor, major = chance.randrange(1, 60), chance.randrange(60)
            both = minor + major
            found.append(
                CheckSum(
                    group, check, (chance.randrange(3), minor, major, chance.randrange(2)),
                    min(both, _STORIES), both + chance.randrange(40), both * _WORDS,
                    chance.randrange(2),
                )
            )  # fmt: skip
    when = (_FIRST + timedelta(days=number)).isoformat()
    digest = f"{chance.getrandbits(64):016x}"
    return Night(when, "0.3.0", digest, digest, digest, True, tuple(sums), tuple(found))


def stories(findings: int) -> Iterator[StoryRow]:
    """Stories with five findings each, their texts as varied as a night's are."""
    chance = random.Random(1)
    names = [f"{chance.choice('BKMTZ')}{chance.getrandbits(32):x}" for _ in range(5000)]
    group = Group("mt01", "zh", "en", "world")
    for number in range(findings // 5):
        marks = tuple(
            Finding(
                "near-miss-name", "Accuracy/Mistranslation", Severity.MAJOR,
                Span(place, "target", chance.randrange(200), 210), str(place), name,
                f"{name} is written Abdul Ghani Baradar", ("the source has 巴拉达尔",),
                Fix("Abdul Ghani Baradar", "safe"), f"person.{name}", 0.9,
                f"{chance.getrandbits(64):016x}",
            )
            for place, name in enumerate(chance.choices(names, k=5))
        )  # fmt: skip
        yield StoryRow(
            f"2026/11/25/{number}.txt", group, 12, _WORDS, marks,
            {"BLEU|a": tuple(range(10)), "chrF++|b": tuple(range(24))}, (5, 4), (3, 2),
        )  # fmt: skip


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What the work gives, its seconds and those of this process alone (for a busy machine)."""
    start, own = time.perf_counter(), time.process_time()
    found = work()
    return found, time.perf_counter() - start, time.process_time() - own


def read(history: History, last: str, nights: int) -> bool:
    """Print what each question takes; whether what a page asks stays within its time."""
    ninety = (_FIRST + timedelta(days=nights - 90)).isoformat()
    pairs = ("system", "source_lang", "target_lang")
    one = Which("mt01")
    shown = drawn([name for name, *_ in history.makers(last)], last)
    slow = busy = 0.0
    for what, page, work in (
        ("who made the nights", True, lambda: history.makers(last)),
        ("all groups, the nights that are drawn", True, lambda: history.trend(among=shown)),
        ("checks over all groups, these nights", True, lambda: history.checks(among=shown)),
        ("all groups, all nights", False, lambda: history.trend()),
        ("checks over all groups, all nights", False, lambda: history.checks()),
        ("one system's groups, 90 nights", False, lambda: history.trend(one, ninety)),
        ("one system's checks by pair, 90 nights", False, lambda: history.checks(one, ninety, by=pairs)),
        ("one night whole", False, lambda: history.night(last)),
        ("the list of nights", False, lambda: history.nights()),
        ("checks by system and pair, all nights", False, lambda: history.checks(by=pairs)),
    ):  # fmt: skip
        _, seconds, own = timed(work)
        print(f"  {what}: {seconds:.2f} s ({own:.2f} s of CPU)")
        slow += seconds if page else 0
        busy += own if page else 0
    print(f"  what a page reads, together: {slow:.2f} s ({busy:.2f} s of CPU)")
    return slow <= _MOST_SECONDS


def size(history: History) -> float:
    """The store's MB on the disk."""
    with history.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            return sum(f.stat().st_size for f in history.folder.glob("history.sqlite*")) / 1e6
        sizes = (
            f"pg_total_relation_size('{name}')"
            for name in ("qa_group_sums", "qa_check_sums", "qa_scores")
        )
        return float(connection.exec_driver_sql(f"SELECT {' + '.join(sizes)}").scalar_one()) / 1e6


def parquet(folder: Path, findings: int) -> None:
    """Print what the stories of a night take."""
    marks, rows = folder / "findings.parquet", folder / "results.jsonl.gz"
    write_findings(marks, stories(50_000))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    count, wrote, busy = timed(lambda: write_findings(marks, stories(findings)))
    _, lined, own_lined = timed(partial(_lines, rows, findings))
    read, took, own = timed(lambda: sum(len(row.findings) for row in read_rows(rows)))
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1e3
    assert count == read == sum(len(row.findings) for row in stories(findings))
    print(f"{count:,} findings, {more:.0f} MB more memory than for 50,000:")
    for name, file, told in (
        ("findings.parquet", marks, f"written in {wrote:.1f} s ({busy:.1f} s of CPU)"),
        ("results.jsonl.gz", rows, f"written in {lined:.1f} s ({own_lined:.1f}),"
         f" read in {took:.1f} s ({own:.1f})"),
    ):  # fmt: skip
        weight = file.stat().st_size
        print(f"  {name}: {weight / 1e6:.1f} MB, {weight / count:.1f} bytes a finding; {told}")


def _lines(file: Path, findings: int) -> None:
    with file.open("wb") as out, packed(out) as lines:
        lines.writelines(line(row) for row in stories(findings))


def main() -> int:
    """The figures, and whether they are within the limits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nights", type=int, default=365)
    parser.add_argument("--systems", type=int, default=20)
    parser.add_argument("--pairs", type=int, default=6)
    parser.add_argument("--checks", type=int, default=30)
    parser.add_argument("--findings", type=int, default=1_000_000)
    parser.add_argument("--store", help="a PostgreSQL URL with an empty database")
    options = parser.parse_args()
    gc.set_threshold(100_000, 20, 20)  # as the command does
    groups = sorted(
        Group(f"mt{s:02}", _LANGS[p % len(_LANGS)], "en", "")
        for s in range(options.systems)
        for p in range(options.pairs)
    )
    checks = [f"check-number-{n:02}" for n in range(options.checks)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parquet(folder, options.findings)  # first: the memory that it adds would not show later
        store = options.store or str(folder / "history.sqlite")
        times = []
        with open_history(store, folder) as history:
            for number in range(options.nights):
                one = night(number, groups, checks)
                times.append(timed(partial(history.put, one))[1])
            assert history.night(one.name) == one
            if not options.store:
                with history.engine.connect() as connection:
                    raw = connection.connection.driver_connection
                    assert raw is not None
                    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            weight = size(history)
            rows = options.nights * len(groups) * len(checks)
            print(
                f"{options.nights} nights x {options.systems} systems x {options.pairs} pairs x"
                f" {options.checks} checks = {rows:,} sums: {weight:.1f} MB,"
                f" {1e6 * weight / rows:.0f} bytes a sum; a night is put in"
                f" {sum(times) / len(times):.3f} s (longest {max(times):.3f} s)"
            )
        with open_history(store, folder) as history:
            quick = read(history, one.name, options.nights)
    return 0 if quick and weight <= _MOST_MB else 1


if __name__ == "__main__":
    sys.exit(main())
