"""GitLab's Code Quality report: what a merge request shows beside the changed lines."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from qa.model import Result, Severity
from qa.reporting.spots import Spot, message, readable, spots
from qa.reporting.summary import ReportOptions

_SEVERITIES = {
    Severity.CRITICAL: "critical", Severity.MAJOR: "major", Severity.MINOR: "minor",
    Severity.NEUTRAL: "info",
}  # fmt: skip


def report_gitlab(results: Sequence[Result], options: ReportOptions) -> str:
    """A list of issues, each with a fingerprint that no other has."""
    seen: dict[tuple[str, str], int] = {}
    found = [_issue(spot, seen) for spot in spots(results)]
    found += [_failed(result) for result in results if result.failure]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _issue(spot: Spot, seen: dict[tuple[str, str], int]) -> dict[str, Any]:
    key = (spot.path, spot.finding.fingerprint)
    seen[key] = seen.get(key, 0) + 1
    return {
        "description": message(spot.finding),
        "check_name": spot.finding.check,
        "fingerprint": _hash(*key, str(seen[key])),
        "severity": _SEVERITIES[spot.finding.severity],
        "location": {
            "path": readable(spot.path),
            "positions": {
                "begin": {"line": spot.where.start.line, "column": spot.where.start.column},
                "end": {"line": spot.where.end.line, "column": spot.where.end.column},
            },
        },
    }


def _failed(result: Result) -> dict[str, Any]:
    assert result.failure
    return {
        "description": readable(result.failure.message),
        "check_name": "unreadable" if result.failure.kind == "input" else "bug",
        "fingerprint": _hash(result.document.path, result.failure.message),
        "severity": "blocker",
        "location": {"path": readable(result.document.path), "lines": {"begin": 1}},
    }


def _hash(*parts: str) -> str:
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=16).hexdigest()
