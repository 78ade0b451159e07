"""One known error each: found, on its place, with the right words proposed; and the text without it.

    python benchmarks/minimal_pairs.py FILE.jsonl ... [--reference] [--kind NAME,...]
        [--half a|b] [--checks NAME,...] [--show missed|place|fix|alarms]

A record has source, mt, good (the same without its error), labels (type, start, end, good_text) and
meta.error or meta.perturbation (DEMETR's number, Karpinska et al., EMNLP 2022); see
benchmarks/README.md. By that kind and in two halves by a hash of meta.doc or meta.base_id:

    found     the text has a finding that the untouched text has not
    place     such a finding overlaps the label (an empty one lies within two characters of it); one
              of the labels where the same word was changed in several places
    proposed  of those with a place: the fix makes it the untouched text, or has its words
    silent    the untouched text has no finding of major or above

Records without labels are controls: every finding is an alarm. `--reference` gives the checks the
human reference too, `--checks` counts the findings of those alone.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from names_changed import Record, findings, half, read

from qa.checks import CHECKS
from qa.model import Finding, Severity
from qa.project import Config, cache_folder, open_project

BESIDE = 2  # characters between an empty span and a label that still count as one place


def on_place(flag: Finding, label: dict[str, object]) -> bool:
    start, end = label["start"], label["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    return flag.span.start <= end + BESIDE and start - BESIDE <= flag.span.end


def proposes(flag: Finding, record: Record) -> bool:
    """Whether the fix restores the untouched text, blanks aside, or has the label's right words."""
    if flag.fix is None:
        return False
    mended = record["mt"][: flag.span.start] + flag.fix.replacement + record["mt"][flag.span.end :]
    wanted = (record["labels"][0].get("good_text") or "").strip()
    return mended.split() == record["good"].split() or bool(
        wanted and wanted in flag.fix.replacement
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--reference", action="store_true")
    parser.add_argument("--kind")
    parser.add_argument("--half", choices=("a", "b"))
    parser.add_argument("--checks")
    parser.add_argument("--show", choices=("missed", "place", "fix", "alarms"))
    options = parser.parse_args()
    if not options.files:
        return 0
    checks = frozenset(options.checks.split(",") if options.checks else CHECKS)
    kinds = options.kind.split(",") if options.kind else None
    project = open_project(Config(), cache_folder())
    counts: Counter[tuple[str, str, str]] = Counter()
    for record in (
        r for file in options.files for r in read(file) if r.get("good") or not r["labels"]
    ):
        meta = record["meta"]
        kind = str(meta.get("error") or f"{meta.get('perturbation')} {meta.get('subtype', '')}")
        if kinds and kind.split(" ")[0] not in kinds:
            continue
        part = half(meta.get("doc") or meta.get("base_id"))
        if options.half not in (None, part):
            continue
        column = "good" if record.get("good") else "mt"
        flags, clean = (
            [
                f
                for f in findings(project, [record], side, reference=options.reference)
                if f.check in checks
            ]
            for side in ("mt", column)
        )
        known = {f.fingerprint for f in clean}
        new = [f for f in flags if f.fingerprint not in known]
        label = record["labels"][0] if record["labels"] else None
        placed = [f for f in new if any(on_place(f, each) for each in record["labels"])]
        right = [f for f in placed if proposes(f, record)]
        grave = [f for f in clean if f.severity >= Severity.MAJOR]
        for group in ("all", f"half {part}"):
            counts[kind, group, "n"] += 1
            counts[kind, group, "found"] += bool(new)
            counts[kind, group, "place"] += bool(placed)
            counts[kind, group, "proposed"] += bool(right)
            counts[kind, group, "silent"] += not grave
        wanted = {
            "missed": label and not new,
            "place": label and not placed,
            "fix": placed and not right,
            "alarms": grave or (new and not label),
        }
        if options.show and wanted[options.show]:
            show(record, kind, flags, clean)
    for kind, group in sorted({key[:2] for key in counts}):
        n = counts[kind, group, "n"]
        shares = [
            f"{what} {counts[kind, group, what]}/{n} = {counts[kind, group, what] / n:.3f}"
            for what in ("found", "place", "proposed", "silent")
        ]
        sys.stdout.write(f"{kind:26} {group:6} {', '.join(shares)}\n")
    return 0


def show(record: Record, kind: str, flags: list[Finding], clean: list[Finding]) -> None:
    label = record["labels"][0] if record["labels"] else {}
    sys.stdout.write(
        f"{kind} {record['id']} {record['src_lang']}-{record['tgt_lang']} {label.get('text')!r}"
        f" for {label.get('good_text')!r}\n    {record['source']}\n    {record['mt']}\n"
    )
    for name, found in (("mt", flags), ("good", clean)):
        for f in found:
            sys.stdout.write(f"    {name}: {f.severity.label} {f.check} {f.text!r} {f.message}\n")


if __name__ == "__main__":
    sys.exit(main())
