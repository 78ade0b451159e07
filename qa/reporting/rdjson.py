"""reviewdog's diagnostic format, whole (rdjson) and line by line (rdjsonl): columns are UTF-8 bytes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from qa.model import Point, Result, Severity
from qa.reporting.spots import Spot, message, readable, spots
from qa.reporting.summary import ReportOptions

_SEVERITIES = {
    Severity.CRITICAL: "ERROR", Severity.MAJOR: "ERROR", Severity.MINOR: "WARNING",
    Severity.NEUTRAL: "INFO",
}  # fmt: skip


def report_rdjson(results: Sequence[Result], options: ReportOptions) -> str:
    """One DiagnosticResult. Lines and columns count from 1, ends are exclusive."""
    found = {
        "source": {"name": "wireqa"},
        "diagnostics": [
            *(_diagnostic(spot) for spot in spots(results)),
            *(_failed(result) for result in results if result.failure),
        ],
    }
    return json.dumps(found, ensure_ascii=False) + "\n"


def report_rdjsonl(results: Sequence[Result], options: ReportOptions) -> str:
    """One Diagnostic a line."""
    found = [
        *(_diagnostic(spot) for spot in spots(results)),
        *(_failed(result) for result in results if result.failure),
    ]
    return "".join(
        json.dumps({**one, "source": {"name": "wireqa"}}, ensure_ascii=False) + "\n"
        for one in found
    )


def _diagnostic(spot: Spot) -> dict[str, Any]:
    finding = spot.finding
    place = _range(spot)
    found: dict[str, Any] = {
        "message": message(finding),
        "location": {"path": readable(spot.path), "range": place},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.check},
    }
    if spot.mendable and finding.fix:
        found["suggestions"] = [{"range": place, "text": readable(finding.fix.replacement)}]
    return found


def _range(spot: Spot) -> dict[str, Any]:
    return {"start": _position(spot.where.start), "end": _position(spot.where.end)}


def _position(point: Point) -> dict[str, int]:
    return {"line": point.line, "column": point.utf8}


def _failed(result: Result) -> dict[str, Any]:
    assert result.failure
    return {
        "message": readable(result.failure.message),
        "location": {"path": readable(result.document.path)},
        "severity": "ERROR",
        "code": {"value": result.failure.kind},
    }
