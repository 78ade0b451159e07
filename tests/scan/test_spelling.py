"""misspelled-word with a dictionary that the test writes itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qa.checks import CHECKS
from qa.engine import examine
from qa.errors import ConfigError
from qa.model import Document, Segment
from qa.project import Config, Project, open_project

AFFIXES = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\nSFX S Y 1\nSFX S 0 s .\n"
WORDS = "6\ntalk/S\nthe\nhave\nended\nbefore\nnaïve\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "tiny.aff").write_text(AFFIXES, encoding="utf-8")
    (tmp_path / "tiny.dic").write_text(WORDS, encoding="utf-8")
    return tmp_path


def _config(home: Path, path: object = "tiny") -> Config:
    options = {"misspelled-word": {"dictionaries": {"en": path}}}
    return Config(home=home, options=options)


def _found(project: Project, target: str, source: str = "") -> list[tuple[str, str]]:
    story = Document("s", "s", "zh", "en", (Segment(target, source),))
    result = examine(story, replace(project, checks=(CHECKS["misspelled-word"],)))
    assert result.failure is None
    return [(f.text, f.fix.replacement if f.fix else "") for f in result.findings]


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("the talks have ended before", ""),
        ("The naïve talks have ended", ""),
        ("the Dohha talks have ended 3rd", ""),
        ("the qizx talks have ended", "qizx"),
        ("the Taliban talks have ended", "塔利班"),
        ("the talks www.exmaple.com have ended", ""),
    ],
)
def test_silent(home: Path, cache: Path, target: str, source: str) -> None:
    pytest.importorskip("hunspell")
    assert _found(open_project(_config(home), cache), target, source) == []


def test_a_slip_is_found_with_its_proposal(home: Path, cache: Path) -> None:
    pytest.importorskip("hunspell")
    project = open_project(_config(home), cache)
    assert _found(project, "the tlaks have endde") == [("tlaks", "talks"), ("endde", "ended")]


def test_without_a_dictionary_nothing_is_said(project: Project) -> None:
    assert _found(project, "the tlaks have endde") == []


@pytest.mark.parametrize("path", ["other", 3])
def test_a_dictionary_that_is_not_there_is_the_users_error(
    home: Path, cache: Path, path: object
) -> None:
    with pytest.raises(ConfigError, match="dictionary"):
        open_project(_config(home, path), cache)


def test_a_missing_library_is_named(
    home: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ConfigError, match="not installed"):
        open_project(_config(home), cache)
