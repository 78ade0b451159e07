"""Gold marks in the shape of findings."""

from __future__ import annotations

from pathlib import Path

from qa.documents import ReadOptions, read_documents
from qa.model import GoldMark, Severity, Span
from tests.documents.helpers import one

CORPUS = Path(__file__).parent.parent.parent / "corpus"


def test_marks_are_attached(tmp_path: Path) -> None:
    marks = (
        '\n{"segment":2,"start":3,"end":8,"text":"Kabal","type":"name","severity":"major",'
        '"suggestion":"Kabul","needs":"target","note":"ignored"}\n'
        '{"segment":1,"start":4,"end":4,"text":"","type":"omission","severity":"minor",'
        '"suggestion":" now","needs":"source"}\n'
    )
    files = {"a.en.mt.txt": "Calm\n\n𝒾n Kabal.\n", "g.jsonl": marks}
    document = one(tmp_path, files, "a.en.mt.txt", gold="g.jsonl")
    assert document.gold == (
        GoldMark(Span(1, "target", 3, 8), "name", Severity.MAJOR, "Kabul", "target"),
        GoldMark(Span(0, "target", 4, 4), "omission", Severity.MINOR, " now", "source"),
    )


def test_the_marks_of_the_corpus_fit() -> None:
    options = ReadOptions(gold=CORPUS / "afghan-talks.gold.jsonl")
    (loaded,) = read_documents([str(CORPUS / "afghan-talks.en.mt.txt")], options)
    assert loaded.document
    assert (len(loaded.document.gold), len(loaded.document.segments)) == (30, 29)
    assert loaded.document.remarks == ()
