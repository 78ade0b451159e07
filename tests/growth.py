"""Work that grows with its size and no faster: ratios of one run, so that the machine does not matter."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from resource import RUSAGE_SELF, getrusage
from typing import NamedTuple
from unittest import mock

from qa.kept import Kept

RATIO = 3.0  # twice the size takes twice the time, and what is quadratic four times
GRAIN = 0.004  # seconds of what does nothing; below it a clock tells little
_RUNS = 12  # what else a machine does adds to either time: a ratio too high is measured anew
_PAIRS = 3  # from so many on, neighbours in time are compared too
_LONG = 0.03  # seconds that the kernel's coarser clock can tell


class Taken(NamedTuple):
    """Seconds of a run: of the process, and without what the kernel did for it."""

    whole: float
    own: float


def linear(work: Callable[[int], object], grain: float = GRAIN) -> bool:
    """Whether `work(2)` takes less than three times the CPU time of `work(1)`.

    The best time of each counts, or the ratio of two runs next to each other in most pairs of them:
    a machine whose pace halves between the best of one and all of the other makes four out of two.
    Longer runs may show it in their own time alone: a kernel that is short of memory takes longer
    over large pieces of it.

    What is made ready for them is no part of it where `work` makes nothing. Nothing that is kept of
    a text is there when it comes again.
    """
    pairs: list[tuple[Taken, Taken]] = []
    gc.disable()
    try:
        with mock.patch.object(Kept, "get", return_value=None):
            for _ in range(_RUNS):
                pairs.append((_seconds(work, 1), _seconds(work, 2)))
                whole = [(one.whole + grain, two.whole + grain) for one, two in pairs]
                own = [(one.own, two.own) for one, two in pairs if one.own > _LONG]
                if _ratio(whole) < RATIO or (len(own) == len(pairs) and _ratio(own) < RATIO):
                    return True
    finally:
        gc.enable()
    print(f"seconds of runs, once and twice the size: {pairs}")
    return False


def _ratio(pairs: Sequence[tuple[float, float]]) -> float:
    best = min(twice for _, twice in pairs) / min(once for once, _ in pairs)
    if len(pairs) < _PAIRS:
        return best
    return min(best, statistics.median(twice / once for once, twice in pairs))


def _seconds(work: Callable[[int], object], size: int) -> Taken:
    start, own = time.process_time(), getrusage(RUSAGE_SELF).ru_utime
    work(size)
    return Taken(time.process_time() - start, getrusage(RUSAGE_SELF).ru_utime - own)


def part(text: str, size: int) -> str:
    """Half of a text, or all of it."""
    return text[: len(text) * size // 2]
