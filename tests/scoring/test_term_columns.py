"""Columns of term and entity metrics: their rows, by the definitions that the board signs."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from qa.cli.main import cli
from qa.engine import examine
from qa.errors import InputError
from qa.model import Document, Owed, Segment
from qa.project import Project
from qa.scoring.judge import Judging, judge
from qa.scoring.systems import System
from qa.scoring.terminology.columns import NAMES, term_column, term_columns
from qa.scoring.terminology.termbase import read_termbase

OMAN = Owed("country.oman", "阿曼", ("Oman", "Omani"), 2, "country")
BARADAR = Owed("person.baradar", "巴拉达尔", ("Baradar",), 1, "person")
SOURCE = "阿曼会见巴拉达尔，阿曼"


def _system(*segments: tuple[str, str, tuple[Owed, ...]], stories: int = 1) -> System:
    made = [Segment(t, SOURCE, (r,) if r else (), str(n)) for n, (t, r, _) in enumerate(segments)]
    size = len(made) // stories
    documents = tuple(
        Document(f"d{n}", "d", "zh", "en", tuple(made[n * size : (n + 1) * size]))
        for n in range(stories)
    )
    return System("a", documents, owed=tuple(owed for *_, owed in segments))


def _rows(system: System) -> dict[str, list[list[int]]]:
    return {c.name: c.rows["a"].tolist() for c in term_columns([system], every=True)}


RIGHT = "Oman met Baradar in Oman ."
CASES: dict[str, tuple[str, str, dict[str, list[int]]]] = {
    "all right": (RIGHT, RIGHT, {
        "entities": [2, 2], "entities: country": [1, 1], "entities: person": [1, 1],
        "M-ETA": [2, 2], "exact match": [2, 2], "success": [2, 2], "window 2": [10**6, 1],
        "window 3": [10**6, 1], "1-TERm": [10**6, 1], "success by story": [2 * 10**6, 2],
        "consistency": [2, 2], "consistency by term": [10**6, 1],
    }),
    "inside a longer word": ("Romania met Baradar .", RIGHT, {
        "entities": [1, 2], "entities: country": [0, 1], "M-ETA": [2, 2], "success": [2, 2],
        "exact match": [1, 2], "success by story": [2 * 10**6, 2],  # "oman" and "omani": the task counts both
    }),
    "another case": ("OMAN met Baradar .", RIGHT, {
        "entities": [2, 2], "M-ETA": [2, 2], "exact match": [1, 2], "success": [2, 2],
    }),
    "an alias, once for twice": ("Omani met Baradar .", RIGHT, {
        "entities": [2, 2], "success by story": [2 * 10**6, 2],
    }),
    "two spellings": ("Oman met the Omani , an Omani", RIGHT, {
        "consistency": [2, 3], "consistency by term": [666_667, 1], "entities": [1, 2],
    }),
    "a term lost costs double": ("met Baradar in Oman .", RIGHT, {"1-TERm": [666_667, 1]}),
    "a word lost costs one": ("Oman met Baradar Oman .", RIGHT, {"1-TERm": [833_333, 1]}),
    "nothing": ("", RIGHT, {
        "entities": [0, 2], "M-ETA": [0, 2], "exact match": [0, 2], "window 2": [0, 1],
        "success by story": [0, 2], "consistency": [0, 0],
    }),
}  # fmt: skip


@pytest.mark.parametrize(("target", "reference", "wanted"), CASES.values(), ids=CASES)
def test_rows(target: str, reference: str, wanted: dict[str, list[int]]) -> None:
    found = _rows(_system((target, reference, (OMAN, BARADAR))))
    assert {name: found[name][0] for name in wanted} == wanted


def test_what_owes_nothing_has_no_share_and_no_rate() -> None:
    found = _rows(_system((RIGHT, RIGHT, (OMAN,)), ("So it is .", "So it was .", ())))
    assert [found[name][1] for name in ("entities", "exact match", "success", "window 2")] == [
        [0, 0]
    ] * 4
    assert found["1-TERm"][1] == [750_000, 1]


def test_nothing_owed_is_no_column() -> None:
    assert term_columns([_system((RIGHT, RIGHT, ()))], every=True) == []
    assert term_columns([System("a", ())], every=True) == []


def test_without_asking_there_is_entity_accuracy_alone() -> None:
    (column,) = term_columns([_system((RIGHT, RIGHT, (OMAN,)))], every=False)
    assert (column.name, column.share, column.whole) == ("entities", True, False)


def test_what_needs_a_reference_is_left_out_without_one() -> None:
    names = {c.name for c in term_columns([_system((RIGHT, "", (OMAN,)))], every=True)}
    assert names == {
        "entities", "entities: country", "M-ETA", "exact match", "success", "consistency",
        "consistency by term",
    }  # fmt: skip


def test_a_segment_too_long_for_term_is_told() -> None:
    long = "Oman " * 2001
    columns = term_columns([_system((long, RIGHT, (OMAN,)), (RIGHT, RIGHT, (OMAN,)))], every=True)
    column = next(c for c in columns if c.name == "1-TERm")
    assert column.rows["a"].tolist() == [[0, 0], [10**6, 1]]
    assert column.note == "1 segments over 2,000 words are left out"


def test_stories_are_counted_at_their_first_segment_and_resampled_whole() -> None:
    one, other = (RIGHT, RIGHT, (OMAN,)), ("met him", RIGHT, (OMAN,))
    system = _system(one, other, other, other, stories=2)
    columns = [c for c in term_columns([system], every=True) if c.name == "success by story"]
    assert columns[0].rows["a"].tolist() == [[500_000, 1], [0, 0], [0, 1], [0, 0]]
    board = judge([system], columns, Judging(samples=100))
    (cell,) = board.rows[0].cells
    assert cell
    assert cell.score.value == pytest.approx(0.25)
    assert cell.score.n == 2
    assert cell.half is not None
    assert cell.score.signature.endswith("|bs:100|seed:12345|unit:document")


def test_shards_in_any_order_are_one_pass() -> None:
    segments = [(case[0], case[1], (OMAN, BARADAR)) for case in CASES.values()]
    whole = _rows(_system(*segments, stories=len(segments)))
    back = _rows(_system(*segments[::-1], stories=len(segments)))
    assert {name: rows[::-1] for name, rows in back.items()} == whole


@pytest.mark.parametrize("name", [*NAMES, "entities: person"])
def test_every_column_is_known_by_its_name(name: str) -> None:
    made = term_columns([_system((RIGHT, RIGHT, (OMAN, BARADAR)))], every=True)
    (column,) = [c for c in made if c.name == name]
    again = term_column(name)
    assert again
    assert again.sign({}) == column.sign({})
    sums = column.rows["a"].sum(axis=0).tolist()
    assert again.value(sums) == column.value(sums)


def test_a_name_that_is_none() -> None:
    assert term_column("BLEU") is None


def test_the_glossary_says_what_is_owed(project: Project) -> None:
    segments = (
        Segment("Oman met the Taliban.", "阿曼会见塔利班，阿曼", ("Oman met the Taliban.",)),
        Segment("So it is.", "是的"),
    )
    document = Document("d", "d", "zh", "en", segments)
    first, second = (n.owed for n in examine(document, project, renderings=True).named)
    assert [(o.concept, o.text, o.due, o.variants[0], o.kind) for o in first] == [
        ("country.om", "阿曼", 2, "Oman", "country"),
        ("org.taliban", "塔利班", 1, "Taliban", "org"),
    ]
    assert "Omani" in first[0].variants
    assert second == ()
    assert {n.owed for n in examine(document, project).named} == {()}


TERMS = System("s", (Document("d", "d", "en", "de", (
    Segment("Die Zone", "The area is an Area", ()), Segment("x", "none of these", ()),
)),))  # fmt: skip


def test_a_termbase_has_a_dictionary_a_segment(tmp_path: Path) -> None:
    file = tmp_path / "t.jsonl"
    lines = [
        {"proper": {"area": ["Zone", "Gebiet"], "": "x", "empty": []}, "random": {"is": "ist"}},
        {"area": "Gebiet"},
    ]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert read_termbase(file, TERMS) == ((Owed("area", "area", ("Zone", "Gebiet"), 2),), ())


BAD = {
    "too few": ("{}\n", 2, "there are 2 segments and terms for 1: the terms have no line for it"),
    "too many": ("{}\n{}\n{}\n", 3, "there are 2 segments and terms for 3: the terms go on"),
    "no object": ("{}\n[]\n", 2, "this is no dictionary of terms"),
    "no text": ('{"a": 1}\n{}\n', 1, "this is no dictionary of terms"),
    "no JSON": ("{}\n{\n", 2, "this is no dictionary of terms"),
    "nested without end": ("{}\n" + "[" * 100_000, 2, "this is no dictionary of terms"),
}


@pytest.mark.parametrize(("text", "line", "says"), BAD.values(), ids=BAD)
def test_a_termbase_that_does_not_fit(tmp_path: Path, text: str, line: int, says: str) -> None:
    file = tmp_path / "t.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_termbase(file, TERMS)
    assert str(error.value).startswith(f"{file}:{line}: {says}")


@pytest.fixture
def folder(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    source = [f"the area of unit {n}" for n in range(110)]
    texts = {
        "s": source,
        "r": [f"das Gebiet der Einheit {n}" for n in range(110)],
        "good": [f"das Gebiet der Einheit {n}" for n in range(110)],
        "bad": [f"das {'Feld' if n % 2 else 'Gebiet'} der Einheit {n}" for n in range(110)],
    }
    for name, lines in texts.items():
        Path(f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    Path("t.jsonl").write_text('{"area": "Gebiet"}\n' * 110, encoding="utf-8")
    return tmp_path


GIVEN = ("--source", "s.txt", "--reference", "r.txt", "--from", "en", "--to", "de", "--no-checks",
         "--terms", "t.jsonl", "--terminology", "--samples", "100", "--metric", "chrF")  # fmt: skip


def _run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


def test_all_of_it_on_one_board(folder: Path) -> None:
    done = _run(
        "score", "good.txt", "bad.txt", *GIVEN, "--format", "json", "--per-segment", "p.tsv"
    )
    assert done.exit_code == 0, done.exception
    report = json.loads(done.stdout)
    scores = {score["name"]: score for score in report["systems"][1]["scores"]}
    assert set(NAMES) < set(scores)
    tested = {name for name, score in scores.items() if score["p"] is not None}
    assert tested == {"chrF", "entities", "M-ETA", "exact match", "window 2", "window 3", "1-TERm",
                      "success"}  # fmt: skip
    assert all(scores[name]["p"] < 0.02 for name in tested)
    assert (scores["success"]["value"], scores["success"]["n"]) == (0.5, 110)
    assert scores["success"]["low"] < 0.5 < scores["success"]["high"]
    head = Path("p.tsv").read_text(encoding="utf-8").splitlines()[0].split("\t")
    assert set(NAMES) < set(head)
    for form in ("text", "latex", "html"):
        shown = _run("score", "good.txt", "bad.txt", *GIVEN, "--format", form).stdout
        assert all(name in shown for name in NAMES)


def test_no_line_of_a_wide_board_goes_on_and_on(folder: Path) -> None:
    done = _run("score", "good.txt", "bad.txt", *GIVEN)
    rows = [line for line in done.stdout.splitlines() if line.startswith("bad ")]
    assert len(rows) == 2
    assert max(map(len, rows)) < 190


def test_kept_reports_are_compared(folder: Path) -> None:
    fresh = json.loads(_run("compare", "bad.txt", "good.txt", *GIVEN, "--format", "json").stdout)
    for name in ("bad", "good"):
        _run("score", f"{name}.txt", *GIVEN, "--format", "json", "-o", f"{name}.json")
    kept = json.loads(
        _run("compare", "bad.json", "good.json", "--samples", "100", "--format", "json").stdout
    )
    names = [score["name"] for score in kept["scores"]]
    assert set(NAMES) < set(names)
    assert [s for s in kept["scores"] if s["name"] in NAMES] == [
        s for s in fresh["scores"] if s["name"] in NAMES
    ]


def test_rows_are_small_integers(folder: Path) -> None:
    columns = term_columns([_system((RIGHT, RIGHT, (OMAN,)))], every=True)
    assert all(rows.dtype == np.int64 and rows.shape == (1, 2)
               for column in columns for rows in column.rows.values())  # fmt: skip
