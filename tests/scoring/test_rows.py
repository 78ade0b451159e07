"""Rows by content: the cache, processes, shards. The same bytes every way."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from qa.language import Scoring
from qa.scoring import rows as module
from qa.scoring.counts.table import NAMES
from qa.scoring.rowcache import RowCache, keys
from qa.scoring.rows import rows
from tests.scoring.made import WORDS

METRICS = [name for name in NAMES if name != "spBLEU"]  # its model is on few machines


def _texts(number: int, seed: int) -> list[str]:
    draw = random.Random(seed)
    return [" ".join(draw.choices(WORDS, k=draw.randint(0, 14))) for _ in range(number)]


HYPOTHESES = _texts(60, 1)
REFERENCES = list(zip(_texts(60, 2), _texts(60, 3), _texts(60, 4), strict=True))


def _refuse(*_: object) -> None:
    raise AssertionError("counted again")


@pytest.mark.parametrize("name", METRICS)
def test_a_second_run_counts_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    first = rows(name, Scoring(), HYPOTHESES, REFERENCES, tmp_path)
    monkeypatch.setattr(module, "count", _refuse)
    again = rows(name, Scoring(), HYPOTHESES[::-1], REFERENCES[::-1], tmp_path)
    assert again[::-1].tobytes() == first.tobytes()
    with pytest.raises(AssertionError, match="counted again"):
        rows(name, Scoring(), [*HYPOTHESES, "new"], [*REFERENCES, ("a", "b", "c")], tmp_path)


@pytest.mark.parametrize("name", METRICS)
def test_shards_in_any_order_and_any_cache_are_one_pass(tmp_path: Path, name: str) -> None:
    whole = rows(name, Scoring(), HYPOTHESES, REFERENCES)
    order = list(range(60))
    random.Random(5).shuffle(order)
    for part in (order[:7], order[7:31], order[31:]):
        rows(
            name, Scoring(), [HYPOTHESES[n] for n in part], [REFERENCES[n] for n in part], tmp_path
        )
    merged = rows(name, Scoring(), HYPOTHESES, REFERENCES, tmp_path)
    assert (merged.tobytes(), merged.dtype) == (whole.tobytes(), whole.dtype)


@pytest.mark.parametrize("name", ["chrF++", "TER"])
def test_processes_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(module, "_SHARE", 17)
    monkeypatch.setattr(module, "_SEVERAL", 1)
    monkeypatch.setattr(module, "_SEVERAL_TER", 1)
    one = rows(name, Scoring(), HYPOTHESES, REFERENCES)
    two = rows(name, Scoring(), HYPOTHESES, REFERENCES, jobs=2)
    assert two.tobytes() == one.tobytes()


@pytest.mark.parametrize("damage", [b"no data base at all" * 99, b""])
def test_a_broken_cache_is_no_error_and_is_whole_again(tmp_path: Path, damage: bytes) -> None:
    whole = rows("BLEU", Scoring(), HYPOTHESES, REFERENCES)
    (tmp_path / "rows.sqlite").write_bytes(damage)
    for _ in range(3):
        assert (
            rows("BLEU", Scoring(), HYPOTHESES, REFERENCES, tmp_path).tobytes() == whole.tobytes()
        )
    names = keys("k", "1", HYPOTHESES, REFERENCES)
    RowCache(tmp_path).write(dict(zip(names, whole.astype(np.int64), strict=True)))
    assert len(RowCache(tmp_path).read(names, whole.shape[1])) == len(set(names))


def test_a_folder_that_cannot_be_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert len(rows("BLEU", Scoring(), ["a"], [("a",)], tmp_path / "file" / "cache")) == 1


def test_rows_of_another_shape_are_counted_again(tmp_path: Path) -> None:
    whole = rows("BLEU", Scoring(), HYPOTHESES, REFERENCES, tmp_path)
    with sqlite3.connect(tmp_path / "rows.sqlite") as base:
        base.execute("UPDATE rows SET row = x'3400'")
    assert rows("BLEU", Scoring(), HYPOTHESES, REFERENCES, tmp_path).tobytes() == whole.tobytes()


def test_the_oldest_rows_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = RowCache(tmp_path, 100_000)
    row = np.arange(24, dtype=np.int64)
    batches = [keys("k", "1", [f"{b} {n}" for n in range(200)], [("r",)] * 200) for b in range(6)]
    for time, names in enumerate(batches):
        monkeypatch.setattr("time.time", lambda time=time: float(time))
        cache.write(dict.fromkeys(names, row))
    kept = [len(cache.read(names, 24)) for names in batches]
    assert kept[0] == 0
    assert kept[-1] == 200
    assert kept == sorted(kept)


def test_large_and_negative_numbers_are_kept(tmp_path: Path) -> None:
    cache = RowCache(tmp_path)
    wanted = {b"a" * 16: np.array([2**40, -1]), b"b" * 16: np.array([2**32 - 1, 0])}
    cache.write(wanted)
    found = cache.read(list(wanted), 2)
    assert {k: v.tolist() for k, v in found.items()} == {k: v.tolist() for k, v in wanted.items()}


@pytest.mark.parametrize(
    ("metric", "version", "hypothesis", "references"),
    [
        ("k2", "1", "a", ("b",)), ("k", "2", "a", ("b",)), ("k", "1", "ab", ("",)),
        ("k", "1", "a", ("b", "")), ("k1", "", "a", ("b",)), ("k", "1", "\ud800", ("b",)),
    ],
)  # fmt: skip
def test_keys_tell_apart(
    metric: str, version: str, hypothesis: str, references: tuple[str, ...]
) -> None:
    assert keys(metric, version, [hypothesis], [references]) != keys("k", "1", ["a"], [("b",)])
