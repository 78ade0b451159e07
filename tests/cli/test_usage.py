"""A wrong command line is one sentence on standard error, with where to look, and exit code 2."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from qa.cli.main import main

STORY = "a.en.mt.txt"
TAG = "is no language tag; write it like en, zh-Hans, zh-Hant-TW or fa-AF. See qa {} --help."
WRONG = {
    "an unknown command": ("nope", "No such command 'nope'. See qa --help."),
    "an unknown command of a group": ("glossary nope", "No such command 'nope'. See qa glossary --help."),
    "nothing to check": ("check", "Missing argument 'FILE...'. See qa check --help."),
    "a day that is none": (
        f"check {STORY} --date 2020-02-30",
        "Invalid value for '--date': '2020-02-30' is no date; write it like 2026-11-25. See qa check --help.",
    ),
    "a day of a night": (
        "report . --since 1.2.2020", "Invalid value for '--since': '1.2.2020' is no date; write it like",
    ),
    "an argument too many": (
        "checks x", "Got unexpected extra argument (x). See qa checks --help.",
    ),
    "an unknown format": ("explain x --format y", "Invalid value for '--format': 'y' is not one of"),
    "an option without its value": (f"check {STORY} --to", "Option '--to' requires an argument. See qa "),
    "a number out of range": ("score x --threshold 101", "Invalid value for '--threshold': 101"),
    "a language by its name": (f"check {STORY} --to english", f"Invalid value for '--to': 'english' {TAG.format('check')}"),
    "two languages": ("score x --from en,zh", f"Invalid value for '--from': 'en,zh' {TAG.format('score')}"),
    "a language of names": ("names check X --lang latin", f"Invalid value for '--lang': 'latin' {TAG.format('names check')}"),
    "tracked changes of nothing": (
        f"check {STORY} --track", "--track says how fixes are written. Give --fix or --unsafe-fixes as well.",
    ),
    "fixes and annotations": (
        f"check {STORY} --fix --annotate", "--annotate and --fix exclude each other. Give one of them.",
    ),
    "a column of no meaning": (
        f"check {STORY} --column foo=bar",
        "--column foo=bar: no column means 'foo'. Known: id, doc, source, target, reference, source_lang, "
        "target_lang, published, system, domain, desk.",
    ),
    "a column of no meaning in a night": (
        "report . --column foo=bar --out r", "--column foo=bar: no column means 'foo'. Known: id, doc,",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "says"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_command_line_is_one_sentence(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, words: str, says: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / STORY).write_text("Kabul is calm.\n")
    monkeypatch.setattr("sys.argv", ["qa", *words.split()])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"qa: {says}")
    assert told.err.count("\n") == 1


TAGS = ["en", "EN", "en_US", "en-us", " en "]


@pytest.mark.parametrize("tag", TAGS)
def test_a_language_is_known_however_it_is_typed(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, tag: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / STORY).write_text("The Taliban named Balladal.\n")
    (tmp_path / "a.zh.txt").write_text("塔利班任命巴拉达尔。\n")
    monkeypatch.setattr("sys.argv", ["qa", "check", STORY, "-q", "--to", tag, "--from", "ZH_hans"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert "near-miss-name" in capsys.readouterr().out


def test_a_name_is_shown_and_not_obeyed(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    name = "a\x1b[31m\u202eb\n::error::c.txt"
    (tmp_path / name).write_bytes(b"\xff")
    for command in (
        ["check", "--format", "json", name],
        ["glossary", "lint", name],
        ["gold", name],
    ):
        monkeypatch.setattr("sys.argv", ["qa", *command])
        with pytest.raises(SystemExit):
            main()
        told = capsys.readouterr().err
        assert "::error::c.txt" in told
        assert not set(told) & {"\x1b", "\u202e"}
        assert told.count("\n") == 1


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_is_piped_is_utf_8_whatever_the_code_page(
    tmp_path: Path, home: Path, form: str
) -> None:
    story = tmp_path / os.fsdecode(b"caf\xe9.en.mt.txt")
    story.write_text("Der Kreml 😀 → the the end.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "qa", "check", ".", "--format", form], cwd=tmp_path,
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "cp1252"},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "“the” stands twice" in done.stdout.decode("utf-8")


def test_standard_input_that_is_closed_is_empty(tmp_path: Path, home: Path) -> None:
    line = shlex.join([sys.executable, "-m", "qa", "check", "-", "--to", "en"]) + " <&-"
    done = subprocess.run(
        line, shell=True, cwd=tmp_path, capture_output=True, check=False, text=True
    )
    assert done.returncode == 2
    assert "<stdin>: the file is empty." in done.stdout
