"""Two sides compared: findings by fingerprint, common segments, the segments that made the difference."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.errors import InputError
from qa.model import Finding, Score, Segment, Severity, Span
from qa.scoring.changes import Record, Story
from qa.scoring.difference import difference
from qa.scoring.judge import Judging
from qa.scoring.segments import Scored

JUDGING = Judging("bootstrap", 100)
SIGNATURES = {"MQM": "mqm|bs:1000|seed:1"}


def _finding(mark: str, severity: Severity = Severity.MAJOR, check: str = "c") -> Finding:
    span = Span(0, "target", 0, 1)
    return Finding(check, "m", severity, span, "1", "x", mark, (), None, None, 1.0, mark)


def _scored(key: str, chrf: float, *findings: Finding, source: str = "s") -> Scored:
    penalty = sum(int(f.severity) for f in findings)
    segment = Segment(f"text {chrf}", source, ("r",), key)
    return Scored("S", "story", segment, {"chrF++": chrf}, {"MQM": [penalty, 10]}, findings)


def _record(name: str, *segments: Scored) -> Record:
    return Record(name, "zh", "en", segments, SIGNATURES)


OLD = _record(
    "old", _scored("1", 50.0, _finding("a"), _finding("b")), _scored("2", 40.0), _scored("3", 10.0)
)
NEW = _record(
    "new", _scored("1", 51.0, _finding("b")), _scored("2", 20.0),
    _scored("3", 70.0, _finding("d", Severity.CRITICAL)),
)  # fmt: skip


def test_findings_gained_and_lost() -> None:
    found = difference(OLD, NEW, JUDGING)
    assert [n.finding.fingerprint for n in found.lost] == ["a"]
    assert [n.finding.fingerprint for n in found.gained] == ["d"]
    assert found.changes == {("c", Severity.CRITICAL): (0, 1), ("c", Severity.MAJOR): (1, 0)}


def test_a_finding_that_comes_twice_is_lost_once() -> None:
    twice = _record("old", _scored("1", 1.0, _finding("a"), _finding("a")))
    once = _record("new", _scored("1", 1.0, _finding("a")))
    assert len(difference(twice, once, JUDGING).lost) == 1
    assert difference(twice, once, JUDGING).gained == ()


def test_the_segments_that_changed_most() -> None:
    found = difference(OLD, NEW, JUDGING, 2)
    assert [(m.before.segment.key, m.overlap) for m in found.movers] == [("3", 60.0), ("2", -20.0)]
    assert [(m.before.segment.key, m.penalty) for m in found.penalised] == [("3", 25), ("1", -5)]


def test_the_same_twice_differs_in_nothing() -> None:
    found = difference(OLD, OLD, JUDGING)
    assert (found.changes, found.movers, found.penalised) == ({}, (), ())
    assert (found.first, found.second) == ("old 1", "old 2")


def test_scores_come_from_the_rows_of_common_segments() -> None:
    other = replace(NEW, segments=(*NEW.segments, _scored("9", 1.0, _finding("z"))))
    board = difference(OLD, other, JUDGING).board
    assert board
    assert board.segments == 3
    assert "1 of 4 segments of new have no partner" in " ".join(board.notes)
    first, second = (row.cells[0] for row in board.rows)
    assert first
    assert second
    assert (first.score.value, second.score.value) == pytest.approx(
        (10 / 30 * 1000, 30 / 30 * 1000)
    )
    assert second.difference == pytest.approx(20 / 30 * 1000)


def test_other_signatures_are_not_compared() -> None:
    other = replace(NEW, signatures={"MQM": "mqm|other|bs:9"})
    board = difference(OLD, other, JUDGING).board
    assert board
    assert board.headings == ()
    assert "MQM is not compared, the signatures differ: mqm|seed:1" not in board.notes
    assert "MQM is not compared, the signatures differ: mqm, mqm|other" in board.notes


def test_one_story_each_needs_no_common_name() -> None:
    other = replace(NEW, segments=tuple(replace(s, document="elsewhere") for s in NEW.segments))
    found = difference(OLD, other, JUDGING)
    assert [n.finding.fingerprint for n in found.lost] == ["a"]
    assert found.board
    assert found.board.segments == 3


def test_nothing_in_common() -> None:
    stranger = _record("new", _scored("1", 1.0, source="another"))
    with pytest.raises(InputError, match="no segment in common"):
        difference(OLD, stranger, JUDGING)


def test_reports_of_stories_have_no_p_values() -> None:
    scores = [Score("BLEU", v, f"b|bs:{n}", 9) for n, v in enumerate((30.0, 32.0))]
    old, new = (
        Record(name, None, "en", stories=(Story("s", (score,), (_finding(name),)),))
        for name, score in zip(("old", "new"), scores, strict=True)
    )
    found = difference(old, new, JUDGING)
    assert found.board is None
    assert [(c.before.value, c.after.value) for c in found.stories] == [(30.0, 32.0)]
    assert "no p-values" in found.notes[0]
    with pytest.raises(InputError, match="old has no segments"):
        difference(old, NEW, JUDGING)
