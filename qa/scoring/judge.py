"""From columns of rows to a board: scores, intervals, paired tests, slices."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from qa.model import Score
from qa.scoring.board import Board, Cell, Heading, Row, Slice, Test, Unit
from qa.scoring.column import Column
from qa.scoring.counts.grams import Ints
from qa.scoring.counts.resampling import SAMPLES, SEED, by_document, middle, resampled
from qa.scoring.counts.significance import TRIALS, bootstrapped, holm, randomised, swapped
from qa.scoring.slices import Part
from qa.scoring.systems import System
from qa.scoring.terms import wilson

# From so many resampled units on, an interval that says 95 % holds the true score in 93 % of samples
# or more; 20 segments reach 91, 10 only 83. Measured by benchmarks/scores_coverage.py. Below, no
# p-value is given: of ties, which few segments have, the usual formulas make significance.
LEAST: dict[Unit, int] = {"segments": 100, "documents": 50}

# Units of finished scores of which less is better.
_LESS_IS_BETTER = ("penalty", "edits", "errors")


@dataclass(frozen=True, slots=True)
class Judging:
    """How to compare: `samples` 0 takes the usual number of the test; `baseline` "" the first system.

    The bootstrap's p-value is that of sacrebleu and Moses. Where there is no difference it is below
    0.05 in 10 to 12 of 100 comparisons, randomisation's in 5 (benchmarks/scores_coverage.py).
    """

    test: Test = "randomisation"
    samples: int = 0
    unit: Unit = "segments"
    baseline: str = ""
    seed: int = SEED

    @property
    def trials(self) -> int:
        return self.samples or TRIALS[self.test]

    @property
    def draws(self) -> int:
        return self.samples or SAMPLES


def judge(
    systems: Sequence[System],
    columns: Sequence[Column],
    judging: Judging,
    extras: Mapping[str, Sequence[Score]] | None = None,
    by: str = "",
    parts: Sequence[Part] = (),
    notes: Sequence[str] = (),
) -> Board:
    """The board of aligned systems; `extras` are finished scores by system, behind the columns."""
    names = [system.name for system in systems]
    judging = replace(judging, baseline=judging.baseline or names[0])
    owners = [n for n, d in enumerate(systems[0].documents) for _ in d.segments]
    documents = np.array(owners, dtype=np.int64)
    everything = np.arange(len(documents))
    table = _cells(columns, names, everything, documents, judging, tested=True)
    further = _extras(names, extras or {})
    headings = tuple(_heading(c, table[n]) for n, c in enumerate(columns)) + tuple(
        h for h, _ in further
    )
    cells = [*table, *(c for _, c in further)]
    # Of a story's rows a part has all or nothing, but for the part that is the story.
    parted = [replace(c, rows={}) if c.whole and by != "document" else c for c in columns]
    unparted: _Cells = [{} for _ in further]  # finished scores are of the whole
    slices = tuple(
        Slice(
            part.label, len(part.segments),
            _rows(
                names,
                _cells(parted, names, part.segments, documents, judging, tested=False) + unparted,
            ),
        )
        for part in parts
    )  # fmt: skip
    units = len(systems[0].documents) if judging.unit == "documents" else len(documents)
    told = list(notes)
    if units < LEAST[judging.unit]:
        told.insert(
            0,
            f"too few {judging.unit} for a claim: {units}; intervals can be trusted from "
            f"{LEAST[judging.unit]}, and under that no p-values are given",
        )
    return Board(
        headings, _rows(names, cells), len(documents), len(systems[0].documents),
        judging.baseline, judging.test, judging.draws, judging.trials, judging.seed,
        judging.unit, by, slices, tuple(told),
    )  # fmt: skip


_Cells = list[dict[str, Cell]]  # by column, then by system


def _rows(names: Sequence[str], cells: _Cells) -> tuple[Row, ...]:
    return tuple(Row(name, tuple(column.get(name) for column in cells)) for name in names)


def _heading(column: Column, cells: Mapping[str, Cell]) -> Heading:
    signature = next((c.score.signature for c in cells.values()), column.sign({}))
    return Heading(
        column.name, column.unit, column.higher_is_better, signature, column.note, column.digits
    )


def _cells(
    columns: Sequence[Column],
    names: Sequence[str],
    segments: Ints,
    documents: Ints,
    judging: Judging,
    *,
    tested: bool,
) -> _Cells:
    """The cells over some segments; every column and system is resampled by the same draws."""
    tables = {
        (n, name): _units(column.rows[name], segments, documents, _unit(column, judging))
        for n, column in enumerate(columns)
        for name in names
        if name in column.rows
    }
    scores: dict[tuple[int, str], list[float]] = {}
    # What is resampled alike shares its draws: whole stories have draws of their own.
    for number in sorted({len(table) for table in tables.values()} - {0, 1}):
        alike = {key: table for key, table in tables.items() if len(table) == number}
        sums = resampled(list(alike.values()), judging.draws, judging.seed)
        for (n, name), table in zip(alike, sums, strict=True):
            scores[n, name] = [columns[n].value(one) for one in table.tolist()]
    found: _Cells = []
    for n, column in enumerate(columns):
        own = replace(judging, unit=_unit(column, judging))
        cells = {
            name: _cell(column, len(segments), table, scores.get((n, name), []), own)
            for (place, name), table in tables.items()
            if place == n
        }
        known = {name: cell for name, cell in cells.items() if not math.isnan(cell.score.value)}
        if tested and any((n, name) in scores for name in known):
            known = _tested(column, n, known, tables, scores, own)
        found.append(_best(known, column.higher_is_better))
    return found


def _unit(column: Column, judging: Judging) -> Unit:
    return "documents" if column.whole else judging.unit


def _units(rows: Ints, segments: Ints, documents: Ints, unit: Unit) -> Ints:
    """The rows of what is resampled: segments, or the stories that they belong to."""
    chosen = rows if len(segments) == len(rows) else rows[segments]
    if unit == "segments":
        return chosen
    _, owners = np.unique(documents[segments], return_inverse=True)
    return by_document(chosen.astype(np.int64), owners.tolist())


def _cell(column: Column, n: int, table: Ints, scores: Sequence[float], judging: Judging) -> Cell:
    sums = table.sum(axis=0, dtype=np.int64).tolist()
    value = column.value(sums)
    n = sums[-1] if column.mean else n
    if column.share and judging.unit == "segments" and n:
        low, high = wilson(*sums)
        signature = column.sign({"interval": "wilson95"})
        score = Score(column.name, value, signature, n, low, high, column.unit, column.note)
        return Cell(score, (high - low) / 2)
    usable = any(not math.isnan(s) for s in scores)
    middle_of = middle(scores, judging.seed) if usable else None
    more: dict[str, object] = {}
    if middle_of:
        more = {"bs": judging.draws, "seed": str(judging.seed)}
        if judging.unit == "documents":
            more["unit"] = "document"
    score = Score(
        column.name, value, column.sign(more), n,
        max(column.lowest, middle_of.mean - middle_of.half) if middle_of else None,
        middle_of.mean + middle_of.half if middle_of else None,
        column.unit, column.note,
    )  # fmt: skip
    return Cell(score, middle_of.half if middle_of else None)


def _tested(
    column: Column,
    place: int,
    cells: Mapping[str, Cell],
    tables: Mapping[tuple[int, str], Ints],
    scores: Mapping[tuple[int, str], list[float]],
    judging: Judging,
) -> dict[str, Cell]:
    """Every other system against the baseline."""
    baseline = judging.baseline
    others = [name for name in cells if name != baseline]
    if baseline not in cells or not others:
        return dict(cells)
    first, drawn = tables[place, baseline], scores[place, baseline]
    real = cells[baseline].score.value
    found = dict(cells)
    p_values: dict[str, float] = {}
    for name in others:
        theirs = scores[place, name]
        cell = cells[name]
        if not all(math.isnan(a - b) for a, b in zip(drawn, theirs, strict=True)):
            p, middle_of = bootstrapped(real, cell.score.value, drawn, theirs, judging.seed)
            cell = replace(cell, margin=middle_of.half)
            if judging.test == "bootstrap":
                p_values[name] = p
        found[name] = replace(cell, difference=cell.score.value - real)
    if len(first) < LEAST[judging.unit]:
        return found
    if judging.test == "randomisation":
        differences = [first.astype(np.int64) - tables[place, name] for name in others]
        moved = swapped(differences, judging.trials, judging.seed)
        p_values = {
            name: randomised(
                column.value, first, tables[place, name], sums, ties=not column.sacrebleu
            )
            for name, sums in zip(others, moved, strict=True)
        }
    corrected = holm(list(p_values.values()))
    for name, p in zip(p_values, corrected, strict=True):
        found[name] = replace(found[name], p=p)
    return found


def _best(cells: Mapping[str, Cell], higher: bool) -> dict[str, Cell]:
    if len(cells) < 2:
        return dict(cells)
    values = [cell.score.value for cell in cells.values()]
    best = max(values) if higher else min(values)
    return {name: replace(c, best=c.score.value == best) for name, c in cells.items()}


def _extras(
    names: Sequence[str], extras: Mapping[str, Sequence[Score]]
) -> list[tuple[Heading, dict[str, Cell]]]:
    """Columns of finished scores, in the order in which they first come."""
    columns: dict[str, dict[str, Score]] = {}
    for name in names:
        for score in extras.get(name, ()):
            columns.setdefault(score.name, {})[name] = score
    found = []
    for title, scores in columns.items():
        one = next(iter(scores.values()))
        higher = one.unit not in _LESS_IS_BETTER
        cells = {
            name: Cell(
                score,
                (score.high - score.low) / 2
                if score.low is not None and score.high is not None
                else None,
            )
            for name, score in scores.items()
        }
        digits = 3 if one.unit == "share" else 2
        heading = Heading(title, one.unit, higher, one.signature, one.note, digits)
        found.append((heading, _best(cells, higher)))
    return found
