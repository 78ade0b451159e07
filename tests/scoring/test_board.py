"""The board: sacrebleu's figures, paired tests, slices, and systems that do not fit each other."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import Any

import pytest
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER
from sacrebleu.significance import PairedTest

from qa.errors import InputError
from qa.language import Scoring
from qa.model import Document, Finding, Named, Result, Score, Segment, Severity, Span, TermCount
from qa.reporting.board_html import table
from qa.scoring.board import Board, Cell
from qa.scoring.columns import check_columns, overlap_columns
from qa.scoring.judge import LEAST, Judging, judge
from qa.scoring.segments import scored
from qa.scoring.slices import parts
from qa.scoring.systems import System, aligned
from tests.scoring.made import WORDS

NUMBER = 120


def _texts(seed: int, wrong: float) -> list[str]:
    """Reference texts with a share of their words exchanged."""
    right, draw = random.Random(1), random.Random(seed)
    texts = [right.choices(WORDS, k=right.randint(5, 25)) for _ in range(NUMBER)]
    return [
        " ".join(draw.choice(WORDS) if draw.random() < wrong else word for word in text)
        for text in texts
    ]


REFERENCES = _texts(0, 0.0)
OUTPUTS = {"good": _texts(2, 0.2), "bad": _texts(3, 0.4), "other": _texts(4, 0.22)}


def _system(name: str, texts: list[str], stories: int = 2) -> System:
    segments = [
        Segment(text, f"source {n}", (REFERENCES[n],), str(n), n + 1, "war" if n % 3 else "")
        for n, text in enumerate(texts)
    ]
    size = len(segments) // stories
    documents = tuple(
        Document(
            f"story {n}", f"{name}.tsv", "zh", "en", tuple(segments[n * size : (n + 1) * size])
        )
        for n in range(stories)
    )
    return System(name, documents)


SYSTEMS = [_system(name, texts) for name, texts in OUTPUTS.items()]


def _board(judging: Judging, metrics: tuple[str, ...] = ("BLEU", "chrF++", "TER")) -> Board:
    return judge(SYSTEMS, overlap_columns(metrics, SYSTEMS, Scoring()), judging)


def _cell(board: Board, system: str, column: str) -> Cell:
    row = next(row for row in board.rows if row.system == system)
    place = [h.name for h in board.headings].index(column)
    cell = row.cells[place]
    assert cell
    return cell


@pytest.mark.parametrize(
    ("name", "theirs"), [("BLEU", BLEU()), ("chrF++", CHRF(word_order=2)), ("TER", TER())]
)
def test_scores_intervals_and_signatures_are_those_of_sacrebleu(name: str, theirs: Any) -> None:
    board = _board(Judging("bootstrap", 200))
    for system, texts in OUTPUTS.items():
        wanted = theirs.corpus_score(texts, [REFERENCES], n_bootstrap=200)
        cell = _cell(board, system, name)
        assert cell.score.value == wanted.score
        assert cell.half == pytest.approx(wanted._ci, abs=1e-4)
        assert cell.score.signature == str(theirs.get_signature())


@pytest.mark.parametrize(("kind", "test"), [("bs", "bootstrap"), ("ar", "randomisation")])
def test_p_values_are_those_of_sacrebleu_after_holm(kind: str, test: Any) -> None:
    tested: Any = PairedTest(list(OUTPUTS.items()), {"BLEU": BLEU()}, [REFERENCES], kind, 150)()
    raw = {name: result.p_value for name, result in zip(OUTPUTS, tested[1]["BLEU"], strict=True)}
    board = _board(Judging(test, 150), ("BLEU",))
    first, second = sorted(("bad", "other"), key=lambda name: raw[name])
    smaller = min(1.0, 2 * raw[first])
    assert _cell(board, first, "BLEU").p == pytest.approx(smaller)
    assert _cell(board, second, "BLEU").p == pytest.approx(max(smaller, raw[second]))
    assert _cell(board, "good", "BLEU").p is None


def test_the_best_the_difference_and_the_baseline() -> None:
    board = _board(Judging("bootstrap", 100, baseline="bad"))
    best = {
        (row.system, heading.name)
        for row in board.rows
        for cell, heading in zip(row.cells, board.headings, strict=True)
        if cell and cell.best
    }
    assert best == {("good", "BLEU"), ("good", "chrF++"), ("good", "TER")}
    cell = _cell(board, "good", "TER")
    assert cell.difference == pytest.approx(
        cell.score.value - _cell(board, "bad", "TER").score.value
    )
    assert cell.difference is not None
    assert cell.difference < 0
    assert _cell(board, "bad", "TER").difference is None


def test_equal_systems_do_not_differ() -> None:
    same = [SYSTEMS[0], replace(SYSTEMS[0], name="again")]
    for test in ("bootstrap", "randomisation"):
        board = judge(same, overlap_columns(("BLEU",), same, Scoring()), Judging(test, 100))
        assert _cell(board, "again", "BLEU").p == 1.0
        assert all(_cell(board, s.name, "BLEU").best for s in same)


def test_few_units_make_no_claim() -> None:
    assert LEAST["documents"] > 2
    board = _board(Judging("randomisation", 100, "documents"), ("BLEU",))
    assert "too few documents for a claim: 2" in board.notes[0]
    assert [_cell(board, s.name, "BLEU").p for s in SYSTEMS] == [None] * 3
    assert "unit:document" in board.headings[0].signature
    told = table(board.headings, board.rows, board.baseline)
    assert re.search(r"<small>[+-][\d.]+ ± [\d.]+</small>", told)  # and no comma before nothing
    assert _board(Judging("randomisation", 100), ("BLEU",)).notes == ()


def test_one_segment_has_a_score_and_no_interval() -> None:
    one = [replace(s, documents=(replace(s.documents[0], segments=s.documents[0].segments[:1]),))
           for s in SYSTEMS[:2]]  # fmt: skip
    cell = _cell(judge(one, overlap_columns(("chrF",), one, Scoring()), Judging()), "bad", "chrF")
    assert (cell.half, cell.p) == (None, None)
    assert "bs:" not in cell.score.signature


def test_each_segment_is_scored_as_a_sentence() -> None:
    columns = overlap_columns(("BLEU", "chrF", "chrF++", "TER"), SYSTEMS[:1], Scoring())
    theirs: list[Any] = [BLEU(effective_order=True), CHRF(), CHRF(word_order=2), TER()]
    for n, one in enumerate(scored(SYSTEMS[0], columns)):
        text = OUTPUTS["good"][n]
        wanted = [metric.sentence_score(text, [REFERENCES[n]]).score for metric in theirs]
        assert list(one.scores.values()) == wanted


def _examined(system: System, right: int) -> System:
    """Two terms expected in each segment; a critical finding in the first of each story."""
    span = Span(0, "target", 0, 1)
    flaw = Finding("c", "m", Severity.CRITICAL, span, "1", "x", "", (), None, None, 1.0, "f")
    results = tuple(
        Result(
            d, (flaw,), named=tuple(Named(TermCount(2, right), frozenset(("person",)))
                                    for _ in d.segments),
        )
        for d in system.documents
    )  # fmt: skip
    return replace(system, results=results)


def test_terms_and_penalty_stand_beside_the_overlap() -> None:
    systems = [_examined(SYSTEMS[0], 2), _examined(SYSTEMS[1], 1)]
    board = judge(systems, check_columns(systems, Scoring()), Judging("randomisation", 100))
    terms, mqm = _cell(board, "bad", "terms"), _cell(board, "bad", "MQM")
    assert (terms.score.value, terms.score.n) == (0.5, 2 * NUMBER)
    assert terms.p is not None
    assert terms.p < 0.05
    assert not terms.best
    count = sum(any(c.isalnum() for c in w) for t in OUTPUTS["bad"] for w in t.split())
    assert mqm.score.value == pytest.approx(50 / count * 1000)


@pytest.mark.parametrize(("number", "low", "high"), [(1, 1.0, 1.0), (2, 0.4, 0.6), (12, 0.0, 0.01)])
def test_one_segment_that_differs_is_no_significance(number: int, low: float, high: float) -> None:
    """Of n segments that all differ one way, the sign test's p is 2 / 2^n."""
    one = _examined(SYSTEMS[0], 2)
    changed = [
        replace(named, terms=TermCount(2, 1)) if n < number else named
        for n, named in enumerate(one.results[0].named)
    ]
    first = replace(one.results[0], named=tuple(changed))
    other = replace(one, name="other", results=(first, *one.results[1:]))
    board = judge([one, other], check_columns([one, other], Scoring()), Judging(samples=1000))
    p = _cell(board, "other", "terms").p
    assert p is not None
    assert low <= p <= high


