"""BLEU, chrF++ and TER of one story, cached by content so that a second look costs nothing."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from qa.files import put
from qa.language import Scoring
from qa.model import Document, Score

NAMES = ("BLEU", "chrF++", "TER")
_VERSION = "3"


def overlap(document: Document, scoring: Scoring, cache: Path | None) -> tuple[Score, ...]:
    """The three scores over the segments that have references; none where there are none."""
    rows = [s for s in document.segments if s.references]
    if not rows:
        return ()
    hypotheses = [row.target for row in rows]
    number = min(len(row.references) for row in rows)
    references = [row.references[:number] for row in rows]
    note = (
        ""
        if len(rows) == len(document.segments)
        else f"{len(rows)} of {len(document.segments)} segments"
    )
    key = json.dumps([_VERSION, sacrebleu_version(), asdict(scoring), note, hypotheses, references])
    name = hashlib.blake2b(key.encode(), digest_size=16).hexdigest()
    file = cache / "scores" / f"{name}.json" if cache else None
    ready = _read(file) if file else None
    if ready is None:
        ready = _compute(hypotheses, references, scoring, note)
        if file:
            _write(file, ready)
    return ready


def sacrebleu_version() -> str:
    """The installed version without importing the library: the name of its metadata folder."""
    spec = importlib.util.find_spec("sacrebleu")
    if spec is None or not spec.origin:
        return "?"
    found = sorted(p.name for p in Path(spec.origin).parent.parent.glob("sacrebleu-*.dist-info"))
    return found[-1] if found else "?"


def _compute(
    hypotheses: Sequence[str], references: Sequence[tuple[str, ...]], scoring: Scoring, note: str
) -> tuple[Score, ...]:
    from qa.scoring.counts.resampling import SAMPLES, SEED, interval
    from qa.scoring.counts.table import metric, rows

    found = []
    left_out: list[str] = []
    for name in NAMES:
        one, remark = metric(name, scoring)
        try:
            counted = rows(one, hypotheses, references)
        except ValueError as error:  # a segment that is too long for TER
            left_out.append(f"no {name}: {error}")
            continue
        middle = interval(one, counted) if name != "TER" else None
        more = {"bs": SAMPLES, "seed": str(SEED)} if middle else {}
        low = max(0.0, middle.mean - middle.half) if middle else None
        high = middle.mean + middle.half if middle else None
        found.append(
            Score(
                name, one.value(counted.sum(axis=0).tolist()),
                one.signature(len(references[0]), **more), len(hypotheses), low, high, "points",
                "; ".join(filter(None, (note, remark))),
            )
        )  # fmt: skip
    said = "; ".join(left_out)
    return tuple(replace(s, note="; ".join(filter(None, (s.note, said)))) for s in found)


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
