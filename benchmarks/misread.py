"""Names read wrong: findings of misread-name by what the references say of them.

    python benchmarks/misread.py FILE.jsonl ... [--reference] [--judged FILE.tsv] [--show]

A record has source, mt, reference, perhaps reference2, src_lang, tgt_lang, labels and meta; see
benchmarks/README.md. Stories are the records of one document and system. A finding (segment, name)
counts once over all systems: confirmed when a reference has the proposed name and not the one
found, contradicted the other way round, undecided else. Those need a reader, whose verdicts (id,
name, suggestion, verdict "right", "name" for a wrong name with a wrong suggestion, or "wrong") come
in with `--judged`, also for slips of the references. Labels of class `pinyin` give the recall.
Every figure is given by half of a hash of the document, so that one can be looked at and the other
kept. `--reference` takes the references for the translation: what is found there is a false alarm
or a slip of the reference.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qa.engine import examine
from qa.model import Document, Finding, Segment, Severity
from qa.project import Config, cache_folder, open_project

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


def verdict(record: Record, finding: Finding, judged: Mapping[tuple[str, str], str]) -> str:
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


def labels(record: Record, findings: Sequence[Finding], counts: Counter[str]) -> None:
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


@dataclass
class Measure:
    """Counts of one file by half; findings of the same segment and name count once."""

    halves: dict[str, Counter[str]] = field(
        default_factory=lambda: {"A": Counter(), "B": Counter()}
    )
    seen: set[tuple[str, str]] = field(default_factory=set)

    def add(
        self,
        story: Document,
        rows: list[Record],
        column: str,
        found: Sequence[Finding],
        judged: Mapping[tuple[str, str], str],
    ) -> Iterator[str]:
        """Count one story; yields a line for each new finding."""
        tally = self.halves[half(story.name)]
        for index, record in enumerate(rows):
            here = [f for f in found if f.span.segment == index]
            tally["segments"] += 1
            tally["words"] += len(record[column].split())
            tally["findings, each system"] += len(here)
            if column == "mt":
                labels(record, here, tally)
            for finding in here:
                key = (record["id"].rsplit("/", 1)[0], finding.text)
                if key in self.seen:
                    continue
                self.seen.add(key)
                how = verdict(record, finding, judged)
                how += "" if finding.severity >= Severity.MAJOR else " (minor)"
                tally[how] += 1
                proposed = finding.fix.replacement if finding.fix else ""
                parts = (record["id"], finding.text, proposed, how, str(finding.confidence))
                yield "\t".join((*parts, *finding.evidence))


def read_judged(file: Path | None) -> dict[tuple[str, str], str]:
    """The reader's verdicts by segment and name."""
    if file is None:
        return {}
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {(row["id"], row["name"]): row["verdict"] for row in rows}


def main() -> None:
    """A block a file and half; with `--show` every finding before it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--reference", action="store_true")
    parser.add_argument("--judged", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    judged = read_judged(options.judged)
    config = Config(select=("misread-name",))
    project = open_project(config, cache_folder()) if options.files else None
    for file in options.files:
        assert project
        measure = Measure()
        for column in ("reference", "reference2") if options.reference else ("mt",):
            for story, rows in stories(file, column):
                result = examine(story, project)
                if result.failure:
                    raise SystemExit(f"{story.name}: {result.failure.message}")
                for line in measure.add(story, rows, column, result.findings, judged):
                    sys.stdout.write(f"{line}\n" if options.show else "")
        for name, tally in measure.halves.items():
            sys.stdout.write(f"{file.name} {name}\n")
            for what, number in sorted(tally.items()):
                sys.stdout.write(f"  {number:6} {what}\n")


if __name__ == "__main__":
    main()
