"""Work that grows with its size and no faster: ratios of one run, so that the machine does not matter."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from unittest import mock

from qa.kept import Kept

RATIO = 3.0  # twice the size takes twice the time, and what is quadratic four times
GRAIN = 0.004  # seconds of what does nothing; below it a clock tells little
_RUNS = 6  # what else a machine does adds to either time: a ratio too high is measured anew


def linear(work: Callable[[int], object], grain: float = GRAIN) -> bool:
    """Whether `work(2)` takes less than three times the CPU time of `work(1)`.

    What is made ready for them is no part of it where `work` makes nothing. Nothing that is kept of
    a text is there when it comes again.
    """
    best = [float("inf"), float("inf")]
    gc.disable()
    try:
        with mock.patch.object(Kept, "get", return_value=None):
            for _ in range(_RUNS):
                times = [_seconds(work, size) for size in (1, 2)]
                best = [min(pair) for pair in zip(best, times, strict=True)]
                if (best[1] + grain) / (best[0] + grain) < RATIO:
                    return True
    finally:
        gc.enable()
    return False


def _seconds(work: Callable[[int], object], size: int) -> float:
    start = time.process_time()
    work(size)
    return time.process_time() - start


def part(text: str, size: int) -> str:
    """Half of a text, or all of it."""
    return text[: len(text) * size // 2]
