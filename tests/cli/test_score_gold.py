"""`qa score --gold`: findings of several systems against the errors that people marked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from qa.cli.main import cli
from qa.errors import InputError
from tests.scoring.test_mqm_command import HEADING, MARKED, MAROT, OWN, TARGET, TARGETS

RIGHT = "Trump telephoned Abdul Ghani Baradar.\nThey are calm.\n"
BOTH = MAROT + "".join(
    f"B\td\t{n}\t{n}\tr1\t\t{line}\tNo-error\tNo-error\t\n"
    for n, line in enumerate(RIGHT.splitlines(), 1)
)


@pytest.fixture
def folder(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    files = {
        "A.txt": TARGET, "B.txt": RIGHT, "both.tsv": BOTH, "own.jsonl": OWN,
        "other.tsv": f"{HEADING}Z\td\t1\t1\tr1\t\tNothing of it.\tNo-error\tNo-error\t\n",
        "evil.tsv": BOTH.replace("Accuracy/Mistranslation", "</pre><script>\\end{ver\\end{verbatim}batim}"),
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def _run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["score", *words, "--to", "en", "--samples", "100"])


def _gold(*words: str) -> dict[str, Any]:
    done = _run(*words, "--format", "json")
    assert done.exit_code == 0, done.exception
    found: dict[str, Any] = json.loads(done.stdout)["gold"]
    return found


def test_without_gold_there_is_none(folder: Path) -> None:
    assert "gold" not in json.loads(_run("A.txt", "--format", "json").stdout)


def test_two_systems_in_people_s_order(folder: Path) -> None:
    found = _gold("A.txt", "B.txt", "--gold", "both.tsv")
    assert (found["systems"], found["segments"], found["unused_ratings"]) == (2, 4, 0)
    each = found["agreement"]["any"]
    assert (each["marks"]["found"], each["marks"]["marks"]) == (1, 1)
    assert each["by_category"]["Accuracy"]["recall"] == 1.0
    assert each["characters"]["recall"] == 1.0
    levels = {level["level"]: level for level in found["correlation"]}
    assert (levels["system"]["pairs_in_order"], levels["system"]["pairs"]) == (1, 1)
    assert levels["document"]["n"] == 2


def test_a_system_of_another_name_is_known_by_its_texts(folder: Path) -> None:
    found = _gold("A.txt", "--name", "night", "--gold", "both.tsv")
    assert (found["segments"], found["unused_ratings"]) == (2, 2)


def test_marks_of_our_own_format(folder: Path) -> None:
    found = _gold("A.txt", "--gold", "own.jsonl")
    assert found["agreement"]["each"]["marks"]["found"] == 1


@pytest.mark.parametrize("form", ["text", "latex", "html"])
def test_every_format_has_the_tables(folder: Path, form: str) -> None:
    shown = _run("A.txt", "B.txt", "--gold", "both.tsv", "--format", form).stdout
    told = ("by severity, of the finding and of the mark", "by characters, the other severity half",
            "by category, of the finding and of the mark", "pairs in order 1/1")  # fmt: skip
    assert [sentence in shown for sentence in told] == [True] * 4


def test_nothing_of_the_marks_is_markup(folder: Path) -> None:
    page, latex = (
        _run("A.txt", "--gold", "evil.tsv", "--format", form).stdout for form in ("html", "latex")
    )
    assert "<script" not in page
    assert latex.count(r"\end{verbatim}") == 1


BAD = {
    "no findings": (["A.txt", "--no-checks", "--gold", "both.tsv"], "Leave out --no-checks."),
    "no file": (["A.txt", "--gold", "none.tsv"], "none.tsv: there is no such file."),
    "other texts": (["A.txt", "--gold", "other.tsv"], "no segment of the systems was rated."),
    "one story's marks": (
        ["A.txt", "B.txt", "--gold", "own.jsonl"], "these marks belong to one story of one system.",
    ),
    "no marks": (["A.txt", "--gold", "A.txt"], "no known format of annotations."),
}  # fmt: skip


@pytest.mark.parametrize(("words", "says"), BAD.values(), ids=BAD)
def test_one_sentence(folder: Path, words: list[str], says: str) -> None:
    done = _run(*words)
    assert isinstance(done.exception, InputError)
    assert says in str(done.exception)


def test_the_marked_text_is_the_story_s(folder: Path) -> None:
    assert MARKED.replace("<v>", "").replace("</v>", "") == TARGETS[0]
