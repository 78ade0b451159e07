"""A check as a rule of SARIF, with the help that viewers show beside its results."""

from __future__ import annotations

from typing import Any

from qa.checks import Check
from qa.model import Severity
from qa.reporting.explained import explained
from qa.reporting.spots import LEVELS

_PRECISION = {Severity.CRITICAL: "high", Severity.MAJOR: "high"}
_PROBLEMS = {"error": "error", "warning": "warning", "note": "recommendation"}


def rule(check: Check) -> dict[str, Any]:
    """The reportingDescriptor (3.49)."""
    level = LEVELS[check.severity]
    found: dict[str, Any] = {"id": check.name}
    # Two words at least: a name that is the id again must be left out (3.49.7).
    if "-" in check.name:
        found["name"] = check.name.title().replace("-", "")
    return {
        **found,
        "shortDescription": {"text": check.summary},
        "fullDescription": {"text": check.documentation},
        "help": {"text": explained(check, markdown=False), "markdown": explained(check)},
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": ["translation", *check.mqm.split("/")],
            "precision": _PRECISION.get(check.severity, "medium"),
            "problem.severity": _PROBLEMS[level],
        },
    }
