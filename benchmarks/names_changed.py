"""Names respelt in a translation whose source has them in the same letters, and false alarms.

    python benchmarks/names_changed.py FILE.jsonl ... [--checks NAME,...] [--show]

Records with labels (source, mt, good, labels; see benchmarks/README.md) give recall: a label of
the subtypes in `--subtype` counts as found when a finding overlaps it that the untouched text has
not; records fall into two halves by a hash of meta.doc. Records without labels are human
translations, put together as stories by meta.doc: what is found there is a false alarm until read.
Both are given for changed-name alone, for all name checks, and for the names that the source has
in the very letters. `--show` prints what was missed and the alarms.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qa.checks import CHECKS
from qa.engine import examine
from qa.language import base, language
from qa.model import Document, Finding, Segment, Severity
from qa.project import Config, Project, cache_folder, open_project

# The checks whose findings concern names; those that a version does not have are left out.
NAMES = (
    "changed-name", "near-miss-name", "misread-name", "mixed-renderings", "missing-rendering",
    "wrong-rendering", "deprecated-form", "unsupported-entity", "dropped-entity",
    "untranslated-name", "translated-name", "unusual-transliteration",
)  # fmt: skip

Record = dict[str, Any]


def registered(names: str | None) -> frozenset[str]:
    """The checks to count: those given, else those that concern names, as far as there are any."""
    return frozenset(names.split(",") if names else NAMES) & frozenset(CHECKS)


def half(key: object) -> str:
    """One of two halves by a hash, so that what was read while tuning can be told apart."""
    return "ab"[hashlib.blake2b(str(key).encode(), digest_size=1).digest()[0] % 2]


def read(file: Path) -> list[Record]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]


def findings(
    project: Project, rows: Iterable[Record], column: str, *, reference: bool
) -> tuple[Finding, ...]:
    """The findings of the rows as one story, its target in `column`."""
    records = list(rows)
    segments = tuple(
        Segment(
            r[column],
            r["source"],
            (r["reference"],) if reference and r["reference"] else (),
            r["id"],
        )
        for r in records
    )
    first = records[0]
    story = Document(first["id"], "", first["src_lang"], first["tgt_lang"], segments)
    result = examine(story, project)
    if result.failure:
        raise SystemExit(f"{first['id']}: {result.failure.message}")
    return result.findings


def words(text: str, lang: str) -> int:
    """Words, or characters of a language that counts those."""
    return len(text) if language(base(lang)).scoring.count_characters else len(text.split())


def recall(records: list[Record], project: Project, checks: frozenset[str], show: bool) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for record in records:
        label = record["labels"][0]
        clean = {f.fingerprint for f in findings(project, [record], "good", reference=False)}
        flags = [
            f
            for f in findings(project, [record], "mt", reference=False)
            if f.fingerprint not in clean
            and f.span.start <= label["end"]
            and label["start"] <= f.span.end
        ]
        groups = ["all", f"half {half(record['meta'].get('doc'))}"]
        groups.append(f"into {record['tgt_lang']}")
        if (label.get("good_text") or "") in record["source"]:
            groups.append("letters in the source")
        own = any(f.check == "changed-name" for f in flags)
        some = any(f.check in checks for f in flags)
        for group in groups:
            counts[group, "n"] += 1
            counts[group, "own"] += own
            counts[group, "names"] += some
            counts[group, "any"] += bool(flags)
        if show and not some:
            sys.stdout.write(
                f"MISSED {record['src_lang']}-{record['tgt_lang']} {label['text']!r} for"
                f" {label.get('good_text')!r}\n    {record['source']}\n    {record['mt']}\n"
            )
    for group in sorted({group for group, _ in counts}):
        n = counts[group, "n"]
        shares = [
            f"{title} {counts[group, key]}/{n} = {counts[group, key] / n:.3f}"
            for key, title in (("own", "changed-name"), ("names", "name checks"), ("any", "any"))
        ]
        sys.stdout.write(f"{group:22} {', '.join(shares)}\n")


def alarms(records: list[Record], project: Project, checks: frozenset[str], show: bool) -> None:
    stories: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for record in records:
        key = record["src_lang"], record["tgt_lang"], record["meta"].get("doc") or record["id"]
        stories[key].append(record)
    size: Counter[str] = Counter()
    grave: Counter[tuple[str, str]] = Counter()
    minor: Counter[tuple[str, str]] = Counter()
    for (source, target, _), rows in stories.items():
        pair = f"{source}-{target}"
        size[pair] += sum(words(r["mt"], target) for r in rows)
        for finding in findings(project, rows, "mt", reference=False):
            if finding.check not in checks:
                continue
            counter = grave if finding.severity >= Severity.MAJOR else minor
            counter[pair, finding.check] += 1
            if show and finding.check == "changed-name":
                sys.stdout.write(
                    f"ALARM {pair} {finding.severity.label} {finding.message}"
                    f" ({finding.evidence[-1]})\n    {rows[finding.span.segment]['mt']}\n"
                )
    total = size.total()
    for check in sorted(checks):
        most = max(size, key=lambda pair: grave[pair, check] / size[pair])
        found = sum(n for (_, name), n in grave.items() if name == check)
        small = sum(n for (_, name), n in minor.items() if name == check)
        worst = 1000 * grave[most, check] / size[most]
        sys.stdout.write(
            f"{check:20} major or worse {found} = {1000 * found / total:.3f} by 1,000 of {total},"
            f" minor {small}; the most {worst:.3f} ({most})\n"
        )


def main() -> int:
    """A line a group of labels, a line a check on text without labels."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--checks")
    parser.add_argument("--subtype", default="proper_name")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if not options.files:
        return 0
    checks = registered(options.checks)
    project = open_project(Config(), cache_folder())
    sys.stdout.write(f"name checks: {', '.join(sorted(checks))}\n")
    for file in options.files:
        records = [r for r in read(file) if r.get("mt")]
        labelled = [
            r for r in records if r["labels"] and r["labels"][0].get("subtype") == options.subtype
        ]
        plain = [r for r in records if not r["labels"]]
        sys.stdout.write(f"{file.name}: {len(labelled)} labelled, {len(plain)} without a label\n")
        if labelled:
            recall(labelled, project, checks, options.show)
        elif plain:
            alarms(plain, project, checks, options.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
