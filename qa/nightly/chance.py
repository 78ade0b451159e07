"""How likely a difference between two nights is without a cause."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

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


def by_rates(first: Sequence[tuple[int, int]], second: Sequence[tuple[int, int]]) -> float:
    """The chance of as much a higher rate in the second sample of stories, each (count, words).

    One-sided, for different stories: rates sum(count) / sum(words) with stories as the sample, the
    variance by the delta method (Cochran 1977, §6.4). 1 where a sample has no words.
    """
    rates = [_rate(sample) for sample in (first, second)]
    if None in rates:
        return 1.0
    (one, spread), (other, spread_other) = (rate for rate in rates if rate)
    variance = spread + spread_other
    if not variance:
        return 1.0
    return _tail((other - one) / math.sqrt(variance))


def _rate(sample: Sequence[tuple[int, int]]) -> tuple[float, float] | None:
    words = sum(w for _, w in sample)
    n = len(sample)
    if n < 2 or not words:
        return None
    rate = sum(c for c, _ in sample) / words
    squares = sum((c - rate * w) ** 2 for c, w in sample)
    return rate, n / (n - 1) * squares / words**2


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
