"""Counts over results, and what every reporter is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qa.model import Result, Severity, Summary


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """`directions` maps a language code to rtl where it is not ltr; `width` is in columns.

    `root` is the repository's folder and `folder` the one that paths count from, both whole paths;
    `exit_code` is what the run will end with, None where nobody asks.
    """

    tool_version: str
    colour: bool = False
    verbose: bool = False
    quiet: bool = False
    width: int = 100
    directions: Mapping[str, str] = field(default_factory=dict)
    root: str = ""
    folder: str = ""
    exit_code: int | None = None


def summarise(results: Sequence[Result]) -> Summary:
    """Counts by severity (all four, gravest first) and by check (most frequent first)."""
    findings = [f for result in results for f in result.findings]
    severities = Counter(f.severity.label for f in findings)
    checks = Counter(f.check for f in findings)
    return Summary(
        documents=len(results),
        findings=len(findings),
        failures=sum(1 for result in results if result.failure),
        by_severity={s.label: severities[s.label] for s in sorted(Severity, reverse=True)},
        by_check=dict(sorted(checks.items(), key=lambda item: (-item[1], item[0]))),
    )
