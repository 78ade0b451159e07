"""Text left out and put in: found at its place, the untouched side silent, false alarms.

    python benchmarks/dropped.py FILE.jsonl ... [--reference] [--as-mt COLUMN] [--story] [--exchange]
        [--slip LINES] [--last] [--kinds NAME,...] [--half a|b] [--show] [--grave]

See benchmarks/README.md for the records. A label counts as found when a finding of dropped-text or
added-text overlaps it or lies within two characters of it; `good` of the same record is the clean
side. Records without labels give false alarms by 1,000 words (of `--as-mt reference`, where human
references are to be looked at as translations). With `--reference` the records' references are
used; with `--story` all records of one meta.doc are one story. `--show` prints misses and alarms, `--grave` counts
major and critical findings only. `--exchange` turns the records round: what was removed from the
translation is then what the other direction adds. `--slip` takes one line out of each story's
translation, that far from its beginning, so that all that follow stand beside the wrong source, and counts the
findings of dropped-text and whether one says so. `--last` makes paragraphs of one to four lines of each
story and cuts the last sentence off one paragraph with as many sentences on both sides: found by the
share of the paragraph that it was, alarms on the whole paragraphs. Halves are by a hash of meta.doc or meta.base_id.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from names_changed import Record, half, read

from qa.checks import CHECKS
from qa.engine import examine
from qa.language import base, language
from qa.model import Document, Finding, Segment, Severity
from qa.project import Config, Project, cache_folder, open_project
from qa.scan.sentences import sentences

OWN = ("dropped-text", "added-text")
PARTS = ("5", "21", "22", "23", "24")  # DEMETR: phrase, modifier, verb, noun, subject removed
BESIDE = 2  # characters between a removed piece and the finding


def kind(record: Record) -> str:
    """What was done to a record: DEMETR's number or the name of the error."""
    meta = record["meta"]
    return str(meta.get("perturbation") or meta.get("error") or "clean")


def key(record: Record) -> object:
    return record["meta"].get("doc") or record["meta"].get("base_id") or record["id"]


def stories(records: Iterable[Record], whole: bool) -> Iterator[list[Record]]:
    """Each record by itself, or all of one document, pair and system together."""
    groups: defaultdict[Any, list[Record]] = defaultdict(list)
    for record in records:
        meta = record["meta"]
        name = (
            meta.get("doc"), record["src_lang"], record["tgt_lang"], meta.get("system"),
            "" if whole else record["id"],
        )  # fmt: skip
        groups[name].append(record)
    return iter(groups.values())


def findings(
    project: Project, rows: Sequence[Record], column: str, reference: bool
) -> dict[str, list[Finding]]:
    """The findings of a story by the id of the record."""
    segments = tuple(
        Segment(
            r[column], r["source"], (r["reference"],) if reference and r["reference"] else (), r["id"]
        )
        for r in rows
    )  # fmt: skip
    first = rows[0]
    story = Document(first["id"], "", first["src_lang"], first["tgt_lang"], segments)
    result = examine(story, project)
    if result.failure:
        raise SystemExit(f"{first['id']}: {result.failure.message}")
    found: dict[str, list[Finding]] = {}
    for finding in result.findings:
        found.setdefault(finding.key, []).append(finding)
    return found


def near(record: Record, flags: Sequence[Finding]) -> bool:
    """Whether a finding lies on a label of the record."""
    return any(
        flag.span.start <= label["end"] + BESIDE and label["start"] - BESIDE <= flag.span.end
        for label in record["labels"]
        for flag in flags
        if label["start"] is not None
    )


def exchanged(records: Iterable[Record]) -> Iterator[Record]:
    """Records in the other direction, where a removed stretch of the source is known."""
    for record in records:
        lost = [label.get("source_text") for label in record["labels"]]
        if not lost or not lost[0] or lost[0] not in record["source"]:
            continue
        start = record["source"].index(lost[0])
        label = {"type": "addition", "start": start, "end": start + len(lost[0])}
        turned = {
            "src_lang": record["tgt_lang"], "tgt_lang": record["src_lang"], "source": record["mt"],
            "mt": record["source"], "good": None, "labels": [label],
        }  # fmt: skip
        yield record | turned


