"""Text left untranslated, in another language, empty or garbled: found and falsely alarmed.

    python benchmarks/tongue.py FILE.jsonl ... [--reference] [--good] [--show]

For each file: by kind of label the share that one of the five checks marks on its span, with how
many as major or worse; findings on `good`; for records without a label the findings in 1,000 words,
by pair. Both halves by a hash of the document. `--reference` gives the reference to the checks,
`--good` looks at the error-free side alone, `--reference-side` at the references as translations. Nothing is printed without files.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from qa.checks import CHECKS
from qa.engine import examine
from qa.model import Document, Finding, Segment, Severity
from qa.project import Config, Project, cache_folder, open_project

NAMES = ("untranslated-text", "wrong-language", "copied-source", "empty-target", "mojibake")
KINDS = ("untranslated", "wrong_language", "empty")


def half(record: dict[str, Any]) -> str:
    """A or B, by the document (the source where no document is named)."""
    name = str(record["meta"].get("doc") or record["source"])
    return "AB"[hashlib.sha256(name.encode()).digest()[0] % 2]


def look(
    record: dict[str, Any], text: str, project: Project, reference: str | None
) -> tuple[Finding, ...]:
    """What the checks find in one text."""
    segment = Segment(text, record["source"], (reference,) if reference else (), record["id"])
    pair = record["src_lang"], record["tgt_lang"]
    result = examine(Document(record["id"], "", *pair, (segment,)), project)
    if result.failure:
        raise SystemExit(f"{record['id']}: {result.failure.message}")
    return tuple(f for f in result.findings if f.check in (*NAMES, "untranslated-name"))


def _shown(record: dict[str, Any], text: str, found: tuple[Finding, ...]) -> None:
    for one in found:
        near = text[max(0, one.span.start - 40) : one.span.end + 40].replace("\n", " ")
        pair = f"{record['src_lang']}-{record['tgt_lang']}"
        sys.stdout.write(f"  {pair} {one.check} {one.severity.label} {one.text!r}: {near}\n")


def measure(file: Path, project: Project, options: argparse.Namespace) -> None:
    """One block."""
    total: Counter[tuple[str, str]] = Counter()
    hit: Counter[tuple[str, str]] = Counter()
    grave: Counter[tuple[str, str]] = Counter()
    words: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    faint = segments = 0
    seen: set[tuple[str, str, str]] = set()
    begun = time.process_time()
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        reference = record.get("reference") if options.reference else None
        kind = record["labels"][0]["type"] if record["labels"] else "none"
        if kind in KINDS and not options.good and not options.reference_side:
            found = look(record, record["mt"], project, reference)
            segments += 1
            marked = [
                f for f in found for one in record["labels"]
                if f.span.start <= one["end"] and one["start"] <= f.span.end
            ]  # fmt: skip
            total[kind, half(record)] += 1
            hit[kind, half(record)] += bool(marked)
            grave[kind, half(record)] += any(f.severity >= Severity.MAJOR for f in marked)
            if not marked and options.show:
                sys.stdout.write(f"  missed {record['id']} {record['labels'][0]['text']!r}\n")
        text = record["mt"] if kind == "none" or not record.get("good") else record["good"]
        if options.reference_side:
            text = record.get("reference") or ""
        key = record["src_lang"], record["tgt_lang"], text
        if not text or key in seen:
            continue
        seen.add(key)
        found = tuple(f for f in look(record, text, project, reference) if f.check in NAMES)
        segments += 1
        name = f"{record['src_lang']}-{record['tgt_lang']}"
        words[name] += len(text.split())
        alarms[name] += sum(f.severity >= Severity.MAJOR for f in found)
        faint += sum(f.severity < Severity.MAJOR for f in found)
        if options.show:
            _shown(record, text, found)
    spent = time.process_time() - begun
    sys.stdout.write(
        f"{file.name}: {1000 * spent / max(segments, 1):.2f} s CPU by 1,000 segments\n"
    )
    for key2 in sorted(total):
        n = total[key2]
        sys.stdout.write(
            f"  {key2[0]} half {key2[1]}: {hit[key2]}/{n} = {hit[key2] / n:.1%}, "
            f"{grave[key2]} as major or worse\n"
        )
    count, size = sum(alarms.values()), sum(words.values())
    sys.stdout.write(
        f"  without a fault: {count} of major or worse in {size} words = "
        f"{1000 * count / max(size, 1):.3f} by 1,000, {faint} minor\n"
    )
    for name, number in alarms.most_common():
        if number:
            rate = 1000 * number / words[name]
            sys.stdout.write(f"    {name}: {number} = {rate:.2f} by 1,000 words\n")


def main() -> None:
    """One block a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--reference", action="store_true")
    parser.add_argument("--good", action="store_true")
    parser.add_argument("--reference-side", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if options.files:
        project = open_project(Config(), cache_folder())
        wanted = tuple(CHECKS[name] for name in (*NAMES, "untranslated-name"))
        for file in options.files:
            measure(file, replace(project, checks=wanted), options)


if __name__ == "__main__":
    main()
