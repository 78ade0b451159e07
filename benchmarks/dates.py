"""How well changed dates are found, on labelled and on good translations.

    python benchmarks/dates.py CORRUPTED.jsonl CLEAN.jsonl [--show] [--half 0|1]

CORRUPTED has labels of type date (and lines without a label, in which nothing may be found), CLEAN
good translations; see benchmarks/README.md. The documents are parted in two halves by a hash of
their name, so that what was tuned on one can be told on the other. Only changed-date runs.
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

_CHECK = "changed-date"
_SPACED = 4.0  # characters that count as one word in a language without blanks


def half(record: dict[str, Any]) -> int:
    """The half that the record's document belongs to."""
    return hashlib.sha256(record["meta"]["doc"].encode()).digest()[0] % 2


def _records(file: Path, only: int | None) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record.get("mt") and only in (None, half(record)):
            yield record


def _found(record: dict[str, Any], project: Project) -> tuple[Finding, ...]:
    pair = record["src_lang"], record["tgt_lang"]
    references = (record["reference"],) if record.get("reference") else ()
    segment = Segment(record["mt"], record["source"], references, record["id"])
    result = examine(Document(record["id"], "", *pair, (segment,)), project)
    if result.failure:
        raise SystemExit(f"{record['id']}: {result.failure.message}")
    return result.findings


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def corrupted(file: Path, project: Project, only: int | None, *, show: bool) -> None:
    """Recall by subtype and half: any finding, on the label, with the label's own words as its fix."""
    sums: dict[str, Counter[str]] = {}
    silent = alarms = 0
    for record in _records(file, only):
        dates = [label for label in record["labels"] if label["type"] == "date"]
        if record["labels"] and not dates:
            continue
        found = _found(record, project)
        if not dates:
            silent += 1
            alarms += len(found)
            if show:
                for f in found:
                    _say(
                        f"  {record['id']} {f.message}\n    {record['source']}\n    {record['mt']}"
                    )
        for label in dates:
            on = [f for f in found if f.span.start < label["end"] and label["start"] < f.span.end]
            right = [f for f in on if f.fix and _same(f, record, label)]
            for key in (label["subtype"], f"half {half(record)}", "all"):
                counts = sums.setdefault(key, Counter())
                counts["n"] += 1
                counts["found"] += bool(found)
                counts["on the span"] += bool(on)
                counts["right value"] += bool(right)
                counts["major"] += any(f.severity >= Severity.MAJOR for f in on)
            if show and not right:
                said = "; ".join(f"{f.message} -> {f.fix and f.fix.replacement}" for f in found)
                _say(
                    f"  {record['id']} {label['text']} <- {label['good_text']}: {said or 'nothing'}"
                )
                _say(f"    {record['source']}\n    {record['mt']}")
    for key, counts in sorted(sums.items()):
        n = counts["n"]
        shares = ", ".join(
            f"{name} {counts[name]} ({100 * counts[name] / n:.1f} %)"
            for name in ("found", "on the span", "right value", "major")
        )
        _say(f"{file.name} {key}: n {n}, {shares}")
    _say(f"{file.name} lines without an error: n {silent}, findings {alarms}")


def _same(finding: Finding, record: dict[str, Any], label: dict[str, Any]) -> bool:
    """Whether the fix makes the good text's words of the label's place."""
    assert finding.fix
    text = str(record["mt"])
    mended = text[: finding.span.start] + finding.fix.replacement + text[finding.span.end :]
    return mended.casefold() == str(record["good"]).casefold()


def clean(file: Path, project: Project, only: int | None, *, show: bool) -> None:
    """Alarms by 1,000 words, in all and by pair."""
    words: Counter[str] = Counter()
    minor: Counter[str] = Counter()
    grave: Counter[str] = Counter()
    for record in _records(file, only):
        found = _found(record, project)
        text = record["mt"]
        size = max(len(text.split()), round(sum(ord(c) > 0x2E80 for c in text) / _SPACED))
        for key in (f"{record['src_lang']}-{record['tgt_lang']}", f"half {half(record)}", "all"):
            words[key] += size
            minor[key] += sum(f.severity < Severity.MAJOR for f in found)
            grave[key] += sum(f.severity >= Severity.MAJOR for f in found)
        if show:
            for f in found:
                _say(f"  {record['id']} {f.severity.label}: {f.message}")
                _say(f"    {record['source']}\n    {text}")
    for key in sorted(words):
        if grave[key] or minor[key] or key == "all" or key.startswith("half"):
            rate = 1000 * grave[key] / words[key]
            _say(
                f"{file.name} {key}: {words[key]} words, major {grave[key]} = {rate:.3f} by 1,000, "
                f"minor {minor[key]}"
            )


def main() -> None:
    """Both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corrupted", type=Path)
    parser.add_argument("clean", type=Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--half", type=int, choices=(0, 1))
    options = parser.parse_args()
    project = replace(open_project(Config(), cache_folder()), checks=(CHECKS[_CHECK],))
    corrupted(options.corrupted, project, options.half, show=options.show)
    clean(options.clean, project, options.half, show=options.show)


if __name__ == "__main__":
    main()
