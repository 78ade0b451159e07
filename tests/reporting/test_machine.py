"""Reports for other programs: valid, in the columns each of them counts, and nothing breaks out."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from qa.documents.locate import locate
from qa.documents.raw import Raw
from qa.documents.weave import plain
from qa.model import (
    Document,
    Failure,
    Finding,
    Fix,
    Result,
    Segment,
    Severity,
    Span,
    Suppressed,
)
from qa.reporting import ReportOptions, reporter
from qa.reporting.github import step_summary

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = json.loads((Path(__file__).parent / "schemas/sarif-2.1.0.json").read_text("utf-8"))
OPTIONS = ReportOptions(tool_version="0.0.0")
MACHINE = ("sarif", "rdjson", "rdjsonl", "github", "gitlab", "junit", "checkstyle")
SUFFIX = {"text": "txt", "github": "txt", "junit": "xml", "checkstyle": "xml", "rdjsonl": "jsonl"}
HOSTILE = "<script>alert(1)</script> ]]> %0A::error::x | `a` \x1b[31m \u202e \x00 \r\n::warning::y"
TEXT = "塔利班 said Balladal.\r\ne\u0301t\u00e9 Balladal 🇦🇫 Balladal\r\nقال Balladal في كابل\r\n"


def finding(segment: int, text: str, start: int, **more: Any) -> Finding:
    one = Finding(
        "near-miss-name", "Accuracy/Mistranslation", Severity.CRITICAL,
        Span(segment, "target", start, start + len(text)), str(segment + 1), text,
        f"“{text}” looks wrong", ("source, segment 1: “巴拉达尔”",), Fix("Baradar", "likely"),
        None, 0.9, f"{segment}-{start}",
    )  # fmt: skip
    return replace(one, **more)


def story(text: str, path: str = "copy/a b:é,1.en.mt.txt") -> tuple[Document, Raw]:
    raw = Raw(path, text.encode("utf-8", "surrogatepass"), text, "utf-8")
    segments, at = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        shown = line.removesuffix("\r")
        segments.append(Segment(shown, key=str(number), line=number, pieces=plain(shown, at)))
        at += len(line) + 1
    return Document("a", path, "zh", "en", tuple(segments), form="text"), raw


def result(text: str = TEXT, word: str = "Balladal", **more: Any) -> Result:
    document, raw = story(text)
    found = tuple(
        finding(number, word, match.start(), **more)
        for number, segment in enumerate(document.segments)
        for match in re.finditer(re.escape(word), segment.target)
    )
    return Result(document, found, places=locate(document, found, raw))


def broken() -> Result:
    document = Document("b", "b.txt", None, "", ())
    return Result(document, failure=Failure("input", f"b.txt: {HOSTILE}"))


def suppressed() -> Result:
    whole = result()
    first = Suppressed(whole.findings[0], "external", "we say so", whole.places[0])
    second = Suppressed(whole.findings[1], "baseline", "known", whole.places[1])
    return replace(
        whole, findings=whole.findings[2:], places=whole.places[2:], suppressed=(first, second)
    )


def report(form: str, *results: Result) -> str:
    return reporter(form)(results, OPTIONS)


@pytest.mark.parametrize("form", [*MACHINE, "text"])
def test_golden(form: str) -> None:
    text = report(form, suppressed(), broken())
    if form == "sarif":  # its rules are the checks' documentation, which changes
        data = json.loads(text)
        del data["runs"][0]["tool"]["driver"]["rules"]
        for one in data["runs"][0]["results"]:
            del one["ruleIndex"]
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    file = GOLDEN / f"machine-{form}.{SUFFIX.get(form, 'json')}"
    if os.environ.get("WIREQA_GOLDEN") == "write":
        file.write_bytes(text.encode())
    assert text == file.read_bytes().decode()


SHAPES = {
    "findings": [result()],
    "nothing": [replace(result(), findings=(), places=())],
    "no story": [],
    "a failure": [broken()],
    "suppressed": [suppressed()],
    "no places": [replace(result(), places=())],
    "hostile": [result(HOSTILE.replace("\n", " "), "alert", message=HOSTILE, evidence=(HOSTILE,))],
    "no text": [result(text="x", word="", fix=None)],
}


@pytest.mark.parametrize("results", SHAPES.values(), ids=SHAPES.keys())
def test_sarif_is_valid(results: list[Result]) -> None:
    jsonschema.validate(
        json.loads(report("sarif", *results)), SCHEMA, cls=jsonschema.Draft202012Validator
    )


@pytest.mark.parametrize("form", MACHINE)
@pytest.mark.parametrize("results", SHAPES.values(), ids=SHAPES.keys())
def test_every_shape_has_a_report(form: str, results: list[Result]) -> None:
    assert report(form, *results) == report(form, *results)


def test_each_check_is_a_rule_with_its_help() -> None:
    (run,) = json.loads(report("sarif", result()))["runs"]
    rules = run["tool"]["driver"]["rules"]
    one = rules[run["results"][0]["ruleIndex"]]
    assert one["id"] == "near-miss-name"
    assert "Found:" in one["help"]["markdown"]
    assert run["columnKind"] == "unicodeCodePoints"
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == "copy/a b:é,1.en.mt.txt"
    assert " " not in uri


def test_what_people_overruled_is_said_and_not_counted() -> None:
    (run,) = json.loads(report("sarif", suppressed()))["runs"]
    states = [(r.get("suppressions", [{}])[0].get("justification"), r.get("baselineState"))
              for r in run["results"]]  # fmt: skip
    assert states == [
        (None, None), (None, None), ("we say so", None), ("known", "unchanged")
    ]  # fmt: skip
    assert len(json.loads(report("rdjson", suppressed()))["diagnostics"]) == 2


def test_only_what_stands_there_as_it_is_can_be_replaced() -> None:
    place = result().places[0]
    assert place is not None
    cut = replace(result(), places=tuple(replace(p, exact=False) for p in result().places if p))
    hint = result(fix=Fix("Baradar", "hint"))
    for one in (cut, hint):
        assert "suggestions" not in report("rdjson", one)
        assert '"fixes"' not in report("sarif", one)


# --- columns, read back as their consumers read them -------------------------------------------


def from_sarif(text: str, data: bytes) -> list[str]:
    (run,) = json.loads(text)["runs"]
    lines = data.decode().split("\n")
    whole = data.decode()
    found = []
    for one in run["results"]:
        region = one["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] == region["endLine"]
        line = lines[region["startLine"] - 1]
        words = line[region["startColumn"] - 1 : region["endColumn"] - 1]
        start = region["charOffset"]
        assert whole[start : start + region["charLength"]] == words
        found.append(words)
    return found


def from_rdjson(text: str, data: bytes) -> list[str]:
    lines = data.split(b"\n")
    found = []
    for one in json.loads(text)["diagnostics"]:
        start, end = (one["location"]["range"][k] for k in ("start", "end"))
        assert start["line"] == end["line"]
        line = lines[start["line"] - 1]
        found.append(line[start["column"] - 1 : end["column"] - 1].decode())
    return found


def from_github(text: str, data: bytes) -> list[str]:
    lines = data.decode().split("\n")
    places = re.findall(r"line=(\d+),endLine=\d+,col=(\d+),endColumn=(\d+)", text)
    return [lines[int(n) - 1][int(a) - 1 : int(b)] for n, a, b in places]


def from_gitlab(text: str, data: bytes) -> list[str]:
    lines = data.decode().split("\n")
    found = []
    for one in json.loads(text):
        begin, end = (one["location"]["positions"][k] for k in ("begin", "end"))
        found.append(lines[begin["line"] - 1][begin["column"] - 1 : end["column"] - 1])
    return found


READ_BACK = {
    "sarif": from_sarif,
    "rdjson": from_rdjson,
    "github": from_github,
    "gitlab": from_gitlab,
}


@pytest.mark.parametrize("form", READ_BACK)
def test_columns_lead_to_the_words(form: str) -> None:
    assert READ_BACK[form](report(form, result()), TEXT.encode()) == ["Balladal"] * 4


PARTS = st.sampled_from(["塔利班", "e\u0301", "🇦🇫", "قال", " ", "x", "𝒳", "\t", "\n", "\r\n"])


@given(st.lists(PARTS, max_size=10), st.lists(PARTS, max_size=6))
def test_columns_lead_to_the_words_in_any_text(before: list[str], after: list[str]) -> None:
    text = "".join([*before, "Balladal", *after])
    one = result(text)
    for form, read_back in READ_BACK.items():
        assert read_back(report(form, one), text.encode()) == ["Balladal"]


def test_suggestions_mend_the_text_as_a_consumer_applies_them() -> None:
    lines = TEXT.encode().split(b"\n")
    diagnostics = json.loads(report("rdjson", result()))["diagnostics"]
    for one in sorted(diagnostics, key=lambda d: -d["location"]["range"]["start"]["column"]):
        (suggestion,) = one["suggestions"]
        start, end = (suggestion["range"][k] for k in ("start", "end"))
        line = lines[start["line"] - 1]
        lines[start["line"] - 1] = (
            line[: start["column"] - 1] + suggestion["text"].encode() + line[end["column"] - 1 :]
        )
    assert b"\n".join(lines).decode() == TEXT.replace("Balladal", "Baradar")


# --- limits and hostile text -----------------------------------------------------------------


def many(number: int, severity: Severity = Severity.MINOR) -> Result:
    text = "\n".join(["Balladal"] * number)
    return result(text, severity=severity)


def test_github_shows_so_many_the_gravest_first() -> None:
    lines = report("github", many(30), many(12, Severity.CRITICAL)).splitlines()
    kinds = [line.split(" ")[0] for line in lines]
    assert kinds == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"]
    assert lines[-1].endswith("22 more findings: see the summary of the step")


def test_a_summary_keeps_within_its_limit() -> None:
    big = result("\n".join(["Balladal"] * 9000), message="塔" * 400)
    text = step_summary([big])
    assert len(text.encode()) <= 1024 * 1024
    assert "more do not fit here" in text[-60:]


def test_sarif_keeps_within_the_limit_of_results(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.reporting.sarif._MOST", 5)
    (run,) = json.loads(report("sarif", many(4), many(3, Severity.CRITICAL)))["runs"]
    assert [r["level"] for r in run["results"]] == ["error"] * 3 + ["warning"] * 2
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "2 findings of least severity are left out" in note["message"]["text"]


def test_nothing_breaks_out() -> None:
    one = result(HOSTILE.replace("\n", " "), "alert", message=HOSTILE, evidence=(HOSTILE,))
    lines = report("github", one, broken()).splitlines()
    assert len(lines) == 2
    assert all(line.startswith("::error ") for line in lines)
    summary = step_summary([one, broken()])
    assert not re.search(r"(?<!\\)[<`]", summary)
    assert "\x1b" not in summary + report("text", one)
    for form in ("junit", "checkstyle"):
        root = etree.fromstring(report(form, one, broken()).encode())
        assert not root.xpath("//script")


def test_half_a_character_is_no_crash() -> None:
    document, raw = story("a \ud800 Balladal")
    found = (finding(0, "Balladal", 4, message="\ud800"),)
    one = Result(document, found, places=locate(document, found, raw))
    for form in MACHINE:
        report(form, one).encode()


def test_paths_are_told_apart_from_commands() -> None:
    text = report("github", result())
    assert text.startswith("::error file=copy/a b%3Aé%2C1.en.mt.txt,line=1,")
