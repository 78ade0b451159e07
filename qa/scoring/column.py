"""A column of a board: rows of integers that add up, and the formula over their sums."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from qa.scoring.counts.grams import Ints
from qa.scoring.counts.resampling import Value


@dataclass(frozen=True, slots=True)
class Column:
    """One score of all systems. `rows` has (segments, width) by system, where it can be scored.

    `value` is the score of added rows, nan where they have nothing to score; `sentence` that of
    one segment. `sign` makes the signature, with what the interval was made by. `lowest` is the least
    that a score can be. Where the score is a `mean`, the last integer of a row counts what it is one of;
    the interval of a `share` of these is Wilson's where segments are resampled. `whole` rows are those
    of stories and stand at the first segment of each: stories are resampled, whatever is asked for.
    `sacrebleu` columns have its p-values, which count no ties.
    """

    name: str
    unit: str
    higher_is_better: bool
    value: Value
    sentence: Value
    sign: Callable[[Mapping[str, object]], str]
    rows: Mapping[str, Ints]
    note: str = ""
    digits: int = 2
    lowest: float = 0.0
    mean: bool = False
    share: bool = False
    whole: bool = False
    sacrebleu: bool = False


MILLIONTHS = 10**6  # what the rates and scores of a mean are counted in


def mean(sums: Sequence[int]) -> float:
    """Of rows (sum in millionths, how many); nan of none."""
    total, count = sums
    return total / MILLIONTHS / count if count else math.nan


def share(sums: Sequence[int]) -> float:
    """Of rows (right, all); nan of none."""
    right, total = sums
    return right / total if total else math.nan


def signed(text: str, more: Mapping[str, object]) -> str:
    """A signature with what made the interval behind it."""
    return "|".join((text, *(f"{key}:{value}" for key, value in more.items())))
