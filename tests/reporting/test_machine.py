"""Reports for other programs: valid, complete, within the limits of who reads them."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from lxml import etree

from qa.checks import CHECKS
from qa.checks.base import quote
from qa.engine import examine
from qa.model import Document, Failure, Result, Segment, Severity
from qa.project import Config, open_project
from qa.reporting import ReportOptions
from qa.reporting.explained import explained
from qa.reporting.paths import from_root, uri
from qa.reporting.spots import message
from tests.reporting.made import (
    HOSTILE,
    MACHINE,
    OPTIONS,
    PATH,
    TEXT,
    bare,
    broken,
    finding,
    many,
    overruled,
    report,
    told,
    written,
)

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = json.loads((Path(__file__).parent / "schemas/sarif-2.1.0.json").read_text("utf-8"))
SUFFIX = {"text": "txt", "github": "txt", "junit": "xml", "checkstyle": "xml", "rdjsonl": "jsonl"}


@pytest.fixture
def result(tmp_path: Path) -> Result:
    return told(written(tmp_path, TEXT))


FILES = {"machine": "utf-8", "machine-mark": "utf-8-sig", "machine-utf-16": "utf-16"}


@pytest.mark.parametrize("form", [*MACHINE, "text", "json"])
@pytest.mark.parametrize("name", FILES)
def test_golden(form: str, name: str, tmp_path: Path) -> None:
    whole = told(written(tmp_path, TEXT, FILES[name]))
    text = report(form, overruled(whole), broken())
    if form == "sarif":  # its rules are the checks' documentation, which changes
        data = json.loads(text)
        del data["runs"][0]["tool"]["driver"]["rules"]
        for one in data["runs"][0]["results"]:
            del one["ruleIndex"]
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    file = GOLDEN / f"{name}-{form}.{SUFFIX.get(form, 'json')}"
    if os.environ.get("WIREQA_GOLDEN") == "write":
        file.write_bytes(text.encode())
    assert text == file.read_bytes().decode()


def shapes(result: Result) -> dict[str, list[Result]]:
    evil = many(3)
    evil = replace(
        evil,
        findings=tuple(replace(f, message=HOSTILE, evidence=(HOSTILE,)) for f in evil.findings),
    )
    empty = Document("a", "a.txt", None, "en", (Segment(""),))
    return {
        "findings": [result],
        "nothing": [replace(result, findings=(), places=())],
        "no story": [],
        "a failure": [broken()],
        "a failure of standard input": [replace(broken(), document=replace(empty, path="<stdin>"))],
        "a failure without a path": [replace(broken(), document=replace(empty, path=""))],
        "a bug": [replace(broken(), failure=Failure("bug", "KeyError: 'x'"))],
        "suppressed": [overruled(result)],
        "no places": bare([result]),
        "no line": [Result(empty, (finding(0, "", 0, fix=None),))],
        "packed": [replace(result, member="word/document.xml", encoding="utf-8")],
        "hostile": [evil],
    }


SHAPES = (
    "findings", "nothing", "no story", "a failure", "a failure of standard input",
    "a failure without a path", "a bug", "suppressed", "no places", "no line", "packed", "hostile",
)  # fmt: skip


def test_all_shapes_are_tested(result: Result) -> None:
    assert tuple(shapes(result)) == SHAPES


@pytest.mark.parametrize("shape", SHAPES)
def test_sarif_is_valid(shape: str, result: Result) -> None:
    data = json.loads(report("sarif", *shapes(result)[shape]))
    checker = jsonschema.validators.validator_for(SCHEMA)
    assert checker is jsonschema.Draft202012Validator  # the one that the schema names
    checker(SCHEMA).validate(data)


@pytest.mark.parametrize("form", MACHINE)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_has_a_report(form: str, shape: str, result: Result) -> None:
    results = shapes(result)[shape]
    text = report(form, *results)
    assert text == report(form, *results)
    text.encode()


def only(run: str) -> dict[str, Any]:
    (found,) = json.loads(run)["runs"]
    assert isinstance(found, dict)
    return found


def test_each_check_is_a_rule_with_its_help(result: Result) -> None:
    run = only(report("sarif", result))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CHECKS)
    assert rules[run["results"][0]["ruleIndex"]]["id"] == "near-miss-name"
    for rule, check in zip(rules, CHECKS.values(), strict=True):
        assert rule["help"]["markdown"] == explained(check)
        assert len(rule["properties"]["tags"]) <= 10  # as many as GitHub keeps
        assert len(rule["shortDescription"]["text"]) <= 1024


def test_a_result_of_sarif_says_what_a_person_needs(result: Result) -> None:
    one = only(report("sarif", result))["results"][0]
    (location,) = one["locations"]
    physical = location["physicalLocation"]
    assert unquote(physical["artifactLocation"]["uri"]) == PATH
    assert physical["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    assert physical["region"]["snippet"]["text"] == "Balladal"
    assert physical["contextRegion"]["snippet"]["text"] == "塔利班 said Balladal."
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "segment 1/target"
    assert one["rank"] == 90.0
    assert one["partialFingerprints"]["wireqa/v1"] == "0-9"


def test_the_source_is_a_related_location(tmp_path: Path) -> None:
    written(tmp_path, "\n塔利班说\n巴拉达尔说\n", name="s.zh.txt")
    file = written(tmp_path, "\nThey said.\nBalladal said.\n", name="s.en.mt.txt")
    one = told(
        file, evidence=("source, segment 2: “巴拉达尔”", "target, segment 1: “They”", "sure")
    )
    one = replace(one, document=replace(one.document, source_path="copy/s.zh.txt"))
    (found,) = only(report("sarif", one))["results"]
    places = [
        (place["artifactLocation"]["uri"], place["region"]["startLine"])
        for place in (related["physicalLocation"] for related in found["relatedLocations"])
    ]
    assert places == [("copy/s.zh.txt", 3), (uri(PATH), 2)]
    (diagnostic,) = json.loads(report("rdjson", one))["diagnostics"]
    assert [r["location"]["path"] for r in diagnostic["related_locations"]] == [
        "copy/s.zh.txt", PATH,
    ]  # fmt: skip


def test_evidence_that_checks_quote_is_understood() -> None:
    class Scanned:
        document = Document("a", "a.txt", "zh", "en", (Segment("x Taliban", "塔利班", line=1),))

    mark = finding(0, "Taliban", 2).span._replace(side="source", start=0, end=3)
    evidence = quote(Scanned(), (mark,))  # type: ignore[arg-type]
    one = Result(Scanned.document, (finding(0, "Taliban", 2, evidence=evidence),))
    (found,) = only(report("sarif", one))["results"]
    assert len(found["relatedLocations"]) == 1


def test_evidence_of_no_segment_is_no_location() -> None:
    one = Result(
        many(1).document, (finding(0, "Balladal", 0, evidence=("source, segment 9: “x”",)),)
    )
    (found,) = only(report("sarif", one))["results"]
    assert "relatedLocations" not in found


def test_what_people_overruled_is_said_and_not_counted(result: Result) -> None:
    run = only(report("sarif", overruled(result)))
    states = [(r.get("suppressions", [{}])[0].get("justification"), r["baselineState"])
              for r in run["results"]]  # fmt: skip
    assert states == [
        (None, "new"), (None, "new"), ("we say so", "new"), ("known", "unchanged")
    ]  # fmt: skip
    for form in ("rdjson", "github", "gitlab", "junit", "checkstyle"):
        text = report(form, overruled(result))
        assert text.count("“Balladal” looks wrong") == 2, form


def test_the_invocation_says_how_it_ended() -> None:
    run = only(report("sarif", broken(), options=replace(OPTIONS, exit_code=2)))
    (invocation,) = run["invocations"]
    assert invocation["exitCode"] == 2
    assert not invocation["executionSuccessful"]
    (note,) = invocation["toolExecutionNotifications"]
    assert note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b.txt"


# --- files without places, and packed ones ------------------------------------------------------


def test_without_places_there_is_the_line() -> None:
    one = many(3)
    regions = [
        r["locations"][0]["physicalLocation"]["region"]
        for r in only(report("sarif", one))["results"]
    ]
    assert regions == [{"startLine": 1}, {"startLine": 2}, {"startLine": 3}]
    ranges = [d["location"]["range"] for d in json.loads(report("rdjson", one))["diagnostics"]]
    assert ranges[2] == {"start": {"line": 3}, "end": {"line": 3}}
    assert [i["location"]["lines"] for i in json.loads(report("gitlab", one))][2] == {"begin": 3}
    assert "line=3,endLine=3,title" in report("github", one)
    (document,) = json.loads(report("json", one))["documents"]
    assert (document["findings"][2]["line"], document["findings"][2]["column"]) == (3, None)


def test_lines_inside_a_packed_file_are_not_told_as_its_own(result: Result) -> None:
    packed = replace(result, member="word/document.xml")
    for one in only(report("sarif", packed))["results"]:
        assert "region" not in one["locations"][0]["physicalLocation"]
        assert "fixes" not in one
    for diagnostic in json.loads(report("rdjson", packed))["diagnostics"]:
        assert set(diagnostic["location"]) == {"path"}
        assert "suggestions" not in diagnostic
    assert "line=" not in report("github", packed)
    assert {i["location"]["lines"]["begin"] for i in json.loads(report("gitlab", packed))} == {1}
    for form in ("junit", "checkstyle"):
        root = etree.fromstring(report(form, packed).encode())
        assert {e.get("line") for e in root.iter() if "line" in e.attrib} == {"1"}
        assert not [e for e in root.iter() if "column" in e.attrib]


# --- paths --------------------------------------------------------------------------------------

HERE = replace(OPTIONS, root="/home/desk", folder="/home/desk/copy")
PATHS = {
    "beside": ("a.txt", "copy/a.txt", "copy/a.txt"),
    "dots": ("./x/../a.txt", "copy/a.txt", "copy/a.txt"),
    "above": ("../b.txt", "b.txt", "b.txt"),
    "whole": ("/home/desk/copy/a.txt", "copy/a.txt", "copy/a.txt"),
    "outside": ("../../b.txt", "/home/b.txt", "file:///home/b.txt"),
    "of the same beginning": ("/home/desk2/a", "/home/desk2/a", "file:///home/desk2/a"),
    "blanks": ("a b.txt", "copy/a b.txt", "copy/a%20b.txt"),
    "signs": ("a,b:c%20#d?.txt", "copy/a,b:c%20#d?.txt", "copy/a%2Cb%3Ac%2520%23d%3F.txt"),
    "a backslash": ("a\\b", "copy/a\\b", "copy/a%5Cb"),
    "Chinese": ("塔.txt", "copy/塔.txt", "copy/%E5%A1%94.txt"),
    "half a sign": ("\ud800", "copy/\ud800", "copy/%EF%BF%BD"),
    "standard input": ("<stdin>", "<stdin>", "%3Cstdin%3E"),
}


@pytest.mark.parametrize(("given", "path", "as_uri"), PATHS.values(), ids=PATHS.keys())
def test_paths_count_from_the_root(given: str, path: str, as_uri: str) -> None:
    assert from_root(given, HERE) == path
    assert uri(from_root(given, HERE)) == as_uri


def test_without_a_root_paths_stay() -> None:
    options = ReportOptions("0")
    assert [from_root(p, options) for p in ("a/b.txt", "./a", "/a", "")] == [
        "a/b.txt",
        "a",
        "/a",
        "",
    ]


# --- limits -------------------------------------------------------------------------------------


def test_github_shows_so_many_the_gravest_first() -> None:
    lines = report("github", many(30), many(12, Severity.CRITICAL)).splitlines()
    kinds = [line.split(" ")[0] for line in lines]
    assert kinds == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"]
    assert lines[-1].endswith("22 more findings: see the summary of the step")


def test_github_counts_what_cannot_be_read_as_well() -> None:
    lines = report("github", *[broken()] * 12, many(3, Severity.NEUTRAL)).splitlines()
    kinds = [line.split(" ")[0] for line in lines]
    assert kinds == ["::error"] * 10 + ["::notice"] * 4
    assert lines[-1].endswith("::2 more unreadable files: see the summary of the step")


def test_github_shows_no_more_notices_than_ten() -> None:
    lines = report("github", many(99, Severity.NEUTRAL)).splitlines()
    assert len(lines) == 10
    assert "90 more findings" in lines[-1]


def test_sarif_keeps_within_the_limit_of_results(
    monkeypatch: pytest.MonkeyPatch, result: Result
) -> None:
    monkeypatch.setattr("qa.reporting.sarif._MOST", 5)
    run = only(report("sarif", overruled(result), many(4), many(3, Severity.CRITICAL)))
    # Two of the first file and the three critical ones; what people overruled goes first.
    assert [r["level"] for r in run["results"]] == ["error"] * 5
    assert not [r for r in run["results"] if "suppressions" in r]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "6 findings of least severity are left out" in note["message"]["text"]


def test_gitlab_has_no_fingerprint_twice() -> None:
    twin = replace(many(1), findings=many(1).findings * 5)
    issues = json.loads(report("gitlab", twin, twin, broken(), broken()))
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints) == 12


def test_gitlab_keeps_a_fingerprint_when_lines_move(tmp_path: Path) -> None:
    before = told(written(tmp_path, "Balladal"))
    after = told(written(tmp_path, "x\n\nBalladal"), fingerprint=before.findings[0].fingerprint)
    assert [i["fingerprint"] for i in json.loads(report("gitlab", before))] == [
        i["fingerprint"] for i in json.loads(report("gitlab", after))
    ]


def test_junit_passes_where_nothing_was_found_and_tells_cases_apart(result: Result) -> None:
    clean = replace(result, findings=(), places=())
    root = etree.fromstring(report("junit", clean, result, broken()).encode())
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("6", "4", "1")
    passing, failing, unread = root.findall("testsuite")
    assert [len(case) for case in passing] == [0]
    names = [case.get("name") for case in failing]
    assert names == [f"near-miss-name {p}" for p in ("1:10", "2:6", "2:18", "3:5")]
    assert unread.find("testcase/error") is not None


def test_what_to_write_is_said_once(tmp_path: Path) -> None:
    project = open_project(Config(), tmp_path)
    text = "China News Service, Beijing, March 5. He came on the 4th."
    story = Document(
        "a", "2020-03-05", "zh", "en", (Segment(text, "中新社北京3月5日电 他4日来了。"),)
    )
    told = [message(finding) for finding in examine(story, project).findings if finding.fix]
    assert told
    assert all(one.count("write “") + one.count("the term is “") == 1 for one in told)
