"""The story of the corpus gets nearer to its reference with each level of fixes, and reads well."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from qa.cli.main import cli

CORPUS = Path(__file__).parent.parent.parent / "corpus"


@pytest.fixture
def story(tmp_path: Path, home: Path) -> Path:
    for file in CORPUS.glob("afghan-talks.*"):
        shutil.copy(file, tmp_path)
    return tmp_path / "afghan-talks.en.mt.txt"


def _scores(story: Path, *options: str) -> dict[str, float]:
    done = CliRunner().invoke(cli, ["check", str(story), "--exit-zero", *options])
    assert done.exit_code == 0, done.output
    return {
        name: float(value)
        for name, value in re.findall(r"^(BLEU|chrF\+\+|TER): ([\d.]+)", done.output, re.M)
    }


def test_the_story_gets_nearer_to_its_reference(story: Path) -> None:
    before = _scores(story)
    safe = _scores(story, "--fix")
    text = story.read_text(encoding="utf-8")
    assert text.startswith(
        "March 5 (China News Service) -- On March 4, local time, the U.S. forces"
    )
    assert "more difficult than that in the United States and the Taliban." in text
    assert "part of the truce agreement" in text
    assert 'will be postponed," he added, "the United States has' in text
    every = _scores(story, "--unsafe-fixes")
    text = story.read_text(encoding="utf-8")
    assert "political leader, Abdul Ghani Baradar." in text
    assert "the upcoming intra-Afghan negotiations. The" in text
    # What the negotiator said stays as it was said.
    assert "released, internal negotiations in Afghanistan will begin on March 10." in text
    assert re.findall(r"\b(\w+) \1\b|\ba [aeio]|\b[Aa]n [^aeiouA-Z]", text) == []
    assert before["BLEU"] < safe["BLEU"] < every["BLEU"]
    assert before["chrF++"] < safe["chrF++"] < every["chrF++"]
    assert before["TER"] > safe["TER"] > every["TER"]


def test_an_article_fits_what_follows(tmp_path: Path, home: Path) -> None:
    (tmp_path / "a.zh.txt").write_text(
        "塔利班说，美塔和谈代表团已到。\n停战协议已签。\n", encoding="utf-8"
    )
    mt = tmp_path / "a.en.mt.txt"
    mt.write_text("The Taliban said a Tajikistan delegation had come.\nIt signed an armistice agreement.\n",
                  encoding="utf-8")  # fmt: skip
    CliRunner().invoke(cli, ["check", str(mt), "--unsafe-fixes"])
    text = mt.read_text(encoding="utf-8")
    assert text == "The Taliban said a Taliban delegation had come.\nIt signed a truce agreement.\n"
