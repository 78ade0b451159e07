"""BLEU, chrF++ and TER through sacrebleu, cached by content so that a second look costs nothing."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from qa.files import put
from qa.language import Scoring
from qa.model import Document, Score

_BOOTSTRAP = 1000
_VERSION = "1"


def overlap(document: Document, scoring: Scoring, cache: Path | None) -> tuple[Score, ...]:
    """The three scores over the segments that have references; none where there are none."""
    rows = [s for s in document.segments if s.references]
    if not rows:
        return ()
    hypotheses = [row.target for row in rows]
    number = min(len(row.references) for row in rows)
    references = [[row.references[i] for row in rows] for i in range(number)]
    note = (
        ""
        if len(rows) == len(document.segments)
        else f"{len(rows)} of {len(document.segments)} segments"
    )
    key = json.dumps(
        [_VERSION, _sacrebleu_version(), asdict(scoring), note, hypotheses, references]
    )
    name = hashlib.blake2b(key.encode(), digest_size=16).hexdigest()
    file = cache / "scores" / f"{name}.json" if cache else None
    ready = _read(file) if file else None
    if ready is None:
        ready = _compute(hypotheses, references, scoring, note)
        if file:
            _write(file, ready)
    return ready


def _sacrebleu_version() -> str:
    """The installed version without importing the library: the name of its metadata folder."""
    spec = importlib.util.find_spec("sacrebleu")
    if spec is None or not spec.origin:
        return "?"
    found = sorted(p.name for p in Path(spec.origin).parent.parent.glob("sacrebleu-*.dist-info"))
    return found[-1] if found else "?"


def _compute(
    hypotheses: Sequence[str], references: Sequence[Sequence[str]], scoring: Scoring, note: str
) -> tuple[Score, ...]:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    tokenizer, remark = scoring.bleu_tokenizer, note
    try:
        bleu = BLEU(tokenize=tokenizer)
    except (RuntimeError, ImportError):
        # Japanese and Korean need a morphological analyser, an extra of sacrebleu.
        bleu = BLEU(tokenize="char")
        remark = "; ".join(filter(None, (note, f"{tokenizer} is not installed: characters")))
    ter = TER(normalized=scoring.asian_ter, asian_support=scoring.asian_ter)
    boot = _BOOTSTRAP if len(hypotheses) > 1 else 1
    found = []
    metrics: list[tuple[str, Any, str, int]] = [
        ("BLEU", bleu, remark, boot),
        ("chrF++", CHRF(word_order=2), note, boot),
        ("TER", ter, note, 1),
    ]
    for name, metric, said, samples in metrics:
        try:
            value = metric.corpus_score(hypotheses, references, n_bootstrap=samples)
        except TypeError:
            # sacrebleu 2.6 cannot average resamples of which some have no words at all.
            value, samples = metric.corpus_score(hypotheses, references), 1
        low = high = None
        if samples > 1:
            middle, half = float(value._mean), float(value._ci)
            low, high = max(0.0, middle - half), middle + half
        found.append(
            Score(name, float(value.score), str(metric.get_signature()), len(hypotheses), low, high,
                  "points", said)
        )  # fmt: skip
    return tuple(found)


def _read(file: Path) -> tuple[Score, ...] | None:
    try:
        return tuple(Score(**row) for row in json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _write(file: Path, scores: tuple[Score, ...]) -> None:
    _aside(file, lambda: json.dumps([asdict(s) for s in scores]))


def _aside(file: Path, content: Callable[[], str]) -> None:
    """Written aside, then renamed; a cache that cannot be written is no error."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        put(file, content().encode())
    except OSError:
        return