def test_finished_scores_are_further_columns() -> None:
    extras = {
        "good": [Score("entities", 0.9, "sig", 10, 0.8, 0.95, "share"), Score("MQM-x", 1, "s", 1, unit="penalty")],
        "bad": [Score("entities", 0.7, "sig", 10, 0.5, 0.8, "share"), Score("MQM-x", 2, "s", 1, unit="penalty")],
    }  # fmt: skip
    board = judge(SYSTEMS, [], Judging(), extras)
    assert [h.name for h in board.headings] == ["entities", "MQM-x"]
    assert _cell(board, "good", "entities").best
    assert _cell(board, "good", "MQM-x").best
    assert _cell(board, "bad", "entities").half == pytest.approx(0.15)
    assert board.rows[2].cells == (None, None)


@pytest.mark.parametrize(
    ("by", "labels"),
    [
        ("document", ["story 0", "story 1"]),
        ("domain", ["war", "none"]),
        ("length", ["0 to 14 characters"]),
        ("kind", ["person"]),
    ],
)
def test_slices(by: Any, labels: list[str]) -> None:
    systems = [_examined(system, 1) for system in SYSTEMS]
    found = parts(by, systems)
    assert [part.label for part in found] == labels
    columns = overlap_columns(("BLEU",), systems, Scoring())
    board = judge(systems, columns, Judging("bootstrap", 100), None, by, found)
    for part, shown in zip(found, board.slices, strict=True):
        chosen = [OUTPUTS["bad"][n] for n in part.segments]
        wanted = BLEU().corpus_score(chosen, [[REFERENCES[n] for n in part.segments]])
        cell = shown.rows[1].cells[0]
        assert cell
        assert cell.score.value == wanted.score
        assert shown.segments == len(chosen)


