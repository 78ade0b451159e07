"""The columns of a board: everything that is scored, as rows of integers that add up.

Overlap metrics, the glossary's terms and the MQM penalty are all (segments, width) integers with a
formula over their sums, so that one set of draws gives every interval and every paired test, and
any slice is a sum. What has no rows stands on the board as finished scores.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from qa.errors import InputError
from qa.language import Scoring
from qa.scoring.column import Column, share, signed
from qa.scoring.counts.grams import Ints
from qa.scoring.counts.metric import Metric
from qa.scoring.counts.table import NAMES
from qa.scoring.counts.table import metric as metric_of
from qa.scoring.mqm.length import words
from qa.scoring.neural import columns as neural
from qa.scoring.rows import rows
from qa.scoring.systems import System
from qa.scoring.terminology.columns import term_column

TERMS = "terms"
MQM = "MQM"
# Enough for every metric that is asked for by name.
OVERLAP = NAMES
DEFAULT = ("BLEU", "chrF++", "TER")

_PER = 1000  # MQM's reference word count


def overlap_columns(
    names: Sequence[str],
    systems: Sequence[System],
    scoring: Scoring,
    cache: Path | None = None,
    jobs: int = 1,
) -> list[Column]:
    """A column for each overlap metric, over the systems that have references.

    Raises InputError for a metric whose model or library is not there.
    """
    judged = [system for system in systems if system.has_references]
    if not judged:
        return []
    counts = [len(s.references) for system in judged for s in system.segments]
    number = min(counts)
    note = "" if max(counts) == number else f"the first {number} of several references"
    return [_overlap(name, judged, scoring, number, note, cache, jobs) for name in names]


def _overlap(
    name: str,
    systems: Sequence[System],
    scoring: Scoring,
    number: int,
    note: str,
    cache: Path | None,
    jobs: int,
) -> Column:
    try:
        metric, remark = metric_of(name, scoring)
        found = {
            system.name: rows(
                name, scoring, [s.target for s in system.segments],
                [s.references[:number] for s in system.segments], cache, jobs,
            )
            for system in systems
        }  # fmt: skip
    except (RuntimeError, ValueError) as error:
        raise InputError(str(error), remedy=f"Leave {name} out with --metric.") from None
    note = "; ".join(filter(None, (note, remark)))
    return replace(_of(metric, name, number), rows=found, note=note)


def _of(metric: Metric, name: str, references: int) -> Column:
    return Column(
        name, "points", metric.higher_is_better, metric.value, metric.sentence,
        lambda more: metric.signature(references, **more), {}, sacrebleu=True,
    )  # fmt: skip


def formula(name: str, scoring: Scoring, references: int) -> Column | None:
    """The column of that name without rows, for rows that were counted at another time.

    None where the name is unknown or its library or model is not there.
    """
    if name in OVERLAP:
        try:
            metric, _ = metric_of(name, scoring)
        except RuntimeError:
            return None
        return _of(metric, name, references)
    if name.split(" ")[0] in neural.NAMES:
        return neural.neural_column(name, name)
    terminology = term_column(name)
    if terminology is not None:
        return terminology
    return {TERMS: _terms_column, MQM: _mqm_column}.get(name, lambda _: None)(scoring)


def check_signatures(scoring: Scoring) -> dict[str, str]:
    """The signatures of what the checks give, by column."""
    return {c.name: c.sign({}) for c in (_terms_column(scoring), _mqm_column(scoring))}


def check_columns(systems: Sequence[System], scoring: Scoring) -> list[Column]:
    """The share of glossary terms rendered right and the MQM penalty, of systems examined."""
    examined = [system for system in systems if system.results]
    if not examined:
        return []
    terms = {system.name: _terms(system) for system in examined}
    penalties = {system.name: _penalties(system, scoring) for system in examined}
    found = [
        replace(_terms_column(scoring), rows=terms),
        replace(_mqm_column(scoring), rows=penalties),
    ]
    return [c for c in found if any(r[:, -1].any() for r in c.rows.values())]


def _terms_column(_: Scoring) -> Column:
    return Column(
        TERMS, "share", True, share, share,
        lambda more: signed("terms|unit:segment x concept", more), {}, digits=3, mean=True, share=True,
    )  # fmt: skip


def _mqm_column(scoring: Scoring) -> Column:
    unit = "characters" if scoring.count_characters else "words"
    return Column(
        MQM, f"penalty per {_PER:,} {unit}", False, _penalty, lambda row: float(row[0]),
        lambda more: signed(
            "mqm-linear|neutral:0|minor:1|major:5|critical:25|per:1000|"
            f"count:target-{unit}|source:findings", more,
        ),
        {}, "from findings, not from a person's marks",
    )  # fmt: skip


def _terms(system: System) -> Ints:
    """Right and expected by segment."""
    counts = [(n.terms.right, n.terms.expected) for r in system.results for n in r.named]
    return np.array(counts, dtype=np.int64).reshape(len(counts), 2)


def _penalties(system: System, scoring: Scoring) -> Ints:
    """Penalty and evaluation word count by segment."""
    found: list[tuple[int, int]] = []
    for result in system.results:
        penalty = [0] * len(result.document.segments)
        for finding in result.findings:
            penalty[finding.span.segment] += int(finding.severity)
        counts = (
            words(s.target, characters=scoring.count_characters) for s in result.document.segments
        )
        found += zip(penalty, counts, strict=True)
    return np.array(found, dtype=np.int64).reshape(len(found), 2)


def _penalty(sums: Sequence[int]) -> float:
    penalty, count = sums
    return penalty / count * _PER if count else math.nan
