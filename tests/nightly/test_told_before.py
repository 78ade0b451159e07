"""What would spoil a night at its end is told before its work begins, in one sentence."""

from __future__ import annotations

import importlib.util
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qa.cli.main import cli
from qa.errors import QaError
from qa.nightly.history import open_history
from tests.nightly.made import nights


@pytest.fixture
def corpus(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "s.en.mt.txt").write_text("All is calm.\n", encoding="utf-8")
    (folder / "s.zh.txt").write_text("一切平静。\n", encoding="utf-8")
    return folder


def report(*words: str) -> Result:
    return CliRunner().invoke(
        cli, ["report", "--engine", "serial", "--date", "2026-11-25", "--out", "out", *words]
    )


def refused(done: Result, why: str) -> None:
    assert isinstance(done.exception, QaError)
    assert done.exception.exit_code == 2
    assert why in str(done.exception)
    assert "\n" not in str(done.exception)
    assert not list(Path("out").glob(".work/receipts/*"))


@pytest.mark.parametrize(
    ("store", "why"),
    [
        ("mysql://x/y", "no history is kept in mysql"),
        ("postgresql://nobody@127.0.0.1:1/none", "the server does not answer"),
        ("text.txt", "the history is damaged or is none"),
        ("a", "the history cannot be opened"),
        ("text.txt/h.sqlite", "the history cannot be opened"),
    ],
)
def test_a_history_that_cannot_be_kept(corpus: Path, store: str, why: str) -> None:
    Path("text.txt").write_text("no history " * 99, encoding="utf-8")
    refused(report("a", "--history", store), why)


def test_a_history_that_may_only_be_read(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (one,) = nights(1)
    with open_history("h.sqlite") as history:
        history.put(one)
    monkeypatch.setattr("qa.nightly.history.engine._durable", _only_reading)
    refused(report("a", "--history", "h.sqlite"), "the history cannot be opened")


def _only_reading(connection: object, record: object) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]
    connection.execute("PRAGMA query_only = ON")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("engine", "library"), [("processes", "pebble"), ("spark", "pyspark"), ("dask", "distributed")]
)
def test_an_engine_that_is_not_installed(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, engine: str, library: str
) -> None:
    find = importlib.util.find_spec

    def without(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name == library else find(name, package)

    monkeypatch.setattr("importlib.util.find_spec", without)
    refused(report("a", "--engine", engine), "needs a library that is not installed")


def test_stories_of_the_same_name_in_two_corpora(corpus: Path) -> None:
    other = corpus.with_name("b")
    corpus.rename(other)
    corpus.mkdir()
    for file in other.iterdir():
        (corpus / file.name).write_bytes(file.read_bytes())
    refused(report("a", "b"), "two corpora have a story of the name s.en.mt.txt")
    assert report("a", "a/../a").exit_code == 0
    (other / "s.en.mt.txt").rename(other / "t.en.mt.txt")
    (other / "s.zh.txt").rename(other / "t.zh.txt")
    assert report("a", "b").exit_code == 0


def test_quiet_tells_what_could_not_be_read(corpus: Path) -> None:
    (corpus / "t.en.mt.txt").write_bytes(b"\xff\xfe\x00\xd8")
    done = report("a", "--quiet", "--no-history")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("qa: 1 story could not be examined, or only in part: ")
    assert done.stderr.count("\n") == 1


def test_a_file_of_something_else_is_no_history(corpus: Path) -> None:
    notes = Path("notes.txt")
    notes.write_text("x", encoding="utf-8")
    done = report("a", "--history", "notes.txt")
    refused(done, "notes.txt: the history is damaged or is none")
    assert notes.read_text(encoding="utf-8") == "x"
