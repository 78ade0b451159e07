"""Scores against known values and against sacrebleu itself; the cache."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.ter import TER

from qa.language import language
from qa.model import Document, Finding, Result, Segment, Severity, Span, TermCount
from qa.scoring import score, wilson
from qa.scoring.mqm import mqm
from qa.scoring.overlap import overlap
from qa.scoring.terms import term_share

EN = (
    Segment("The cat sat on the mat today.", references=("The cat sat on a mat today.",)),
    Segment("Talks began in Doha on Monday.", references=("The talks began in Doha Monday.",)),
)
ZH = (
    Segment("塔利班在多哈开始谈判。", references=("塔利班在多哈启动了谈判。",)),
    Segment("阿富汗总统周一发表讲话。", references=("阿富汗总统星期一讲话。",)),
)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
    ],
)
def test_wilson(hits: int, n: int, low: float, high: float) -> None:
    assert wilson(hits, n) == pytest.approx((low, high), abs=5e-4)


@pytest.mark.parametrize(("lang", "segments"), [("en", EN), ("zh", ZH)])
def test_overlap_is_sacrebleus(lang: str, segments: tuple[Segment, ...]) -> None:
    document = Document("d", "d", None, lang, segments)
    scoring = language(lang).scoring
    bleu, chrf, ter = overlap(document, scoring, None)
    hypotheses = [s.target for s in segments]
    references = [[s.references[0] for s in segments]]
    wanted = BLEU(tokenize="zh" if lang == "zh" else "13a").corpus_score(hypotheses, references)
    assert bleu.value == wanted.score
    zh = lang == "zh"
    assert (
        ter.value == TER(normalized=zh, asian_support=zh).corpus_score(hypotheses, references).score
    )
    assert f"tok:{'zh' if zh else '13a'}" in bleu.signature
    assert ("norm:yes" in ter.signature) == zh
    assert "nw:2" in chrf.signature
    assert bleu.low is not None
    assert bleu.low <= bleu.value


def test_a_warm_cache_does_without_sacrebleu(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom qa.language import language\n"
        "from qa.model import Document, Segment\nfrom qa.scoring.overlap import overlap\n"
        "d = Document('d','d',None,'en',(Segment('The cat.', references=('A cat.',)),))\n"
        f"print(overlap(d, language('en').scoring, Path({str(tmp_path)!r})))\n"
        "print('sacrebleu.metrics' in sys.modules)\n"
    )

    def run() -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        return done.stdout.splitlines()

    cold, warm = run(), run()
    assert cold[0] == warm[0]
    assert (cold[1], warm[1]) == ("True", "False")
    (file,) = (tmp_path / "scores").iterdir()
    file.write_text("damaged", encoding="utf-8")
    assert run() == cold


def test_segments_without_reference_are_left_out_and_told() -> None:
    document = Document("d", "d", None, "en", (*EN, Segment("More.")))
    assert {s.note for s in overlap(document, language("en").scoring, None)} == {"2 of 3 segments"}
    assert (
        overlap(Document("d", "d", None, "en", (Segment("x"),)), language("en").scoring, None) == ()
    )


def test_mqm_counts_penalties_over_words() -> None:
    document = Document("d", "d", None, "en", (Segment("one two three -- four " * 150),))
    span = Span(0, "target", 0, 3)
    found = tuple(
        Finding("c", "m", s, span, "1", "one", "", (), None, None, 1.0, "f")
        for s in (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.NEUTRAL)
    )
    value = mqm(Result(document, found), language("en").scoring)
    assert value.n == 600
    assert value.value == pytest.approx(31 / 600 * 1000)
    assert "insufficient" not in value.note
    short = mqm(Result(Document("d", "d", None, "zh", ZH)), language("zh").scoring)
    assert short.note.startswith("insufficient sample: 21 of 500 characters")


def test_terms() -> None:
    assert term_share(TermCount()) == ()
    (share,) = term_share(TermCount(10, 5))
    assert share.value == 0.5
    assert share.low == pytest.approx(0.2366, abs=5e-4)


def test_every_score_has_a_signature() -> None:
    document = Document("d", "d", None, "en", EN)
    assert all(s.signature for s in score(Result(document, terms=TermCount(2, 1)), None))


def test_what_is_too_long_for_ter_costs_ter_alone() -> None:
    segments = (Segment("a " * 6000, references=("A cat.",)),)
    document = Document("d", "d", None, "en", segments)
    scores = overlap(document, language("en").scoring, None)
    assert [s.name for s in scores] == ["BLEU", "chrF++"]
    assert all("no TER: a segment has 6,000 words" in s.note for s in scores)


def test_an_empty_target_costs_the_interval_not_the_run() -> None:
    segments = (
        Segment("", references=("A cat.",)),
        Segment("The cat sat.", references=("A cat.",)),
    )
    scores = overlap(Document("d", "d", None, "en", segments), language("en").scoring, None)
    assert [s.name for s in scores] == ["BLEU", "chrF++", "TER"]
    assert all(s.low is None or s.low >= 0 for s in scores)
