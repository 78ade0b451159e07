"""Doublings and punctuation: recall on known errors, alarms on good translations.

    python benchmarks/marks.py [--corrupted FILE] [--demetr FILE] [--clean FILE ...] [--show]

Records are those of benchmarks/README.md. An error counts as found when a finding of these checks
touches its place and the text without the error has none; by halves of the documents. For --clean
the human translation is examined, the field `reference` where a record has labels of its own. Nothing is printed without files.
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
from qa.model import Document, Finding, Segment, Severity
from qa.project import Config, Project, cache_folder, open_project

_CHECKS = ("repeated-text", "broken-quotation", "final-punctuation", "foreign-punctuation")
_DEMETR = {
    1: "last word twice",
    2: "last word four times",
    28: "final mark dropped",
    29: "mark inserted",
}


def _records(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _half(record: dict[str, Any]) -> int:
    meta = record["meta"]
    key = str(meta.get("doc") or meta.get("base_id") or record["id"])
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 2


def _examine(
    record: dict[str, Any], text: str, project: Project, *, reference: bool = False
) -> tuple[Finding, ...]:
    references = (record["reference"],) if reference and record.get("reference") else ()
    segment = Segment(text, record["source"], references, record["id"])
    pair = record["src_lang"], record["tgt_lang"]
    result = examine(Document(record["id"], "", *pair, (segment,)), project)
    if result.failure:
        raise SystemExit(f"{record['id']}: {result.failure.message}")
    return result.findings


def _errors(
    title: str, records: list[dict[str, Any]], project: Project, *, reference: bool, show: bool
) -> None:
    """One line: pairs told apart on the span, in each half and in all."""
    found: Counter[int] = Counter()
    every: Counter[int] = Counter()
    alarms = 0
    for record in records:
        label, half = record["labels"][0], _half(record)
        every[half] += 1
        bad = _examine(record, record["mt"], project, reference=reference)
        good = _examine(record, record["good"], project, reference=reference)
        alarms += bool(good)
        touched = any(f.span.start <= label["end"] and label["start"] <= f.span.end for f in bad)
        found[half] += touched and not good
        if show and not (touched and not good):
            sys.stdout.write(f"  missed {record['id']}: {record['mt']}\n")
    n = len(records)
    halves = ", ".join(f"{found[h]}/{every[h]}" for h in sorted(every))
    sys.stdout.write(
        f"{title}: {sum(found.values())}/{n} = {sum(found.values()) / max(1, n):.4f} "
        f"(halves {halves}), good side flagged {alarms}\n"
    )


def _clean(file: Path, project: Project, *, show: bool) -> None:
    words = 0
    findings: Counter[tuple[str, str]] = Counter()
    grave: Counter[str] = Counter()
    seen: set[tuple[str, str, str]] = set()
    for record in _records(file):
        text = (
            record["mt"]
            if "reference" not in record or not record["reference"]
            else record["reference"]
        )
        key = record["source"], record["tgt_lang"], text
        if not text or key in seen:
            continue
        seen.add(key)
        words += len(text.split())
        for finding in _examine(record, text, project):
            findings[finding.check, finding.severity.label] += 1
            if finding.severity >= Severity.MAJOR:
                grave[f"{record['src_lang']}-{record['tgt_lang']}"] += 1
            if show:
                sys.stdout.write(f"  {record['id']} {finding.check} {finding.text!r}: {text}\n")
    total, major = sum(findings.values()), sum(grave.values())
    sys.stdout.write(
        f"{file.name}: {words} words, {total} findings = {1000 * total / words:.3f} by 1,000 words, "
        f"major or worse {major} = {1000 * major / words:.3f}\n"
    )
    for (check, severity), number in findings.most_common():
        sys.stdout.write(f"  {check:20} {severity:8} {number}\n")


def main() -> None:
    """One block a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corrupted", type=Path)
    parser.add_argument("--demetr", type=Path)
    parser.add_argument("--clean", type=Path, nargs="*", default=[])
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if not (options.corrupted or options.demetr or options.clean):
        return
    project = open_project(Config(), cache_folder())
    project = replace(project, checks=tuple(CHECKS[name] for name in _CHECKS))
    show = options.show
    if options.corrupted:
        rows = list(_records(options.corrupted))
        doubled = [r for r in rows if r["meta"]["error"] == "doubled_word"]
        alone = replace(project, checks=(CHECKS["repeated-text"],))
        _errors("doubled word, source alone", doubled, alone, reference=False, show=show)
        benign = [r for r in rows if r["meta"]["error"] == "benign_edit"]
        alarms = sum(bool(_examine(r, r["mt"], project)) for r in benign)
        sys.stdout.write(f"benign edits flagged: {alarms}/{len(benign)}\n")
    if options.demetr:
        rows = list(_records(options.demetr))
        for number, name in _DEMETR.items():
            some = [r for r in rows if r["meta"]["perturbation"] == number]
            for reference in (True, False):
                title = f"DEMETR {number} {name}, {'reference' if reference else 'source alone'}"
                _errors(title, some, project, reference=reference, show=show and reference)
        sides = {(r["source"], r["good"]): r for r in rows}
        flagged = sum(bool(_examine(r, r["good"], project, reference=True)) for r in sides.values())
        sys.stdout.write(f"DEMETR good sides flagged: {flagged}/{len(sides)}\n")
    for file in options.clean:
        _clean(file, project, show=show)


if __name__ == "__main__":
    main()