@pytest.mark.parametrize(
    ("by", "says"), [("domain", "no segment has a domain"), ("kind", "--no-checks")]
)
def test_slices_that_nothing_tells_apart(by: Any, says: str) -> None:
    plain = Document("d", "d.tsv", None, "en", (Segment("a"),))
    with pytest.raises(InputError, match=says):
        parts(by, [System("s", (plain,))])


def _story(*segments: Segment, name: str = "d", path: str = "b.tsv", lang: str = "en") -> Document:
    return Document(name, path, None, lang, segments)


def _segment(line: int, source: str = "s", *references: str) -> Segment:
    return Segment("t", source, references, str(line), line)


FIRST = System("A", (_story(_segment(1), _segment(2), path="a.tsv"),))
APART = {
    "another source": (
        [FIRST, System("B", (_story(_segment(1), _segment(7, "z")),))],
        "b.tsv:7: the source of B is not that of A: 'z' here, 's' in a.tsv:2.",
    ),
    "another reference": (
        [System("A", (_story(_segment(1, "s", "x"), path="a.tsv"),)),
         System("B", (_story(_segment(4, "s", "y")),))],
        "b.tsv:4: the reference of B is not that of A: 'y' here, 'x' in a.tsv:1.",
    ),
    "fewer segments": (
        [FIRST, System("B", (_story(_segment(1)),))],
        "a.tsv:2: A has 2 segments in 'd', B has 1: from here on B has none.",
    ),
    "a segment between": (
        [FIRST, System("B", (_story(_segment(1), _segment(5), _segment(2)),))],
        "b.tsv:5: A has 2 segments in 'd', B has 3; they part here: this one of B is '5', "
        "that of A is '2' (a.tsv:2).",
    ),
    "more segments": (
        [FIRST, System("B", (_story(_segment(1), _segment(2), _segment(5)),))],
        "b.tsv:5: A has 2 segments in 'd', B has 3: from here on A has none.",
    ),
    "a missing reference": (
        [System("B", (_story(_segment(1, "s", "x"), _segment(3)),))],
        "b.tsv:3: this segment of B has no reference, others have.",
    ),
    "another language": (
        [FIRST, System("B", (_story(_segment(1), name="e", lang="de"),))],
        "b.tsv:1: the story 'e' is in de, 'd' in en.",
    ),
    "a missing story": (
        [System("A", (_story(_segment(1)), _story(_segment(9), name="e", path="a.tsv"))),
         System("B", (_story(_segment(1)), _story(_segment(1), name="f")))],
        "a.tsv:9: A has the story 'e', B has not.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("systems", "says"), APART.values(), ids=APART)
def test_the_first_place_where_systems_part(systems: list[System], says: str) -> None:
    with pytest.raises(InputError) as error:
        aligned(systems)
    assert str(error.value).startswith(says)


def test_stories_are_paired_by_name() -> None:
    here = System("A", (_story(_segment(1), name="x"), _story(_segment(2, "u"), name="y")))
    there = System("B", here.documents[::-1])
    assert aligned([here, there])[1].documents == here.documents


def test_one_story_each_needs_no_common_name() -> None:
    other = System("B", (_story(_segment(1), _segment(2), name="elsewhere"),))
    assert aligned([FIRST, other])[1] == other


def test_systems_without_references_have_no_overlap() -> None:
    assert overlap_columns(("BLEU",), [FIRST], Scoring()) == []
