"""Is one system better than another on the same segments? Paired tests on integer statistics.

Draws and definitions are those of sacrebleu's PairedTest, in memory of the order of the segments:
paired bootstrap (Koehn 2004, as the script of Moses counts it) and paired approximate randomisation
(Riezler and Maxwell 2005, as MultEval counts it).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from qa.scoring.counts.grams import Ints
from qa.scoring.counts.metric import Metric
from qa.scoring.counts.resampling import SEED, Interval, Value, middle, products, resampled

Test = Literal["bootstrap", "randomisation"]

TRIALS: dict[Test, int] = {"bootstrap": 1000, "randomisation": 10000}
_SAME = 1e-9
_WORD = 32  # rows whose bits fill whole words of the generator, however many columns they have


@dataclass(frozen=True, slots=True)
class Compared:
    """Two systems under one metric: both scores, the p-value, and the interval of the difference.

    `p` is the chance of a difference at least as large where there is none; `difference` (second
    minus first) comes from the resamples of the paired bootstrap and is None for randomisation.
    """

    first: float
    second: float
    p: float
    test: Test
    trials: int
    difference: Interval | None = None


def compare(
    metric: Metric,
    first: Ints,
    second: Ints,
    test: Test = "bootstrap",
    trials: int = 0,
    seed: int = SEED,
) -> Compared:
    """Compare rows of the same segments (or documents), (units, width) each.

    Raises ValueError where the two do not have as many.
    """
    if len(first) != len(second):
        raise ValueError(f"{len(first)} and {len(second)} segments cannot be compared in pairs")
    trials = trials or TRIALS[test]
    scores = [metric.value(rows.sum(axis=0).tolist()) for rows in (first, second)]
    if test == "bootstrap":
        pair = [
            [metric.value(sums) for sums in table.tolist()]
            for table in resampled((first, second), trials, seed)
        ]
        p, middle_of = bootstrapped(scores[0], scores[1], pair[0], pair[1], seed)
        return Compared(scores[0], scores[1], p, test, trials, middle_of)
    (moved,) = swapped([first - second], trials, seed)
    p = randomised(metric.value, first, second, moved)
    return Compared(scores[0], scores[1], p, test, trials)


def bootstrapped(
    first: float, second: float, firsts: Sequence[float], seconds: Sequence[float], seed: int = SEED
) -> tuple[float, Interval]:
    """The p-value and the interval of second minus first, from the scores of paired resamples."""
    pairs = zip(firsts, seconds, strict=True)
    differences = np.array([b - a for a, b in pairs if not math.isnan(a - b)])
    sizes = np.abs(differences)
    p = _p(sizes - sizes.mean(), abs(first - second))
    return p, middle(differences.tolist(), seed)


def randomised(
    value: Value, first: Ints, second: Ints, moved: Ints, *, ties: bool = False
) -> float:
    """The p-value from sums of `swapped` differences of the two.

    sacrebleu counts the swaps whose difference is larger. Where few segments differ at all, as with
    findings and terms, many a swap gives the very difference again, and a single segment would be
    significant: with `ties` the equal ones count too, as the test is defined.
    """
    one, other = first.sum(axis=0, dtype=np.int64), second.sum(axis=0, dtype=np.int64)
    sizes = [
        abs(value(a) - value(b))
        for a, b in zip((other + moved).tolist(), (one - moved).tolist(), strict=True)
    ]
    real = abs(value(one.tolist()) - value(other.tolist()))
    statistics = np.array([s for s in sizes if not math.isnan(s)])
    # What is equal may differ in its last bits.
    return _p(statistics, real, real * (1 - _SAME) if ties else None)


def swapped(differences: Sequence[Ints], trials: int, seed: int = SEED) -> list[Ints]:
    """For each trial the sum of the differences whose segments are not swapped, (trials, width)."""
    return products(differences, _swaps(len(differences[0]), trials, seed), trials)


def _p(statistics: npt.NDArray[np.float64], real: float, least: float | None = None) -> float:
    """The share of trials above the real difference (with `least`, of at least so much), one added on
    both sides (never nought).

    Where there is no difference at all, 1: sacrebleu would count only what lies above nought.
    """
    if not real:
        return 1.0
    extreme = statistics > real if least is None else statistics >= least
    return (int(extreme.sum()) + 1) / (len(statistics) + 1)


def _swaps(units: int, trials: int, seed: int) -> Iterator[npt.NDArray[np.bool_]]:
    """The rows of one draw of (trials, units) bits, a few at a time."""
    random = np.random.default_rng(seed)
    for start in range(0, trials, _WORD):
        rows = min(_WORD, trials - start)
        yield from random.integers(2, size=(rows, units), dtype=np.bool_)


def holm(p_values: Sequence[float]) -> list[float]:
    """Holm's step-down correction (1979) of several tests made at once, in the order given."""
    order = sorted(range(len(p_values)), key=lambda n: p_values[n])
    adjusted = [0.0] * len(p_values)
    least = 0.0
    for rank, place in enumerate(order):
        least = max(least, min(1.0, (len(p_values) - rank) * p_values[place]))
        adjusted[place] = least
    return adjusted
