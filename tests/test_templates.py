"""The examples of scheduling: each is well-formed for who reads it, and the command in it runs."""

from __future__ import annotations

import ast
import configparser
import importlib.util
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from qa.cli.main import cli

TEMPLATES = Path(__file__).parent.parent / "templates"
SERVICE, TIMER = TEMPLATES / "wireqa-report.service", TEMPLATES / "wireqa-report.timer"


def unit(file: Path) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(file.read_text(encoding="utf-8"))
    return parser


def _service() -> str:
    return unit(SERVICE)["Service"]["ExecStart"]


def _cron() -> str:
    line = (TEMPLATES / "wireqa-report.cron").read_text(encoding="utf-8").splitlines()[-1]
    return line.partition("&& ")[2].partition(" ||")[0]


def _workflow() -> str:
    yaml = pytest.importorskip("yaml", reason="comes with pre-commit")
    data = yaml.safe_load((TEMPLATES / "github-nightly.yml").read_text(encoding="utf-8"))
    (run,) = [
        step["run"] for step in data["jobs"]["report"]["steps"] if "qa " in step.get("run", "")
    ]
    return str(run)


def _dag() -> str:
    tree = ast.parse((TEMPLATES / "airflow_dag.py").read_text(encoding="utf-8"))
    (given,) = [
        word.value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for word in call.keywords
        if word.arg == "bash_command"
    ]
    return str(ast.literal_eval(given)).replace("{{ ds }}", "2026-11-25")


@pytest.mark.parametrize("command", [_service, _cron, _workflow, _dag])
def test_the_command_runs(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, command: Callable[[], str]
) -> None:
    monkeypatch.chdir(tmp_path)
    story = tmp_path / "corpus" / "mt" / "sport"
    story.mkdir(parents=True)
    (story / "s.en.mt.txt").write_text("All is calm.\n", encoding="utf-8")
    (story / "s.zh.txt").write_text("一切平静。\n", encoding="utf-8")
    program, *words = shlex.split(command())
    assert Path(program).name == "qa"
    words = [re.sub("^/srv/(wireqa/)?", f"{tmp_path}/", word) for word in words]
    done = CliRunner().invoke(cli, [*words, "--engine", "serial"])
    assert done.exit_code == 0, done.exception
    assert list(tmp_path.glob("reports/20*/index.html"))


def test_units_have_what_systemd_needs() -> None:
    assert unit(SERVICE)["Service"]["Type"] == "oneshot"
    assert unit(TIMER)["Timer"]["OnCalendar"]
    assert unit(TIMER)["Install"]["WantedBy"] == "timers.target"
    assert SERVICE.stem == TIMER.stem


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_finds_no_fault(tmp_path: Path) -> None:
    text = SERVICE.read_text(encoding="utf-8")
    (tmp_path / SERVICE.name).write_text(
        text.replace("/srv/wireqa/venv/bin/qa", sys.executable), encoding="utf-8"
    )
    shutil.copy(TIMER, tmp_path)
    done = subprocess.run(
        ["systemd-analyze", "verify", tmp_path / SERVICE.name, tmp_path / TIMER.name],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(importlib.util.find_spec("airflow") is None, reason="Airflow is not installed")
def test_airflow_reads_the_dag() -> None:
    dag = runpy.run_path(str(TEMPLATES / "airflow_dag.py"))["dag"]
    assert [task.task_id for task in dag.tasks] == ["report"]
