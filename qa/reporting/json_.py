"""The JSON report, version 1: a contract for other programs, described in docs/json-report.md."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from qa.model import Finding, Result, Score
from qa.reporting.spots import Spot, spots
from qa.reporting.summary import ReportOptions, summarise

VERSION = 1


def report_json(results: Sequence[Result], options: ReportOptions) -> str:
    """One object with all documents; segments from 1, offsets in code points, half-open."""
    summary = summarise(results)
    report = {
        "version": VERSION,
        "tool": {"name": "wireqa", "version": options.tool_version},
        "documents": [_document(result) for result in results],
        "summary": {
            "documents": summary.documents,
            "findings": summary.findings,
            "failures": summary.failures,
            "by_severity": summary.by_severity,
            "by_check": summary.by_check,
        },
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _document(result: Result) -> dict[str, Any]:
    document, failure = result.document, result.failure
    every = list(spots([result], suppressed=True))
    found, silent = every[: len(result.findings)], every[len(result.findings) :]
    return {
        "path": document.path,
        "name": document.name,
        "source_lang": document.source_lang,
        "target_lang": document.target_lang,
        "segments": len(document.segments),
        "format": document.form,
        "encoding": result.encoding,
        "findings": [{**finding_json(spot.finding), **_place(spot)} for spot in found],
        "suppressed": [
            {
                **finding_json(spot.finding),
                **_place(spot),
                "kind": spot.suppressed.kind,
                "reason": spot.suppressed.reason,
            }
            for spot in silent
            if spot.suppressed
        ],
        "scores": [score_json(score) for score in result.scores],
        "unseen": list(result.unseen),
        "failure": failure and {"kind": failure.kind, "message": failure.message},
    }


def _place(spot: Spot) -> dict[str, Any]:
    """Where the file has it: lines and columns from 1, in code points, the end exclusive.

    Columns are null where nobody said more than the line.
    """
    start, end = spot.where.start, spot.where.end
    return {
        "line": start.line,
        "column": start.column if spot.placed else None,
        "end_line": end.line,
        "end_column": end.column if spot.placed else None,
        "unit": spot.unit,
        "part": spot.part,
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as it stands in every report."""
    fix = finding.fix
    return {
        "check": finding.check,
        "mqm": finding.mqm,
        "severity": finding.severity.label,
        "segment": finding.span.segment + 1,
        "key": finding.key,
        "side": finding.span.side,
        "start": finding.span.start,
        "end": finding.span.end,
        "text": finding.text,
        "message": finding.message,
        "evidence": list(finding.evidence),
        "term": finding.term,
        "fix": fix and {"replacement": fix.replacement, "safety": fix.safety},
        "confidence": finding.confidence,
        "fingerprint": finding.fingerprint,
    }


def score_json(score: Score) -> dict[str, Any]:
    """A score as it stands in every report."""
    return {
        "name": score.name,
        "value": score.value,
        "low": score.low,
        "high": score.high,
        "unit": score.unit,
        "n": score.n,
        "signature": score.signature,
        "note": score.note,
    }
