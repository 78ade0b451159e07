"""`qa language`: what the data of a language lack."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from qa.cli.language.parts import gaps, parts
from qa.cli.main import cli
from qa.language import codes


@pytest.mark.parametrize("code", codes())
def test_every_shipped_language_is_complete(code: str) -> None:
    assert list(gaps(code)) == []


def test_a_language_without_data_lacks_every_part() -> None:
    done = CliRunner().invoke(cli, ["language", "lint", "xx"])
    assert done.exit_code == 1
    assert [gap.part for gap in gaps("xx")] == [part.name for part in parts()]
    assert "xx: negation: languages/negation/xx.toml: there is no such file" in done.output


def test_untried_checks_are_named() -> None:
    done = CliRunner().invoke(
        cli, ["language", "lint", "de", "--cases", "nowhere", "--format", "json"]
    )
    rows = json.loads(done.stdout)
    assert rows["gaps"] == []
    assert "misread-name" in rows["without_cases"]["de"]
    assert "changed-number" not in rows["without_cases"]["de"]


def test_list_has_a_line_for_each_language() -> None:
    done = CliRunner().invoke(cli, ["language", "list"])
    assert [line.split()[0] for line in done.output.splitlines()] == list(codes())
