"""The examples of scheduling: each is well-formed for who reads it, and the command in it runs."""

from __future__ import annotations

import ast
import configparser
import importlib.util
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import MagicMock

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


def _line() -> str:
    """What cron's line has the shell do."""
    line = (TEMPLATES / "wireqa-report.cron").read_text(encoding="utf-8").splitlines()[-1]
    return line.partition("* * * ")[2].replace("\\%", "%")


def _cron() -> str:
    return _line().partition("{ ")[2].partition(";")[0]


def _step() -> str:
    """What the step of the workflow has the shell do."""
    yaml = pytest.importorskip("yaml", reason="comes with pre-commit")
    data = yaml.safe_load((TEMPLATES / "github-nightly.yml").read_text(encoding="utf-8"))
    (run,) = [
        step["run"] for step in data["jobs"]["report"]["steps"] if "qa " in step.get("run", "")
    ]
    return str(run)


def _workflow() -> str:
    (line,) = [line for line in _step().splitlines() if line.startswith("qa ")]
    return line.partition(" ||")[0]


class _RetriedError(Exception):
    """What Airflow tries again."""


class _FinalError(_RetriedError):
    """What it does not."""


class _Task:
    def __init__(self, **given: Any) -> None:
        self.given = given


@pytest.fixture
def dag(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The DAG's own names, whether Airflow is there or not: what it imports is stood in for."""
    modules: dict[str, dict[str, Any]] = {
        "airflow": {"DAG": MagicMock()},
        "airflow.sdk": {},
        "airflow.sdk.exceptions": {"AirflowException": _RetriedError, "AirflowFailException": _FinalError},
        "airflow.providers": {}, "airflow.providers.standard": {},
        "airflow.providers.standard.operators": {},
        "airflow.providers.standard.operators.python": {"PythonOperator": _Task},
    }  # fmt: skip
    for name, held in modules.items():
        module = ModuleType(name)
        module.__dict__.update(held)
        monkeypatch.setitem(sys.modules, name, module)
    return runpy.run_path(str(TEMPLATES / "airflow_dag.py"))


def _dag() -> str:
    tree = ast.parse((TEMPLATES / "airflow_dag.py").read_text(encoding="utf-8"))
    (given,) = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "COMMAND"
    ]
    return shlex.join([*ast.literal_eval(given), "--date", "2026-11-25"])


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


ENDS = [
    (0, "", None),
    (1, "fell", _FinalError),
    (2, "read", _FinalError),
    (3, "3", _RetriedError),
    (137, "137", _RetriedError),
]


def stand_in(folder: Path, code: int) -> Path:
    """A qa that says its words and ends with this code."""
    program = folder / "venv" / "bin" / "qa"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\necho "$@"\nexit {code}\n')
    program.chmod(0o755)
    return program


@pytest.mark.parametrize(("code", "says", "kind"), ENDS[1:])
def test_airflow_tries_a_crash_again_and_nothing_else(
    tmp_path: Path, dag: dict[str, Any], code: int, says: str, kind: type[Exception]
) -> None:
    report = dag["report"]
    report.__globals__["COMMAND"] = (str(stand_in(tmp_path, code)), "report")
    with pytest.raises(kind, match=says) as raised:
        report("2026-11-25")
    assert type(raised.value) is kind


def test_airflow_has_the_words_of_a_run(
    tmp_path: Path, dag: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    report = dag["report"]
    report.__globals__["COMMAND"] = (str(stand_in(tmp_path, 0)), "report")
    report("2026-11-25")
    assert capsys.readouterr().out == "report --date 2026-11-25\n"


@pytest.mark.parametrize(("code", "says"), [end[:2] for end in ENDS])
def test_cron_and_the_workflow_tell_a_fall_from_a_crash(
    tmp_path: Path, code: int, says: str
) -> None:
    program = stand_in(tmp_path, code)
    (tmp_path / "reports").mkdir()
    night = tmp_path / "reports" / date.today().isoformat()
    night.mkdir()
    (night / "digest.md").write_text("The digest.\n")
    path = f"{program.parent}:{os.environ['PATH']}"
    shells = [
        ["sh", "-c", _line().replace("/srv/wireqa", str(tmp_path))],
        ["bash", "-e", "-o", "pipefail", "-c", _step()],
    ]
    for shell in shells:
        done = subprocess.run(
            shell, capture_output=True, text=True, check=False, env={"PATH": path}, cwd=tmp_path
        )
        assert (done.returncode, done.stderr) == (code, "")
        assert says in done.stdout
        assert ("fell" in done.stdout) == (code == 1)
        assert (done.stdout.count("\n") == 1) == (code == 0)


def test_systemd_tells_a_fall_from_bad_input_and_a_crash() -> None:
    service = unit(SERVICE)["Service"]
    assert (service["SuccessExitStatus"], service["RestartPreventExitStatus"]) == ("1", "2")
    assert service["Restart"] == "on-failure"


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
