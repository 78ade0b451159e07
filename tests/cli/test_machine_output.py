"""Reports for other programs, as a run writes them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from qa.checks import CHECKS
from qa.cli.main import cli
from qa.reporting import REPORTERS
from qa.reporting.explained import explained

STORY = "The Taliban named Balladal.\nHe is calm.\n  ::add-mask::calm\n"
SOURCE = "塔利班任命巴拉达尔。\n他很平静。\n他很平静。\n"
SCHEMA = Path(__file__).parent.parent / "reporting/schemas/sarif-2.1.0.json"


@pytest.fixture
def folder(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose stories lie in a folder, from which it is run."""
    copy = tmp_path / "desk copy"
    copy.mkdir()
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(copy)
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    Path("a.en.mt.txt").write_text(STORY, encoding="utf-8")
    Path("a.zh.txt").write_text(SOURCE, encoding="utf-8")
    Path("b\n::stop-commands::x.en.mt.txt").write_bytes(b"\xff\xfe\xff")
    return tmp_path


def check(*words: str) -> Result:
    return CliRunner().invoke(cli, ["check", "--no-scores", *words])


def test_the_choice_of_formats_is_the_table() -> None:
    from qa.cli.check import FORMS

    assert set(FORMS) == set(REPORTERS)


def test_sarif_counts_from_the_root_and_says_how_it_ended(folder: Path) -> None:
    done = check("a.en.mt.txt", "--format", "sarif")
    data = json.loads(done.stdout)
    jsonschema.validate(data, json.loads(SCHEMA.read_text("utf-8")))
    (run,) = data["runs"]
    assert run["invocations"][0]["exitCode"] == done.exit_code == 1
    one = run["results"][0]
    place = one["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "desk%20copy/a.en.mt.txt"
    sources = {
        related["physicalLocation"]["artifactLocation"]["uri"]
        for result in run["results"]
        for related in result.get("relatedLocations", [])
    }
    assert sources <= {"desk%20copy/a.zh.txt"}
    assert 'exitCode":0' in check("a.en.mt.txt", "--format", "sarif", "--exit-zero").stdout


def test_rdjson_counts_from_the_folder_as_reviewdog_does(folder: Path) -> None:
    data = json.loads(check("a.en.mt.txt", "--format", "rdjson").stdout)
    assert {d["location"]["path"] for d in data["diagnostics"]} == {"a.en.mt.txt"}


def test_a_summary_is_added_to_and_never_too_large(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = folder / "summary.md"
    summary.write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    done = check("a.en.mt.txt", "--format", "github")
    assert all(line.startswith("::") for line in done.stdout.splitlines())
    text = summary.read_text("utf-8")
    assert text.startswith("# Before\n### wireqa: ")
    assert "| desk" not in text.splitlines()[0]
    summary.write_text("x" * (1024 * 1024 - 10), encoding="utf-8")
    check("a.en.mt.txt", "--format", "github")
    assert summary.stat().st_size == 1024 * 1024 - 10


@pytest.mark.parametrize("form", ["text", "github"])
def test_a_log_of_actions_obeys_no_story_and_no_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    done = check(".", "--format", form)
    allowed = r"::(error|warning|notice) (file|title)="
    commands = [line for line in done.output.splitlines() if line.lstrip().startswith("::")]
    assert all(re.match(allowed, line) for line in commands)
    assert done.exit_code == 2


def test_an_output_is_of_utf_8_whatever_the_terminal_is(folder: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "qa", "check", "a.en.mt.txt", "--format", "rdjson", "-o", "o.json"],
        env=environment, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "“Balladal”" in Path("o.json").read_text("utf-8")


def test_help_is_made_at_one_place() -> None:
    done = CliRunner().invoke(cli, ["explain", "near-miss-name", "--format", "markdown"])
    assert done.stdout.startswith("# near-miss-name\n\nAccuracy/Mistranslation · ")
    assert done.stdout.endswith(explained(CHECKS["near-miss-name"]) + "\n")
