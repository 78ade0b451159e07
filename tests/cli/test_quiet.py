"""Suppressions, baseline and changed lines on the command line."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qa.cli.main import cli

STORY = "The Taliban named Balladal.\nOnce Balladal spoke.\nHe is calm.\n"
SOURCE = "塔利班任命巴拉达尔。\n巴拉达尔发言。\n他很平静。\n"


@pytest.fixture
def folder(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    Path("a.en.mt.txt").write_text(STORY, encoding="utf-8")
    Path("a.zh.txt").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


def code(done: Result) -> int:
    """The exit code that the program's one handler would give."""
    return int(getattr(done.exception, "exit_code", done.exit_code))


def check(*words: str) -> Result:
    return run("check", "a.en.mt.txt", "-q", "--no-scores", *words)


def lines(done: Result) -> list[int]:
    return [int(line.split(":")[1]) for line in done.stdout.splitlines()]


def git(*words: str) -> None:
    subprocess.run(["git", *words], check=True, capture_output=True)


def test_a_suppression_is_added_shown_and_heeded(folder: Path) -> None:
    assert lines(check()) == [1, 2]
    done = run("suppress", "add", "a.en.mt.txt", "--check", "near-miss-name", "--line", "1",
               "--reason", "that is his name", "--by", "desk")  # fmt: skip
    assert done.exit_code == 0, done.output
    assert lines(check()) == [2]
    assert "that is his name, by desk" in run("suppress", "list").stdout
    report = json.loads(check("--format", "json").stdout)
    (one,) = report["documents"][0]["suppressed"]
    assert (one["kind"], one["reason"]) == ("external", "that is his name")
    Path("a.en.mt.txt").write_text("New.\n" + STORY, encoding="utf-8")
    Path("a.zh.txt").write_text("新。\n" + SOURCE, encoding="utf-8")
    assert lines(check()) == [3]


def test_a_suppression_is_removed_and_pruned(folder: Path) -> None:
    run("suppress", "add", "a.en.mt.txt", "--check", "near-miss-name", "--reason", "so")
    assert "nothing is left alone" not in run("suppress", "list").stderr
    Path("a.en.mt.txt").write_text(STORY.replace("Once", "Twice"), encoding="utf-8")
    assert "not needed: qa-suppressions.toml" in check("--report-unused-suppressions").stderr
    done = run("suppress", "prune", "a.en.mt.txt")
    assert done.stdout.count("removed: near-miss-name") == 1
    assert run("suppress", "remove", "1").exit_code == 0
    assert "nothing is left alone" in run("suppress", "list").stderr
    assert code(run("suppress", "remove", "1")) == 2


def test_what_is_no_finding_cannot_be_suppressed(folder: Path) -> None:
    words = ("suppress", "add", "a.en.mt.txt", "--reason", "x", "--check")
    done = run(*words, "changed-number")
    assert code(done) == 2
    assert "there is no such finding of changed-number" in str(done.exception) + done.output
    assert not Path("qa-suppressions.toml").exists()
    assert code(run(*words, "nonsense")) == 2


def test_an_expired_suppression_is_told(folder: Path) -> None:
    run("suppress", "add", "a.en.mt.txt", "--check", "near-miss-name", "--reason", "so",
        "--expires", "2020-01-01")  # fmt: skip
    done = check()
    assert lines(done) == [1, 2]
    assert "qa: expired on 2020-01-01: near-miss-name" in done.stderr


def test_a_baseline_lets_only_new_findings_through(folder: Path) -> None:
    assert check("--write-baseline", "base.jsonl").exit_code == 0
    first = Path("base.jsonl").read_text(encoding="utf-8")
    done = check("--baseline", "base.jsonl")
    assert (done.exit_code, done.stdout) == (0, "")
    Path("a.en.mt.txt").write_text(STORY.replace("He is", "Balladal is"), encoding="utf-8")
    assert lines(check("--baseline", "base.jsonl")) == [3]
    assert check("--baseline", "base.jsonl", "--write-baseline", "base.jsonl").exit_code == 0
    second = Path("base.jsonl").read_text(encoding="utf-8")
    assert set(first.splitlines()) < set(second.splitlines())
    Path("a.en.mt.txt").write_text("Calm.\nCalm.\nCalm.\n", encoding="utf-8")
    told = check("--baseline", "base.jsonl", "--report-unused-suppressions").stderr
    assert told.count("not needed: baseline: a.en.mt.txt") == len(second.splitlines())


def test_a_baseline_that_is_none_is_one_sentence(folder: Path) -> None:
    done = check("--baseline", "none.jsonl")
    assert code(done) == 2
    Path("a.zh.txt").write_text("一\n", encoding="utf-8")
    assert code(check("--write-baseline", "base.jsonl")) == 2
    assert not Path("base.jsonl").exists()


def test_only_changed_lines(folder: Path) -> None:
    git("init", "-q")
    git("add", ".")
    git("-c", "user.email=a@b.c", "-c", "user.name=x", "commit", "-q", "-m", "first")
    assert (check("--changed-lines").exit_code, check("--since", "HEAD").stdout) == (0, "")
    file = Path("a.en.mt.txt")
    file.write_text(STORY.replace("Once", "Twice"), encoding="utf-8")
    assert lines(check("--since", "HEAD")) == [2]
    assert lines(check("--changed-lines")) == []
    git("add", ".")
    file.write_text("Calm.\nCalm.\nCalm.\n", encoding="utf-8")
    assert lines(check("--changed-lines")) == [2]  # what is staged, not the work tree's


def test_a_changed_source_counts_for_its_story(folder: Path) -> None:
    git("init", "-q")
    git("add", ".")
    git("-c", "user.email=a@b.c", "-c", "user.name=x", "commit", "-q", "-m", "first")
    Path("a.zh.txt").write_text(SOURCE.replace("发言", "讲话"), encoding="utf-8")
    assert lines(check("--since", "HEAD")) == [1, 2]


def test_fixes_leave_suppressed_findings_alone(folder: Path) -> None:
    run("suppress", "add", "a.en.mt.txt", "--check", "near-miss-name", "--reason", "so")
    story = STORY.replace("spoke.", "spoke .")
    Path("a.en.mt.txt").write_text(story, encoding="utf-8")
    run("suppress", "add", "a.en.mt.txt", "--check", "near-miss-name", "--reason", "so")
    check("--fix", "--unsafe-fixes")
    assert "Balladal spoke." in Path("a.en.mt.txt").read_text(encoding="utf-8")
    assert Path("a.en.mt.txt").read_text(encoding="utf-8").count("Balladal") == 2
