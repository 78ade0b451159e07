"""Minimal pairs with source and reference: names replaced and removed, and the untouched side.

    python benchmarks/demetr.py FILE.jsonl ... [--checks NAME,...] [--grave] [--show]

A record has source, reference, mt (one thing changed), good (the same without), labels and
meta.perturbation, as DEMETR (Karpinska et al., EMNLP 2022) numbers its files: 9 a name replaced, 25
a name removed; see benchmarks/README.md. Such a label counts as found when a finding overlaps it,
lies within two characters of a removed piece, or names in its message or fix a word of the lost
name. `good` of the same records is the clean side, to be silent. The other perturbations are a
control: how many have a finding that the untouched text has not.

Figures are given for changed-name alone and for all name checks, by language and in two halves by a
hash of meta.base_id; `--grave` counts major and critical findings only, `--show` prints misses and
alarms of changed-name.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from names_changed import Record, findings, half, read, registered

from qa.model import Finding, Severity
from qa.project import Config, cache_folder, open_project

KINDS = {9: "replaced", 25: "removed"}
OWN = frozenset(("changed-name",))
BESIDE = 2  # characters between a removed piece and the finding
WORD = re.compile(r"[^\W\d_][\w.]+")


def found(record: Record, flags: Sequence[Finding]) -> bool:
    """Whether a finding points to a label, or names what was there."""
    return any(
        (flag.span.start <= label["end"] + BESIDE and label["start"] - BESIDE <= flag.span.end)
        or _names(label.get("good_text") or "", flag)
        for label in record["labels"]
        for flag in flags
    )


def _names(lost: str, flag: Finding) -> bool:
    said = f"{flag.message} {flag.fix.replacement if flag.fix else ''}".replace(".", "")
    words = {word.replace(".", "") for word in WORD.findall(lost) if word[0].isupper()}
    return any(re.search(rf"\b{re.escape(word)}\b", said) for word in words - {"The"})


def main() -> int:
    """A line a kind and group, then the controls."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--checks")
    parser.add_argument("--grave", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if not options.files:
        return 0
    checks = registered(options.checks)
    sys.stdout.write(f"name checks: {', '.join(sorted(checks))}\n")
    project = open_project(Config(), cache_folder())
    least = Severity.MAJOR if options.grave else Severity.MINOR
    counts: Counter[tuple[str, str, str]] = Counter()
    control: Counter[tuple[int, str]] = Counter()
    for record in (r for file in options.files for r in read(file) if r["mt"] and r.get("good")):
        kind = KINDS.get(record["meta"]["perturbation"])
        flags, clean = (
            [
                f
                for f in findings(project, [record], column, reference=True)
                if f.check in checks | OWN and f.severity >= least
            ]
            for column in ("mt", "good")
        )
        own = [f for f in flags if f.check in OWN]
        own_clean = [f for f in clean if f.check in OWN]
        if kind is None:
            number = record["meta"]["perturbation"]
            known = {(f.check, f.message) for f in clean}
            control[number, "n"] += 1
            control[number, "own"] += any((f.check, f.message) not in known for f in own)
            control[number, "names"] += any((f.check, f.message) not in known for f in flags)
            continue
        for group in (f"half {half(record['meta']['base_id'])}", "all", record["src_lang"]):
            counts[kind, group, "n"] += 1
            counts[kind, group, "own"] += found(record, own)
            counts[kind, group, "names"] += found(record, flags)
            counts[kind, group, "own silent"] += not own_clean
            counts[kind, group, "names silent"] += not clean
        if options.show:
            show(record, found(record, own), own_clean)
    for kind, group in sorted({key[:2] for key in counts}):
        n = counts[kind, group, "n"]
        shares = [
            f"{what} {counts[kind, group, what]}/{n} = {counts[kind, group, what] / n:.3f}"
            for what in ("own", "own silent", "names", "names silent")
        ]
        sys.stdout.write(f"{kind:8} {group:7} {', '.join(shares)}\n")
    for number in sorted({number for number, _ in control}):
        n, alone, some = (control[number, key] for key in ("n", "own", "names"))
        sys.stdout.write(f"control {number:2}: changed-name {alone}/{n}, name checks {some}/{n}\n")
    return 0


def show(record: Record, right: bool, clean: Sequence[Finding]) -> None:
    """A miss, and each finding on the untouched side."""
    if right and not clean:
        return
    label = record["labels"][0]
    sys.stdout.write(
        f"{'' if right else 'MISSED '}{record['id']} {record['src_lang']}"
        f" {label.get('good_text')!r} -> {label['text']!r}\n"
        f"    {record['source']}\n    {record['mt']}\n    {record['reference']}\n"
    )
    for flag in clean:
        sys.stdout.write(f"    ALARM {flag.severity.label} {flag.text!r} {flag.message}\n")


if __name__ == "__main__":
    sys.exit(main())
