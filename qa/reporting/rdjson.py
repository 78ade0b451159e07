"""reviewdog's diagnostic format, whole (rdjson) and line by line (rdjsonl): columns are UTF-8 bytes.

Paths stay as they were given: reviewdog takes them from the folder it runs in. It cuts lines by
bytes, so that only files of UTF-8 have columns and suggestions that it can use.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from qa.model import Point, Result, Severity
from qa.reporting.harmless import dumped
from qa.reporting.related import related
from qa.reporting.spots import Spot, failed, message, spots
from qa.reporting.summary import ReportOptions

_SEVERITIES = {
    Severity.CRITICAL: "ERROR", Severity.MAJOR: "ERROR", Severity.MINOR: "WARNING",
    Severity.NEUTRAL: "INFO",
}  # fmt: skip
_SOURCE = {"name": "wireqa"}
_UTF_8 = ("utf-8", "utf8", "utf_8", "ascii", "us-ascii", "")  # none where nobody said


def report_rdjson(results: Sequence[Result], options: ReportOptions) -> str:
    """One DiagnosticResult. Lines and columns count from 1, ends are exclusive."""
    found = ",\n".join(map(dumped, _diagnostics(results)))
    return f'{{"source":{dumped(_SOURCE)},"diagnostics":[\n{found}\n]}}\n'


def report_rdjsonl(results: Sequence[Result], options: ReportOptions) -> str:
    """One Diagnostic a line."""
    return "".join(
        f"{dumped({**one, 'source': _SOURCE})}\n" for one in _diagnostics(results)
    )  # fmt: skip


def _diagnostics(results: Sequence[Result]) -> Iterator[dict[str, Any]]:
    yield from map(_diagnostic, spots(results))
    for result, why in failed(results):
        assert result.failure
        yield {
            "message": why,
            "location": {"path": result.document.path},
            "severity": "ERROR",
            "code": {"value": result.failure.kind},
        }


def _diagnostic(spot: Spot) -> dict[str, Any]:
    finding = spot.finding
    cut = spot.result.encoding.lower() in _UTF_8
    location: dict[str, Any] = {"path": spot.path}
    if spot.shown:
        location["range"] = _range(spot, cut)
    found: dict[str, Any] = {
        "message": message(finding),
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.check},
    }
    if cut and spot.mending:
        start, end = map(_position, (spot.mending.start, spot.mending.end))
        found["suggestions"] = [{"range": {"start": start, "end": end}, "text": spot.mending.text}]
    others = [
        {
            "message": one.text,
            "location": {"path": one.path, "range": {"start": {"line": one.line}}},
        }
        for one in related(spot)
    ]
    if others:
        found["related_locations"] = others
    return found


def _range(spot: Spot, cut: bool) -> dict[str, Any]:
    start, end = spot.where.start, spot.where.end
    if not (spot.placed and cut):
        return {"start": {"line": start.line}, "end": {"line": end.line}}
    return {"start": _position(start), "end": _position(end)}


def _position(point: Point) -> dict[str, int]:
    return {"line": point.line, "column": point.utf8}
