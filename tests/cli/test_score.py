"""`qa score` and `qa compare` as they are typed."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sacrebleu.metrics.bleu import BLEU

from qa.cli.main import cli
from qa.errors import InputError
from tests.scoring.made import WORDS

NUMBER = 110


def _lines(seed: int, wrong: float) -> list[str]:
    right, draw = random.Random(1), random.Random(seed)
    texts = [right.choices(WORDS, k=right.randint(5, 20)) for _ in range(NUMBER)]
    return [" ".join(draw.choice(WORDS) if draw.random() < wrong else w for w in t) for t in texts]


TEXTS = {"r": _lines(0, 0.0), "good": _lines(2, 0.1), "bad": _lines(3, 0.4)}
PLAIN = ["--reference", "r.txt", "--to", "en", "--samples", "100"]


@pytest.fixture
def folder(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, lines in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


def _json(*words: str) -> dict[str, Any]:
    done = _run(*words, "--format", "json")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_table_of_systems(folder: Path) -> None:
    done = _run("score", "good.txt", "bad.txt", *PLAIN, "--no-checks")
    assert done.exit_code == 0, done.output
    first, *rows = done.stdout.splitlines()
    assert first.split() == ["BLEU", "chrF++", "TER", "↓"]
    wanted = BLEU().corpus_score(TEXTS["good"], [TEXTS["r"]])
    assert rows[0].startswith(f"good  {wanted.score:.2f} ± ")
    assert rows[1].startswith("bad")
    assert "p=0.010" in rows[1]
    assert "110 segments in 1 document" in done.stdout
    assert "BLEU: nrefs:1|bs:100|seed:12345|case:mixed" in done.stdout


def test_the_same_bytes_cold_warm_and_with_processes(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, warm: Path
) -> None:
    words = ("score", "good.txt", "bad.txt", *PLAIN, "--format", "json")
    monkeypatch.setenv("WIREQA_CACHE", str(tmp_path / "cold"))
    monkeypatch.setattr("qa.scoring.rows._SEVERAL", 1)
    monkeypatch.setattr("qa.scoring.rows._SHARE", 40)
    cold, again = _run(*words), _run(*words)
    monkeypatch.setenv("WIREQA_CACHE", str(warm))
    several = _run(*words, "--jobs", "2")
    assert cold.exit_code == 0
    assert cold.stdout == again.stdout == several.stdout


def test_a_column_system_brings_several(folder: Path) -> None:
    rows = [
        json.dumps({"system": name, "doc": f"d{n % 5}", "domain": "x" if n % 2 else "y", "id": n,
                    "target": TEXTS[name][n], "reference": TEXTS["r"][n]})
        for name in ("good", "bad")
        for n in range(NUMBER)
    ]  # fmt: skip
    Path("t.jsonl").write_text("\n".join(rows), encoding="utf-8")
    report = _json("score", "t.jsonl", "--to", "en", "--no-checks", "--samples", "100",
                   "--by", "domain", "--baseline", "bad")  # fmt: skip
    assert [system["name"] for system in report["systems"]] == ["good", "bad"]
    assert (report["documents"], report["segments"], report["baseline"]) == (5, NUMBER, "bad")
    assert [part["label"] for part in report["slices"]] == ["x", "y"]
    assert report["systems"][0]["scores"][0]["p"] < 0.05


def test_per_segment(folder: Path) -> None:
    for name in ("s.tsv", "s.jsonl"):
        done = _run("score", "good.txt", *PLAIN, "--no-checks", "--per-segment", name)
        assert done.exit_code == 0, done.output
    table = [line.split("\t") for line in Path("s.tsv").read_text(encoding="utf-8").splitlines()]
    records = [
        json.loads(line) for line in Path("s.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert table[0][:6] == ["system", "document", "key", "BLEU", "chrF++", "TER"]
    assert len(table) == NUMBER + 1 == len(records) + 1
    wanted = BLEU(effective_order=True).sentence_score(TEXTS["good"][3], [TEXTS["r"][3]]).score
    assert float(table[4][3]) == wanted == records[3]["scores"]["BLEU"]


def test_terms_and_penalty_come_from_the_checks(folder: Path) -> None:
    report = _json("score", "good.txt", *PLAIN)
    names = [column["name"] for column in report["columns"]]
    assert names == ["BLEU", "chrF++", "TER", "terms", "MQM", "entities"]
    without = _run("score", "good.txt", "--to", "en")
    assert "good has no references: checks only" in without.stdout
    assert "BLEU" not in without.stdout


def test_latex_and_html_are_escaped_and_whole(folder: Path) -> None:
    words = ("score", "good.txt", *PLAIN, "--no-checks", "--name", "50%_<b>&co")
    latex = _run(*words, "--format", "latex").stdout
    assert r"50\%\_\textless{}b\textgreater{}\&co &" in latex
    assert latex.count(r"\begin{") == latex.count(r"\end{")
    page = _run(*words, "--format", "html").stdout
    assert "50%_&lt;b&gt;&amp;co" in page
    assert "<b>&co" not in page
    assert "prefers-color-scheme: dark" in page
    assert "http" not in page.replace("http-equiv", "")


BAD: dict[str, tuple[list[str], str]] = {
    "a name for one of two": (["good.txt", "bad.txt", "--name", "x"], "there are 2 systems and 1 names"),
    "the same twice": (["good.txt", "good.txt"], "two systems are called 'good.txt'"),
    "an unknown baseline": (["good.txt", "--baseline", "x"], "there is no system 'x'. Systems: good."),
    "a missing file": (["none.txt"], "none.txt: there is no such file."),
    "fewer lines": (["short.txt"], "is the last of short.txt; r.txt goes on in line 3"),
    "an empty line": (["blank.txt"], "(line 2 is blank in blank.txt, not in r.txt)"),
    "a kind without checks": (["good.txt", "--no-checks", "--by", "kind"], "Leave out --no-checks"),
    "a threshold without checks": (["good.txt", "--threshold", "95"], "Leave out --no-checks"),
    "points without a threshold": (["good.txt", "--tolerated", "5"], "Give --threshold as well"),
    "segments as text": (["good.txt", "--per-segment", "s.txt"], "Let the name end in .tsv or .jsonl"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "says"), BAD.values(), ids=BAD)
def test_what_does_not_fit_is_one_sentence(folder: Path, words: list[str], says: str) -> None:
    Path("short.txt").write_text("one\ntwo\n", encoding="utf-8")
    blank = ["one", "", *TEXTS["r"][2:]]
    Path("blank.txt").write_text("\n".join(blank) + "\n", encoding="utf-8")
    done = _run("score", *words, "--no-checks", *PLAIN)
    assert isinstance(done.exception, InputError)
    assert done.exception.exit_code == 2
    assert says in str(done.exception)


def test_blank_lines_at_different_places_are_no_pairs(folder: Path) -> None:
    Path("a.txt").write_text("one\n\ntwo\nthree\n", encoding="utf-8")
    Path("b.txt").write_text("one\ntwo\n\nthree\n", encoding="utf-8")
    done = _run("score", "a.txt", "--reference", "b.txt", "--to", "en", "--no-checks")
    assert "line 2 is blank in a.txt, not in b.txt" in str(done.exception)


BLANKS = {
    "at different places": ("one\ntwo\n\nthree\n", 2, "a.txt", "b.txt"),
    "at the end of one": ("one\ntwo\nthree\n\n", 2, "a.txt", "b.txt"),
    "at the beginning": ("\none\ntwo\nthree\n", 1, "b.txt", "a.txt"),
    "and more at the end of one": ("one\ntwo\n\nthree\n\n", 2, "a.txt", "b.txt"),
}


@pytest.mark.parametrize("command", ["score", "compare"])
@pytest.mark.parametrize(("text", "line", "blank", "full"), BLANKS.values(), ids=BLANKS.keys())
def test_systems_whose_blank_lines_part_are_no_pairs(
    folder: Path, text: str, line: int, blank: str, full: str, command: str
) -> None:
    Path("a.txt").write_text("one\n\ntwo\nthree\n", encoding="utf-8")
    Path("b.txt").write_text(text, encoding="utf-8")
    done = _run(command, "a.txt", "b.txt", "--to", "en", "--no-checks")
    assert isinstance(done.exception, InputError)
    assert done.exception.exit_code == 2
    assert str(done.exception) == (
        f"b.txt:{line}: this line is blank in {blank} and not in {full}. Put one segment a line and "
        "make the lines correspond."
    )


@pytest.mark.parametrize("text", ["one\ntwo\nthree\n", "one\n\ntwo\n\n\n\nthree\n"])
def test_texts_laid_out_in_another_way_are_paired_by_their_order(folder: Path, text: str) -> None:
    Path("a.txt").write_text("one\n\ntwo\nthree\n", encoding="utf-8")
    Path("b.txt").write_text(text, encoding="utf-8")
    done = _run("score", "a.txt", "b.txt", "--reference", "b.txt", "--to", "en", "--no-checks")
    assert done.exit_code == 0, done.exception


def test_a_row_with_a_reference_alone_is_an_empty_translation(folder: Path) -> None:
    rows = [{"target": "one", "reference": "one"}, {"target": "", "reference": "two"}]
    Path("t.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    report = _json("score", "t.jsonl", "--to", "en", "--no-checks", "--metric", "TER")
    assert report["segments"] == 2
    assert report["systems"][0]["scores"][0]["value"] == 50.0
    assert any("1 of 2 rows have no translation, the first in line 2" in n for n in report["notes"])


APART = {
    "short.txt": "a.txt:3: a has 3 segments in 'a', short has 2: from here on short has none.",
    "gap.txt": "gap.txt:2: this line is blank in gap.txt and not in a.txt.",
    "gap.jsonl": "gap.jsonl:2: a has 3 segments in 'a', gap has 2; they part here: this one of gap is "
    "'3', that of a is '2' (a.txt:2).",
    "gap.tsv": "gap.tsv:3: a has 3 segments in 'a', gap has 2; they part here: this one of gap is '3', "
    "that of a is '2' (a.txt:2).",
    "u.xlf": "a.txt:2: a has 3 segments in 'a', u has 1: from here on u has none.",
}
UNIT = (
    '<xliff version="1.2"><file source-language="zh" target-language="en" original="f" datatype="x">'
    '<body><trans-unit id="1"><source>一</source><target>one</target></trans-unit></body></file></xliff>'
)


@pytest.mark.parametrize(("file", "says"), APART.items(), ids=APART)
def test_systems_part_at_a_place(folder: Path, file: str, says: str) -> None:
    made = {
        "a.txt": "one\ntwo\nthree\n", "short.txt": "one\ntwo\n", "gap.txt": "one\n\nthree\n",
        "gap.tsv": "id\ttarget\n1\tone\n3\tthree\n", "u.xlf": UNIT,
        "gap.jsonl": '{"id": "1", "target": "one"}\n{"id": "3", "target": "three"}\n',
    }  # fmt: skip
    for name, text in made.items():
        Path(name).write_text(text, encoding="utf-8")
    done = _run("score", "a.txt", file, "--to", "en", "--no-checks")
    assert isinstance(done.exception, InputError)
    assert str(done.exception).startswith(says)


LACKING = {
    "r.jsonl": ('{"target": "a", "reference": "a"}\n{"target": "b"}\n', 2),
    "e.jsonl": ('{"target": "a", "reference": "a"}\n{"target": "b", "reference": " "}\n', 2),
    "r.tsv": ("target\treference\na\ta\nb\t\n", 3),
    "r.csv": ("target,reference\na,a\nb,\n", 3),
}


@pytest.mark.parametrize(
    ("file", "text", "line"), [(f, *t) for f, t in LACKING.items()], ids=LACKING
)
def test_a_missing_reference_is_named(folder: Path, file: str, text: str, line: int) -> None:
    Path(file).write_text(text, encoding="utf-8")
    done = _run("score", file, "--to", "en", "--no-checks")
    assert str(done.exception).startswith(
        f"{file}:{line}: this segment of {file[0]} has no reference, others have."
    )


def test_half_a_surrogate_pair_does_no_harm(folder: Path) -> None:
    row = '{"target": "a \\ud83d b", "reference": "a b", "id": "\\ud83d"}\n'
    Path("t.jsonl").write_text(row * 3, encoding="utf-8")
    for form in ("text", "json", "html"):
        done = _run(
            "score",
            "t.jsonl",
            "--to",
            "en",
            "--format",
            form,
            "--no-checks",
            "--per-segment",
            "s.jsonl",
        )
        assert done.exit_code == 0, done.exception


def test_the_segments_that_changed_are_shown_whatever_is_asked_for(folder: Path) -> None:
    report = _json("compare", "bad.txt", "good.txt", *PLAIN, "--metric", "BLEU", "--no-checks")
    assert [score["name"] for score in report["scores"]] == ["BLEU", "chrF++"]
    assert len(report["movers"]["chrF++"]) == 10


def test_two_systems_are_compared(folder: Path) -> None:
    done = _run("compare", "bad.txt", "good.txt", *PLAIN)
    assert done.exit_code == 0, done.output
    assert "BLEU +" in done.stdout
    assert "p=0.010: better" in done.stdout
    assert "the largest changes in chrF++" in done.stdout
    report = _json("compare", "bad.txt", "good.txt", *PLAIN, "--most", "3")
    changes = [abs(mover["overlap"]) for mover in report["movers"]["chrF++"]]
    assert len(changes) == 3
    assert changes == sorted(changes, reverse=True)
    assert report["scores"][0]["difference"] > 0


@pytest.mark.parametrize("command", ["score", "check"])
def test_two_nights_are_compared(folder: Path, command: str) -> None:
    samples = ["--samples", "100"] if command == "score" else ["--exit-zero"]
    for text, night in (("bad", "old.json"), ("good", "new.json")):
        Path("night.en.mt.txt").write_text("\n".join(TEXTS[text]) + "\n", encoding="utf-8")
        done = _run(command, "night.en.mt.txt", "--reference", "r.txt", "--format", "json",
                    "-o", night, *samples)  # fmt: skip
        assert Path(night).exists(), done.output
    done = _run("compare", "old.json", "new.json", *samples[: 2 if command == "score" else 0])
    assert done.exit_code == 0, done.exception
    assert "BLEU" in done.stdout
    fresh = _json("compare", "bad.txt", "good.txt", *PLAIN)
    kept = _json("compare", "old.json", "new.json")
    assert (len(kept["lost"]), len(kept["gained"])) == (len(fresh["lost"]), len(fresh["gained"]))


def test_a_kept_report_gives_the_same_scores_as_the_texts(folder: Path) -> None:
    for name in ("bad", "good"):
        _run("score", f"{name}.txt", *PLAIN, "--format", "json", "-o", f"{name}.json")
    kept = _json("compare", "bad.json", "good.json", "--samples", "100")
    fresh = _json("compare", "bad.txt", "good.txt", *PLAIN)
    assert kept["scores"] == fresh["scores"]
    assert [m["overlap"] for m in kept["movers"]["chrF++"]] == [
        m["overlap"] for m in fresh["movers"]["chrF++"]
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"tool": {"name": "wireqa"}, "kind": "wireqa score", "version": 99}', "version is 99"),
        ('{"tool": {"name": "wireqa"}, "kind": "wireqa score", "version": 1}', "not whole"),
        ('{"tool": {"name": "wireqa"}, "version": 1, "documents": [1]}', "not whole"),
        ("{}", "is no report"),
    ],
)
def test_reports_that_cannot_be_read(folder: Path, content: str, says: str) -> None:
    _run("score", "good.txt", *PLAIN, "--no-checks", "--format", "json", "-o", "good.json")
    Path("x.json").write_text(content, encoding="utf-8")
    done = _run("compare", "good.json", "x.json")
    assert isinstance(done.exception, InputError)
    assert says in str(done.exception)


def test_compare_as_a_page(folder: Path) -> None:
    Path("evil.txt").write_text(
        "\n".join(["<script>alert(1)</script>", *TEXTS["bad"][1:]]) + "\n", encoding="utf-8"
    )
    page = _run("compare", "good.txt", "evil.txt", *PLAIN, "--format", "html").stdout
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert page.endswith("</html>\n")


def test_quality_and_who_passes(folder: Path) -> None:
    lines = ["Abdul Ghani Balladal spoke in Kabul."] + [
        "He said that it was so and would be."
    ] * 109
    Path("flawed.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines[0] = "He spoke in Kabul."
    Path("sound.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    asked = ("score", "flawed.txt", "sound.txt", "--to", "en", "--samples", "100")
    plain = _json(*asked, "--detail")
    assert {"MQM penalty total", "MQM raw quality score"} < {c["name"] for c in plain["columns"]}
    assert not any("passes" in note for note in plain["notes"])
    report = _json(*asked, "--threshold", "95", "--tolerated", "10")
    found = [{s["name"]: s for s in one["scores"]} for one in report["systems"]]
    assert found[1]["MQM calibrated quality score"]["value"] >= 95
    for one in found:
        apt = one["MQM penalty total"]["value"]
        count = one["MQM penalty total"]["n"]
        assert one["MQM raw quality score"]["value"] == pytest.approx(100 * (1 - apt / count))
        wanted = 100 - apt / count * 1000 * 5 / 10
        assert one["MQM calibrated quality score"]["value"] == pytest.approx(wanted)
    assert any(n.startswith("flawed fails: MQM calibrated quality score") for n in report["notes"])
    assert any(n.startswith("sound passes: MQM calibrated quality score") for n in report["notes"])


@pytest.mark.parametrize("form", ["text", "json", "html", "latex"])
def test_parts_leave_what_is_of_the_whole_open(folder: Path, form: str) -> None:
    result = _run(
        "score",
        "good.txt",
        *PLAIN,
        "--detail",
        "--threshold",
        "95",
        "--by",
        "length",
        "--format",
        form,
    )
    assert result.exit_code == 0, result.output


def test_detail_adds_terms_by_kind_and_consistency(folder: Path) -> None:
    plain, more = (
        {row["name"]: row for row in _json("score", "good.txt", *PLAIN, *flag)["columns"]}
        for flag in ((), ("--detail",))
    )
    assert set(plain) < set(more)
    assert {"terms: country", "consistency"} <= set(more) - set(plain)
