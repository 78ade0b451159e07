"""GitHub: workflow commands that annotate a pull request, and the summary of a step."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.model import Result
from qa.reporting.spots import LEVELS, Spot, gravest, message, one_line, readable, spots
from qa.reporting.summary import ReportOptions, summarise

_EACH = 10  # annotations of a level that GitHub shows for a step
_ALL = 50  # and of a job
_LARGEST = 1024 * 1024 - 4096  # bytes of a step's summary
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+|<>~@!&])")


def report_github(results: Sequence[Result], options: ReportOptions) -> str:
    """A workflow command for each finding, the gravest first, as many as GitHub shows."""
    found = gravest(list(spots(results)))
    lines = [_failed(result) for result in results if result.failure][:_EACH]
    room = dict.fromkeys(_COMMANDS, _EACH)
    room["error"] -= len(lines)
    room["note"] -= 1  # the last line may say how many are left out
    shown = 0
    for spot in found:
        level = LEVELS[spot.finding.severity]
        if room[level] > 0 and len(lines) < _ALL - 1:
            room[level] -= 1
            shown += 1
            lines.append(_command(spot, _COMMANDS[level]))
    if shown < len(found):
        more = f"{len(found) - shown} more findings: see the summary of the step"
        lines.append(f"::notice title=wireqa::{more}")
    return "".join(f"{line}\n" for line in lines)


def _command(spot: Spot, command: str) -> str:
    start, end = spot.where.start, spot.where.end
    place = f"file={_property(spot.path)},line={start.line},endLine={end.line},col={start.column}"
    if end.line == start.line and end.column > start.column:
        # GitHub's last column is that of the last character.
        place += f",endColumn={end.column - 1}"
    return (
        f"::{command} {place},title={_property(spot.finding.check)}::{_data(message(spot.finding))}"
    )


def _failed(result: Result) -> str:
    assert result.failure
    path = f"file={_property(result.document.path)}," if result.document.path else ""
    return f"::error {path}title=wireqa::{_data(readable(result.failure.message))}"


def _data(text: str) -> str:
    return readable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def step_summary(results: Sequence[Result]) -> str:
    """Markdown for $GITHUB_STEP_SUMMARY, within its limit: counts, then the findings, the gravest first."""
    summary = summarise(results)
    counts = ", ".join(f"{n} {label}" for label, n in summary.by_severity.items() if n)
    head = f"### wireqa: {summary.findings} findings in {summary.documents} stories\n\n"
    head += f"{counts or 'nothing was found'}\n\n"
    for result in results:
        if result.failure:
            head += f"- **not examined**: {_cell(result.failure.message)}\n"
    found = gravest(list(spots(results)))
    if not found:
        return head
    table = "\n| where | severity | check | finding |\n|---|---|---|---|\n"
    rows: list[str] = []
    size = len((head + table).encode())
    for spot in found:
        row = (
            f"| {_cell(f'{spot.path}:{spot.where.start.line}')} | {spot.finding.severity.label} | "
            f"{spot.finding.check} | {_cell(message(spot.finding))} |\n"
        )
        size += len(row.encode())
        if size > _LARGEST:
            rows.append(f"\n{len(found) - len(rows)} more do not fit here.\n")
            break
        rows.append(row)
    return head + table + "".join(rows)


def _cell(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", one_line(text)[:500])
