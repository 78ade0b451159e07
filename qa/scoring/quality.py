"""MQM's quality scores of whole systems from their findings, and which of them pass."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from qa.language import Scoring
from qa.model import Score
from qa.scoring.mqm.length import Sample, basis, result_sample
from qa.scoring.mqm.linear import judge
from qa.scoring.mqm.profiles import profile
from qa.scoring.systems import System


def quality(
    systems: Sequence[System],
    scoring: Scoring,
    threshold: float | None = None,
    tolerated: float | None = None,
) -> tuple[dict[str, list[Score]], list[str]]:
    """By system the penalty total, the raw and, with `tolerated`, the calibrated quality score; and a
    sentence a system on whether it passes, where there is a `threshold`.

    The penalty by length is a column of its own. What is held against the threshold is the calibrated
    score, else the raw one.
    """
    on = basis(profile("linear"), scoring)
    pass_at, points = (
        None if value is None else Fraction(str(value)) for value in (threshold, tolerated)
    )
    scores, told = {}, []
    for system in systems:
        total = sum((result_sample(result, on) for result in system.results), Sample())
        verdict = judge(total, on, pass_at, points, interval=True)
        scores[system.name] = list(verdict.scores[1:])
        if verdict.passed is not None:
            last = verdict.scores[-1]
            grave = f", {verdict.critical} critical" if verdict.critical else ""
            told.append(
                f"{system.name} {'passes' if verdict.passed else 'fails'}: {last.name} "
                f"{last.value:.2f} of {threshold:g}{grave}"
            )
    return scores, told