def slipped(project: Project, records: Sequence[Record], lines: int) -> None:
    """How often a story of which a line was lost is told so, and what else is said of it."""
    counts: Counter[str] = Counter()
    for rows in stories(records, True):
        if len(rows) < lines + 4:
            continue
        moved = [*rows[:lines], *(r | {"mt": n["mt"]} for r, n in pairwise(rows[lines:]))]
        found = [f for flags in findings(project, moved, "mt", False).values() for f in flags]
        counts["stories"] += 1
        counts["lines behind"] += len(moved) - lines
        counts["told"] += any("each translation stands" in f.message for f in found)
        counts["other findings"] += sum("each translation stands" not in f.message for f in found)
    sys.stdout.write(f"slipped: {dict(counts)}\n")


def paragraphs(rows: Sequence[Record], column: str) -> Iterator[Record]:
    """Lines of a story joined by one to four, as many as the hash of their place says."""
    first = 0
    while first < len(rows):
        head = rows[first]
        digest = hashlib.blake2b(f"{key(head)}{first}".encode(), digest_size=1).digest()
        some = rows[first : first + 1 + digest[0] % 4]
        first += len(some)
        yield head | {
            side: (" " if language(base(head[tag])).spaced else "").join(
                r[text].strip() for r in some
            )
            for side, text, tag in (("source", "source", "src_lang"), ("mt", column, "tgt_lang"))
        }


