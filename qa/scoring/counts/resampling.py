"""Bootstrap resampling from integer statistics in memory of the order of the segments (Koehn 2004).

The draws are sacrebleu's own: the same generator and seed give the same indices row by row as its
one large draw. A resample is a vector of weights, its sums one product of integers, so that
nothing is rounded before the score.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from qa.scoring.counts.grams import Ints
from qa.scoring.counts.metric import Metric

SEED = 12345  # sacrebleu's default
SAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Interval:
    """The mean of the resampled scores and the half width of their middle 95 %, as sacrebleu prints it."""

    mean: float
    half: float
    samples: int
    seed: int = SEED


def weights(units: int, samples: int, seed: int = SEED) -> Iterator[Ints]:
    """How often each unit is drawn, one vector (units,) a resample."""
    random = np.random.default_rng(seed)
    for _ in range(samples):
        yield np.bincount(random.choice(units, size=units, replace=True), minlength=units)


def interval(
    metric: Metric, rows: Ints, samples: int = SAMPLES, seed: int = SEED
) -> Interval | None:
    """The bootstrap interval over rows of segments, or of documents where those are resampled.

    None where there is only one row, of which every resample is the same.
    """
    if len(rows) < 2:
        return None
    scores = [metric.value((w @ rows).tolist()) for w in weights(len(rows), samples, seed)]
    return middle(scores, seed)


def middle(scores: Sequence[float], seed: int = SEED) -> Interval:
    """sacrebleu's estimate: the 40th part of the sorted scores is cut off at either end."""
    ordered = np.sort(np.array(scores, dtype=np.float64))
    cut = len(ordered) // 40
    half = 0.5 * (ordered[len(ordered) - cut - 1] - ordered[cut])
    return Interval(float(ordered.mean()), float(half), len(ordered), seed)


def by_document(rows: Ints, documents: Sequence[int]) -> Ints:
    """Rows of documents: the segments of one story stand or fall together."""
    number = max(documents) + 1 if len(documents) else 0
    sums = np.zeros((number, rows.shape[1]), dtype=np.int64)
    np.add.at(sums, np.asarray(documents), rows)
    return sums
