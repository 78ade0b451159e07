"""Rates and shares with their intervals, from the sums that a night keeps."""

from __future__ import annotations

import math

from qa.model import TrendPoint
from qa.scoring import wilson

_Z = 1.959963984540054  # two-sided 95 %
_PER = 1000  # words


def rate(
    night: str, stories: int, words: int, word_squares: int, count: int, squares: int, cross: int
) -> TrendPoint | None:
    """count / words by 1,000 words with the delta method's interval, stories being the sample.

    `squares` and `cross` are the sums over stories of count² and count·words (Cochran, Sampling
    Techniques, 3rd ed., §6.4). None without words; no interval for fewer than two stories.
    """
    if not words:
        return None
    value = count / words
    if stories < 2:
        return TrendPoint(night, _PER * value, None, None)
    spread = squares - 2 * value * cross + value * value * word_squares
    half = _Z * math.sqrt(max(0.0, spread) * stories / (stories - 1)) / words
    return TrendPoint(night, _PER * value, _PER * max(0.0, value - half), _PER * (value + half))


def share(night: str, right: int, total: int) -> TrendPoint | None:
    """right / total in per cent with Wilson's interval; None where nothing was due."""
    if not total:
        return None
    low, high = wilson(right, total)
    return TrendPoint(night, 100 * right / total, 100 * low, 100 * high)
