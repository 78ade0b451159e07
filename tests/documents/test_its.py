"""ITS 2.0 annotations in XLIFF: the texts stay, the marks say what was found, twice is once."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from qa.checks import CHECKS
from qa.documents import Loaded, its
from qa.documents.writing import edited, encoded
from qa.engine import examine
from qa.errors import DocumentError
from qa.model import Finding, Severity, Span
from qa.project import Project
from tests.documents.helpers import read
from tests.documents.mending import found
from tests.documents.test_xliff import NODES, ONE, SAMPLE_1, SAMPLE_2, SOURCE, segment, unit

ITS = "{http://www.w3.org/2005/11/its}"
DATA = tomllib.loads(Path(its.__file__).with_suffix(".toml").read_text(encoding="utf-8"))
# Appendix C of the standard.
TYPES = {
    "terminology", "mistranslation", "omission", "untranslated", "addition", "duplication",
    "inconsistency", "grammar", "legal", "register", "locale-specific-content",
    "locale-violation", "style", "characters", "misspelling", "typographical", "formatting",
    "inconsistent-entities", "numbers", "markup", "pattern-problem", "whitespace",
    "internationalization", "length", "non-conformance", "uncategorized", "other",
}  # fmt: skip


def read_one(folder: Path, text: str | bytes, name: str = "a.xlf") -> Loaded:
    loaded = read(folder, {name: text}, name)[0]
    assert loaded.document, str(loaded.error)
    return loaded


def annotated(loaded: Loaded, findings: Sequence[Finding]) -> bytes:
    assert loaded.document
    assert loaded.raw
    return encoded(
        loaded.raw, edited(loaded.raw, its.annotations(loaded.document, findings, loaded.raw))
    )


def at(finding: Finding, start: int, end: int, side: str = "target", index: int = 0) -> Finding:
    return replace(finding, span=Span(index, side, start, end), text="")  # type: ignore[arg-type]


def words(mark: etree._Element) -> str:
    """The text in a mark, without that of codes."""
    texts = mark.xpath(".//text()[not(ancestor::*[local-name()='ph'])]")
    assert isinstance(texts, list)
    return "".join(str(text) for text in texts)


MARK = (
    '{id} its:locQualityIssueType="mistranslation" '
    'its:locQualityIssueComment="wrong-rendering: “{word}” is &lt;wrong&gt; &amp; so" '
    'its:locQualityIssueSeverity="50" its:locQualityIssueProfileRef="https://themqm.org/"'
)


def first(word: str) -> str:
    return "<mrk" + MARK.format(id=' mtype="x-its"', word=word)


def second(word: str) -> str:
    return "<mrk" + MARK.format(id=' id="q1" type="its:generic"', word=word)


WORDS = {
    "plain": (
        unit("<target>The Balladal said</target>"), "Balladal",
        f"<target>The {first('Balladal')}>Balladal</mrk> said</target>",
    ),
    "in an element": (
        unit("<target><g id='1'>Balladal</g></target>"), "Balladal",
        f"<target><g id='1'>{first('Balladal')}>Balladal</mrk></g></target>",
    ),
    "through an element": (
        unit("<target>So Balla<g id='1'>dal said</g></target>"), "Balladal",
        f"<target>So {first('Balladal')}>Balla<g id='1'>dal said</g></mrk></target>",
    ),
    "round a code": (
        unit("<target>Balla<x id='1'/>dal said</target>"), "Balladal",
        f"<target>{first('Balladal')}>Balla<x id='1'/>dal</mrk> said</target>",
    ),
    "in a segment": (
        unit("<seg-source><mrk mtype='seg' mid='1'>塔</mrk></seg-source>"
             "<target><mrk mtype='seg' mid='1'>Balladal said</mrk></target>"), "Balladal",
        f"<mrk mtype='seg' mid='1'>{first('Balladal')}>Balladal</mrk> said</mrk></target>",
    ),
    "in CDATA": (
        unit("<target>So <![CDATA[R&D of Balladal]]> said</target>"), "Balladal",
        f"<![CDATA[R&D of ]]>{first('Balladal')}><![CDATA[Balladal]]></mrk><![CDATA[]]> said",
    ),
    "2": (
        segment("<target>The Balladal said</target>"), "Balladal",
        f"<target>The {second('Balladal')}>Balladal</mrk> said</target>",
    ),
    "2, an id in use": (
        segment("<target><pc id='q1'>The</pc> Balladal</target>"), "Balladal",
        f"{second('Balladal').replace('q1', 'q2')}>Balladal</mrk></target>",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "word", "says"), WORDS.values(), ids=WORDS.keys())
def test_a_mark_round_the_words(tmp_path: Path, text: str, word: str, says: str) -> None:
    loaded = read_one(tmp_path, text)
    assert loaded.document
    data = annotated(loaded, [found(loaded.document, word)])
    assert says in data.decode()
    etree.fromstring(data)
    again = read_one(tmp_path, data, "b.xlf")
    assert again.document
    assert again.document.segments == loaded.document.segments
    assert annotated(again, [found(again.document, word)]) == data


def test_the_declarations_come_once(tmp_path: Path) -> None:
    loaded = read_one(tmp_path, unit("<target>The Balladal of Tajikistan</target>"))
    assert loaded.document
    data = annotated(loaded, [found(loaded.document, "Balladal")])
    again = read_one(tmp_path, data, "b.xlf")
    assert again.document
    twice = annotated(again, [found(again.document, word) for word in ("Balladal", "Tajikistan")])
    for text in (data, twice):
        assert text.count(b'xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0"') == 1
    assert len(etree.fromstring(twice).findall(".//{*}target/{*}mrk")) == 2


DECLARED = {
    "by another name": (' xmlns:i="http://www.w3.org/2005/11/its" i:version="2.0"', "i", 0),
    "without a version": (' xmlns:its="http://www.w3.org/2005/11/its"', "its", 1),
    "the name is taken": (' xmlns:its="urn:x"', "its2", 1),
}


@pytest.mark.parametrize(("more", "prefix", "count"), DECLARED.values(), ids=DECLARED.keys())
def test_declarations_that_are_there(tmp_path: Path, more: str, prefix: str, count: int) -> None:
    text = unit("<target>The Balladal</target>").replace(' version="1.2"', f' version="1.2"{more}')
    loaded = read_one(tmp_path, text)
    assert loaded.document
    data = annotated(loaded, [found(loaded.document, "Balladal")]).decode()
    assert f" {prefix}:locQualityIssueType=" in data
    assert data.count(f"{prefix}:version") - text.count(f"{prefix}:version") == count
    (mark,) = etree.fromstring(data.encode()).findall(".//{*}mrk")
    assert mark.get(f"{ITS}locQualityIssueSeverity") == "50"
    assert etree.fromstring(data.encode()).get(f"{ITS}version") == "2.0"


POINTS = {
    "in the middle": (unit("<target>The said</target>"), 3, "The<mrk"),
    "at the beginning": (unit("<target>\n  The said</target>"), 0, "\n  <mrk"),
    "at the end": (unit("<target>The <g id='1'>said</g></target>"), 8, "said<mrk"),
    "in CDATA": (unit("<target><![CDATA[The said]]></target>"), 3, "[The]]><mrk"),
    "an empty target": (unit("<target state='final'/>"), 0, "<target state='final'><mrk"),
    "an empty pair of tags": (unit("<target state='final'></target>"), 0, "'final'><mrk"),
    "2": (segment("<target/>", " state='final'"), 0, "<target><mrk"),
}


@pytest.mark.parametrize(("text", "offset", "before"), POINTS.values(), ids=POINTS.keys())
def test_what_is_missing_is_marked_in_its_place(
    tmp_path: Path, text: str, offset: int, before: str
) -> None:
    more = FILLED_1 if "trans-unit" in text else FILLED_2
    loaded = read_one(tmp_path, text.replace("</body>", more + "</body>").replace(
        "</unit></file>", "</unit>" + more + "</file>"))  # fmt: skip
    assert loaded.document
    one = at(found(loaded.document, "Doha"), offset, offset)
    other = replace(one, message="something else is missing")
    data = annotated(loaded, [one, other])
    assert before in data.decode()
    assert len(etree.fromstring(data).findall(".//{*}mrk")) == 2
    again = read_one(tmp_path, data, "b.xlf")
    assert again.document
    assert again.document.segments == loaded.document.segments
    assert annotated(again, [one, other]) == data


FILLED_1 = "<trans-unit id='9'><source>多哈</source><target>Doha</target></trans-unit>"
FILLED_2 = "<unit id='u9'><segment><source>多哈</source><target>Doha</target></segment></unit>"


def test_what_is_said_of_the_source_stands_where_its_translation_begins(tmp_path: Path) -> None:
    loaded = read_one(tmp_path, unit("<target>The Taliban</target>"))
    assert loaded.document
    finding = at(found(loaded.document, "Taliban"), 2, 4, "source")
    data = annotated(loaded, [finding])
    assert "<target><mrk " in data.decode()
    again = read_one(tmp_path, data, "b.xlf")
    assert annotated(again, [finding]) == data


def test_a_segment_without_a_target_gets_none(tmp_path: Path) -> None:
    text = unit("", " approved='yes'").replace("</body>", FILLED_1 + "</body>")
    loaded = read_one(tmp_path, text)
    assert loaded.document
    assert annotated(loaded, [at(found(loaded.document, "Doha"), 0, 0)]) == text.encode()


def test_stretches_that_cut_through_each_other(tmp_path: Path) -> None:
    loaded = read_one(tmp_path, unit("<target>Balla<g id='1'>dal, Tali</g>stan so</target>"))
    assert loaded.document
    findings = [found(loaded.document, "Balladal"), found(loaded.document, "Talistan so")]
    data = annotated(loaded, findings)
    outer, inner = etree.fromstring(data).findall(".//{*}mrk")
    assert [words(mark) for mark in (outer, inner)] == [
        "Balladal, Talistan so", "Balladal, Tali"
    ]  # fmt: skip
    again = read_one(tmp_path, data, "b.xlf")
    assert annotated(again, findings) == data


@pytest.mark.parametrize("text", [SAMPLE_1, SAMPLE_2], ids=["1.2", "2.2"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_several_stories_of_one_file(tmp_path: Path, text: str, encoding: str) -> None:
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    text = text.replace('encoding="UTF-8"', "").replace("\n", "\r\n")
    stories = read(tmp_path, {"a.xlf": mark + text.encode(encoding)}, "a.xlf")
    edits = set()
    for loaded in stories:
        assert loaded.document
        assert loaded.raw
        word = loaded.document.segments[-1].target.split()[-1]
        edits |= set(its.annotations(loaded.document, [found(loaded.document, word)], loaded.raw))
    raw = stories[0].raw
    assert raw
    new = edited(raw, sorted(edits))
    kept = new
    for edit in sorted(edits):  # without the edits' own texts it is the file
        assert kept[edit.start :].startswith(edit.text)
        kept = kept[: edit.start] + kept[edit.start + len(edit.text) :]
    assert kept == raw.text
    data = encoded(raw, edited(raw, sorted(edits)))
    assert len(etree.fromstring(data).findall(f".//*[@{ITS}locQualityIssueType]")) == len(stories)
    again = read(tmp_path, {"b.xlf": data}, "b.xlf")
    assert [s.document and s.document.segments for s in again] == [
        s.document and s.document.segments for s in stories
    ]


def test_many_findings_in_one_segment_take_linear_time(tmp_path: Path) -> None:
    inner = "word <x id='1'/>and <g id='2'>more</g> " * 20_000
    loaded = read_one(tmp_path, unit(f"<target>{inner}</target>"))
    assert loaded.document
    one = found(loaded.document, "word")
    length = len(loaded.document.segments[0].target)
    findings = [at(one, start, start + 6) for start in range(0, length - 6, 20)]
    data = annotated(loaded, findings)
    again = read_one(tmp_path, data, "b.xlf")
    assert again.document
    assert again.document.segments == loaded.document.segments
    assert annotated(again, findings) == data


def test_comments_are_text_and_nothing_else(tmp_path: Path) -> None:
    loaded = read_one(tmp_path, unit("<target>Balladal</target>"))
    assert loaded.document
    finding = replace(
        found(loaded.document, "Balladal", fix='"Bar"/>'), message="a\x01\ud800\n\t<script>"
    )
    data = annotated(loaded, [finding])
    (mark,) = etree.fromstring(data).findall(".//{*}mrk")
    comment = mark.get(f"{ITS}locQualityIssueComment")
    assert comment == 'wrong-rendering: a\ufffd\ufffd\n\t<script> → "Bar"/>'


def test_findings_are_the_same_in_an_annotated_file(tmp_path: Path, project: Project) -> None:
    text = ONE % (
        "<trans-unit id='1'><source>塔利班领导人阿卜杜勒·加尼·巴拉达尔说，350人获释。</source>"
        "<target>The Tajikistan leader <g id='1'>Abdul Gani</g> Balladar said that 530 people were "
        "freed.</target></trans-unit><trans-unit id='2'><source>会谈在多哈举行。</source>"
        "<target state='final'/></trans-unit>"
    )
    loaded = read_one(tmp_path, text)
    assert loaded.document
    findings = examine(loaded.document, project).findings
    data = annotated(loaded, findings)
    marks = etree.fromstring(data).findall(f".//*[@{ITS}locQualityIssueType]")
    assert len(marks) == len(findings) > 3
    again = read_one(tmp_path, data, "b.xlf")
    assert again.document
    assert examine(again.document, project).findings == findings
    assert annotated(again, findings) == data


def test_only_xliff_is_annotated(tmp_path: Path) -> None:
    loaded = read_one(tmp_path, "Kabul is calm.", "a.en.txt")
    assert loaded.document
    assert loaded.raw
    with pytest.raises(DocumentError, match="only XLIFF can be annotated"):
        its.annotations(loaded.document, [], loaded.raw)


def test_every_check_has_a_type_of_the_standard() -> None:
    assert {check.mqm for check in CHECKS.values()} <= DATA["types"].keys()
    assert DATA["checks"].keys() <= CHECKS.keys()
    assert {*DATA["types"].values(), *DATA["checks"].values()} <= TYPES
    grades = [DATA["severities"][severity.label] for severity in sorted(Severity)]
    assert grades == sorted(set(grades))
    assert (grades[0], grades[-1]) == (0, 100)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NODES, st.booleans(), st.data())
def test_marks_change_no_text_whatever_the_codes(
    tmp_path: Path, inner: str, two: bool, data: st.DataObject
) -> None:
    body = f"<target>K{inner}</target>"
    text = segment(body) if two else ONE % f"<trans-unit id='1'>{SOURCE}{body}</trans-unit>"
    loaded = read_one(tmp_path, text)
    assert loaded.document
    (own,) = loaded.document.segments
    # Disjoint stretches, empty ones among them, as the engine gives them.
    cuts = sorted(data.draw(st.lists(st.integers(0, len(own.target)), max_size=8)))
    pattern = found(loaded.document, "K")
    findings = [
        replace(at(pattern, start, end), message=f"{number}")
        for number, (start, end) in enumerate(zip(cuts[::2], cuts[1::2], strict=False))
    ]
    marked = annotated(loaded, findings)
    again = read_one(tmp_path, marked, "b.xlf")
    assert again.document
    assert again.document.segments == loaded.document.segments
    root = etree.fromstring(marked)
    marks = root.findall(f".//{{*}}mrk[@{ITS}locQualityIssueType]")
    assert len(marks) == len(findings)
    said = {mark.get(f"{ITS}locQualityIssueComment"): words(mark) for mark in marks}
    for finding in findings:
        text = own.target[finding.span.start : finding.span.end]
        assert text in said[f"{finding.check}: {finding.message}"]
    assert annotated(again, findings) == marked
