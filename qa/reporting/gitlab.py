"""GitLab's Code Quality report: what a merge request shows beside the changed lines."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from qa.model import Result, Severity
from qa.reporting.harmless import dumped
from qa.reporting.paths import from_root
from qa.reporting.spots import Spot, failed, message, spots
from qa.reporting.summary import ReportOptions

_SEVERITIES = {
    Severity.CRITICAL: "critical", Severity.MAJOR: "major", Severity.MINOR: "minor",
    Severity.NEUTRAL: "info",
}  # fmt: skip
_FAILURES = {"input": "unreadable", "bug": "bug"}


def report_gitlab(results: Sequence[Result], options: ReportOptions) -> str:
    """A list of issues, each with a fingerprint that no other has, one a line."""
    found = ",\n".join(map(dumped, _issues(results, options)))
    return f"[\n{found}\n]\n"


def _issues(results: Sequence[Result], options: ReportOptions) -> Iterator[dict[str, Any]]:
    seen: Counter[tuple[str, str]] = Counter()

    def fingerprint(path: str, what: str) -> str:
        seen[path, what] += 1
        return _hash(path, what, str(seen[path, what]))

    for spot in spots(results):
        path = from_root(spot.path, options)
        yield {
            "description": message(spot.finding),
            "check_name": spot.finding.check,
            "fingerprint": fingerprint(path, spot.finding.fingerprint),
            "severity": _SEVERITIES[spot.finding.severity],
            "location": {"path": path, **_place(spot)},
        }
    for result, why in failed(results):
        assert result.failure
        path = from_root(result.document.path, options)
        yield {
            "description": why,
            "check_name": _FAILURES[result.failure.kind],
            "fingerprint": fingerprint(path, why),
            "severity": "blocker",
            "location": {"path": path, "lines": {"begin": 1}},
        }


def _place(spot: Spot) -> dict[str, Any]:
    start, end = spot.where.start, spot.where.end
    if not spot.shown:
        return {"lines": {"begin": 1}}
    if not spot.placed:
        return {"lines": {"begin": start.line}}
    return {
        "positions": {
            "begin": {"line": start.line, "column": start.column},
            "end": {"line": end.line, "column": end.column},
        }
    }


def _hash(*parts: str) -> str:
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=16).hexdigest()
