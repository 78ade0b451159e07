"""What a night mines is chosen before it is examined, and mined while the rest is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from qa.model import Group, StoryRow
from qa.nightly import sample
from qa.nightly.batch import put_synced
from qa.nightly.corpus import Item
from qa.nightly.engines import Cluster, Job, run
from qa.nightly.sample import Sample, fed, sampled
from qa.nightly.storyrows import whole
from qa.nightly.task import Batch, Task
from qa.project import Config

GROUP = Group("mt", "zh", "en", "")


@pytest.fixture
def task(tmp_path: Path) -> Task:
    return Task(Config(), tmp_path, "stamp")


def batches(task: Task, number: int) -> list[Batch]:
    return [task.batch((Item(f"s{n}", "", f"{n}", 100 + n),)) for n in range(number)]


def done(batch: Batch, task: Task) -> str:
    receipt = task.receipt(batch)
    put_synced(receipt, whole([StoryRow(one.name, GROUP, 10, 100) for one in batch.items]))
    return receipt.name


def mined(job: Batch, task: Task) -> str:
    put_synced(task.receipts / "mined", b"")
    return "mined"


class Asking:
    """Gives a job and remembers of how many segments."""

    def __init__(self) -> None:
        self.segments: list[int] = []

    def __call__(self, given: Sequence[Batch], seen: Sample) -> Job | None:
        self.segments.append(seen.suspects.segments)
        return Job((), "mining", mined)


@pytest.mark.parametrize(("number", "chosen"), [(0, 0), (1, 1), (24, 24), (26, 24), (100, 75)])
def test_most_of_a_night_is_looked_at(task: Task, number: int, chosen: int) -> None:
    every = batches(task, number)
    assert len(sampled(every, "night", task).chosen) == chosen


def test_of_a_large_night_no_more_than_is_mined(
    task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sample, "_MOST", 30)
    every = batches(task, 200)
    one, other = sampled(every, "night", task), sampled(every, "another", task)
    assert len(one.chosen) == 30
    assert one.chosen == sampled(every[::-1], "night", task).chosen
    assert one.chosen != other.chosen
    for _ in range(30):
        one.suspects.add(StoryRow("s", GROUP, 10, 100))
    assert one.most(8) == 30 * 10 * 200 // (8 * 30)


def test_the_sample_is_done_first_and_mined_as_soon_as_it_is_there(task: Task) -> None:
    every, asking = batches(task, 40), Asking()
    chosen = sampled(every, "night", task)
    order = []
    for one in fed(every, every, chosen, task, asking):
        order.append(one)
        if not isinstance(one, Job):
            done(one, task)
    assert asking.segments == [300]
    (job,) = [n for n, one in enumerate(order) if isinstance(one, Job)]
    assert {one.digest for one in order[:job]} >= chosen.chosen
    assert all(one.digest in chosen.chosen for one in order[:30])
    assert job < 40
    del order[job]
    assert sorted(one.digest for one in order) == sorted(one.digest for one in every)
    for part in (order[:30], order[30:]):
        sizes = [one.items[0].size for one in part]
        assert sizes == sorted(sizes, reverse=True)


def test_what_was_done_before_is_looked_at_too(task: Task) -> None:
    every, asking = batches(task, 40), Asking()
    chosen = sampled(every, "night", task)
    for batch in every[:20]:
        done(batch, task)
    for one in fed(every[20:], every, chosen, task, asking):
        if not isinstance(one, Job):
            done(one, task)
    assert asking.segments == [300]


@pytest.mark.parametrize("hurt", [b"", b"no rows"])
def test_nothing_is_mined_in_advance_where_a_part_is_lacking(task: Task, hurt: bytes) -> None:
    every, asking = batches(task, 40), Asking()
    chosen = sampled(every, "night", task)
    lost = min(chosen.chosen)
    given = []
    for one in fed(every, every, chosen, task, asking):
        given.append(one.digest)
        if one.digest != lost:
            done(one, task)
        elif hurt:
            put_synced(task.receipt(one), hurt)
    assert len(given) == len({*given}) == 40
    assert asking.segments == []


@pytest.mark.parametrize(("engine", "jobs"), [("serial", 1), ("processes", 2)])
def test_jobs_among_batches(task: Task, engine: str, jobs: int) -> None:
    every, asking = batches(task, 60), Asking()
    order = fed(every, every, sampled(every, "night", task), task, asking)
    names = list(run(engine, order, replace(task), Cluster(jobs), done))  # type: ignore[arg-type]
    early = engine == "processes"
    assert len(names) == 60 + early
    assert (task.receipts / "mined").exists() == early
