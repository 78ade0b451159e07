"""A night: the same bytes wherever and in whatever order it runs; whatever goes wrong, nothing is lost."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import multiprocessing
import os
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from qa.errors import InputError
from qa.model import StoryRow
from qa.nightly import engines
from qa.nightly.engines import Cluster, Engine, Run, kept
from qa.nightly.run import Done, nightly
from qa.nightly.storyrows import line, read_rows, row_of
from qa.nightly.task import Batch, Task, layout_of
from qa.project import Config
from tests.nightly.workers import Stopped, hanging, killed, killed_once, noted, raising

GOOD = "Kabul is calm today, the government said on Monday.\n"
SOURCE = "政府周一表示，喀布尔今天平静。\n"
BAD = "The Taliban named Balladal.\n"
BAD_SOURCE = "塔利班任命巴拉达尔。\n"
STORIES = 12


@pytest.fixture(autouse=True)
def small_batches(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setattr("qa.nightly.batches._LEAST", 150)
    monkeypatch.setattr("qa.nightly.batches._MOST", 400)


def corpus(folder: Path, *, poison: bool = False) -> Path:
    """Stories of two systems with references, a third of them with a mangled name."""
    for system in ("mta", "mtb"):
        place = folder / system
        place.mkdir(parents=True)
        for n in range(STORIES):
            name = "poison" if poison and system == "mtb" and n == 5 else f"s{n:02}"
            bad = n % 3 == 0 and system == "mtb"
            (place / f"{name}.en.mt.txt").write_text((BAD if bad else GOOD) * 2, encoding="utf-8")
            (place / f"{name}.zh.txt").write_text((BAD_SOURCE if bad else SOURCE) * 2, "utf-8")
            (place / f"{name}.en.ref.txt").write_text(GOOD * 2, encoding="utf-8")
    return folder


def task(folder: Path, **more: object) -> Task:
    plain = Task(Config(), folder / "work" / "receipts", "stamp", layout=("system",))
    return replace(plain, **more)  # type: ignore[arg-type]


def run(
    folder: Path, where: Path, *, engine: Engine = "serial", jobs: int = 1, out: str = "out",
    do: Run | None = None, address: str = "", cluster: Cluster | None = None, **more: object,
) -> Done:  # fmt: skip
    extra = {} if do is None else {"do": do}
    return nightly(
        [where], task(folder, **more), folder / out, folder / "work", engine,
        cluster or Cluster(jobs, address, grace=5), name="2026-11-25", glossary="g", config="c", **extra,  # type: ignore[arg-type]
    )  # fmt: skip


def rows(done: Done) -> list[StoryRow]:
    return list(read_rows(done.results))


def test_a_night_counts_every_story_once(tmp_path: Path) -> None:
    done = run(tmp_path, corpus(tmp_path / "c"))
    found = rows(done)
    assert len(found) == len({(r.story, r.group) for r in found}) == 2 * STORIES
    # Story by story, the systems of one behind each other.
    assert [r.story for r in found] == [
        f"{system}/s{n:02}.en.mt.txt" for n in range(STORIES) for system in ("mta", "mtb")
    ]
    assert {r.group.system for r in found} == {"mta", "mtb"}
    assert {r.group[1:] for r in found} == {("zh", "en", "")}
    first, second = done.night.groups
    assert (first.stories, first.segments, first.penalty) == (STORIES, 2 * STORIES, 0)
    assert second.penalty > 0
    (check,) = [c for c in done.night.checks if c.check == "near-miss-name"]
    assert (check.group.system, check.stories) == ("mtb", 4)
    counted = sum(sum(c.findings) for c in done.night.checks)
    assert counted == sum(len(r.findings) for r in found)
    names = {score.name for score in first.scores}
    assert names == {"BLEU", "chrF++"}
    assert all(score.value == pytest.approx(100) for score in first.scores)
    assert len(done.batches) > 4


ENGINES: dict[str, tuple[Engine, int]] = {"two processes": ("processes", 2)}


@pytest.mark.parametrize(("engine", "jobs"), ENGINES.values(), ids=ENGINES.keys())
def test_the_same_bytes_wherever_it_runs(tmp_path: Path, engine: Engine, jobs: int) -> None:
    where = corpus(tmp_path / "c")
    first = run(tmp_path / "a", where)
    other = run(tmp_path / "b", where, engine=engine, jobs=jobs)
    assert first.results.read_bytes() == other.results.read_bytes()
    assert first.night == other.night


@pytest.mark.slow
@pytest.mark.parametrize(
    ("engine", "address"),
    # The last one has its executors in processes of their own, as a cluster has.
    [("spark", ""), ("dask", ""), ("spark", "local-cluster[2,1,1024]")],
)
def test_the_same_bytes_on_a_cluster(tmp_path: Path, engine: Engine, address: str) -> None:
    pytest.importorskip({"spark": "pyspark", "dask": "distributed"}[engine])
    if engine == "spark" and shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    where = corpus(tmp_path / "c")
    first = run(tmp_path / "a", where)
    other = run(tmp_path / "b", where, engine=engine, jobs=2, address=address)
    assert first.results.read_bytes() == other.results.read_bytes()
    assert first.night == other.night


def test_all_systems_of_a_story_are_in_one_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.nightly.batches._MOST", 2000)
    done = run(tmp_path, corpus(tmp_path / "c"))
    stories = [{Path(item.name).name for item in batch.items} for batch in done.batches]
    assert sum(map(len, stories)) == len(set[str]().union(*stories)) == STORIES


def test_the_order_of_batches_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = corpus(tmp_path / "c")
    first = run(tmp_path / "a", where)
    monkeypatch.setattr(
        "qa.nightly.run.run", lambda engine, batches, *more: _backwards(batches, *more)
    )
    other = run(tmp_path / "b", where)
    assert first.results.read_bytes() == other.results.read_bytes()


def _backwards(batches: list[Batch], task: Task, cluster: Cluster, do: Run) -> list[str]:
    return [do(batch, task) for batch in reversed(batches)]


def test_a_second_run_examines_nothing(tmp_path: Path) -> None:
    where = corpus(tmp_path / "c")
    first = run(tmp_path, where)
    second = run(tmp_path, where, do=Stopped(0), out="again")
    assert (first.fresh, second.fresh) == (len(first.batches), 0)
    assert first.results.read_bytes() == second.results.read_bytes()


def test_only_what_changed_is_examined_again(tmp_path: Path) -> None:
    where = corpus(tmp_path / "c")
    run(tmp_path, where)
    (where / "mta" / "s03.en.mt.txt").write_text(BAD * 2, encoding="utf-8")
    assert run(tmp_path, where).fresh == 1
    (where / "mtb" / "new.en.mt.txt").write_text(GOOD, encoding="utf-8")
    assert run(tmp_path, where).fresh <= 2
    assert run(tmp_path, where, stamp="another glossary").fresh > 4


def test_a_run_that_is_stopped_goes_on(tmp_path: Path) -> None:
    where = corpus(tmp_path / "c")
    whole = run(tmp_path / "whole", where)
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, where, do=Stopped(2))
    assert not (tmp_path / "out" / "results.jsonl.gz").exists()
    done = run(tmp_path, where)
    assert done.fresh == len(done.batches) - 2
    assert done.results.read_bytes() == whole.results.read_bytes()


# The work that goes wrong, and the seconds a story may take.
FAULTS: dict[str, tuple[Run, float]] = {
    "killed": (killed, 0.0), "hanging": (hanging, 4.0), "raising": (raising, 0.0),
}  # fmt: skip


@pytest.mark.parametrize(("do", "limit"), FAULTS.values(), ids=FAULTS.keys())
def test_a_poisonous_story_is_set_aside_and_the_rest_goes_on(
    tmp_path: Path, do: Run, limit: float
) -> None:
    where = corpus(tmp_path / "c", poison=True)
    done = run(tmp_path, where, engine="processes", jobs=2, do=do, limit=limit)
    found = {row.story: row for row in rows(done)}
    assert len(found) == 2 * STORIES
    (bad,) = [row for row in found.values() if row.failure]
    assert (bad.story, bad.fault, done.bugs) == ("mtb/poison.en.mt.txt", "bug", 1)
    assert done.aside == ("mtb/poison.en.mt.txt",)
    assert "was set aside" in bad.failure
    again = run(tmp_path, where)  # with the poison gone, the story is examined
    assert again.bugs == 0
    assert not any(row.failure for row in rows(again))


def test_a_worker_lost_once_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREQA_TEST_MARK", str(tmp_path / "mark"))
    where = corpus(tmp_path / "c", poison=True)
    whole = run(tmp_path / "whole", where)
    done = run(tmp_path, where, engine="processes", jobs=2, do=killed_once)
    assert (tmp_path / "mark").exists()
    assert done.aside == ()
    assert done.results.read_bytes() == whole.results.read_bytes()


def test_a_worker_makes_room_for_a_fresh_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIREQA_TEST_MARK", str(tmp_path / "marks"))
    monkeypatch.setattr("qa.nightly.engines._TASKS", 4)
    (tmp_path / "marks").mkdir()
    where = corpus(tmp_path / "c")
    whole = run(tmp_path / "whole", where)
    done = run(tmp_path, where, engine="processes", jobs=2, do=noted)
    assert len(list((tmp_path / "marks").iterdir())) >= len(done.batches) // 4 > 2
    assert done.results.read_bytes() == whole.results.read_bytes()


def test_a_story_that_crashes_or_is_slow_spares_its_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = corpus(tmp_path / "c")
    monkeypatch.setattr("qa.nightly.batch.examine", _troubled)
    done = run(tmp_path, where, limit=1.5)
    faults = {row.story: row.failure for row in rows(done) if row.failure}
    assert set(faults) == {"mta/s01.en.mt.txt", "mta/s02.en.mt.txt"}
    assert "ValueError: no good" in faults["mta/s01.en.mt.txt"]
    assert "it took longer than 1.5 seconds" in faults["mta/s02.en.mt.txt"]
    assert done.bugs == 2
    monkeypatch.undo()
    assert run(tmp_path, where).bugs == 0


def _troubled(document, project):  # type: ignore[no-untyped-def]
    from qa.engine import examine

    if document.path.endswith("mta/s01.en.mt.txt"):
        raise ValueError("no good")
    while document.path.endswith("mta/s02.en.mt.txt"):
        pass
    return examine(document, project)


def test_what_cannot_be_read_is_a_row(tmp_path: Path) -> None:
    where = corpus(tmp_path / "c")
    (where / "mta" / "s02.en.mt.txt").write_bytes(b"\xff\xfe\xff bad")
    (where / "mta" / "s03.zh.txt").write_text(SOURCE * 5, encoding="utf-8")
    done = run(tmp_path, where)
    faults = {row.story: (row.fault, row.failure) for row in rows(done) if row.failure}
    assert set(faults) == {"mta/s02.en.mt.txt", "mta/s03.en.mt.txt"}
    assert {fault for fault, _ in faults.values()} == {"input"}
    assert "s03.zh.txt goes on in line 3" in str(faults)
    assert (done.input_faults, done.bugs) == (2, 0)
    assert done.night.groups[0].failures + sum(g.failures for g in done.night.groups[1:]) == 2


def test_a_full_disk_is_one_sentence_and_the_next_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = corpus(tmp_path / "c")
    whole = run(tmp_path / "whole", where)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "out")

    with monkeypatch.context() as patch:
        patch.setattr("qa.nightly.batch.os.fsync", full)
        with pytest.raises(InputError, match="No space left on device"):
            run(tmp_path, where)
    assert not list((tmp_path / "work" / "receipts").rglob("*.gz*"))
    assert run(tmp_path, where).results.read_bytes() == whole.results.read_bytes()


# --- tables ------------------------------------------------------------------------------------


def table(systems: int = 2, docs: int = 5) -> list[dict[str, str]]:
    return [
        {"doc": f"d{d}", "system": f"mt{s}", "source": BAD_SOURCE.strip(), "mt": BAD.strip(),
         "ref": GOOD.strip(), "src_lang": "zh", "tgt_lang": "en", "desk": "world"}
        for d in range(docs)
        for s in range(systems)
        for _ in range(2)
    ]  # fmt: skip


def jsonl(found: list[dict[str, str]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found).encode()


def tsv(found: list[dict[str, str]]) -> bytes:
    lines = ["\t".join(found[0]), *("\t".join(row.values()) for row in found)]
    return ("\n".join(lines) + "\n").encode()


def commas(found: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(found[0]))
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue().encode()


def parquet(found: list[dict[str, str]]) -> bytes:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    out = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(found), out)
    return bytes(out.getvalue())


def zstd(data: bytes) -> bytes:
    pa = pytest.importorskip("pyarrow")
    out = pa.BufferOutputStream()
    with pa.CompressedOutputStream(out, "zstd") as packed:
        packed.write(data)
    return bytes(out.getvalue())


TABLES: dict[str, Callable[[list[dict[str, str]]], bytes]] = {
    "t.jsonl": jsonl,
    "t.tsv": tsv,
    "t.csv": commas,
    "t.parquet": parquet,
    "t.jsonl.gz": lambda r: gzip.compress(jsonl(r)),
    "t.tsv.bz2": lambda r: bz2.compress(tsv(r)),
    "t.jsonl.xz": lambda r: lzma.compress(jsonl(r)),
    "t.jsonl.zst": lambda r: zstd(jsonl(r)),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_of_every_kind(tmp_path: Path, name: str) -> None:
    file = tmp_path / "c" / name
    file.parent.mkdir()
    file.write_bytes(TABLES[name](table()))
    found = rows(run(tmp_path, file))
    assert Counter(r.story for r in found) == {f"{name}#d{d}": 2 for d in range(5)}
    assert {r.group for r in found} == {("mt0", "zh", "en", "world"), ("mt1", "zh", "en", "world")}
    assert all(r.segments == 2 and not r.failure and r.findings for r in found)
    in_folder = rows(run(tmp_path, file.parent, out="other"))
    assert [r.story for r in in_folder] == [r.story for r in found]


def test_a_worker_of_a_cluster_counts_paths_from_where_the_run_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, elsewhere = tmp_path / "begun", tmp_path / "elsewhere"
    begun.mkdir()
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    batch = Batch((), "digest")
    told = engines._kept(lambda *_: os.getcwd(), batch, None, str(begun))  # type: ignore[arg-type]
    assert told == (str(begun), None)
    told = engines._kept(lambda *_: os.getcwd(), batch, None, str(tmp_path / "gone"))  # type: ignore[arg-type]
    assert told == (str(begun), None)


def test_links_that_go_round_and_pipes_hold_nothing_up(tmp_path: Path) -> None:
    corpus = tmp_path / "c"
    corpus.mkdir()
    (corpus / "a.en.mt.txt").write_text(GOOD, encoding="utf-8")
    (corpus / "round").symlink_to(corpus)
    (corpus / "self.en.mt.txt").symlink_to(corpus / "self.en.mt.txt")
    os.mkfifo(corpus / "pipe.en.mt.txt")
    os.mkfifo(corpus / "pipe.jsonl")
    found = rows(run(tmp_path, corpus))
    assert {r.story: r.failure != "" for r in found} == {
        "a.en.mt.txt": False,
        "self.en.mt.txt": True,
    }


def test_a_broken_row_in_the_middle_costs_itself(tmp_path: Path) -> None:
    file = tmp_path / "t.jsonl"
    lines = jsonl(table(1, 4)).splitlines(keepends=True)
    file.write_bytes(b"".join([*lines[:3], b"{broken\n", b"[1]\n", b"\xff\n", *lines[3:]]))
    done = run(tmp_path, file)
    found = rows(done)
    assert [r.failure != "" for r in found].count(True) == done.input_faults == 3
    assert sum(r.segments for r in found) == 8
    assert (
        "t.jsonl:4: not valid JSON (Expecting property name enclosed in double quotes, column 2). Write"
        in "".join(r.failure for r in found)
    )


def test_rows_without_a_story_come_in_thousands(tmp_path: Path) -> None:
    plain = [{k: v for k, v in row.items() if k != "doc"} for row in table(1, 1)] * 600
    file = tmp_path / "t.jsonl"
    file.write_bytes(jsonl(plain))
    found = rows(run(tmp_path, file))
    assert [(r.story, r.segments) for r in found] == [
        ("t.jsonl#rows 1", 1000), ("t.jsonl#rows 1001", 200)
    ]  # fmt: skip


# The rows of a table in other orders; those of one story keep theirs.
ORDERS: dict[str, Callable[[list[dict[str, str]]], list[dict[str, str]]]] = {
    "by system": lambda rows: sorted(rows, key=lambda r: r["system"]),
    "stories backwards": lambda rows: sorted(rows, key=lambda r: r["doc"], reverse=True),
    "interleaved": lambda rows: [*rows[::2], *rows[1::2]],
}


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS.keys())
def test_the_same_bytes_in_whatever_order_rows_stand(
    tmp_path: Path, order: Callable[[list[dict[str, str]]], list[dict[str, str]]]
) -> None:
    given = [{**row, "mt": row["mt"] + f" {n}"} for n, row in enumerate(table(3, 6))]
    found = []
    for place, some in (("a", given), ("b", order(given))):
        file = tmp_path / place / "t.jsonl"
        file.parent.mkdir()
        file.write_bytes(jsonl(some))
        found.append(run(tmp_path / place, file))
    first, other = found
    assert first.results.read_bytes() == other.results.read_bytes()
    assert first.night == other.night
    assert Counter(r.segments for r in rows(other)) == {2: 18}


def test_a_story_in_several_directions_is_several(tmp_path: Path) -> None:
    file = tmp_path / "t.jsonl"
    other = [{**row, "tgt_lang": "de"} for row in table(1, 1)]
    file.write_bytes(jsonl([*table(1, 1), *other]))
    found = rows(run(tmp_path, file))
    assert [(r.story, r.group.target_lang, r.failure) for r in found] == [
        ("t.jsonl#d0", "de", ""), ("t.jsonl#d0", "en", "")
    ]  # fmt: skip


def test_many_bad_rows_are_counted_and_not_listed(tmp_path: Path) -> None:
    file = tmp_path / "t.jsonl"
    file.write_bytes(jsonl(table(1, 1)) + b"{broken\n" * 1100)
    found = rows(run(tmp_path, file))
    assert Counter(r.fault for r in found) == {"input": 101, "": 1}
    assert any("1,000 further rows cannot be read" in r.failure for r in found)


def test_a_table_without_a_target_says_what_it_has(tmp_path: Path) -> None:
    file = tmp_path / "t.jsonl"
    file.write_bytes(jsonl([{"doc": "d", "text": "Kabul"}]) + jsonl(table(1, 1)))
    (bad,) = [r for r in rows(run(tmp_path, file)) if r.failure]
    assert "t.jsonl:1: the row has no target, only: doc, text" in bad.failure


def test_rows_of_a_story_may_stand_anywhere(tmp_path: Path) -> None:
    file = tmp_path / "t.jsonl"
    file.write_bytes(jsonl([*table(1, 2), *table(1, 1)]))
    found = rows(run(tmp_path, file))
    assert [(r.story, r.segments, r.failure) for r in found] == [
        ("t.jsonl#d0", 4, ""), ("t.jsonl#d1", 2, "")
    ]  # fmt: skip


def test_a_row_reads_as_itself(tmp_path: Path) -> None:
    for row in rows(run(tmp_path, corpus(tmp_path / "c"))):
        assert row_of(line(row)) == row


def test_a_layout_names_the_folders() -> None:
    assert layout_of("system/-/desk") == ("system", "-", "desk")
    with pytest.raises(InputError, match="unknown place 'sytem'"):
        layout_of("sytem")


def test_workers_that_are_lost_while_none_has_work_cost_nothing(tmp_path: Path) -> None:
    where = corpus(tmp_path / "c")
    with kept("processes", Cluster(2)) as cluster:
        first = run(tmp_path, where, engine="processes", cluster=cluster)
        for worker in multiprocessing.active_children():
            worker.kill()
            worker.join()
        (where / "mta" / "s01.en.mt.txt").write_text("Another text.\n" * 5, encoding="utf-8")
        again = run(tmp_path, where, engine="processes", cluster=cluster)
    assert (len(rows(again)), again.bugs, again.fresh) == (len(rows(first)), 0, 1)
