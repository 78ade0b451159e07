"""Bootstrap resampling from integer statistics in memory of the order of the segments (Koehn 2004).

The draws are sacrebleu's own: the same generator and seed give the same indices row by row as its
one large draw. A resample is a vector of weights, its sums a product of integers, so that nothing
is rounded before the score. Several tables of rows share one pass over the draws: every metric of
every system is resampled alike, which is what makes the comparisons paired.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np

from qa.scoring.counts.grams import Ints
from qa.scoring.counts.metric import Metric

SEED = 12345  # sacrebleu's default
SAMPLES = 1000

Value = Callable[[Sequence[int]], float]

_ROOM = 2**22  # weights that are held at once: 32 MB
_MOST_AT_ONCE = 64
_STRETCH = 2**15  # units multiplied at once, as floats
_EXACT = 2**53  # floats hold every integer below


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


def resampled(tables: Sequence[Ints], samples: int = SAMPLES, seed: int = SEED) -> list[Ints]:
    """The sums of every resample, (samples, width) a table; all tables have the same units."""
    return products(tables, weights(len(tables[0]), samples, seed), samples)


def products(tables: Sequence[Ints], vectors: Iterator[Any], number: int) -> list[Ints]:
    """Each of `number` vectors (units,) of small integers times each table (units, width): exact.

    Whole stretches are multiplied as floats, which is many times faster than integers are, where
    no partial sum can leave the integers that floats hold; otherwise as integers.
    """
    units = len(tables[0])
    together = max(1, min(_MOST_AT_ONCE, _ROOM // max(1, units)))
    largest = [int(np.abs(table).max(initial=0)) for table in tables]
    found = [np.zeros((number, table.shape[1]), dtype=np.int64) for table in tables]
    for first in range(0, number, together):
        held = np.stack(list(islice(vectors, together)))
        for start in range(0, units, _STRETCH):
            part = held[:, start : start + _STRETCH]
            floats = part.astype(np.float64)
            most = int(part.sum(axis=1).max())
            for table, large, sums in zip(tables, largest, found, strict=True):
                rows = table[start : start + _STRETCH]
                if large * most < _EXACT:
                    product = (floats @ rows.astype(np.float64)).astype(np.int64)
                else:
                    product = part.astype(np.int64) @ rows.astype(np.int64)
                sums[first : first + len(part)] += product
    return found


def interval(
    metric: Metric, rows: Ints, samples: int = SAMPLES, seed: int = SEED
) -> Interval | None:
    """The bootstrap interval over rows of segments, or of documents where those are resampled.

    None where there is only one row, of which every resample is the same.
    """
    if len(rows) < 2:
        return None
    (sums,) = resampled([rows], samples, seed)
    return middle([metric.value(one) for one in sums.tolist()], seed)


def middle(scores: Sequence[float], seed: int = SEED) -> Interval:
    """sacrebleu's estimate: the 40th part of the sorted scores is cut off at either end.

    Resamples that have nothing to score (nan) do not count; at least one has.
    """
    ordered = np.sort(np.array([s for s in scores if not math.isnan(s)], dtype=np.float64))
    cut = len(ordered) // 40
    half = 0.5 * (ordered[len(ordered) - cut - 1] - ordered[cut])
    return Interval(float(ordered.mean()), float(half), len(scores), seed)


def by_document(rows: Ints, documents: Sequence[int]) -> Ints:
    """Rows of documents: the segments of one story stand or fall together."""
    number = max(documents) + 1 if len(documents) else 0
    sums = np.zeros((number, rows.shape[1]), dtype=np.int64)
    np.add.at(sums, np.asarray(documents), rows)
    return sums
