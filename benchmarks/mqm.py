"""Name errors that people marked in system outputs, and how many of ours they marked too.

    python benchmarks/mqm.py FILE.jsonl ... [--checks NAME,...] [--show]

A record has labels of several raters (rater, severity, start, end, looks_like: "name" where the
marked stretch is a name) and meta.doc and meta.system: rows of both alike are a story; see
benchmarks/README.md. Labels of different raters that overlap are one place, of the gravest
severity given there. For each story with and without its references: the share of places that a
finding overlaps (of any check, of the name checks, of changed-name), by severity and for places
that two raters marked; then the share of findings of each name check that overlap any label of any
kind, and a name label. `--show` prints the findings that nobody marked.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from names_changed import Record, findings, read, registered

from qa.model import Finding
from qa.project import Config, Project, cache_folder, open_project

GRAVER = ("Minor", "Major", "Critical")


@dataclass
class Place:
    """A stretch of a target that one rater or several marked as a wrong name."""

    start: int
    end: int
    severity: str
    raters: set[str]


def places(record: Record) -> list[Place]:
    """The stretches with name labels, overlapping ones put together."""
    found: list[Place] = []
    for label in sorted(record["labels"], key=lambda x: (x["start"] is None, x["start"])):
        if label.get("looks_like") != "name" or label["start"] is None:
            continue
        if label["severity"] not in GRAVER:
            continue
        if found and label["start"] < found[-1].end:
            last = found[-1]
            last.end = max(last.end, label["end"])
            last.severity = max(last.severity, label["severity"], key=GRAVER.index)
            last.raters.add(label["rater"])
        else:
            found.append(Place(label["start"], label["end"], label["severity"], {label["rater"]}))
    return found


def _on(flag: Finding, start: int, end: int) -> bool:
    if flag.span.start == flag.span.end:
        return start <= flag.span.start <= end
    return flag.span.start < end and start < flag.span.end


def measure(
    stories: Sequence[list[Record]],
    project: Project,
    checks: frozenset[str],
    *,
    reference: bool,
    show: bool,
) -> None:
    hit: Counter[tuple[str, str]] = Counter()
    ours: Counter[tuple[str, str]] = Counter()
    for rows in stories:
        flags: dict[int, list[Finding]] = defaultdict(list)
        for flag in findings(project, rows, "mt", reference=reference):
            flags[flag.span.segment].append(flag)
        for number, record in enumerate(rows):
            here = flags[number]
            for place in places(record):
                on = [f for f in here if _on(f, place.start, place.end)]
                groups = [place.severity, "all"]
                if len(place.raters) > 1:
                    groups.append("two raters")
                for group in groups:
                    hit[group, "n"] += 1
                    hit[group, "any check"] += bool(on)
                    hit[group, "name checks"] += any(f.check in checks for f in on)
                    hit[group, "changed-name"] += any(f.check == "changed-name" for f in on)
            for flag in (f for f in here if f.check in checks):
                marks = [
                    x for x in record["labels"]
                    if x["start"] is not None and _on(flag, x["start"], x["end"])
                ]  # fmt: skip
                named = any(x.get("looks_like") == "name" for x in marks)
                for key in (flag.check, f"{flag.check} {flag.severity.label}"):
                    ours[key, "n"] += 1
                    ours[key, "marked"] += bool(marks)
                    ours[key, "name"] += named
                if show and not marks:
                    sys.stdout.write(
                        f"UNMARKED {flag.check} {flag.severity.label} {flag.message}\n"
                        f"    {record['source']}\n    {record['mt']}\n    {record['reference']}\n"
                    )
    sys.stdout.write(f"{'with' if reference else 'without'} references\n")
    for group in sorted({group for group, _ in hit}):
        n = hit[group, "n"]
        shares = [
            f"{what} {hit[group, what]}/{n} = {hit[group, what] / n:.3f}"
            for what in ("any check", "name checks", "changed-name")
        ]
        sys.stdout.write(f"  places {group:10} {', '.join(shares)}\n")
    for key in sorted({key for key, _ in ours}):
        n = ours[key, "n"]
        sys.stdout.write(
            f"  findings {key:28} marked {ours[key, 'marked']}/{n} ="
            f" {ours[key, 'marked'] / n:.3f}, as a name {ours[key, 'name']}/{n}\n"
        )


def main() -> int:
    """A block without and one with references for each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--checks")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if not options.files:
        return 0
    checks = registered(options.checks)
    sys.stdout.write(f"name checks: {', '.join(sorted(checks))}\n")
    project = open_project(Config(), cache_folder())
    for file in options.files:
        stories: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for record in read(file):
            if record.get("mt"):
                stories[record["meta"]["doc"], record["meta"]["system"]].append(record)
        for reference in (False, True):
            measure(list(stories.values()), project, checks, reference=reference, show=options.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
