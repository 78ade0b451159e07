"""What `qa compare` says, for the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from qa.model import Finding
from qa.reporting.board import explanation, grids, p_value
from qa.reporting.board_json import segment_json
from qa.reporting.json_ import finding_json, score_json
from qa.reporting.plural import plural
from qa.reporting.summary import ReportOptions
from qa.scoring.board import Board, Cell, Heading
from qa.scoring.changes import Difference, Mover, Noted

VERSION = 1
KIND = "wireqa compare"
_MOST = 20  # findings listed of each kind


def compare_text(found: Difference) -> str:
    """Scores, findings gained and lost, and the segments that made the difference."""
    lines = [f"{found.first} → {found.second}", ""]
    if found.board:
        lines += [*grids(found.board.headings, found.board.rows), "", *explanation(found.board), ""]
        lines += [sentence for _, sentence in verdicts(found.board)]
    for change in found.stories:
        lines.append(
            f"{change.story}: {change.before.name} {change.before.value:.2f} → "
            f"{change.after.value:.2f} ({change.after.value - change.before.value:+.2f})"
        )
    lines += ["", *_findings(found)]
    for title, movers in movers_by(found):
        lines += ["", title]
        for mover in movers:
            lines += _mover(mover)
    if found.board:
        lines += ["", *(f"{h.name}: {h.signature}" for h in found.board.headings)]
    lines += [f"note: {note}" for note in notes(found)]
    return "\n".join(lines) + "\n"


def notes(found: Difference) -> tuple[str, ...]:
    """What has to be known about the comparison."""
    return (*(found.board.notes if found.board else ()), *found.notes)


def verdicts(board: Board) -> list[tuple[str, str]]:
    """For each column "better", "worse" or "open", and the sentence that says so."""
    second = board.rows[1]
    told = zip(board.headings, second.cells, strict=True)
    return [_verdict(h, c) for h, c in told if c is not None and c.difference is not None]


def _verdict(heading: Heading, cell: Cell) -> tuple[str, str]:
    assert cell.difference is not None
    digits = heading.digits
    change = f"{cell.difference:+.{digits}f}"
    if cell.margin is not None:
        change += f" ± {cell.margin:.{digits}f}"
    better = (cell.difference > 0) == heading.higher_is_better
    if cell.p is None or cell.p >= 0.05:
        kind, word = "open", "may be chance"
    else:
        kind, word = ("better", "better") if better else ("worse", "worse")
    return kind, f"{heading.name} {change} {p_value(cell.p)}: {word}".replace(" :", ":")


def movers_by(found: Difference) -> list[tuple[str, Sequence[Mover]]]:
    """The segments that changed most, by each measure, under a title."""
    titles = (
        ("the largest changes in chrF++", found.movers),
        ("the largest changes in penalty", found.penalised),
    )
    return [(title, movers) for title, movers in titles if movers]


def _findings(found: Difference) -> list[str]:
    if not found.changes:
        return ["the findings are the same"]
    lines = [f"findings: {len(found.lost)} lost, {len(found.gained)} gained"]
    width = max(len(check) for check, _ in found.changes)
    for (check, severity), (lost, gained) in found.changes.items():
        lines.append(f"  {check:{width}}  {severity.label:8}  {lost:4} lost  {gained:4} gained")
    for sign, several in (("-", found.lost), ("+", found.gained)):
        gravest = sorted(several, key=lambda n: -n.finding.severity)[:_MOST]
        lines += [f"  {sign} {n.story}:{n.finding.key} {told(n.finding)}" for n in gravest]
        if len(several) > _MOST:
            lines.append(f"  {sign} and {plural(len(several) - _MOST, 'more finding')}")
    return lines


def told(finding: Finding) -> str:
    """A finding in one line."""
    return f"{finding.severity.label} {finding.check}: {finding.message}"


def changes(mover: Mover) -> str:
    """What changed in the numbers of a segment."""
    one, other = mover.before.scores.get("chrF++"), mover.after.scores.get("chrF++")
    parts = []
    if one is not None and other is not None:
        parts.append(f"chrF++ {one:.1f} → {other:.1f} ({other - one:+.1f})")
    if mover.penalty:
        parts.append(f"penalty {mover.penalty:+d}")
    return ", ".join(parts)


def whole(mover: Mover) -> bool:
    """Whether it stands for a whole story, of which there are no texts."""
    segment = mover.before.segment
    return not (segment.key or segment.target or segment.source)


def place(mover: Mover) -> str:
    """Story and segment."""
    story = mover.before.document
    return story if whole(mover) else f"{story}:{mover.before.segment.key}"


def _mover(mover: Mover) -> list[str]:
    before = mover.before.segment
    lines = [f"  {place(mover)}  {changes(mover)}"]
    if whole(mover):
        return lines
    if before.source:
        lines.append(f"    source     {before.source}")
    if before.references:
        lines.append(f"    reference  {before.references[0]}")
    for label, scored in (("first", mover.before), ("second", mover.after)):
        lines.append(f"    {label:9}  {scored.segment.target}")
        lines += [f"               {told(finding)}" for finding in scored.findings]
    return lines


def compare_json(found: Difference, options: ReportOptions) -> str:
    """One object: columns with both scores, findings only one side has, the segments shown."""
    report = {
        "kind": KIND,
        "version": VERSION,
        "tool": {"name": "wireqa", "version": options.tool_version},
        "first": found.first,
        "second": found.second,
        "segments": found.board and found.board.segments,
        "documents": found.board and found.board.documents,
        "scores": _scores(found.board) if found.board else [],
        "stories": [
            {"story": c.story, "first": score_json(c.before), "second": score_json(c.after)}
            for c in found.stories
        ],
        "changes": [
            {"check": check, "severity": severity.label, "lost": lost, "gained": gained}
            for (check, severity), (lost, gained) in found.changes.items()
        ],
        "lost": [_noted(noted) for noted in found.lost],
        "gained": [_noted(noted) for noted in found.gained],
        "movers": {
            "chrF++": [_mover_json(mover) for mover in found.movers],
            "penalty": [_mover_json(mover) for mover in found.penalised],
        },
        "notes": list(notes(found)),
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _scores(board: Board) -> list[dict[str, Any]]:
    first, second = board.rows
    return [
        {
            "name": heading.name,
            "first": score_json(a.score),
            "second": score_json(b.score),
            "difference": b.difference,
            "difference_half": b.margin,
            "p": b.p,
        }
        for heading, a, b in zip(board.headings, first.cells, second.cells, strict=True)
        if a and b
    ]


def _noted(noted: Noted) -> dict[str, Any]:
    return {"story": noted.story, **finding_json(noted.finding)}


def _mover_json(mover: Mover) -> dict[str, Any]:
    return {
        "overlap": mover.overlap,
        "penalty": mover.penalty,
        "first": segment_json(mover.before),
        "second": segment_json(mover.after),
    }
