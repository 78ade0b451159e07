"""Findings on labelled translations: false alarms by 1,000 words, recall of labels by type.

    python benchmarks/labelled.py FILE.jsonl ... [--show CHECK] [--reference [--alone]]

A record has source, mt, src_lang, tgt_lang, labels (type, start, end) and, where there is one,
`good`, the same text without its error; see benchmarks/README.md. `--reference` gives the checks the record's
reference too, and with `--alone` not the source. Nothing is printed without files.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qa.engine import examine
from qa.model import Document, Finding, Segment, Severity
from qa.project import Config, Project, cache_folder, open_project


@dataclass
class Counts:
    """Sums over one file."""

    words: int = 0
    findings: Counter[str] = field(default_factory=Counter)
    grave: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Sides:
    """What the checks are given beside the translation."""

    source: bool = True
    reference: bool = False


def _examine(
    record: dict[str, Any], text: str, project: Project, sides: Sides
) -> tuple[Finding, ...]:
    references = (record["reference"],) if sides.reference and record.get("reference") else ()
    source = record["source"] if sides.source else None
    segment = Segment(text, source, references, record["id"])
    tongue = record["src_lang"] if sides.source else None
    story = Document(record["id"], "", tongue, record["tgt_lang"], (segment,))
    result = examine(story, project)
    if result.failure:
        raise SystemExit(f"{record['id']}: {result.failure.message}")
    return result.findings


def measure(file: Path, project: Project, show: str | None, sides: Sides) -> Counts:
    """The counts of one file; with `show` also prints that check's findings."""
    counts = Counts()
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if not record.get("mt"):
            continue
        found = _examine(record, record["mt"], project, sides)
        counts.words += len(record["mt"].split())
        counts.findings.update(f.check for f in found)
        counts.grave.update(f.check for f in found if f.severity >= Severity.MAJOR)
        for finding in found:
            if finding.check == show:
                place = f"{record['id']} {finding.severity.label} {finding.text!r}"
                sys.stdout.write(f"  {place}: {finding.message} {finding.evidence}\n")
        for label in record["labels"]:
            counts.labels[label["type"]] += 1
            start, end = label["start"], label["end"]
            if start is not None and any(
                f.span.start <= end and start <= f.span.end for f in found
            ):
                counts.hit[label["type"]] += 1
        if record.get("good") and record["labels"]:
            kind = record["labels"][0].get("subtype") or record["labels"][0]["type"]
            clean = {f.fingerprint for f in _examine(record, record["good"], project, sides)}
            counts.pairs[kind] += 1
            counts.told[kind] += any(f.fingerprint not in clean for f in found)
    return counts


def main() -> None:
    """One block a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--show")
    parser.add_argument("--reference", action="store_true")
    parser.add_argument("--alone", action="store_true")
    options = parser.parse_args()
    sides = Sides(source=not options.alone, reference=options.reference)
    project = open_project(Config(), cache_folder()) if options.files else None
    for file in options.files:
        assert project
        counts = measure(file, project, options.show, sides)
        sys.stdout.write(f"{file.name}: {counts.words} words\n")
        for check, number in counts.findings.most_common():
            rate = 1000 * number / counts.words
            grave = 1000 * counts.grave[check] / counts.words
            sys.stdout.write(
                f"  {check:20} {number:5} = {rate:.3f} by 1,000 words, major or worse {grave:.3f}\n"
            )
        for kind, number in sorted(counts.labels.items()):
            sys.stdout.write(f"  labels {kind:15} {counts.hit[kind]}/{number} overlapped\n")
        for kind, number in sorted(counts.pairs.items()):
            sys.stdout.write(f"  pairs  {kind:15} {counts.told[kind]}/{number} told apart\n")


if __name__ == "__main__":
    main()
