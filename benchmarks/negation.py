"""Lost and added negations: what is found, on which span, and false alarms on human translations.

    python benchmarks/negation.py FILE.jsonl ... [--reference] [--as-mt COLUMN] [--show] [--half A]

A record has source, mt, src_lang, tgt_lang; see benchmarks/README.md. What is measured follows from
its labels:

* a label of type "negation" (`good` is the text without the error): found is a finding of
  lost-negation or added-negation on `mt`, grave one of major severity or worse, on span one that touches
  the label; silent is a `good` with no such finding (of any severity; and of major);
* no label: a human translation, on which every finding is a false alarm until a reader says
  otherwise. With `--as-mt` that column of all records is looked at so, each sentence once.

With `--reference` the record's reference is evidence beside the source. Figures are given by pair and by
half, split by a hash of the story (`meta.doc`, else the source): who reads the misses of one half
while working finds an honest figure in the other.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from qa.checks import CHECKS
from qa.engine import examine
from qa.language import language
from qa.model import Document, Finding, Segment, Severity
from qa.project import Config, Project, cache_folder, open_project

NAMES = ("lost-negation", "added-negation")
LIMIT = 0.05  # major or worse, by 1,000 words, on human translations

Record = dict[str, Any]


def half(record: Record) -> str:
    """All pairs of one story together."""
    key = str(record.get("meta", {}).get("doc") or record["source"])
    return "AB"[hashlib.blake2b(key.encode(), digest_size=1).digest()[0] % 2]


def look(record: Record, text: str, project: Project, *, reference: bool) -> tuple[Finding, ...]:
    references = (record["reference"],) if reference and record.get("reference") else ()
    segment = Segment(text, record["source"], references, record["id"])
    pair = record["src_lang"], record["tgt_lang"]
    result = examine(Document(record["id"], "", *pair, (segment,)), project)
    if result.failure:
        raise SystemExit(f"{record['id']}: {result.failure.message}")
    return result.findings


def grave(findings: tuple[Finding, ...]) -> bool:
    return any(f.severity >= Severity.MAJOR for f in findings)


def tell(head: str, record: Record, text: str, findings: tuple[Finding, ...]) -> None:
    sys.stdout.write(f"{head} {record['id']}\n    {record['source']}\n    {text}\n")
    for finding in findings:
        place = f"{finding.check} {finding.severity.label} {finding.text!r}"
        sys.stdout.write(f"      {place}: {finding.message} {finding.evidence}\n")


class Recall:
    """Counts of labelled errors by group."""

    def __init__(self) -> None:
        self.counts: dict[str, Counter[str]] = {}

    def add(self, record: Record, project: Project, *, reference: bool, show: bool) -> None:
        label = record["labels"][0]
        found = look(record, record["mt"], project, reference=reference)
        clean = look(record, record["good"], project, reference=reference)
        start, end = label["start"], label["end"]
        on = [f for f in found if f.span.start <= end and start <= f.span.end]
        for group in ("all", f"half {half(record)}", f"{record['src_lang']}-{record['tgt_lang']}"):
            counts = self.counts.setdefault(group, Counter())
            counts["n"] += 1
            counts["found"] += bool(found)
            counts["grave"] += grave(found)
            counts["on"] += bool(on)
            counts["silent"] += not clean
            counts["fine"] += not grave(clean)
        if show and not found:
            tell("MISSED", record, record["mt"], found)
        if show and clean:
            tell("GOOD FLAGGED", record, record["good"], clean)

    def lines(self) -> Iterator[str]:
        for group, c in sorted(self.counts.items()):
            n = c["n"]
            yield (
                f"  {group:11} n {n:4}  found {c['found'] / n:.3f}  major {c['grave'] / n:.3f}"
                f"  on span {c['on'] / n:.3f}  good silent {c['silent'] / n:.3f}"
                f"  good without major {c['fine'] / n:.3f}\n"
            )


class Alarms:
    """Findings on human translations by pair and half."""

    def __init__(self) -> None:
        self.counts: dict[str, Counter[str]] = {}

    def add(
        self, record: Record, text: str, project: Project, *, reference: bool, show: bool
    ) -> None:
        found = look(record, text, project, reference=reference)
        characters = language(record["tgt_lang"]).scoring.count_characters
        for group in ("all", f"half {half(record)}", f"{record['src_lang']}-{record['tgt_lang']}"):
            counts = self.counts.setdefault(group, Counter())
            counts["size"] += len(text) if characters else len(text.split())
            for finding in found:
                weight = "major" if finding.severity >= Severity.MAJOR else "minor"
                counts[f"{finding.check} {weight}"] += 1
                counts[weight] += 1
        if show and found:
            tell("ALARM", record, text, found)

    def lines(self) -> Iterator[str]:
        for group, c in sorted(self.counts.items()):
            by = ", ".join(f"{n} {c[f'{n} major']}+{c[f'{n} minor']}" for n in NAMES)
            yield (
                f"  {group:11} {c['size']:8}  major {1000 * c['major'] / c['size']:.3f}"
                f"  minor {1000 * c['minor'] / c['size']:.3f} by 1,000 ({by})\n"
            )

    @property
    def fine(self) -> bool:
        c = self.counts.get("all", Counter(size=1))
        return 1000 * c["major"] / c["size"] <= LIMIT


def main() -> int:
    """A block a file; exit code 1 when alarms are over the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--reference", action="store_true", help="use references as evidence")
    parser.add_argument(
        "--as-mt", choices=("reference", "good", "mt"), help="look at these as if human"
    )
    parser.add_argument("--show", action="store_true", help="misses and alarms")
    parser.add_argument("--half", choices=("A", "B"))
    options = parser.parse_args()
    if not options.files:
        return 0
    project = open_project(Config(), cache_folder())
    project = replace(project, checks=tuple(CHECKS[name] for name in NAMES))
    fine = True
    for file in options.files:
        recall, alarms = Recall(), Alarms()
        seen: set[tuple[str, str]] = set()
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if not record.get("source") or (options.half and half(record) != options.half):
                continue
            kinds = {label["type"] for label in record["labels"]}
            text = record.get(options.as_mt or "mt")
            if options.as_mt or not kinds:
                pair = f"{record['src_lang']}-{record['tgt_lang']}"
                if text and (pair, record["source"]) not in seen:
                    seen.add((pair, record["source"]))
                    evidence = options.reference and options.as_mt != "reference"
                    alarms.add(record, text, project, reference=evidence, show=options.show)
            elif "negation" in kinds:
                recall.add(record, project, reference=options.reference, show=options.show)
        if recall.counts:
            sys.stdout.write(f"{file.name}: negations changed\n")
            sys.stdout.writelines(recall.lines())
        if alarms.counts:
            sys.stdout.write(f"{file.name}: human translations\n")
            sys.stdout.writelines(alarms.lines())
            fine &= alarms.fine
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
