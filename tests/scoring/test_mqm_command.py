"""`qa gold`: every format of marks, text and JSON, findings as annotations, one sentence for a fault."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from qa.cli.main import cli
from qa.errors import QaError
from qa.scoring.mqm.formats import read_ratings

CORPUS = Path(__file__).parent.parent.parent / "corpus"

TARGETS = ("Trump telephoned to Abdul Gani Balladar.", "They are calm.")
TARGET = f"{TARGETS[0]}\n{TARGETS[1]}\n"
START, END = 20, 39
HEADING = (
    "system\tdoc\tdocSegId\tglobalSegId\trater\tsource\ttarget\tcategory\tseverity\tmetadata\n"
)
MARKED = f"{TARGETS[0][:START]}<v>{TARGETS[0][START:END]}</v>{TARGETS[0][END:]}"
MAROT = (
    f"{HEADING}A\td\t1\t1\tr1\t\t{MARKED}\tAccuracy/Mistranslation\tMajor\t\n"
    f"A\td\t2\t2\tr1\t\t{TARGETS[1]}\tNo-error\tNo-error\t\n"
    f"A\td\t1\t1\tr2\t\t{TARGETS[0]}\tNo-error\tNo-error\t\n"
)
SPAN = f'{{""start_i"":{START},""end_i"":{END - 1},""severity"":""major""}}'
ESA = (
    f'u,A,1,TGT,zho,eng,40,s.en.mt.txt,False,"[{SPAN}]",1,2\n'
    "u,A,2,TGT,zho,eng,95,s.en.mt.txt,False,[],1,2\n"
)
ERROR = f'{{"start": {START}, "end": {END}, "severity": "major"}}'
MTME = f'A\t{{"errors": [{ERROR}]}}\nA\t{{"errors": []}}\n'
OWN = (
    f'{{"segment":1,"start":{START},"end":{END},"text":"{TARGETS[0][START:END]}","type":"name",'
    '"severity":"major","suggestion":"Abdul Ghani Baradar","needs":"target"}\n'
)


def _run(folder: Path, *words: str) -> str:
    done = CliRunner().invoke(cli, ["gold", *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    files = {"s.en.mt.txt": TARGET, "g.tsv": MAROT, "g.csv": ESA, "m.tsv": MTME, "g.jsonl": OWN}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("marks", ["g.tsv", "m.tsv", "g.jsonl"])
def test_each_format_finds_the_mark(folder: Path, marks: str) -> None:
    found = json.loads(_run(folder, "s.en.mt.txt", marks, "--to", "en", "--format", "json"))
    each = found["agreement"]["each"]["marks"]
    assert (each["found"], each["marks"]) == (1, 1)
    assert found["segments"] == 2
    assert found["unused_ratings"] == 0


def test_esa_goes_by_the_story_and_its_segments(folder: Path) -> None:
    (folder / "s.tsv").write_text(
        f"id\tdoc\ttarget\ttgt_lang\n1\ts.en.mt.txt\t{TARGETS[0]}\ten\n2\ts.en.mt.txt\t{TARGETS[1]}\ten\n",
        encoding="utf-8",
    )
    found = json.loads(_run(folder, "s.tsv", "g.csv", "--format", "json"))
    assert found["agreement"]["each"]["marks"]["recall"] == 1
    assert found["signatures"]["theirs"] == "mean score of the raters (ESA)"
    assert found["correlation"][0] == {
        "level": "segment", "n": 2, "pearson": 1.0, "tau_b": 1.0, "pairs_in_order": 0, "pairs": 0,
    }  # fmt: skip


def test_annotations_with_texts_need_no_stories(folder: Path) -> None:
    text = _run(folder, "g.tsv", "--to", "en")
    assert "2 segments, 1 document, 1 system, 2 raters" in text
    assert "near-miss-name" in text
    assert "a rater against the others" in text
    assert "theirs: mqm-wmt|major:5|minor:1" in text


def test_marks_of_our_own_format_tell_of_the_fixes_too(folder: Path) -> None:
    text = _run(folder, "s.en.mt.txt", "g.jsonl")
    assert "theirs: mqm-linear|" in text
    assert "fixes right" in text


def test_findings_are_written_as_annotations(folder: Path) -> None:
    _run(folder, "g.tsv", "--to", "en", "--findings", "f.tsv")
    first, second = read_ratings((folder / "f.tsv").read_text(encoding="utf-8"), "f.tsv")
    assert (first.system, first.document, first.segment, first.rater) == ("A", "d", "1", "wireqa")
    assert first.target == TARGETS[0]
    assert [e.category for e in first.errors] == ["Accuracy/Mistranslation"]
    assert second.errors == ()


def _complaint(*words: str) -> str:
    with pytest.raises(QaError) as caught:
        CliRunner().invoke(cli, ["gold", *words], catch_exceptions=False)
    assert caught.value.exit_code == 2
    return str(caught.value)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing.tsv",), "nothing.tsv: there is no such file."),
        (("nothing.txt", "g.tsv"), "nothing.txt: there is no such file."),
        (("g.tsv",), "g.tsv: the annotations do not say the language of the translation."),
        (("g.csv", "--to", "en"), "g.csv: the annotations have no texts."),
        (("g.jsonl",), "g.jsonl: these marks belong to one story, not 0."),
        (("s.en.mt.txt", "s.en.mt.txt"), "s.en.mt.txt:1: no known format of annotations."),
        (("other.txt", "g.tsv", "--to", "en"), "g.tsv: no segment of the stories was rated."),
        (("g.tsv", "--to", "en", "--profile", "google"), "there is no MQM profile 'google'."),
        (("g.tsv", "--to", "en", "--select", "nothing"), "there is no check 'nothing'"),
        (("g.tsv", "--to", "en", "--findings", "f.xml"), "f.xml: the suffix '.xml' names no"),
        (("s.en.mt.txt", "g.tsv", "--system", "Z"), "g.tsv: there is no system 'Z'."),
    ],
)
def test_one_sentence(folder: Path, words: tuple[str, ...], said: str) -> None:
    (folder / "other.txt").write_text("Nothing of that.\n", encoding="utf-8")
    assert _complaint(*words).startswith(said)


def test_the_corpus(home: Path) -> None:
    marks = str(CORPUS / "afghan-talks.gold.jsonl")
    found: dict[str, Any] = json.loads(
        _run(CORPUS, str(CORPUS / "afghan-talks.en.mt.txt"), marks, "--format", "json")
    )
    assert found["agreement"]["each"]["marks"]["marks"] == 30
    assert found["agreement"]["each"]["marks"]["recall"] >= 0.7
    assert found["agreement"]["each"]["by_severity"]["critical"]["marks"] == 5