def last_cut(project: Project, records: Sequence[Record], column: str) -> None:
    """How often a last sentence that was cut off is found, and what is said of whole paragraphs."""
    counts: Counter[tuple[str, str, str]] = Counter()
    seen: set[tuple[str, str]] = set()
    for story in stories(records, True):
        once = [r for r in story if (r["source"], r["tgt_lang"]) not in seen]
        seen.update((r["source"], r["tgt_lang"]) for r in once)
        rows = list(paragraphs(once, column))
        if not rows:
            continue
        part = f"half {half(key(rows[0]))}"
        alarms = [f for fs in findings(project, rows, "mt", False).values() for f in fs]
        counts[part, "whole", "n"] += len(rows)
        counts[part, "whole", "any"] += len(alarms)
        counts[part, "whole", "grave"] += sum(f.severity >= Severity.MAJOR for f in alarms)
        ends = [
            (sentences(r["source"], r["src_lang"]), sentences(r["mt"], r["tgt_lang"])) for r in rows
        ]
        fit = [n for n, (ours, theirs) in enumerate(ends) if len(ours) == len(theirs) > 1]
        if not fit:
            continue
        at = fit[len(fit) // 2]
        text, start = rows[at]["mt"], ends[at][1][-1][0]
        rows[at] = rows[at] | {"mt": text[:start].rstrip()}
        found = findings(project, rows, "mt", False).get(rows[at]["id"], [])
        share = 1 - start / len(text)
        for group in ("cut", f"cut {'under' if share < 0.25 else 'over'} a quarter"):
            counts[part, group, "n"] += 1
            counts[part, group, "any"] += bool(found)
            counts[part, group, "grave"] += any(f.severity >= Severity.MAJOR for f in found)
    for part, group in sorted({each[:2] for each in counts}):
        n, some, grave = (counts[part, group, what] for what in ("n", "any", "grave"))
        sys.stdout.write(f"{part} {group}: {n}, found {some}, major or worse {grave}\n")


def main() -> int:
    """A line a kind and half, then false alarms by pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--reference", action="store_true")
    parser.add_argument("--as-mt", default="mt")
    parser.add_argument("--story", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--grave", action="store_true")
    parser.add_argument("--exchange", action="store_true")
    parser.add_argument("--slip", type=int)
    parser.add_argument("--last", action="store_true")
    parser.add_argument("--half", choices=("a", "b"))
    parser.add_argument("--kinds")
    options = parser.parse_args()
    if not options.files:
        return 0
    project = open_project(Config(), cache_folder())
    project = replace(project, checks=tuple(CHECKS[name] for name in OWN if name in CHECKS))
    least = Severity.MAJOR if options.grave else Severity.MINOR
    counts: Counter[tuple[str, str, str]] = Counter()
    alarms: Counter[tuple[str, str]] = Counter()
    words: Counter[str] = Counter()
    records = [r for file in options.files for r in read(file) if r.get(options.as_mt)]
    if options.kinds:
        records = [r for r in records if kind(r) in options.kinds.split(",")]
    if options.half:
        records = [r for r in records if half(key(r)) == options.half]
    if options.exchange:
        records = list(exchanged(records))
    if options.slip is not None:
        slipped(project, records, options.slip)
        return 0
    if options.last:
        last_cut(project, records, options.as_mt)
        return 0
    for rows in stories(records, options.story):
        found = findings(project, rows, options.as_mt, options.reference)
        for record in rows:
            flags = [f for f in found.get(record["id"], ()) if f.severity >= least]
            pair = f"{record['src_lang']}-{record['tgt_lang']}"
            labelled = bool(record["labels"]) and options.as_mt == "mt"
            if not labelled:
                words[pair] += len(record[options.as_mt].split())
                words["all"] += len(record[options.as_mt].split())
                for flag in flags:
                    for name in (pair, "all"):
                        alarms[name, flag.check] += 1
                        alarms[name, "grave"] += flag.severity >= Severity.MAJOR
                if options.show and flags:
                    show(record, record[options.as_mt], "ALARM", flags)
                continue
            clean: list[Finding] = []
            if record.get("good"):
                other = findings(project, [record], "good", options.reference)
                clean = [f for f in other.get(record["id"], ()) if f.severity >= least]
            right = near(record, flags)
            names = [kind(record), *(["part removed"] if kind(record) in PARTS else [])]
            for name in names:
                for group in (f"half {half(key(record))}", "all"):
                    counts[name, group, "n"] += 1
                    counts[name, group, "on the span"] += right
                    counts[name, group, "anywhere"] += bool(flags)
                    counts[name, group, "good silent"] += not clean
                    counts[name, group, "both"] += right and not clean
            if options.show and clean:
                show(record, record["good"], "GOOD", clean)
            if options.show and not right:
                show(record, record["mt"], "MISSED", flags)
    for name, group in sorted({k[:2] for k in counts}):
        n = counts[name, group, "n"]
        shares = [
            f"{what} {counts[name, group, what]}/{n} = {counts[name, group, what] / n:.3f}"
            for what in ("on the span", "anywhere", "good silent", "both")
        ]
        sys.stdout.write(f"{name:16} {group:7} {', '.join(shares)}\n")
    for name in sorted(words, key=lambda w: (w != "all", w)):
        if name == "all" or alarms[name, OWN[0]] + alarms[name, OWN[1]]:
            rate = 1000 * alarms[name, "grave"] / words[name]
            each = ", ".join(f"{check} {alarms[name, check]}" for check in OWN)
            sys.stdout.write(
                f"{name:10} {words[name]} words: {each}; major or worse {alarms[name, 'grave']} = {rate:.3f} by 1,000\n"
            )
    return 0


def show(record: Record, text: str, what: str, flags: Sequence[Finding]) -> None:
    """A record with what is to be read by hand."""
    pair = f"{record['src_lang']}-{record['tgt_lang']}"
    sys.stdout.write(f"{what} {record['id']} {kind(record)} {pair}\n    {record['source']}\n")
    sys.stdout.write(f"    {text}\n")
    if record["reference"]:
        sys.stdout.write(f"    REF {record['reference']}\n")
    for label in record["labels"][:2]:
        sys.stdout.write(f"    LABEL {label['start']} {label.get('good_text')!r}\n")
    for flag in flags:
        sys.stdout.write(
            f"    {flag.check} {flag.severity.label} {flag.span.start}-{flag.span.end} {flag.message}\n"
        )


if __name__ == "__main__":
    sys.exit(main())
