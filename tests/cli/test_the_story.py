"""The story of the corpus: what a person marked is found, with the right fix, in each way to look."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from qa.cli.main import cli

CORPUS = Path(__file__).parent.parent.parent / "corpus"
GOLD = ["--gold", str(CORPUS / "afghan-talks.gold.jsonl"), "--exit-zero"]


def _shares(output: str) -> dict[str, tuple[int, int]]:
    found = re.findall(r"^(target|fixes right) +(\d+)/(\d+)", output, re.M)
    return {name: (int(right), int(all_)) for name, right, all_ in found}


@pytest.mark.parametrize("alone", [False, True], ids=["with source and reference", "alone"])
def test_every_mark_is_found_and_mended(home: Path, tmp_path: Path, alone: bool) -> None:
    story = CORPUS / "afghan-talks.en.mt.txt"
    copy = tmp_path / "copy.txt"
    copy.write_bytes(story.read_bytes())
    words = [str(copy), "--to", "en"] if alone else [str(story)]
    result = CliRunner().invoke(cli, ["check", *words, *GOLD])
    assert result.exit_code == 0, result.output
    assert _shares(result.output) == {"target": (22, 22), "fixes right": (22, 22)}


def test_another_way_to_name_the_country_is_no_other_name(home: Path) -> None:
    story = CORPUS / "afghan-talks.en.mt.txt"
    result = CliRunner().invoke(cli, ["check", str(story), "--exit-zero"])
    assert "“Afghanistan” stands where" not in result.output
