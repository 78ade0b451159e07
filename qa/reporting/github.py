"""GitHub: workflow commands that annotate a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from qa.model import Result
from qa.reporting.harmless import one_line
from qa.reporting.paths import from_root
from qa.reporting.spots import LEVELS, Spot, failed, gravest, message, spots
from qa.reporting.summary import ReportOptions

_EACH = 10  # annotations of a level that GitHub shows for a step
_ALL = 50  # and of a job
_LONGEST = 4000  # characters of one of them
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def report_github(results: Sequence[Result], options: ReportOptions) -> str:
    """A workflow command for each finding, the gravest first, as many as GitHub shows; nothing else.

    The last line says how many are left out. Columns count characters from 1; the last is that of
    the last character.
    """
    found, broken = gravest(spots(results)), failed(results)
    room = dict.fromkeys(_COMMANDS, _EACH)
    lines = [_failure(result, why, options) for result, why in broken[:_EACH]]
    room["error"] -= len(lines)
    room["note"] -= 1  # the last line is one itself
    unread = len(broken) - len(lines)
    shown = 0
    for spot in found:
        level = LEVELS[spot.finding.severity]
        if room[level] > 0 and len(lines) < _ALL - 1:
            room[level] -= 1
            shown += 1
            lines.append(_command(spot, _COMMANDS[level], options))
    more = [
        f"{number} more {what}{'' if number == 1 else 's'}"
        for number, what in ((len(found) - shown, "finding"), (unread, "unreadable file"))
        if number
    ]
    if more:
        lines.append(f"::notice title=wireqa::{' and '.join(more)}: see the summary of the step")
    return "".join(f"{line}\n" for line in lines)


def _command(spot: Spot, command: str, options: ReportOptions) -> str:
    start, end = spot.where.start, spot.where.end
    place = f"file={_property(from_root(spot.path, options))}"
    if spot.shown:
        place += f",line={start.line},endLine={end.line}"
    if spot.shown and spot.placed:
        place += f",col={start.column}"
        if end.line == start.line and end.column > start.column:
            place += f",endColumn={end.column - 1}"
    return (
        f"::{command} {place},title={_property(spot.finding.check)}::{_data(message(spot.finding))}"
    )


def _failure(result: Result, why: str, options: ReportOptions) -> str:
    path = from_root(result.document.path, options)
    return f"::error {f'file={_property(path)},' if path else ''}title=wireqa::{_data(why)}"


def _data(text: str) -> str:
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return cut.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(one_line(text)).replace(":", "%3A").replace(",", "%2C")
