"""`qa glossary lint` as it is typed: output, exit codes, bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from qa.glossary.lint import _source
from qa.glossary.lint.reading import Fold, Source
from tests.typed import Run, typed

ROOT = Path(__file__).parent.parent.parent
HEAD = 'pack = "p"\n[[concept]]\nid = "org.x"\nkind = "org"\n[concept.forms]\n'
CLEAN = HEAD + 'en = ["X-Org"]\nzh-Hans = ["甲组织"]\n'
NOTE = HEAD + 'en = ["X-Org"]\n'
WARNING = HEAD + 'en = ["X-Org", "X-Org"]\nzh-Hans = ["甲•组"]\n'
ERROR = HEAD + 'en = [{ text = "X-Org", valid = "2020/2019" }, "Y"]\nzh-Hans = ["甲组织"]\n'
BROKEN = 'pack = "b"\n[[concept]]\nid = \n'
HALF = CLEAN + '[[concept]]\nid = "org.y"\nkind = "thing"\n' + (
    '[[concept]]\nid = "org.z"\nkind = "org"\n[concept.forms]\nen = ["Z "]\nfr = ["Z"]\n'
)  # fmt: skip


@pytest.fixture(scope="module")
def known() -> dict[Path, Source]:
    """The packs that come with the program, read once: no command changes what it only knows."""
    return {}


@pytest.fixture
def run(
    tmp_path: Path,
    home: Path,
    known: dict[Path, Source],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Runs `qa glossary lint` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def remembered(path: Path, fold: Fold, *, reported: bool) -> Source:
        if reported:
            return _source(path, fold, reported=True)
        if path not in known:
            known[path] = _source(path, fold, reported=False)
        return known[path]

    monkeypatch.setattr("qa.glossary.lint._source", remembered)

    return typed(monkeypatch, capsys, "glossary", "lint")


def shipped(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The packs that come with the program, in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "qa", "glossary", "lint", "--shipped", *words], cwd=folder,
        env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


CASES: list[tuple[str, dict[str, str], list[str], int, list[str], list[str]]] = [
    # name, files, command, exit, what is printed (either stream), what is not
    ("clean", {"p.toml": CLEAN}, ["p.toml"], 0,
     ["Linting p.toml.\n0 errors, 0 warnings, 0 notes in 1 pack with 2 forms.\n"], []),
    ("notes are hidden", {"p.toml": NOTE}, ["p.toml"], 0,
     ["0 errors, 0 warnings, 1 note (--all shows them)"], ["one-language"]),
    ("notes are shown", {"p.toml": NOTE}, ["p.toml", "--all"], 0,
     ["p.toml:3: note one-language org.x: the concept has forms in en only. "
      "Add forms in another language.\n"], ["--all"]),
    ("notes can fail", {"p.toml": NOTE}, ["p.toml", "--fail-level", "note"], 1, ["one-language"], []),
    ("warnings fail", {"p.toml": WARNING}, ["p.toml", "--quiet"], 1,
     ["p.toml:6: warning duplicate-form org.x: the en form 'X-Org' stands in line 6 too. "
      "Drop one of the two.\n"], ["Linting", "0 errors"]),
    ("warnings need not fail", {"p.toml": WARNING}, ["p.toml", "--fail-level", "error"], 0,
     ["duplicate-form"], []),
    ("errors fail", {"p.toml": ERROR}, ["p.toml", "--fail-level", "error"], 1,
     ["p.toml:6: error reversed-dates org.x: "], []),
    ("exit zero", {"p.toml": ERROR}, ["p.toml", "--exit-zero"], 0, ["reversed-dates"], []),
    ("select", {"p.toml": WARNING}, ["p.toml", "--select", "name-dot"], 1, ["name-dot"],
     ["duplicate-form"]),
    ("ignore", {"p.toml": WARNING}, ["p.toml", "--ignore", "name-dot", "--ignore", "duplicate-form"],
     0, ["0 warnings"], []),
    ("an unknown rule", {}, ["--select", "name-dots"], 2,
     ["qa: there is no rule 'name-dots'; 'name-dot' is near. `qa glossary lint --list` lists them."],
     []),
    ("nothing configured", {}, [], 0,
     ["No packs are configured, so there is nothing to lint. Name packs, or give --shipped."], []),
    ("the configured packs", {"qa.toml": 'glossaries = ["p.toml"]\n', "p.toml": WARNING}, [], 1,
     ["Linting the configured packs: ", "duplicate-form"], []),
    ("no such pack", {}, ["p.toml"], 2,
     ["qa: p.toml: the pack cannot be read (No such file or directory). "
      "Check the path and the permissions."], []),
    ("a folder", {"p.toml": CLEAN, "notes.txt": "x"}, ["."], 0, ["Linting ."], []),
    ("another suffix", {"p.yaml": "a: 1\n"}, ["p.yaml"], 2,
     ["qa: p.yaml: a pack ends in .toml or .tsv, not .yaml. Rename or convert it."], []),
    ("a bad pack does not hide another", {"a.toml": BROKEN, "p.toml": WARNING},
     ["a.toml", "p.toml"], 2,
     ["qa: a.toml:3: not valid TOML: Invalid value (at line 3, column 6). Mend that line.",
      "p.toml:6: warning duplicate-form"], []),
    ("a bad concept does not hide another", {"p.toml": HALF}, ["p.toml"], 2,
     ["qa: p.toml:10: the kind of org.y is 'thing'.", "p.toml:15: warning odd-blank org.z"], []),
    ("a bad row", {"p.tsv": "id\tkind\tlang\ttext\nx\torg\ten\n"}, ["p.tsv"], 2,
     ["qa: p.tsv:2: the row has 3 cells, not 4. Separate the columns by one tab."], []),
    ("an empty bulk pack", {"p.tsv": ""}, ["p.tsv"], 2, ["qa: p.tsv: the pack is empty."], []),
    ("deep nesting", {"p.toml": "x = " + "[" * 5000 + "]" * 5000}, ["p.toml"], 2,
     ["qa: p.toml: not valid TOML: it is nested too deep. Mend it."], []),
    ("a frequency list", {"p.toml": HEAD + 'en = ["Theresa May", { text = "May", use = "short" }]\n',
                          "w.tsv": "word\tper_million\nmay\t900\ntheresa\t4\n"},
     ["p.toml", "--frequencies", "en=w.tsv"], 1,
     ["p.toml:6: warning too-common org.x: the en form 'May' is common: 900 in a million words of "
      "w.tsv, its concept's other forms 4.0. Use a fuller form or a condition.\n",
      "How common forms are: by w.tsv."], []),
    ("a list of another language", {"p.toml": NOTE.replace("X-Org", "May"), "w.fr.tsv": "may\t5\n"},
     ["p.toml", "--frequencies", "w.fr.tsv", "--all"], 0, ["by w.fr.tsv"], ["too-common"]),
    ("a bad list", {"p.toml": CLEAN, "w.tsv": "a\t1\nb\tmany\n"},
     ["p.toml", "--frequencies", "w.tsv"], 2,
     ["qa: w.tsv:2: 'b\\tmany' is no word with its frequency. Write the word, a tab and a number."],
     []),
    ("no list", {"p.toml": CLEAN}, ["p.toml", "--frequencies", "w.tsv"], 2,
     ["qa: w.tsv: the list cannot be read (No such file or directory). Check the path."], []),
    ("an empty list", {"p.toml": CLEAN, "w.tsv": "word\tcount\n"},
     ["p.toml", "--frequencies", "w.tsv"], 2, ["qa: w.tsv: the list of frequencies is empty."], []),
    ("an archive", {"p.toml": HEAD + 'en = ["Theresa May", { text = "May", use = "short" }]\n',
                    "a.en.mt.txt": "May it rain. May it not.\n" * 9},
     ["p.toml", "--archive", "a.en.mt.txt"], 1,
     ["the en form 'May' is common: 18 times in 54 words of the archive, its concept's other forms "
      "0.0.", "How common forms are: by the archive (54 words of en)."], []),
    ("no archive", {"p.toml": CLEAN}, ["p.toml", "--archive", "none"], 2,
     ["qa: left out of the archive: none: there is no such file.",
      "qa: the archive has no story that can be read. Name other files or folders."], []),
    ("list", {}, ["--list"], 0, ["accepted-and-wrong       error         A wrong rendering is an "], []),
    ("explain", {}, ["--explain", "name-dot"], 0,
     ["name-dot\nwarning · --fix mends what is certain\n\nThe parts of a foreign name", "Remedy:"], []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "words", "code", "printed", "silent"),
    [c[1:] for c in CASES],
    ids=[c[0] for c in CASES],
)
def test_a_command(
    tmp_path: Path,
    files: dict[str, str],
    words: list[str],
    code: int,
    printed: list[str],
    silent: list[str],
    run: Run,
) -> None:
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    done = run(*words)
    both = done.out + done.err
    assert done.code == code, both
    assert [text for text in printed if text not in both] == []
    assert [text for text in silent if text in both] == []


def test_json_has_all_of_it(tmp_path: Path, run: Run) -> None:
    (tmp_path / "p.toml").write_text(WARNING, encoding="utf-8")
    (tmp_path / "a.toml").write_text(BROKEN, encoding="utf-8")
    done = run("a.toml", "p.toml", "--format", "json", "--fix", "--select", "name-dot")
    assert done.code == 2
    assert json.loads(done.out) == {
        "packs": ["a.toml", "p.toml"],
        "frequencies": [],
        "findings": [],
        "unreadable": [
            {"path": "a.toml", "line": 3, "remedy": "Mend that line.",
             "problem": "not valid TOML: Invalid value (at line 3, column 6)"},
        ],
        "fixed": [
            {"path": "p.toml", "line": 7, "rule": "name-dot", "concept": "org.x",
             "what": "'甲•组' → '甲·组'"},
        ],
    }  # fmt: skip


def test_a_second_mending_has_nothing_to_do(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "p.toml"
    file.write_text(WARNING, encoding="utf-8")
    first = run("p.toml", "--fix")
    assert first.code == 0, first.out
    assert "p.toml:7: fixed name-dot org.x: '甲•组' → '甲·组'\n" in first.out
    assert "p.toml:6: fixed duplicate-form org.x: dropped the second 'X-Org'\n" in first.out
    assert file.read_text(encoding="utf-8") == HEAD + 'en = ["X-Org"]\nzh-Hans = ["甲·组"]\n'
    second = run("p.toml", "--fix")
    assert "fixed" not in second.out
    assert "0 warnings" in second.out


def test_the_packs_that_come_with_the_program_are_clean_each_time(tmp_path: Path) -> None:
    first, second = (shipped(tmp_path, "--all", "--format", "json") for _ in range(2))
    assert (first.returncode, first.stderr) == (0, "")
    assert {finding["level"] for finding in json.loads(first.stdout)["findings"]} == {"note"}
    assert first.stdout == second.stdout
