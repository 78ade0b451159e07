"""Several writers at once, and writers that are killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from qa.nightly.history import open_history
from tests.nightly.history.conftest import Fresh
from tests.nightly.history.made import night

ROOT = Path(__file__).parents[3]
WRITERS, NIGHTS = 4, 12

# Each writes nights of its own, one that all write, and one that it puts in another's place.
_WRITER = """
import sys, dataclasses
from qa.nightly.history import open_history
from tests.nightly.history.made import night
store, number = sys.argv[1], int(sys.argv[2])
sys.stdin.readline()  # all at once
with open_history(store) as history:
    for n in range(12):
        history.put(dataclasses.replace(night(n * 4 + number), corpus=f"{number}/{n}"))
        history.put(night(500 + n))
        history.put(dataclasses.replace(night(600), corpus=f"{number}/{n}"), replace=True)
        history.accept(night(500 + n).name)
"""


def test_four_writers_at_once_are_exact(fresh: Fresh) -> None:
    store = fresh()
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, store, str(number)], cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for number in range(WRITERS)
    ]  # fmt: skip
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("\n")
        writer.stdin.flush()
    said = [writer.communicate()[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * WRITERS, said
    with open_history(store) as history:
        for n in range(NIGHTS):
            for number in range(WRITERS):
                found = history.night(night(n * 4 + number).name)
                assert found.corpus == f"{number}/{n}"
                assert found.groups == night(n * 4 + number).groups
                assert found.checks == night(n * 4 + number).checks
            assert history.night(night(500 + n).name) == night(500 + n)
        # The last one to come replaced it, whole.
        last = history.night(night(600).name)
        assert last.corpus in {f"{number}/{NIGHTS - 1}" for number in range(WRITERS)}
        assert (last.groups, last.checks) == (night(600).groups, night(600).checks)
        assert len(history.nights()) == WRITERS * NIGHTS + NIGHTS + 1


def test_a_killed_writer_loses_nothing_that_it_acknowledged() -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/faults_history.py", "--rounds", "5"], cwd=ROOT,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 writers killed" in done.stdout
    assert "0 lost, 0 in part, 0 times damaged" in done.stdout


def test_a_reader_sees_whole_nights_while_one_is_written(fresh: Fresh) -> None:
    store = fresh()
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, store, "0"], cwd=ROOT, text=True, stdin=subprocess.PIPE
    )
    assert writer.stdin
    writer.stdin.close()
    with open_history(store) as history:
        while writer.poll() is None:
            for name, groups in history.trend():
                assert len(groups) == 4, name
                assert len(history.night(name).checks) == 12
        assert writer.returncode == 0
        assert len(history.nights()) == NIGHTS * 2 + 1
