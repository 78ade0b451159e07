"""What befalls a run from outside: stuck and lost workers, disks, signals. Nothing is lost, nothing blamed
on a neighbour."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from qa.errors import InputError, QaError
from qa.model import Document
from qa.nightly.engines import Cluster, Engine, Run
from qa.nightly.limit import SlowError, in_time
from qa.nightly.lock import only_one
from qa.nightly.overlap import overlaps
from qa.nightly.task import Batch, Task
from tests.nightly.test_run import STORIES, corpus, rows, run
from tests.nightly.workers import Stopped, full, killed_once, stuck

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.nightly.batches._LEAST", 150)
    monkeypatch.setattr("qa.nightly.batches._MOST", 400)


def test_a_check_that_no_signal_reaches_costs_its_story(tmp_path: Path) -> None:
    where = corpus(tmp_path / "c", poison=True)
    done = run(tmp_path, where, engine="processes", jobs=2, do=stuck, limit=3.0)
    (bad,) = [row for row in rows(done) if row.failure]
    assert (bad.story, bad.group[:1]) == ("mtb/poison.en.mt.txt", ("mtb",))
    assert len(rows(done)) == 2 * STORIES


def test_no_except_on_the_way_keeps_a_slow_story() -> None:
    with pytest.raises(SlowError), in_time(0.2, killable=False):
        _for_ever()


def _for_ever() -> None:
    while True:
        try:
            time.sleep(5)
        except Exception:
            continue


def test_a_reader_that_crashes_costs_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError("no good")

    where = corpus(tmp_path / "c")
    monkeypatch.setattr("qa.nightly.batch.read_given", crash)
    done = run(tmp_path, where)
    assert done.bugs == 2 * STORIES
    assert rows(done)[0].failure == "mta/s00.en.mt.txt: RuntimeError: no good"


def test_statistics_counted_together_are_those_counted_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = corpus(tmp_path / "c")
    together = run(tmp_path / "a", where)
    monkeypatch.setattr("qa.nightly.batch.overlaps", _only_alone)
    alone = run(tmp_path / "b", where)
    assert together.results.read_bytes() == alone.results.read_bytes()
    assert all(row.rows for row in rows(alone))


def _only_alone(documents: Sequence[Document]) -> list[dict[str, tuple[int, ...]]]:
    if len(documents) > 1:
        raise MemoryError
    return overlaps(documents)


ENGINES: list[Engine] = ["serial", "processes"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_disk_that_is_full_for_a_worker_ends_the_run(tmp_path: Path, engine: Engine) -> None:
    where = corpus(tmp_path / "c")
    with pytest.raises(InputError, match="No space left on device") as error:
        run(tmp_path, where, engine=engine, jobs=2, do=full)
    assert error.value.exit_code == 2


def test_a_batch_that_was_cut_has_one_receipt_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIREQA_TEST_MARK", str(tmp_path / "mark"))
    where = corpus(tmp_path / "c", poison=True)
    first = run(tmp_path, where, engine="processes", jobs=2, do=killed_once)
    second = run(tmp_path, where, do=Stopped(0), out="again")
    assert second.fresh == 0
    assert first.results.read_bytes() == second.results.read_bytes()


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda data: data[:-9],
    "empty": lambda data: b"",
    "noise": lambda data: data[:20] + bytes(30) + data[50:],
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_receipt_is_made_again(tmp_path: Path, kind: str) -> None:
    where = corpus(tmp_path / "c")
    whole = run(tmp_path, where).results.read_bytes()
    receipts = sorted((tmp_path / "work" / "receipts").rglob("*.gz"))
    for receipt in receipts[1:3]:
        receipt.write_bytes(DAMAGE[kind](receipt.read_bytes()))
    assert run(tmp_path, where).results.read_bytes() == whole


def test_an_engine_that_gives_up_its_job_blames_no_neighbour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Spark ends a whole job when one task fails each time: most of its tasks were never tried."""

    def gives_up(
        engine: Engine, batches: Sequence[Batch], task: Task, cluster: Cluster, do: Run
    ) -> Iterator[str]:
        bad = [batch for batch in batches if any("poison" in item.name for item in batch.items)]
        for batch in list(batches)[-3:] if bad else batches:
            if batch not in bad:
                yield do(batch, task)

    monkeypatch.setattr("qa.nightly.run.run", gives_up)
    done = run(tmp_path, corpus(tmp_path / "c", poison=True))
    assert done.aside == ("mtb/poison.en.mt.txt",)
    assert [row.story for row in rows(done) if row.failure] == ["mtb/poison.en.mt.txt"]
    assert len(rows(done)) == 2 * STORIES


def test_workers_that_are_always_lost_end_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.nightly.run._MOST_ASIDE", 2)

    def first_only(
        engine: Engine, batches: Sequence[Batch], task: Task, cluster: Cluster, do: Run
    ) -> Iterator[str]:
        yield from (do(batch, task) for batch in batches if batch.items[0].name.startswith("mta"))

    monkeypatch.setattr("qa.nightly.run.run", first_only)
    with pytest.raises(QaError, match="2 stories and more cannot be examined"):
        run(tmp_path, corpus(tmp_path / "c"))


def test_one_run_at_a_time(tmp_path: Path) -> None:
    refused = pytest.raises(InputError, match="another run is at work")
    with only_one(tmp_path), refused, only_one(tmp_path):
        pass
    with only_one(tmp_path):
        assert (tmp_path / "lock").exists()


# What is sent, and how the driver ends.
SIGNALS = {
    "SIGTERM": (signal.SIGTERM, 2), "SIGINT": (signal.SIGINT, 2), "SIGKILL": (signal.SIGKILL, -9),
}  # fmt: skip


@pytest.mark.parametrize("name", SIGNALS)
def test_a_driver_that_is_ended_goes_on_the_next_time(
    tmp_path: Path, cache: Path, name: str
) -> None:
    sent, code = SIGNALS[name]
    where = corpus(tmp_path / "c")
    held = tmp_path / "held"
    held.touch()
    words = [
        sys.executable,
        "-m",
        "tests.nightly.driver",
        *map(str, (where, tmp_path / "out", held)),
    ]
    environment = {**os.environ, "WIREQA_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
    receipts = tmp_path / "out" / ".work" / "receipts"
    with subprocess.Popen(words, env=environment, cwd=tmp_path, start_new_session=True) as driver:
        end = time.monotonic() + 120
        while not list(receipts.rglob("*.gz")) and time.monotonic() < end:
            time.sleep(0.02)
        driver.send_signal(sent)
        assert driver.wait(60) == code
    held.unlink()
    assert not list((tmp_path / "out").rglob("results*"))
    assert _left(driver.pid) == []
    before = {file.name for file in receipts.rglob("*.gz")}
    assert before
    done = subprocess.run(words, env=environment, cwd=tmp_path, check=False)
    assert done.returncode == 0
    assert before <= {file.name for file in receipts.rglob("*.gz")}
    (results,) = (tmp_path / "out").rglob("results.jsonl.gz")
    whole = run(tmp_path / "whole", where)
    assert results.read_bytes() == whole.results.read_bytes()


def _left(group: int) -> list[int]:
    """Processes of the group that are still there when they had time to go."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return []
        time.sleep(0.1)
    return [group]
