"""How likely a difference between two nights is without a cause."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from qa.scoring.counts.grams import Ints
from qa.scoring.counts.resampling import SEED

_TRIALS, _LEAST_TRIALS = 9999, 999
_ROOM = 20_000_000  # draws times stories: some seconds
_AT_ONCE = 200  # draws held in memory
_MOST_DRAWN = 20_000  # stories
_LONGEST = 4000  # sum of the sizes up to which the distribution is computed exactly


def by_signs(differences: Sequence[int]) -> float:
    """The chance that the sum is as large as it is when each difference might as well have the other sign.

    One-sided: small where the sum is large. This is Fisher's randomisation test of pairs (1935), exact
    up to sums of sizes of 4,000, beyond that by the normal distribution with the continuity
    correction. 1 where nothing differs.
    """
    sizes = [abs(d) for d in differences if d]
    if not sizes:
        return 1.0
    step = math.gcd(*sizes)
    sizes = [size // step for size in sizes]
    real = sum(differences) // step
    if sum(sizes) > _LONGEST:
        return _tail((real - 1) / math.sqrt(sum(size * size for size in sizes)))
    whole = sum(sizes)
    chances = np.zeros(whole + 1)  # by the sum of those that are positive
    chances[0] = 1.0
    for size, number in sorted(Counter(sizes).items()):
        for _ in range(number):
            moved = np.zeros_like(chances)
            moved[size:] = chances[: whole + 1 - size]
            chances = (chances + moved) / 2
    # sum = positive - (whole - positive)
    return min(1.0, float(chances[(real + whole) // 2 :].sum()))


def least_by_signs(differences: Sequence[int]) -> float:
    """The smallest chance that `by_signs` could give for differences of these sizes."""
    return 0.5 ** sum(1 for d in differences if d)


def by_rates(
    counts: Ints, words: Ints, first: int, seed: int = SEED
) -> tuple[list[float], list[float]]:
    """For each measure the chances of as much a rise, and of as much a fall, between two samples of
    different stories.

    `counts` has a row a story and a column a measure, `words` the stories' words; the first `first`
    stories are the one sample, the rest the other. The rates sum(count) / sum(words) are compared
    by drawing the samples anew from all stories (a permutation test: exact whatever the counts look
    like, whole stories being drawn). Beyond 20,000 stories by the normal distribution with the
    variance of the delta method (Cochran 1977, §6.4). 1 where a sample has no words.
    """
    stories, measures = counts.shape
    none = [1.0] * measures
    if not 1 < first < stories - 1 or not words[:first].sum() or not words[first:].sum():
        return none, none
    if stories > _MOST_DRAWN:
        pairs = [_by_normal(counts[:, m], words, first) for m in range(measures)]
        return [p for p, _ in pairs], [p for _, p in pairs]
    real = _differences(counts[:first].sum(axis=0)[None], words[:first].sum()[None], counts, words)[
        0
    ]
    trials = int(min(_TRIALS, max(_LEAST_TRIALS, _ROOM // stories)))
    random = np.random.default_rng(seed)
    above, below = np.ones(measures), np.ones(measures)
    slack = 1e-12
    for start in range(0, trials, _AT_ONCE):
        number = min(_AT_ONCE, trials - start)
        keys = random.random((number, stories))
        drawn = np.argpartition(keys, first - 1, axis=1)[:, :first]
        mask = np.zeros((number, stories))
        np.put_along_axis(mask, drawn, 1.0, axis=1)
        found = _differences(mask @ counts, mask @ words, counts, words)
        above += (found >= real - slack).sum(axis=0)
        below += (found <= real + slack).sum(axis=0)
    return (above / (trials + 1)).tolist(), (below / (trials + 1)).tolist()


def least_by_rates(stories: int) -> float:
    """The smallest chance that `by_rates` could give for so many stories."""
    if stories > _MOST_DRAWN:
        return 0.0
    return 1 / (min(_TRIALS, max(_LEAST_TRIALS, _ROOM // max(1, stories))) + 1)


def _differences(sums: Any, own: Any, counts: Ints, words: Ints) -> Any:
    """Rate of the rest minus rate of the drawn, (draws, measures)."""
    own = np.asarray(own, dtype=np.float64)[:, None]
    rest = words.sum() - own
    return (counts.sum(axis=0) - sums) / np.maximum(rest, 1) - sums / np.maximum(own, 1)


def _by_normal(counts: Ints, words: Ints, first: int) -> tuple[float, float]:
    one, spread = _rate(counts[:first], words[:first])
    other, more = _rate(counts[first:], words[first:])
    if not spread + more:
        return 1.0, 1.0
    z = (other - one) / math.sqrt(spread + more)
    return _tail(z), _tail(-z)


def _rate(counts: Ints, words: Ints) -> tuple[float, float]:
    whole, number = int(words.sum()), len(words)
    rate = float(counts.sum() / whole)
    squares = float(((counts - rate * words) ** 2).sum())
    return rate, number / (number - 1) * squares / whole**2


def _tail(z: float) -> float:
    return math.erfc(z / math.sqrt(2)) / 2


def corrected(chances: Sequence[float], least: Sequence[float], alpha: float) -> list[float]:
    """Holm's step-down correction over the tests that could come out at all (Tarone 1990).

    `least` is the smallest chance each test could give. A test that can never be below its share
    of alpha is not counted, and its corrected chance is 1: a handful of changed stories must not
    weigh on the question whether many others changed.
    """
    number = next(
        (k for k in range(1, len(chances) + 1) if sum(m <= alpha / k for m in least) <= k), 1
    )
    able = [n for n, smallest in enumerate(least) if smallest <= alpha / number]
    found = [1.0] * len(chances)
    running = 0.0
    for rank, n in enumerate(sorted(able, key=lambda n: chances[n])):
        running = max(running, min(1.0, (len(able) - rank) * chances[n]))
        found[n] = running
    return found
