"""A story that was not examined as a whole never passes for clean."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from qa.cli.main import cli
from qa.scan.portions import LONGEST

PLAIN = "He spoke to them again about the river. "


@pytest.mark.parametrize(("times", "code"), [(10, 0), (LONGEST // len(PLAIN) + 1, 2)])
def test_exit_code(times: int, code: int, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(PLAIN * times, encoding="utf-8")
    options = ["check", str(story), "--to", "en", "--no-scores", "--ignore", "repeated-text"]
    result = CliRunner().invoke(cli, options)
    assert result.exit_code == code, result.output
    assert ("and was compared with nothing" in result.output) == (code == 2)


@pytest.mark.parametrize(("times", "code"), [(10, 0), (LONGEST // len(PLAIN) + 1, 2)])
def test_a_night_says_so_too(times: int, code: int, tmp_path: Path) -> None:
    story = tmp_path / "corpus" / "story.mt.txt"
    story.parent.mkdir()
    story.write_text(PLAIN * times, encoding="utf-8")
    options = ["report", str(story.parent), "--to", "en", "--engine", "serial", "--no-mining"]
    out = ["--out", str(tmp_path / "out"), "--no-history"]
    for _ in range(2):  # of the second, the receipts are there
        result = CliRunner().invoke(cli, [*options, *out, "--date", "2026-11-25"])
        assert result.exit_code == code, result.output
        assert ("Not examined, or in part: 1" in result.output) == (code == 2)
        page = (tmp_path / "out" / "2026-11-25" / "index.html").read_text(encoding="utf-8")
        assert ("examined in part: segment 1: its target has" in page) == (code == 2)
