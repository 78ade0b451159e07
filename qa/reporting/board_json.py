"""The board of `qa score` as JSON: a record of a night, with the rows that its scores come from.

`segments` of each system hold texts, integer rows and findings, so that two records can be compared
later: sums of rows give the scores again, and the same draws the intervals and tests.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from qa.reporting.json_ import finding_json, score_json
from qa.reporting.summary import ReportOptions
from qa.scoring.board import Board, Cell, Row
from qa.scoring.segments import Scored

VERSION = 1
KIND = "wireqa score"


def board_json(
    board: Board,
    segments: Mapping[str, Iterable[Scored]],
    languages: tuple[str | None, str],
    options: ReportOptions,
    gold: Mapping[str, Any] | None = None,
) -> str:
    """One object; `segments` by system, `languages` of source and target, `gold` as qa gold has it."""
    report: dict[str, Any] = {
        "kind": KIND,
        "version": VERSION,
        "tool": {"name": "wireqa", "version": options.tool_version},
        "source_lang": languages[0],
        "target_lang": languages[1],
        "segments": board.segments,
        "documents": board.documents,
        "baseline": board.baseline,
        "test": {
            "name": board.test,
            "trials": board.trials,
            "samples": board.samples,
            "seed": board.seed,
            "unit": board.unit,
            "correction": "holm",
        },
        "columns": [
            {
                "name": h.name,
                "unit": h.unit,
                "higher_is_better": h.higher_is_better,
                "signature": h.signature,
                "note": h.note,
            }
            for h in board.headings
        ],
        "systems": [
            {
                "name": row.system,
                "scores": _cells(row),
                "segments": [segment_json(s) for s in segments.get(row.system, ())],
            }
            for row in board.rows
        ],
        "slices": [
            {
                "by": board.by,
                "label": part.label,
                "segments": part.segments,
                "systems": [{"name": row.system, "scores": _cells(row)} for row in part.rows],
            }
            for part in board.slices
        ],
        "notes": list(board.notes),
    }
    if gold is not None:
        report["gold"] = gold
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _cells(row: Row) -> list[dict[str, Any]]:
    return [_cell(cell) for cell in row.cells if cell is not None]


def _cell(cell: Cell) -> dict[str, Any]:
    found: dict[str, Any] = score_json(cell.score)
    found |= {
        "half": cell.half,
        "difference": cell.difference,
        "difference_half": cell.margin,
        "p": cell.p,
        "best": cell.best,
    }
    return found


def segment_json(scored: Scored) -> dict[str, Any]:
    """A segment with its sentence scores, the integers behind them, and its findings."""
    segment = scored.segment
    return {
        "document": scored.document,
        "key": segment.key,
        "source": segment.source,
        "target": segment.target,
        "references": list(segment.references),
        "scores": scored.scores,
        "rows": scored.rows,
        "findings": [finding_json(finding) for finding in scored.findings],
    }


def segment_lines(segments: Iterable[Scored]) -> Iterable[str]:
    """One JSON object a line and segment."""
    for scored in segments:
        yield json.dumps({"system": scored.system, **segment_json(scored)}, ensure_ascii=False)


def segment_table(segments: Iterable[Scored], names: Sequence[str]) -> Iterable[str]:
    """Tab-separated lines, the header first: sentence scores of the columns, findings counted."""
    yield "\t".join(("system", "document", "key", *names, "findings", "target"))
    for scored in segments:
        yield "\t".join(
            (
                _plain(scored.system),
                _plain(scored.document),
                _plain(scored.segment.key),
                *(_number(scored.scores.get(name)) for name in names),
                str(len(scored.findings)),
                _plain(scored.segment.target),
            )
        )


def _number(value: float | None) -> str:
    return "" if value is None else repr(value)


def _plain(text: str) -> str:
    """Nothing that would part a line or a cell."""
    return " ".join(text.split())
