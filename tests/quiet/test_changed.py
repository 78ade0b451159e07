"""Only findings on changed lines: of the translation, of what stands beside it, of what stands before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qa.documents.locate import locate
from qa.documents.raw import Raw
from qa.documents.weave import Weaver
from qa.git import Changes, Lines
from qa.git.lines import WHOLE
from qa.git.repository import Staged
from qa.model import Beside, Document, Failure, Finding, Result, Segment, Severity, Span
from qa.quiet.changed import ChangedView, only_changed

FILE = "line 1\nThe «Balladal\nspoke» here.\nline 4\n"


def changes(**lines: Lines) -> Changes:
    """Of a repository whose top is this folder; every file of it is known."""
    index = dict.fromkeys(("story", "source"), Staged("100644", "0"))
    return Changes(str(Path.cwd().resolve()), False, lines, index)


def result(file: str = FILE, *, source: str | None = None, end: str = "\n") -> tuple[Result, Raw]:
    """A story of one segment a line, «» round the finding; a segment goes on where «» does."""
    text = file.replace("«", "").replace("»", "").replace("\n", end)
    raw = Raw("story", text.encode(), text, "utf-8")
    start = file.replace("\n", end).index("«")
    stop = file.replace("\n", end).index("»") - 1
    line = raw.line(start)
    first = raw.line_start(line)
    last = text.find(end, stop)
    weaver = Weaver()
    weaver.add(text[first:last], first)
    target, pieces = weaver.done()
    segment = Segment(target, source, key="1", line=line, pieces=pieces)
    finding = Finding(
        "near-miss-name", "Accuracy", Severity.MAJOR, Span(0, "target", start - first, stop - first),
        "1", text[start:stop], "wrong", (), None, None, 1.0, "0",
    )  # fmt: skip
    document = Document("story", "story", "zh", "en", (segment,))
    found = Result(document, (finding,))
    return replace(found, places=locate(document, found.findings, raw)), raw


HIDDEN = {
    "nothing changed": Lines(),
    "the line above": Lines(((1, 1),)),
    "the line below": Lines(((4, 9),)),
    "lines went above": Lines(gaps=(0, 1)),
    "lines went below": Lines(gaps=(3, 4)),
}
SHOWN = {
    "its first line": Lines(((2, 2),)),
    "its last line": Lines(((3, 3),)),
    "all round it": Lines(((1, 9),)),
    "lines went inside": Lines(gaps=(2,)),
    "all": WHOLE,
}


@pytest.mark.parametrize("lines", HIDDEN.values(), ids=HIDDEN.keys())
def test_a_finding_on_other_lines_is_left_out(lines: Lines) -> None:
    found, raw = result()
    quiet = only_changed(found, raw, changes(story=lines))
    assert (quiet.findings, quiet.places) == ((), ())
    assert quiet.unseen == ("1 finding on lines that did not change",)


@pytest.mark.parametrize("lines", SHOWN.values(), ids=SHOWN.keys())
def test_a_finding_on_changed_lines_is_shown(lines: Lines) -> None:
    found, raw = result()
    assert only_changed(found, raw, changes(story=lines)) == found


MISSING = {
    "its line": (Lines(((2, 2),)), 1),
    "the line above": (Lines(((1, 1),)), 0),
    "a loss above": (Lines(gaps=(1,)), 1),
    "a loss below": (Lines(gaps=(2,)), 1),
    "a loss elsewhere": (Lines(gaps=(0, 3)), 0),
}


@pytest.mark.parametrize(("lines", "count"), MISSING.values(), ids=MISSING.keys())
def test_what_is_missing_counts_where_lines_went(lines: Lines, count: int) -> None:
    found, raw = result("line 1\nThe «»Balladal.\nline 3\n")
    assert len(only_changed(found, raw, changes(story=lines)).findings) == count


BEFORE = {
    "the source's line": ("中", Lines(((1, 1),)), 1),
    "no source": (None, Lines(((1, 1),)), 0),
    "behind it": ("中", Lines(((4, 4),)), 0),
}


@pytest.mark.parametrize(("source", "lines", "count"), BEFORE.values(), ids=BEFORE.keys())
def test_a_source_that_stands_before_it_in_the_file_counts(
    source: str | None, lines: Lines, count: int
) -> None:
    found, raw = result(source=source)
    assert len(only_changed(found, raw, changes(story=lines)).findings) == count


BESIDE = {
    "its line": (Lines(((7, 7),)), 1),
    "another line": (Lines(((6, 6),)), 0),
    "a new file": (WHOLE, 1),
}


@pytest.mark.parametrize(("lines", "count"), BESIDE.values(), ids=BESIDE.keys())
def test_a_source_beside_it_counts(lines: Lines, count: int) -> None:
    found, raw = result(source="中")
    document = replace(found.document, beside=(Beside("source", ((7, 8),)),))
    quiet = only_changed(replace(found, document=document), raw, changes(source=lines))
    assert len(quiet.findings) == count


def test_in_a_file_with_returns_alone_any_change_counts() -> None:
    found, raw = result(end="\r")
    assert only_changed(found, raw, changes(story=Lines(((1, 1),)))) == found
    assert only_changed(found, raw, changes(story=Lines())).findings == ()


def test_what_has_no_place_stays() -> None:
    found, raw = result()
    nowhere = replace(found, places=())
    assert only_changed(nowhere, raw, changes(story=Lines())) == nowhere
    failed = replace(found, failure=Failure("bug", "x"))
    assert only_changed(failed, raw, changes()) is failed
    assert only_changed(found, None, changes()) is found


def test_a_story_is_asked_for_when_a_side_of_it_changed() -> None:
    view = ChangedView(changes(source=Lines(((1, 1),))))
    assert view.wanted(Path("story"), (Path("source"),))
    assert not view.wanted(Path("story"), ())
    assert ChangedView(view.changes, (Path("source"),)).wanted(Path("story"), ())
    assert view.content(Path("story")) is None
