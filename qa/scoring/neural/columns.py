"""Columns of neural metrics: a segment's score in millionths, which add up exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from qa.scoring.column import MILLIONTHS, Column, mean, signed
from qa.scoring.counts.grams import Ints
from qa.scoring.neural.scores import NeuralScores, neural
from qa.scoring.systems import System

NAMES = ("COMET", "CometKiwi")


def neural_columns(
    checkpoints: Sequence[Path], systems: Sequence[System], cache: Path | None
) -> list[Column]:
    """A column for each checkpoint; two models of one kind are told apart by their names.

    Raises InputError where a checkpoint cannot be used, or a system lacks what its model needs.
    """
    found: list[Column] = []
    for path in checkpoints:
        scores = {s.name: neural(tuple(s.segments), path, cache) for s in systems}
        first = next(iter(scores.values())).score
        name = first.name
        if any(column.name == name for column in found):
            name = f"{name} {first.signature.partition('model:')[2].partition('|')[0]}"
        notes = dict.fromkeys(one.score.note for one in scores.values() if one.score.note)
        column = neural_column(name, first.signature)
        found.append(_filled(column, scores, "; ".join(notes)))
    return found


def neural_column(name: str, signature: str) -> Column:
    """The column without rows; a model's scores have no bounds."""
    return Column(
        name, "score", True, mean, mean, lambda more: signed(signature, more), {}, digits=4,
        lowest=-np.inf, mean=True,
    )  # fmt: skip


def _filled(column: Column, scores: Mapping[str, NeuralScores], note: str) -> Column:
    return replace(column, note=note, rows={name: _rows(one) for name, one in scores.items()})


def _rows(scores: NeuralScores) -> Ints:
    """(segments, 2): millionths and one, or twice nothing."""
    return np.array(
        [(0, 0) if v is None else (round(v * MILLIONTHS), 1) for v in scores.values],
        dtype=np.int64,
    ).reshape(len(scores.values), 2)
