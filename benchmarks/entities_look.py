"""What the measurements of countries share: looking at a story, counting, telling."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from qa.engine import examine
from qa.model import Document, Finding
from qa.project import Project

CHECKS = ("unsupported-entity", "dropped-entity")


@dataclass
class Sums:
    """Counts by group: pair, half or kind."""

    n: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    proposed: Counter[str] = field(default_factory=Counter)
    silent: Counter[str] = field(default_factory=Counter)

    def lines(self) -> Iterator[str]:
        for group in sorted(self.n):
            n = self.n[group]
            yield (
                f"  {group:12} found {self.found[group]:3}/{n:3} = {self.found[group] / n:.3f}"
                f"  proposed {self.proposed[group]:3} = {self.proposed[group] / n:.3f}"
                + (f"  good silent {self.silent[group] / n:.3f}" if self.silent else "")
                + "\n"
            )


def look(story: Document, project: Project) -> list[Finding]:
    result = examine(story, project)
    if result.failure:
        raise SystemExit(f"{story.name}: {result.failure.message}")
    return list(result.findings)


def tell(head: str, record: dict[str, Any] | None, findings: list[Finding]) -> None:
    sys.stdout.write(f"{head}\n")
    if record:
        sys.stdout.write(f"    {record['id']}\n    {record['source']}\n    {record['mt']}\n")
    for finding in findings:
        place = f"{finding.check} {finding.severity.label} {finding.text!r}"
        sys.stdout.write(f"      {place}: {finding.message} {finding.evidence}\n")
