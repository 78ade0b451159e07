"""A clean file is not looked at again until something that its verdict rests on has changed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from qa.remembered import Verdicts, parted

STORY = "Kabul is calm today, the government said on Monday.\n"
SOURCE = "政府周一表示，喀布尔今天平静。\n"


@pytest.fixture
def home(tmp_path: Path, warm: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "copy"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("WIREQA_CACHE", str(warm))
    (folder / "a.en.mt.txt").write_text(STORY, encoding="utf-8")
    (folder / "a.zh.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "pack.toml").write_text("", encoding="utf-8")
    return folder


def verdicts(*options: str) -> Verdicts:
    return Verdicts(options, os.environ["WIREQA_CACHE"])


def edit(name: str, text: str = "Other words.\n") -> Callable[[Path], object]:
    return lambda home: (home / name).write_text(text, encoding="utf-8")


KNOWN = {
    "nothing changed": lambda home: None,
    "another story": edit("b.en.mt.txt"),
    "touched": lambda home: os.utime(home / "a.en.mt.txt", (1, 1)),
}
UNKNOWN = {
    "the story": edit("a.en.mt.txt"),
    "its source": edit("a.zh.txt"),
    "a new reference": edit("a.en.ref.txt"),
    "a pack": edit("pack.toml"),
    "a new configuration": edit("qa.toml", ""),
    "a configuration above": edit("../qa.toml", ""),
    "its own names": edit("known-names.txt", ""),
}


@pytest.mark.parametrize("change", KNOWN.values(), ids=KNOWN.keys())
def test_what_leaves_a_verdict(home: Path, change: Callable[[Path], object]) -> None:
    verdicts("-q").remember(["pack.toml"], ["a.en.mt.txt"])
    change(home)
    assert verdicts("-q").known("a.en.mt.txt")
    assert verdicts("-q").known("./a.en.mt.txt")


@pytest.mark.parametrize("change", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_what_ends_a_verdict(home: Path, change: Callable[[Path], object]) -> None:
    verdicts("-q").remember(["pack.toml"], ["a.en.mt.txt"])
    change(home)
    assert not verdicts("-q").known("a.en.mt.txt")


def test_other_options_and_folders_know_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdicts("-q").remember([], ["a.en.mt.txt"])
    assert not verdicts("-q", "--style=ap").known("a.en.mt.txt")
    assert not verdicts("-q").known("b.en.mt.txt")
    monkeypatch.chdir(home.parent)
    assert not verdicts("-q").known("copy/a.en.mt.txt")


def test_verdicts_add_up_and_end_together(home: Path) -> None:
    edit("b.en.mt.txt", STORY)(home)
    verdicts().remember(["pack.toml"], ["a.en.mt.txt"])
    verdicts().remember(["pack.toml"], ["b.en.mt.txt"])
    assert verdicts().known("a.en.mt.txt")
    assert verdicts().known("b.en.mt.txt")
    edit("pack.toml", "x")(home)
    verdicts().remember(["pack.toml"], ["b.en.mt.txt"])
    assert not verdicts().known("a.en.mt.txt")


def test_a_cache_that_cannot_be_written_is_no_error(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "cache").write_text("a file", encoding="utf-8")
    monkeypatch.setenv("WIREQA_CACHE", str(home / "cache"))
    verdicts().remember([], ["a.en.mt.txt"])
    assert not verdicts().known("a.en.mt.txt")


PARTED = {
    "flags and files": (["-q", "a", "--skip-clean", "b"], ("-q", "--skip-clean"), ("a", "b")),
    "an option's own word": (["--style", "ap", "a"], ("--style", "ap"), ("a",)),
    "an option with its word": (["--style=ap", "a"], ("--style=ap",), ("a",)),
    "standard input": (["-q", "-"], ("-q",), ("-",)),
}


@pytest.mark.parametrize(("words", "options", "files"), PARTED.values(), ids=PARTED.keys())
def test_a_command_line_in_its_parts(
    words: list[str], options: tuple[str, ...], files: tuple[str, ...]
) -> None:
    assert parted(words) == (options, files)


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "qa", "check", "--skip-clean", *words],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_run_over_clean_files_imports_nothing(home: Path) -> None:
    first, second = run("-q", "a.en.mt.txt"), run("-q", "a.en.mt.txt")
    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert "click" in first.stderr
    assert "click" not in second.stderr
    assert "pathlib" not in second.stderr


def test_a_file_with_findings_is_looked_at_again(home: Path) -> None:
    edit("a.en.mt.txt", "Balladal is in Kabul, the Taliban said in the the talks.\n")(home)
    edit("a.zh.txt", "塔利班在会谈中说，巴拉达尔在喀布尔。\n")(home)
    first, second = run("-q", "a.en.mt.txt"), run("-q", "a.en.mt.txt")
    assert (first.returncode, second.returncode) == (1, 1)
    assert first.stdout == second.stdout != ""
