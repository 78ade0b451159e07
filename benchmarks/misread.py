"""Names read wrong: findings of misread-name by what the references say of them.

    python benchmarks/misread.py FILE.jsonl ... [--reference] [--judged FILE.tsv] [--show]

A record has source, mt, reference, perhaps reference2, src_lang, tgt_lang, labels and meta; see
benchmarks/README.md. Stories are the records of one document and system. A finding (segment, name)
is counted once over all systems: confirmed when a reference has the proposed name and not the one
found, contradicted the other way round, undecided else; those need a reader, whose verdicts
(id, name, suggestion, verdict "right", "name" for a wrong name with a wrong suggestion, or
"wrong") come in with `--judged`, also for slips of the references themselves. Labels of class `pinyin` give the recall. Everything is also
given by half of a hash of the document, so that one half can be looked at and the other kept.
`--reference` takes the references for the translation: what is found there is a false alarm or a
slip of the reference.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qa.checks import CHECKS
from qa.engine import examine
from qa.model import Document, Finding, Segment, Severity
from qa.project import Config, Project, cache_folder, open_project

Record = dict[str, Any]


def stories(file: Path, column: str) -> Iterator[tuple[Document, list[Record]]]:
    """The records of one document and system as a story; of references each sentence once."""
    groups: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record.get(column)
        if not text or not record.get("source"):
            continue
        meta = record.get("meta", {})
        system = meta.get("system", "") if column == "mt" else ""
        if column != "mt":
            if (record["source"], text) in seen:
                continue
            seen.add((record["source"], text))
        groups[
            record["src_lang"], record["tgt_lang"], meta.get("doc") or record["id"], system
        ].append(record)
    for (source, target, name, _), rows in groups.items():
        segments = tuple(Segment(r[column], r["source"], (), r["id"]) for r in rows)
        yield Document(name, "", source, target, segments), rows


def half(name: str) -> str:
    """One of two halves of the documents."""
    return "AB"[hashlib.blake2b(name.encode(), digest_size=1).digest()[0] % 2]


def verdict(record: Record, finding: Finding, judged: dict[tuple[str, str], str]) -> str:
    """What the references say of a finding, else the reader."""
    references = " ".join(record[k] for k in ("reference", "reference2") if record.get(k))
    proposed = finding.fix.replacement if finding.fix else ""
    has, had = (
        bool(text) and re.search(rf"\b{re.escape(text)}\b", references) is not None
        for text in (proposed, finding.text)
    )
    if has and not had:
        return "confirmed"
    told = judged.get((record["id"].rsplit("/", 1)[0], finding.text), "")
    return ("contradicted" if had and not has else "undecided") + (f", {told}" if told else "")


def labels(record: Record, findings: list[Finding], counts: Counter[str]) -> None:
    """The silver labels of native names, and whether a finding overlaps them."""
    for label in record.get("labels", ()):
        if label.get("name_class") != "pinyin":
            continue
        counts["labels"] += 1
        if label["start"] is None:
            continue
        counts["labels with a place"] += 1
        if any(f.span.start < label["end"] and label["start"] < f.span.end for f in findings):
            counts["labels found"] += 1


def main() -> None:
    """A block a file and half, then the undecided."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--reference", action="store_true")
    parser.add_argument("--judged", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    judged: dict[tuple[str, str], str] = {}
    if options.judged:
        with options.judged.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                judged[row["id"], row["name"]] = row["verdict"]
    project: Project | None = None
    for file in options.files:
        if project is None:
            project = open_project(Config(select=("misread-name",)), cache_folder())
        counts: dict[str, Counter[str]] = {"A": Counter(), "B": Counter()}
        seen: set[tuple[str, str]] = set()
        for column in ("reference", "reference2") if options.reference else ("mt",):
            for story, rows in stories(file, column):
                tally = counts[half(story.name)]
                found: dict[int, list[Finding]] = defaultdict(list)
                result = examine(story, project)
                if result.failure:
                    raise SystemExit(f"{story.name}: {result.failure.message}")
                for finding in result.findings:
                    found[finding.span.segment].append(finding)
                for index, record in enumerate(rows):
                    tally["segments"] += 1
                    tally["words"] += len(record[column].split())
                    if column == "mt":
                        labels(record, found[index], tally)
                    for finding in found[index]:
                        tally["findings, each system"] += 1
                        key = (record["id"].rsplit("/", 1)[0], finding.text)
                        if key in seen:
                            continue
                        seen.add(key)
                        how = verdict(record, finding, judged)
                        grave = "" if finding.severity >= Severity.MAJOR else " (minor)"
                        tally[how + grave] += 1
                        if options.show:
                            sys.stdout.write(
                                f"{record['id']}\t{finding.text}\t"
                                f"{finding.fix.replacement if finding.fix else ''}\t{how}{grave}\t"
                                f"{finding.confidence}\t{' '.join(finding.evidence)}\n"
                            )
        for name, tally in counts.items():
            sys.stdout.write(f"{file.name} {name}\n")
            for what, number in sorted(tally.items()):
                sys.stdout.write(f"  {number:6} {what}\n")


if __name__ == "__main__":
    assert "misread-name" in CHECKS
    main()
