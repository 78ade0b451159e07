"""SARIF 2.1.0 (OASIS), with what GitHub code scanning reads of it and within its limits."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from qa.checks import CHECKS, Check
from qa.model import Failure, Result, Severity
from qa.reporting.spots import LEVELS, Spot, gravest, readable, spots
from qa.reporting.summary import ReportOptions

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MOST = 25_000  # results of a run that GitHub takes
_ROOT = "%SRCROOT%"
_PRECISION = {Severity.CRITICAL: "high", Severity.MAJOR: "high"}


def report_sarif(results: Sequence[Result], options: ReportOptions) -> str:
    """One run. Columns count code points from 1, ends are exclusive; offsets leave out a byte order mark."""
    rules = list(CHECKS.values())
    places = {check.name: n for n, check in enumerate(rules)}
    found = list(spots(results, suppressed=True))
    left_out = len(found) - _MOST
    if left_out > 0:
        found = gravest(found)[:_MOST]
    seen: dict[tuple[str, str], int] = {}
    notifications = [_notification(r, r.failure) for r in results if r.failure]
    if left_out > 0:
        notifications.append(
            {"level": "warning", "message": {"text": f"{left_out} findings of least severity are left out: a run has at most {_MOST}."}}
        )  # fmt: skip
    run = {
        "tool": {
            "driver": {
                "name": "wireqa",
                "semanticVersion": options.tool_version,
                "rules": [_rule(check) for check in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not any(r.failure for r in results),
                "toolExecutionNotifications": notifications,
            }
        ],
        "results": [_result(spot, places[spot.finding.check], seen) for spot in found],
    }
    report = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _rule(check: Check) -> dict[str, Any]:
    from qa.reporting.explained import explained

    return {
        "id": check.name,
        # Two words at least: a name that is the id again must be left out (3.49.7).
        **({"name": check.name.title().replace("-", "")} if "-" in check.name else {}),
        "shortDescription": {"text": check.summary},
        "fullDescription": {"text": check.documentation},
        "help": {"text": explained(check, markdown=False), "markdown": explained(check)},
        "defaultConfiguration": {"level": LEVELS[check.severity]},
        "properties": {
            "tags": ["translation", *check.mqm.split("/")],
            "precision": _PRECISION.get(check.severity, "medium"),
            "problem.severity": _problem(check.severity),
        },
    }


def _problem(severity: Severity) -> str:
    return {"note": "recommendation"}.get(LEVELS[severity], LEVELS[severity])


def _notification(result: Result, failure: Failure) -> dict[str, Any]:
    text = readable(failure.message)
    found: dict[str, Any] = {"level": "error", "message": {"text": text}}
    if result.document.path:
        found["locations"] = [
            {"physicalLocation": {"artifactLocation": _artifact(result.document.path)}}
        ]
    return found


def _artifact(path: str) -> dict[str, str]:
    plain = PurePath(readable(path))
    if plain.is_absolute():
        return {"uri": f"file://{quote(plain.as_posix())}"}
    return {"uri": quote(plain.as_posix()), "uriBaseId": _ROOT}


def _region(spot: Spot) -> dict[str, Any]:
    start, end = spot.where.start, spot.where.end
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": start.offset,
        "charLength": end.offset - start.offset,
    }


def _result(spot: Spot, rule: int, seen: dict[tuple[str, str], int]) -> dict[str, Any]:
    finding = spot.finding
    region = _region(spot)
    artifact = _artifact(spot.path)
    evidence = "".join(f" ({readable(why)})" for why in finding.evidence)
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": artifact, "region": region}
    }
    if finding.text:
        region = {**region, "snippet": {"text": readable(finding.text)}}
        location["physicalLocation"]["region"] = region
    if spot.unit:
        location["logicalLocations"] = [
            {"fullyQualifiedName": readable(spot.unit), "kind": "element"}
        ]
    key = (spot.path, finding.fingerprint)
    seen[key] = seen.get(key, 0) + 1
    found: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": readable(finding.message) + evidence},
        "locations": [location],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{_hash(*key)}:{seen[key]}",
            "wireqa/v1": finding.fingerprint,
        },
        "properties": {
            "severity": finding.severity.label,
            "mqm": finding.mqm,
            "confidence": finding.confidence,
        },
    }
    if spot.mendable and finding.fix:
        deleted = {k: v for k, v in _region(spot).items() if not k.startswith("char")}
        found["fixes"] = [
            {
                "description": {"text": f"write “{readable(finding.fix.replacement)}” ({finding.fix.safety})"},
                "artifactChanges": [
                    {
                        "artifactLocation": artifact,
                        "replacements": [
                            {"deletedRegion": deleted, "insertedContent": {"text": readable(finding.fix.replacement)}}
                        ],
                    }
                ],
            }
        ]  # fmt: skip
    if spot.suppressed:
        kind = "inSource" if spot.suppressed.kind == "inSource" else "external"
        found["suppressions"] = [
            {"kind": kind, "status": "accepted", "justification": readable(spot.suppressed.reason)}
        ]
        if spot.suppressed.kind == "baseline":
            found["baselineState"] = "unchanged"
    return found


def _hash(*parts: str) -> str:
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=8).hexdigest()
