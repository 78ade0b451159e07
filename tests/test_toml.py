"""TOML from anywhere is read or refused, in little time and memory."""

from __future__ import annotations

import re
import tracemalloc
from pathlib import Path

import pytest
from click.testing import CliRunner

from qa.cli.main import cli
from qa.errors import InputError
from qa.toml import TomlError, toml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", {}),
        ("a.b = 1", {"a": {"b": 1}}),
        (f'a = "{"b." * 100_000}"'.replace("b.", "b, "), {"a": "b, " * 100_000}),
        ("a = [[[1]]]", {"a": [[[1]]]}),
        ("a = 9223372036854775807", {"a": 9223372036854775807}),
    ],
)
def test_what_is_read(text: str, value: object) -> None:
    assert toml(text) == value


HOSTILE = {
    "brackets": ("a = " + "[" * 100_000, "it is nested too deep", None),
    "closed": ("a = " + "[" * 5_000 + "]" * 5_000, "it is nested too deep", None),
    "dots": ("x = 1\n" + ".".join("a" * 100_000) + " = 1", "a key is nested too deep", 2),
    "quoted dots": ('"a" . ' * 100_000 + "a = 1", "a key is nested too deep", 1),
    "a head of dots": ("[" + "a." * 100_000 + "a]", "a key is nested too deep", 1),
    "digits": ("a = " + "9" * 100_000, "it has a number of thousands of digits", None),
    "no TOML": ("a = 1\nb", "Expected '=' after a key in a key/value pair (at end of document)", None),
    "a line": ("a = 1\nb b\n", "Expected '=' after a key in a key/value pair (at line 2, column 3)", 2),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_refused(name: str) -> None:
    text, why, line = HOSTILE[name]
    tracemalloc.start()
    with pytest.raises(TomlError) as told:
        toml(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (str(told.value), told.value.line) == (why, line)
    assert peak < 20e6


def test_ten_megabytes_of_letters_are_gone_through_once() -> None:
    with pytest.raises(TomlError):
        toml("a" * 10_000_000)
    with pytest.raises(TomlError):
        toml('"a' * 1_000_000)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize(
    ("file", "options"),
    [
        ("names.toml", ("--glossary", "names.toml")),
        ("qa.toml", ()),
        ("qa-suppressions.toml", ()),
        ("pyproject.toml", ()),
    ],
)
def test_a_command_says_it_in_one_line(
    name: str, file: str, options: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("story.mt.txt").write_text("He came.\n", encoding="utf-8")
    text, *_ = HOSTILE[name]
    head = "[tool.qa]\n" if file == "pyproject.toml" else ""
    Path(file).write_text(head + text, encoding="utf-8")
    done = CliRunner().invoke(cli, ["check", "story.mt.txt", "--to", "en", *options])
    error = done.exception
    assert isinstance(error, InputError)
    assert re.fullmatch(rf".*{file}:(\d+:)? not valid TOML: .*", str(error))


@pytest.mark.parametrize("name", HOSTILE)
def test_front_matter_that_is_none_suppresses_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text, *_ = HOSTILE[name]
    story = f"+++\nqa-ignore = 'x y'\n{text}\n+++\n\nHe came.\n"
    Path("story.en.mt.md").write_text(story, encoding="utf-8")
    done = CliRunner().invoke(cli, ["check", "story.en.mt.md", "--to", "en"])
    assert done.exit_code in (0, 1), done.exception
