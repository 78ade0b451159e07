"""The hooks, run by pre-commit itself on a real repository; the action and the template are well-formed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

yaml = pytest.importorskip("yaml", reason="comes with pre-commit")
pytest.importorskip("pre_commit")

ROOT = Path(__file__).parent.parent
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
CLEAN = "Kabul is calm today, the government said on Monday.\n"
SOURCE = "政府周一表示，喀布尔今天平静。\n"
BAD = "The Taliban named Balladal.\n"
BAD_SOURCE = "塔利班任命巴拉达尔。\n"


def run(folder: Path, *words: str, code: int | None = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert code is None or done.returncode == code, done.stdout + done.stderr
    return done


@pytest.fixture
def repository(tmp_path: Path, warm: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Forty clean stories, committed, with the hooks as they are but run by this environment."""
    for key in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(key, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("WIREQA_CACHE", str(warm))
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    folder = tmp_path / "copy"
    folder.mkdir()
    hooks = [{**hook, "language": "system"} for hook in HOOKS.values()]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (folder / ".pre-commit-config.yaml").write_text(json.dumps(config))
    for number in range(40):
        (folder / f"s{number}.en.mt.txt").write_text(CLEAN)
        (folder / f"s{number}.zh.txt").write_text(SOURCE)
    (folder / "README.md").write_text("Balladal\n")
    run(folder, "git", "init", "-q")
    run(folder, "git", "config", "user.email", "a@b.c")
    run(folder, "git", "config", "user.name", "x")
    run(folder, "git", "add", ".")
    run(folder, "git", "commit", "-q", "-m", "first")
    return folder


def stage(folder: Path, name: str, text: str, source: str) -> None:
    (folder / f"{name}.en.mt.txt").write_text(text)
    (folder / f"{name}.zh.txt").write_text(source)
    run(folder, "git", "add", ".")


def precommit(folder: Path, *words: str, code: int) -> str:
    return run(folder, sys.executable, "-m", "pre_commit", "run", *words, code=code).stdout


def test_a_clean_commit_passes(repository: Path) -> None:
    stage(repository, "s1", CLEAN.replace("calm", "quiet"), SOURCE)
    out = precommit(repository, "qa-check", code=0)
    assert re.search(r"wireqa\.+Passed", out)


def test_a_finding_stops_the_commit_and_nothing_is_written(repository: Path) -> None:
    stage(repository, "s1", BAD, BAD_SOURCE)
    out = precommit(repository, "qa-check", code=1)
    assert "s1.en.mt.txt:1:19: critical near-miss-name" in out
    assert "README" not in out
    assert (repository / "s1.en.mt.txt").read_text() == BAD
    assert (
        run(repository, "git", "commit", "-q", "-m", "x", code=None).returncode == 0
    )  # not installed
    run(repository, sys.executable, "-m", "pre_commit", "install")
    stage(repository, "s2", BAD, BAD_SOURCE)
    done = run(repository, "git", "commit", "-m", "x", code=1)
    assert "s2.en.mt.txt:1:19" in done.stdout + done.stderr


def test_all_files_come_in_chunks(repository: Path) -> None:
    stage(repository, "s39", BAD, BAD_SOURCE)
    out = precommit(repository, "qa-check", "--all-files", code=1)
    assert out.count("near-miss-name") == 1
    assert precommit(repository, "qa-check", "--all-files", code=1).count("near-miss-name") == 1


def test_the_fixing_hook_mends_and_fails(repository: Path) -> None:
    stage(repository, "s1", CLEAN.replace("Monday.", "Monday ."), SOURCE)
    out = precommit(repository, "qa-fix", code=1)
    assert "files were modified by this hook" in out
    assert (repository / "s1.en.mt.txt").read_text() == CLEAN
    run(repository, "git", "add", ".")
    precommit(repository, "qa-fix", code=0)


def test_the_glossary_hook(repository: Path) -> None:
    packs = repository / "glossaries"
    packs.mkdir()
    (packs / "desk.toml").write_text("nonsense = [\n")
    run(repository, "git", "add", ".")
    out = precommit(repository, "qa-glossary-lint", code=1)
    assert "desk.toml" in out


def test_every_hook_is_tested_and_is_what_pre_commit_takes() -> None:
    from pre_commit.clientlib import load_manifest

    assert {hook["id"] for hook in load_manifest(ROOT / ".pre-commit-hooks.yaml")} == set(HOOKS)
    assert set(HOOKS) == {"qa-check", "qa-fix", "qa-glossary-lint"}
    assert all(hook["language"] == "python" for hook in HOOKS.values())
    assert "--fix" not in HOOKS["qa-check"]["entry"]


def steps(data: Any) -> list[dict[str, Any]]:
    return list(data["runs"]["steps"])


def test_the_action_passes_nothing_into_its_script(tmp_path: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert action["runs"]["using"] == "composite"
    scripts = [step["run"] for step in steps(action) if "run" in step]
    assert not any("${{" in script for script in scripts)
    (tmp_path / "bin").mkdir()
    fake = tmp_path / "bin" / "qa"
    fake.write_text('#!/bin/sh\nfor word in "$@"; do printf "[%s]" "$word"; done; echo\n')
    fake.chmod(0o755)
    environment = {
        "PATH": f"{fake.parent}:{os.environ['PATH']}", "FILES": "a b.txt\n$(touch hacked)\n",
        "SINCE": "origin/main", "LEVEL": "major", "ARGS": "--style\nap\n", "SARIF": "out.sarif",
    }  # fmt: skip
    done = subprocess.run(
        ["bash", "-e", "-c", scripts[-1]], cwd=tmp_path, env=environment, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    first, second = done.stdout.splitlines()
    common = "[check][--style][ap][--no-scores][--fail-level][major][--since][origin/main]"
    files = "[a b.txt][$(touch hacked)]"
    assert first == f"{common}[--exit-zero][--format][sarif][--output][out.sarif]{files}"
    assert second == f"{common}[--format][github]{files}"
    assert not (tmp_path / "hacked").exists()


def test_the_template_is_well_formed() -> None:
    template = yaml.safe_load((ROOT / "templates/gitlab-ci.yml").read_text(encoding="utf-8"))
    reports = template["wireqa"]["artifacts"]["reports"]
    script = " ".join(template["wireqa"]["script"])
    assert all(file in script for file in reports.values())
