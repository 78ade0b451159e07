"""Our statistics against sacrebleu's own: row by row, score by score, signature by signature."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER
from sacrebleu.significance import PairedTest

from qa.scoring.counts.bleu import Bleu
from qa.scoring.counts.chrf import ChrF
from qa.scoring.counts.metric import Metric
from qa.scoring.counts.resampling import by_document, interval
from qa.scoring.counts.significance import compare, holm
from qa.scoring.counts.ter import Ter

METRICS: list[tuple[Metric, Any]] = [
    (Bleu("13a"), BLEU(tokenize="13a", force=True)),
    (Bleu("zh"), BLEU(tokenize="zh", force=True)),
    (Bleu("char"), BLEU(tokenize="char", force=True)),
    (Bleu("intl"), BLEU(tokenize="intl", force=True)),
    (ChrF(0), CHRF()),
    (ChrF(2), CHRF(word_order=2)),
    (Ter(), TER()),
    (Ter(normalized=True, asian=True), TER(normalized=True, asian_support=True)),
]
NAMES = [f"{ours.name} {ours.key()}" for ours, _ in METRICS]

HYPOTHESES = [
    "The Taliban spokesman said on Thursday, March 5, that 1,000 fighters had left.",
    'He said: "It\'s over."',
    "",
    "塔利班发言人5日说，1000名战士（Taliban）已经离开。",
    "Q&amp;A &lt;b&gt; 3.5-4.5 <skipped> e.g. U.S.-led",
    "\x01 a line with the separator",
    "the the the the cat cat sat",
    "ガザ地区で爆発 🇦🇫 é é",
]
REFERENCES = [
    "A spokesman for the Taliban said Thursday March 5 that 1000 fighters left.",
    '"It is over," he said.',
    "Nothing is here.",
    "塔利班发言人3月5日表示，一千名战士（Taliban）已离开。",
    "Q&A <b> 3.5 - 4.5 e.g. US-led",
    "a line without the separator",
    "the cat sat on the mat",
    "",
]

TEXT = st.text(alphabet="ab c.,-5'é中の。\n&", max_size=40)
PAIRS = st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=6)


def _theirs(sacrebleu: Any, hypotheses: list[str], references: list[tuple[str, ...]]) -> Any:
    columns = [list(column) for column in zip(*references, strict=True)]
    return np.array(sacrebleu._extract_corpus_statistics(hypotheses, columns), dtype=float)


def _scaled(metric: Metric, rows: Any) -> Any:
    """sacrebleu's rows in our units: TER's mean length in parts of 2,520."""
    return rows * (1, 2520) if metric.name == "TER" else rows


@pytest.mark.parametrize(("ours", "theirs"), METRICS, ids=NAMES)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_rows_and_corpus_scores_are_the_same(ours: Metric, theirs: Any, number: int) -> None:
    several = [
        (r, h[::-1], f"{r} and more")[:number] for r, h in zip(REFERENCES, HYPOTHESES, strict=True)
    ]
    rows = ours.rows(HYPOTHESES, several)
    assert np.allclose(rows, _scaled(ours, _theirs(theirs, HYPOTHESES, several)), atol=1e-6)
    columns = [list(column) for column in zip(*several, strict=True)]
    whole = theirs.corpus_score(HYPOTHESES, columns)
    assert f"{ours.value(rows.sum(axis=0).tolist()):.12f}" == f"{whole.score:.12f}"
    assert ours.signature(number) == str(theirs.get_signature())


@pytest.mark.parametrize(("ours", "theirs"), METRICS, ids=NAMES)
@settings(max_examples=40, deadline=None)
@given(PAIRS)
def test_rows_of_any_text(ours: Metric, theirs: Any, pairs: list[tuple[str, str, str]]) -> None:
    hypotheses = [h for h, _, _ in pairs]
    references: list[tuple[str, ...]] = [(a, b) for _, a, b in pairs]
    rows = ours.rows(hypotheses, references)
    assert np.allclose(rows, _scaled(ours, _theirs(theirs, hypotheses, references)))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from("abcdefg"), max_size=60),
    st.lists(st.sampled_from("abcdefg"), max_size=60),
)
def test_edits_of_long_repetitive_text(ours: list[str], theirs: list[str]) -> None:
    hypothesis, reference = " ".join(ours), " ".join(theirs)
    rows = Ter().rows([hypothesis], [(reference,)])
    assert rows.tolist() == [
        [e, n * 2520] for e, n in TER()._extract_corpus_statistics([hypothesis], [[reference]])
    ]


@pytest.mark.parametrize(("ours", "theirs"), METRICS, ids=NAMES)
def test_shards_in_any_order_are_one_run(ours: Metric, theirs: Any) -> None:
    references: list[tuple[str, ...]] = [(r, r[::-1], r[3:]) for r in REFERENCES]
    whole = ours.rows(HYPOTHESES, references).sum(axis=0)
    shards = [ours.rows([h], [r]).sum(axis=0) for h, r in zip(HYPOTHESES, references, strict=True)]
    assert sum(reversed(shards)).tolist() == whole.tolist()


@pytest.mark.parametrize(
    ("ours", "theirs"), METRICS[:1] + METRICS[5:7], ids=[NAMES[0], *NAMES[5:7]]
)
def test_intervals_are_those_of_sacrebleu(ours: Metric, theirs: Any) -> None:
    hypotheses, references = HYPOTHESES * 4, REFERENCES * 4
    found = interval(ours, ours.rows(hypotheses, [(r,) for r in references]), 200)
    whole = theirs.corpus_score(hypotheses, [references], n_bootstrap=200)
    assert found
    assert (found.mean, found.half) == pytest.approx((whole._mean, whole._ci), abs=1e-4)
    assert ours.signature(1, bs=200, seed="12345") == str(theirs.get_signature())


@pytest.mark.parametrize(("kind", "test"), [("bs", "bootstrap"), ("ar", "randomisation")])
def test_p_values_are_those_of_sacrebleu(kind: str, test: Any) -> None:
    first = HYPOTHESES * 3
    second = [h.replace("the", "a") for h in first[:-1]] + ["something else"]
    references = REFERENCES * 3
    ours, theirs = Bleu(), BLEU(force=True)
    tested: Any = PairedTest(
        [("a", first), ("b", second)], {"BLEU": theirs}, [references], kind, 150
    )()
    several = [(r,) for r in references]
    found = compare(ours, ours.rows(first, several), ours.rows(second, several), test, 150)
    assert found.p == pytest.approx(tested[1]["BLEU"][1].p_value)


def test_documents_are_resampled_whole() -> None:
    rows = np.array([[1, 2], [3, 4], [5, 6]])
    assert by_document(rows, [0, 1, 0]).tolist() == [[6, 8], [3, 4]]


def test_one_segment_has_no_interval_and_no_partner() -> None:
    assert interval(Bleu(), np.zeros((1, 10), dtype=np.int64)) is None
    with pytest.raises(ValueError, match="1 and 2 segments"):
        compare(Bleu(), np.zeros((1, 10), dtype=np.int64), np.zeros((2, 10), dtype=np.int64))


def test_holm() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([]) == []


def test_ter_takes_segments_of_a_bounded_length() -> None:
    with pytest.raises(ValueError, match="a segment has 5,001 words"):
        Ter().rows(["a"], [("b " * 5001,)])


def test_ter_takes_ten_references() -> None:
    with pytest.raises(ValueError, match="at most 10"):
        Ter().rows(["a"], [("b",) * 11])
