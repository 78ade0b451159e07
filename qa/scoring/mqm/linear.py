"""MQM by length of text: penalty points by so many words, raw and calibrated quality score.

The formulas are those of "The MQM Scoring Models" (themqm.org; Lommel et al., arXiv 2405.16969):

    APT = sum of the errors' weights                absolute penalty total
    NPT = APT / EWC * RWC                           normed by RWC = 1,000 units of text
    RQS = (1 - APT / EWC) * MSV                     raw quality score, MSV = 100; may fall below 0
    CQS = MSV - NPT * (MSV - PT) / APP              calibrated: PT at APP tolerated points

A text passes with a quality score of at least PT and without a critical error. EWC, the evaluation
count, is in words, or in characters for languages that write no blanks: the signature says which.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from qa.language import Scoring
from qa.model import Result, Score
from qa.scoring.mqm.length import Basis, Sample, basis, result_sample
from qa.scoring.mqm.profiles import profile


@dataclass(frozen=True, slots=True)
class Verdict:
    """The scores of a sample, and whether it passes (None where no threshold was given)."""

    scores: tuple[Score, ...]
    passed: bool | None
    critical: int


def judge(
    total: Sample,
    on: Basis,
    threshold: Fraction | None = None,
    tolerated: Fraction | None = None,
    *,
    interval: bool = False,
) -> Verdict:
    """NPT, APT, RQS and, with `threshold` (PT) and `tolerated` (APP, above 0), CQS.

    `interval` adds the middle 95 % of 1,000 resamples of the segments to what is normed by length
    (ratio of sums; numpy). RQS below 0 stays as it is, and its note says so.
    """
    per, most, signature = on.profile.per, on.profile.maximum, on.signature
    bounds = _interval(total, per) if interval else None
    note = _note(total, on)
    normed = total.penalty / max(total.count, 1) * per

    def score(name: str, signature: str, slope: Fraction, base: int, unit: str, note: str) -> Score:
        """A score that is a straight line of the normed penalty."""
        low, high = None, None
        if bounds:
            low, high = sorted(float(base + slope * Fraction(bound)) for bound in bounds)
        value = float(base + slope * normed)
        return Score(name, value, signature, total.count, low, high, unit, note)

    scores = [
        score(f"MQM penalty per {per:,} {on.unit}", signature, Fraction(1), 0, "penalty", note),
        Score(
            "MQM penalty total", float(total.penalty), signature, total.count,
            unit="penalty", note=note,
        ),
    ]  # fmt: skip
    if not most:
        return Verdict(tuple(scores), None, total.critical)
    slope = Fraction(-most, per)
    quality = most + slope * normed
    below = (
        f"; below 0: clamped it would be 0, raw it is {float(quality):.1f}" if quality < 0 else ""
    )
    scores.append(
        score(
            "MQM raw quality score", f"{signature}|msv:{most}", slope, most, "points", note + below
        )
    )
    if threshold is not None and tolerated is not None:
        slope = -(most - threshold) / tolerated
        quality = most + slope * normed
        marks = f"|msv:{most}|pt:{float(threshold):g}|app:{float(tolerated):g}"
        scores.append(
            score("MQM calibrated quality score", signature + marks, slope, most, "points", note)
        )
    passed = None if threshold is None else quality >= threshold and not total.critical
    return Verdict(tuple(scores), passed, total.critical)


def _note(total: Sample, on: Basis) -> str:
    """What has to be said with the figures: a small sample, and whose errors they are."""
    notes = []
    if total.count < on.profile.sufficient:
        notes.append(f"insufficient sample: {total.count} of {on.profile.sufficient} {on.unit}")
    notes.append("from findings, not from a person's marks")
    return "; ".join(notes)


def _interval(total: Sample, per: int) -> tuple[float, float] | None:
    """The middle 95 % of resampled penalties by length; None for fewer than two segments."""
    if len(total.rows) < 2:
        return None
    import numpy as np

    from qa.scoring.counts.resampling import SAMPLES, weights

    # In the same order whatever order the shards came in; penalties as integers of one denominator.
    rows = sorted(total.rows)
    whole = math.lcm(*(value.denominator for value, _ in rows))
    sums = np.array([(int(value * whole), count) for value, count in rows], dtype=np.int64)
    drawn = []
    for draw in weights(len(rows), SAMPLES):
        lost, length = (draw @ sums).tolist()
        drawn.append(lost / whole / max(length, 1) * per)
    drawn.sort()
    cut = len(drawn) // 40
    return drawn[cut], drawn[len(drawn) - cut - 1]


def mqm(result: Result, scoring: Scoring) -> Score:
    """Penalty points per 1,000 words of the target: the linear model over a story's findings."""
    on = basis(profile("linear"), scoring)
    return judge(result_sample(result, on), on).scores[0]
