"""`qa glossary mine` and `qa glossary accept`: what a user types, what is printed, what is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from qa.cli.main import cli
from qa.errors import QaError

ROWS = [
    ("one", "A", "发言人称巴拉达尔将前往多哈。", "The spokesman said Balladal would travel to Doha."),
    ("one", "B", "发言人称巴拉达尔将前往多哈。", "The spokesman said Baradar would travel to Doha."),
    ("two", "A", "王祺在北京会见了代表团。", "King Qi met the delegation in Beijing."),
    ("two", "B", "王祺在北京会见了代表团。", "Wang Qi met the delegation in Beijing."),
]  # fmt: skip
REFERENCES = {
    "one": "The spokesman said Baradar would travel to Doha.",
    "two": "Wang Qi met the delegation in Beijing.",
}


def _line(doc: str, system: str, source: str, target: str) -> str:
    row = {
        "doc": doc, "id": f"{doc}/{system}", "source": source, "target": target,
        "reference": REFERENCES[doc], "src_lang": "zh", "tgt_lang": "en",
    }  # fmt: skip
    return json.dumps(row, ensure_ascii=False) + "\n"


@pytest.fixture
def folder(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    rows = {system: [_line(*row) for row in ROWS if row[1] == system] for system in "AB"}
    Path("a.jsonl").write_text("".join(rows["A"]), encoding="utf-8")
    Path("b.jsonl").write_text("".join(rows["B"]), encoding="utf-8")
    Path("ours.toml").write_text('# ours\npack = "ours"\n', encoding="utf-8")
    return tmp_path


def _run(*words: str, stdin: str = "") -> Result:
    return CliRunner().invoke(cli, ["glossary", *words], input=stdin)


def _mine(*words: str) -> Result:
    done = _run("mine", "a.jsonl", "b.jsonl", "-o", "p.toml", *words)
    assert done.exit_code == 0, done.output
    return done


def test_the_files_together_teach_what_one_does_not(folder: Path) -> None:
    done = _mine()
    assert "4 segments of 2 sentences" in done.stderr
    assert "wrote p.toml" in done.stderr
    text = Path("p.toml").read_text(encoding="utf-8")
    assert 'text = "King Qi"' in text
    assert "# two two/A: …" in text
    assert 'id = "person.baradar"' in text  # a concept that the shipped packs have
    assert "Balladal ×1 in 1 story" in text


def test_the_order_of_the_files_changes_nothing(folder: Path) -> None:
    one = _run("mine", "a.jsonl", "b.jsonl").stdout
    assert one == _run("mine", "b.jsonl", "a.jsonl").stdout
    assert one == _run("mine", ".").stdout
    assert 'text = "King Qi"' in one


def test_standard_input_and_plain_text(folder: Path) -> None:
    rows = "".join(_line(*row) for row in ROWS)
    assert 'text = "King Qi"' in _run("mine", "-", stdin=rows).stdout
    Path("s.zh.txt").write_text("王祺在北京会见了代表团。\n", encoding="utf-8")
    Path("s.en.ref.txt").write_text("Wang Qi met the delegation in Beijing.\n", encoding="utf-8")
    Path("s.en.mt.txt").write_text("King Qi met the delegation in Beijing.\n", encoding="utf-8")
    done = _run("mine", "s.en.mt.txt")
    assert done.exit_code == 0
    assert "1 segment of 1 sentence" in done.stderr


def test_accept_moves_and_dry_run_does_not(folder: Path) -> None:
    _mine()
    before = Path("p.toml").read_bytes(), Path("ours.toml").read_bytes()
    done = _run("accept", "p.toml", "--into", "ours.toml", "--all", "--dry-run")
    assert "would be added to ours.toml" in done.stdout
    assert (Path("p.toml").read_bytes(), Path("ours.toml").read_bytes()) == before
    done = _run("accept", "p.toml", "--into", "ours.toml", "--concept", "person.wang-qi")
    assert "1 wrong rendering and 2 forms added to ours.toml, 1 concept new" in done.stdout
    assert Path("ours.toml").read_text(encoding="utf-8").startswith("# ours\n")
    assert "King Qi" not in Path("p.toml").read_text(encoding="utf-8")
    assert "King Qi" not in _run("mine", "a.jsonl", "b.jsonl", "--glossary", "ours.toml").stdout


def test_accept_makes_the_pack(folder: Path) -> None:
    _mine()
    done = _run("accept", "p.toml", "--into", "new.toml", "--all")
    assert done.exit_code == 0, done.output
    assert Path("new.toml").read_text(encoding="utf-8").startswith('pack = "new"')
    check = CliRunner().invoke(cli, ["check", "a.jsonl", "--glossary", "new.toml", "--no-scores"])
    assert "“King Qi” is a known wrong rendering; the term is “Wang Qi”" in check.output


def test_reject_remembers(folder: Path) -> None:
    _mine()
    done = _run("accept", "p.toml", "--reject", "--concept", "person.wang-qi", "--dry-run")
    assert "1 wrong rendering and 2 forms would be rejected" in done.stdout
    assert not Path("p.rejected.toml").exists()
    _run("accept", "p.toml", "--reject", "--concept", "person.wang-qi")
    assert "King Qi" not in Path("p.toml").read_text(encoding="utf-8")
    _mine()
    assert "King Qi" not in Path("p.toml").read_text(encoding="utf-8")
    assert "King Qi" not in _run("mine", "a.jsonl", "--rejected", "p.rejected.toml").stdout
    assert "person.wang-qi" not in Path("p.toml").read_text(encoding="utf-8")
    assert "King Qi" in _run("mine", "a.jsonl", "b.jsonl").stdout


def test_counts_and_confidence(folder: Path) -> None:
    assert "King Qi" not in _run("mine", "a.jsonl", "b.jsonl", "--min-count", "2").stdout
    assert "King Qi" not in _run("mine", "a.jsonl", "b.jsonl", "--min-confidence", "0.99").stdout


def test_an_unreadable_story_does_not_stop_the_rest(folder: Path) -> None:
    Path("c.jsonl").write_text("{", encoding="utf-8")
    done = _run("mine", "a.jsonl", "b.jsonl", "c.jsonl")
    assert done.exit_code == 2
    assert "qa: c.jsonl:1: " in done.stderr
    assert 'text = "King Qi"' in done.stdout


REFUSED: list[tuple[list[str], str]] = [
    (["mine", "s.txt", "--to", "en"], "no segment has a source or a reference to compare with. Give"
     " --source or --reference, or a table with these columns."),
    (["mine", "a.jsonl", "-o", "ours.toml"], "ours.toml: the file is there and holds no proposals."
     " Choose another name with --output."),
    (["mine", "a.jsonl", "-o", "p.txt"], "p.txt: proposals end in .toml, not .txt. Rename it."),
    (["accept", "p.tsv", "--all", "--into", "ours.toml"], "p.tsv: proposals are a .toml file. Give the"
     " file that `qa glossary mine` wrote."),
    (["accept", "none.toml", "--all", "--into", "ours.toml"], "none.toml: the pack cannot be read (No"
     " such file or directory). Check the path and the permissions."),
    (["accept", "ours.toml", "--all", "--into", "ours.toml"], "ours.toml: the pack is the file of"
     " proposals itself. Give another pack."),
    (["accept", "ours.toml", "--all", "--into", "b.tsv"], "b.tsv: only a .toml pack can hold wrong"
     " renderings. Give such a pack."),
    (["accept", "ours.toml", "--concept", "x", "--reject"], "ours.toml: no proposal is about 'x'. Take an"
     " id from the file."),
    (["accept", "bad.toml", "--all", "--reject"], "bad.toml:4: the kind of c is 'x'. It is one of: person,"
     " place, country, people, org, phrase, title, formula, language, currency, region."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "message"), REFUSED)
def test_refused(folder: Path, words: list[str], message: str) -> None:
    Path("s.txt").write_text("Balladal spoke.\n", encoding="utf-8")
    Path("bad.toml").write_text('pack = "p"\n[[concept]]\nid = "c"\nkind = "x"\n', encoding="utf-8")
    done = _run(*words)
    assert isinstance(done.exception, QaError)
    assert done.exception.exit_code == 2
    assert str(done.exception) == message


USAGE: list[tuple[list[str], str]] = [
    (["accept", "p.toml", "--into", "x.toml"], "Say which: --concept ID, --all, --min-count or"
     " --min-confidence."),
    (["accept", "p.toml", "--all"], "Give one of --into PACK and --reject."),
    (["accept", "p.toml", "--all", "--into", "x.toml", "--reject"],
     "Give one of --into PACK and --reject."),
    (["mine", "a.jsonl", "--min-count", "0"], "0 is not in the range x>=1"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "message"), USAGE)
def test_usage(folder: Path, words: list[str], message: str) -> None:
    done = _run(*words)
    assert done.exit_code == 2
    assert message in done.output


def test_the_judged_list_is_whole() -> None:
    import csv

    file = Path(__file__).parent.parent.parent / "benchmarks" / "mining-judged.tsv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows: list[dict[str, Any]] = list(csv.DictReader(lines, delimiter="\t"))
    assert len(rows) >= 100
    assert {row["verdict"] for row in rows} <= {"right", "wrong"}
    assert all(row["reason"] and len(row["wrong"]) < 60 for row in rows)
    assert len({(row["source"], row["right"], row["wrong"]) for row in rows}) == len(rows)
