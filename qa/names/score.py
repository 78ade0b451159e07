"""The logistic score of a candidate, and what it needs at least."""

from __future__ import annotations

import functools
import math
from bisect import bisect_left

from qa.names.sound import chance
from qa.names.tables import tables

_STEP = 0.005  # of similarity, when the least one is looked for


def probability(
    kind: str, luck: float, spelt: float, rivals: int, *, present: bool = False, rare: bool = False
) -> float:
    """How probable it is that a candidate of a class is a mangled name.

    `luck` is the summed log chance of the parts that differ, `spelt` the Levenshtein similarity of
    the worst of them, `rivals` how many names could have been meant; `present` says that the story
    names the entity elsewhere, `rare` that the part alone is perhaps a real name.
    """
    score = tables().score
    logit = score.intercept + score.kind[kind] + score.spelling * spelt + score.chance * luck
    logit += score.base[kind] * math.log(max(1, rivals))
    if kind == "C" and present:
        logit += score.document
    if rare:
        logit += score.rare
    return 1 / (1 + math.exp(-logit))


@functools.lru_cache(maxsize=4096)
def least(rivals: int, letters: int, heft: float, pivot: str, present: bool) -> float:
    """The similarity below which no part of so many letters and that weight, alone, is asked about.

    A multiple of a small step, at or below the true bound.
    """
    score = tables().score
    spelt = 1 - 1 / max(letters, 2)

    def enough(similar: float) -> bool:
        return similar >= 1 or score.check <= probability(
            "C", chance(similar, pivot, heft), spelt, rivals, present=present
        )

    steps = _steps()
    return max(score.alone, steps[bisect_left(steps, True, key=enough)] - _STEP)


@functools.cache
def _steps() -> tuple[float, ...]:
    """The similarities from the least one of a part alone up to 1."""
    found = [tables().score.alone]
    while found[-1] < 1:
        found.append(found[-1] + _STEP)
    return tuple(found)
