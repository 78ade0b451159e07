"""Abbreviated countries of the source: read as the reference has them, and misread outputs found.

    python benchmarks/readings.py FILE.jsonl ... [--show]

A record has source, mt, reference, src_lang, tgt_lang, meta (doc, system); see
benchmarks/README.md. Sentences of one document are one story. The gold reading of an abbreviation
is the one of its candidates that the reference of its segment names; where it names none or
several, nothing is known. Of an output that names a candidate which the source does not name
otherwise: *wrong* where the gold is absent, *mixed* where it stands beside; found is a finding of major
severity or worse on that name.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from qa.engine import examine
from qa.model import Document, Reading, Scanned, Segment, Severity
from qa.project import Config, Project, cache_folder, open_project
from qa.scan import scan

Rows = dict[str, dict[str, Any]]  # the records of one story by source sentence


def stories(file: Path) -> dict[tuple[str, str, str], dict[str, Rows]]:
    """By pair and document: the records of each system."""
    found: dict[tuple[str, str, str], dict[str, Rows]] = defaultdict(lambda: defaultdict(dict))
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record.get("source") and record.get("mt") and record.get("reference"):
            meta = record.get("meta", {})
            key = record["src_lang"], record["tgt_lang"], str(meta.get("doc") or record["id"])
            found[key][str(meta.get("system"))].setdefault(record["source"], record)
    return found


def story(key: tuple[str, str, str], rows: Rows, column: str) -> Document:
    segments = tuple(Segment(r[column], r["source"], (), r["id"]) for r in rows.values())
    return Document(key[2], "", key[0], key[1], segments)


def candidates(reading: Reading) -> set[str]:
    return {*reading.resolved, *reading.rivals}


def ambiguous(scanned: Scanned, project: Project) -> list[tuple[Reading, set[str]]]:
    """The readings of which some part has several candidates, each part by itself."""
    lang = (scanned.document.source_lang or "").partition("-")[0]
    table = project.compiled.abbreviations.get(lang)
    found = []
    for reading in scanned.readings:
        parts = {c for c in (reading.text, *reading.text) if table and c in table.candidates}
        for part in parts:
            several = set(table.candidates[part]) if table else set()
            found.append((reading, several))
    return found


def main() -> None:
    """A block a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    project = open_project(Config(), cache_folder()) if options.files else None
    for file in options.files:
        assert project
        counts: Counter[str] = Counter()
        for key, systems in stories(file).items():
            measure(key, systems, project, counts, show=options.show)
        sys.stdout.write(f"{file.name}\n")
        for sort in ("ambiguous", "plain"):
            known = counts[f"{sort} right"] + counts[f"{sort} wrong"] + counts[f"{sort} open"]
            sys.stdout.write(
                f"  {sort} abbreviations whose country the reference names: {known}, read right"
                f" {counts[f'{sort} right']}, left open {counts[f'{sort} open']}, read wrong"
                f" {counts[f'{sort} wrong']}\n"
            )
        outputs = sum(counts[f"output {w}"] for w in ("right", "wrong", "mixed", "absent"))
        sys.stdout.write(
            f"  outputs for the ambiguous ones: {outputs}, right {counts['output right']}, wrong"
            f" {counts['output wrong']} (found {counts['found wrong']}), mixed"
            f" {counts['output mixed']} (found {counts['found mixed']}), absent"
            f" {counts['output absent']}\n"
        )


def measure(
    key: tuple[str, str, str], systems: dict[str, Rows], project: Project,
    counts: Counter[str], *, show: bool,
) -> None:  # fmt: skip
    """Adds one story."""
    longest = max(systems.values(), key=len)
    reference = scan(story(key, longest, "reference"), project.compiled)
    gold: dict[tuple[str, str], tuple[str, set[str]]] = {}  # source and text: country, its rivals
    for reading, several in ambiguous(reference, project):
        index = reading.span.segment
        source = reference.document.segments[index].source or ""
        named = reference.ids("target", index) & several
        if len(named) != 1:
            continue
        (right,) = named
        sort = "ambiguous" if len(several) > 1 else "plain"
        what = "right" if right in reading.resolved else "wrong" if reading.resolved else "open"
        counts[f"{sort} {what}"] += 1
        if sort == "ambiguous":
            gold[source, reading.text] = right, several - {right}
            if show:
                sys.stdout.write(
                    f"{what}: {reading.text} {reading.resolved} {right}\n    {source}\n"
                )
        elif show and what != "right":
            sys.stdout.write(f"plain {what}: {reading.text} {right}\n    {source}\n")
    for rows in systems.values():
        document = story(key, rows, "mt")
        scanned = scan(document, project.compiled)
        findings = examine(document, project).findings
        for (source, text), (right, rivals) in gold.items():
            places = [i for i, s in enumerate(document.segments) if s.source == source]
            if not places:
                continue
            index = places[0]
            named = scanned.ids("target", index)
            strange = (rivals & named) - scanned.ids("source", index)
            spans = [h.span for h in scanned.on(index, "target") if h.term.id in strange]
            what = (
                ("mixed" if right in named else "wrong") if strange
                else "right" if right in named else "absent"
            )  # fmt: skip
            counts[f"output {what}"] += 1
            if not strange:
                continue
            found = any(
                f.severity >= Severity.MAJOR and any(f.span.overlaps(s) for s in spans)
                for f in findings
            )
            counts[f"found {what}"] += found
            if show and not found:
                sys.stdout.write(
                    f"NOT FOUND {what} {text}: {right}, has {sorted(strange)}\n    {source}\n"
                    f"    {document.segments[index].target}\n"
                )


if __name__ == "__main__":
    main()
