"""Scenarios: what a user types, what is printed, the exit code. The table is scenarios.toml."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
SCENARIOS = tomllib.loads((Path(__file__).parent / "scenarios.toml").read_text(encoding="utf-8"))


def _run(
    folder: Path, cache: Path, *words: str, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "WIREQA_CACHE": str(cache),
        "NO_COLOR": "1",
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.run(
        [sys.executable, "-m", "qa", *words], cwd=folder, env=environment, input=stdin,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.mark.parametrize("scenario", SCENARIOS["scenario"], ids=lambda s: str(s["name"]))
def test_scenario(tmp_path: Path, cache: Path, scenario: dict[str, Any]) -> None:
    for name, content in scenario.get("files", {}).items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    done = _run(tmp_path, cache, *scenario["command"], stdin=scenario.get("stdin", ""))
    assert done.returncode == scenario["exit"], done.stderr
    for text in scenario.get("prints", []):
        assert text in done.stdout
    for text in scenario.get("silent", []):
        assert text not in done.stdout
    for text in scenario.get("warns", []):
        assert text in done.stderr


@pytest.fixture
def story(tmp_path: Path) -> Path:
    for file in (ROOT / "corpus").glob("afghan-talks.*"):
        shutil.copy(file, tmp_path)
    return tmp_path


def _json(folder: Path, cache: Path, *words: str) -> dict[str, Any]:
    done = _run(folder, cache, "check", "--format", "json", "--exit-zero", *words)
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _gold(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "afghan-talks.gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _share_found(report: dict[str, Any], marks: list[dict[str, Any]]) -> float:
    findings = report["documents"][0]["findings"]
    hit = [
        any(
            f["segment"] == m["segment"] and f["start"] < m["end"] and m["start"] < f["end"]
            for f in findings
        )
        for m in marks
    ]
    return sum(hit) / len(hit)


@pytest.mark.parametrize("alone", [True, False])
def test_the_story_alone_and_with_its_source(story: Path, cache: Path, alone: bool) -> None:
    if alone:
        for file in ("afghan-talks.zh.txt", "afghan-talks.en.ref.txt"):
            (story / file).unlink()
    report = _json(story, cache, "afghan-talks.en.mt.txt")
    marks = [m for m in _gold(story) if m["needs"] == "target"]
    assert _share_found(report, marks) == 1.0


def test_the_reference_as_a_translation_has_nothing_grave(story: Path, cache: Path) -> None:
    report = _json(story, cache, "afghan-talks.en.ref.txt", "--source", "afghan-talks.zh.txt",
                   "--from", "zh", "--to", "en")  # fmt: skip
    grave = [
        f for f in report["documents"][0]["findings"] if f["severity"] in ("major", "critical")
    ]
    assert grave == []
    assert report["documents"][0]["source_lang"] == "zh"


def test_the_same_bytes_each_time_and_with_a_cold_cache(
    story: Path, cache: Path, tmp_path: Path
) -> None:
    words = ("check", "--format", "json", "--exit-zero", "afghan-talks.en.mt.txt")
    first, again = _run(story, cache, *words), _run(story, cache, *words)
    cold = _run(story, tmp_path / "cold", *words)
    assert first.stdout == again.stdout == cold.stdout


def test_heavy_libraries_stay_out_of_a_plain_run(story: Path, cache: Path) -> None:
    (story / "afghan-talks.en.ref.txt").unlink()
    code = (
        "import sys\nfrom qa.cli.main import cli\n"
        "try:\n    cli(['check', 'afghan-talks.en.mt.txt', '-q'], standalone_mode=False)\n"
        "except SystemExit:\n    pass\n"
        "heavy = ('sacrebleu', 'numpy', 'langdetect', 'lxml', 'importlib.metadata')\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    environment = {**os.environ, "WIREQA_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], cwd=story, env=environment,
                          capture_output=True, text=True, check=True)  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]"


def test_every_command_and_check_is_in_the_readme() -> None:
    from qa.checks import CHECKS
    from qa.cli.main import cli

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, command in cli.commands.items():
        assert f"qa {name}" in readme
        assert command.help
    for name in CHECKS:
        assert f"`{name}`" in readme
