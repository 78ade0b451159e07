"""The three reports of one made-up result: golden files, columns, escaping, keys."""

from __future__ import annotations

import json
import os
from html.parser import HTMLParser
from pathlib import Path

import pytest

from qa.cli.check import FORMS
from qa.model import Document, Failure, Finding, Fix, Result, Score, Segment, Severity, Span
from qa.reporting import REPORTERS, ReportOptions, reporter
from qa.reporting.text import columns, excerpt, report_text
from tests.reporting.made import told

GOLDEN = Path(__file__).parent / "golden"
OPTIONS = ReportOptions(tool_version="0.0", directions={"ar": "rtl"})
EVIL = "<script>alert('x')</script> & \"quoted\""


def _finding(segment: int, start: int, end: int, text: str, severity: Severity) -> Finding:
    return Finding(
        "near-miss-name", "Accuracy/Mistranslation", severity, Span(segment, "target", start, end),
        str(segment + 1), text, f"“{text}” looks wrong", ("source, segment 1: “برادر”",),
        Fix("Baradar", "likely") if text else None, "person.baradar", 0.9, f"{segment}{start}",
    )  # fmt: skip


def _results() -> list[Result]:
    segments = (
        Segment("Talks: 塔利班 and Balladal met.", "اجتمع برادر", ("Baradar met.",), "1"),
        Segment("𝒜stral e\u0301 Balladal", "مرحبا", ("Ref.",), "2"),
        Segment(EVIL + " Balladal", "ا", ("Ref.",), EVIL),
    )
    story = Document("story " + EVIL, "story.en.mt.txt", "ar", "en", segments)
    findings = (
        _finding(0, 15, 23, "Balladal", Severity.CRITICAL),
        _finding(1, 10, 18, "Balladal", Severity.MAJOR),
        _finding(2, 46, 54, "", Severity.MINOR),
    )
    scores = (Score("BLEU", 58.3, "nrefs:1", 3, 50.0, 66.0, "points"),)
    broken = Document("broken", "broken.txt", None, "", ())
    return [
        Result(story, findings, scores, unseen=("no date",)),
        Result(broken, failure=Failure("input", "broken.txt: the file is empty. Give text.")),
    ]


@pytest.mark.parametrize(("form", "suffix"), [("text", "txt"), ("json", "json"), ("html", "html")])
def test_golden(form: str, suffix: str) -> None:
    text = reporter(form)(_results(), OPTIONS)
    file = GOLDEN / f"report.{suffix}"
    if os.environ.get("WIREQA_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_every_reporter_is_tested() -> None:
    machine = {"sarif", "rdjson", "rdjsonl", "github", "gitlab", "junit", "checkstyle"}
    assert set(REPORTERS) == {"text", "json", "html"} | machine  # those in test_machine.py
    assert set(REPORTERS) == set(FORMS)


@pytest.mark.parametrize(
    ("text", "width"),
    [("ab", 2), ("塔利班", 6), ("e\u0301", 1), ("𝒜", 1), ("ｶ", 1), ("\u200bx", 1)],
)
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


def test_carets_stand_under_the_words() -> None:
    line, carets = excerpt("Talks: 塔利班 and Balladal met.", 15, 23, 80)
    before = line[: line.index("Balladal")]
    assert carets == " " * columns(before) + "^" * 8


def test_json_has_exactly_the_keys_of_the_contract() -> None:
    report = json.loads(reporter("json")(_results(), OPTIONS))
    assert list(report) == ["version", "tool", "documents", "summary"]
    assert report["version"] == 1
    finding = report["documents"][0]["findings"][0]
    assert set(finding) == {
        "check", "mqm", "severity", "segment", "key", "side", "start", "end", "text", "message",
        "evidence", "term", "fix", "confidence", "fingerprint", "line", "column", "end_line",
        "end_column", "unit", "part",
    }  # fmt: skip
    assert finding["segment"] == 1
    assert report["documents"][1]["failure"] == {
        "kind": "input", "message": "broken.txt: the file is empty. Give text.",
    }  # fmt: skip
    assert list(report["summary"]["by_severity"]) == ["critical", "major", "minor", "neutral"]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.loads: list[str] = []
        self.marks: list[dict[str, str | None]] = []
        self.ids: set[str | None] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.scripts += tag == "script"
        self.loads += [str(values[a]) for a in ("src", "href") if a in values]
        self.ids.add(values.get("id"))
        if tag == "mark":
            self.marks.append(values)


def test_the_page_is_whole_and_nothing_of_the_story_is_run() -> None:
    text = reporter("html")(_results(), OPTIONS)
    page = _Page()
    page.feed(text)
    assert page.scripts == 1
    assert "alert('x')</script>" not in text
    assert all(load.startswith("#") for load in page.loads)
    assert len(page.marks) == 3
    assert {mark["aria-describedby"] for mark in page.marks} <= page.ids
    assert 'dir="rtl"' in text


def test_a_fix_that_leaves_something_out_says_so(tmp_path: Path) -> None:
    file = tmp_path / "a.en.mt.txt"
    file.write_text("In a new era. the sense of it.\n", encoding="utf-8")
    result = told(file, "era.", fix=Fix("", "likely"))
    assert "fix: leave it out  (likely)" in report_text((result,), OPTIONS)
