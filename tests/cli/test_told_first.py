"""A file that cannot be read or written is told before anything is examined or scored."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from qa.cli.main import cli
from qa.errors import InputError

NO_FILE = "there is no such file. Check the path."
NOT_THERE = "(No such file or directory)"
IS_FOLDER = "(Is a directory)"
NO_FOLDER = "(Not a directory)"
PLACE = "Choose another place."
KNOWN = (
    "no known format of annotations. Give Marot TSV, MTME JSON lines, ESA CSV, or our own marks."
)
TERMS = 'Give one object a line: {"term": "rendering"} or {"term": ["rendering", …]}.'

TOLD = {
    "score: gold": ("score a.txt --gold no.tsv", f"no.tsv: {NO_FILE}"),
    "score: gold that is none": ("score a.txt --gold a.txt", f"a.txt:1: {KNOWN}"),
    "score: gold before the systems": ("score no.txt --gold no.tsv", f"no.tsv: {NO_FILE}"),
    "score: terms": ("score a.txt --terms no.jsonl", f"no.jsonl: {NO_FILE}"),
    "score: terms of another story": (
        "score a.txt --terms a.txt b.txt", f"a.txt:1: this is no dictionary of terms. {TERMS}",
    ),
    "score: segments": (
        "score a.txt --per-segment folder", "folder: it cannot be written (Is a directory). Choose another place.",
    ),
    "score: segments of no format": (
        "score a.txt --per-segment s.doc",
        "s.doc: segments are written as TSV or JSON Lines. Let the name end in .tsv or .jsonl.",
    ),
    "score: output": ("score a.txt -o a.txt/b", f"a.txt/b: it cannot be written {NO_FOLDER}. {PLACE}"),
    "compare: output": ("compare a.txt b.txt -o folder", f"folder: it cannot be written {IS_FOLDER}. {PLACE}"),
    "compare: terms": ("compare a.txt b.txt --terms no.jsonl", f"no.jsonl: {NO_FILE}"),
    "compare: checkpoint": (
        "compare a.txt b.txt --neural no",
        "no: there is no such checkpoint. Give a COMET model that is on this disk; nothing is downloaded.",
    ),
    "gold: findings": (
        "gold a.txt marks.jsonl --findings no/f.tsv",
        f"no/f.tsv: the findings cannot be written {NOT_THERE}. Choose another place with --findings.",
    ),
    "gold: findings of no format": (
        "gold a.txt marks.jsonl --findings f.doc",
        "f.doc: the suffix '.doc' names no format of annotations. It is one of: .tsv, .jsonl, .csv.",
    ),
    "gold: marks": ("gold a.txt no.tsv", f"no.tsv: {NO_FILE}"),
    "check: output": (
        "check a.txt -o folder", f"folder: the report cannot be written {IS_FOLDER}. Choose another place with --output.",
    ),
    "check: baseline": ("check a.txt --baseline no.jsonl", "no.jsonl: there is no such baseline. Make it with --write-baseline."),
    "check: a baseline to be written": (
        "check a.txt --write-baseline no/qa-baseline.jsonl",
        f"no/qa-baseline.jsonl: the baseline cannot be written {NOT_THERE}. Choose another place with --write-baseline.",
    ),
    "mine: output": (
        "glossary mine a.txt -o a.txt/new.toml",
        f"a.txt/new.toml: the proposals cannot be written {NO_FOLDER}. Choose another place with --output.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "says"), TOLD.values(), ids=TOLD.keys())
def test_it_is_told_first(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, words: str, says: str
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("it was examined")

    monkeypatch.chdir(tmp_path)
    # The importing module first: it must not keep what stands in for the original.
    for name in ("qa.cli.checking.examine", "qa.engine.examine", "qa.mining.mine"):
        monkeypatch.setattr(name, never)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("Kabul is calm.\n")
    Path("marks.jsonl").write_text('{"segment": 1, "start": 0}\n')
    Path("folder").mkdir()
    command, *rest = words.split()
    to = ["--to", "en"]
    done = CliRunner().invoke(cli, [command, *rest, *to])
    assert isinstance(done.exception, InputError), done.output
    assert str(done.exception) == says
    assert not list(tmp_path.rglob("f.*"))
