"""Findings of all checks against errors that people marked in system outputs.

    python benchmarks/mqm.py FILE.jsonl ... [--profile NAME] [--checks NAME,...] [--show] [--missed]

A record has labels of several raters (rater, severity, category, start, end, looks_like: "name" where
the marked stretch is a name, "number" where it has digits), meta.doc and meta.system, and meta.raters
or meta.rater; rows of one document and system are a story; see benchmarks/README.md. For each file
without and with its references: the comparison of `qa gold` (share of findings that a person marked,
share of marks that a finding overlaps, by check, severity and category, several raters; correlation
of our penalties with people's scores), then the share of Major and Minor marks found by what they
look like and by category, each with the checks that found them, and all of it by halves of the
documents. `--checks` counts only these; `--show` prints the findings that nobody marked, `--missed`
the Major marks of names and numbers that nothing was found at.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from mqm_records import Record, mqm_error, ratings
from names_changed import half, read

from qa.engine import examine
from qa.model import Document, Result, Segment
from qa.project import Config, Project, cache_folder, known_check, open_project
from qa.reporting.agreement import render_comparison
from qa.scoring.mqm.agreement import groups, targets
from qa.scoring.mqm.comparison import compare
from qa.scoring.mqm.errors import grade
from qa.scoring.mqm.errors import mqm_error as of_finding
from qa.scoring.mqm.intervals import Stretches
from qa.scoring.mqm.matching import Rated
from qa.scoring.mqm.profiles import profile

Story = tuple[list[Record], Rated, Result]


def story(rows: list[Record], project: Project, *, reference: bool) -> Story:
    """The rows of one document and system, with their ratings and findings."""
    first = rows[0]
    segments = tuple(
        Segment(r["mt"], r["source"], (r["reference"],) if reference and r["reference"] else (), r["id"])
        for r in rows
    )  # fmt: skip
    name = first["meta"]["doc"]
    document = Document(name, "", first["src_lang"], first["tgt_lang"], segments)
    result = examine(document, project)
    if result.failure:
        raise SystemExit(f"{first['id']}: {result.failure.message}")
    rated = Rated(document, first["meta"]["system"], tuple(tuple(ratings(r)) for r in rows))
    return rows, rated, result


def looks(stories: Sequence[Story]) -> None:
    """Marks found, by severity and what they look like, and by which checks."""
    marks: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    checks: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for rows, _, result in stories:
        for number, record in enumerate(rows):
            here = [f for f in result.findings if f.span.segment == number]
            for label in record["labels"]:
                error = mqm_error(label)
                if not grade(error) or not targets(error):
                    continue
                on = {
                    f.check
                    for f in here
                    if any(
                        Stretches(targets(error)).meet(place) for place in targets(of_finding(f))
                    )
                }
                category = next(name for kind, name in groups(error) if kind == "category")
                for what in (f"looks like a {label.get('looks_like')}", category, "all"):
                    key = (grade(error).label, what)
                    marks[key] += 1
                    found[key] += bool(on)
                    checks[key].update(on)
    for key in sorted(marks):
        if key[1] == "looks like a None":
            continue
        by = ", ".join(f"{name} {n}" for name, n in checks[key].most_common(6))
        sys.stdout.write(
            f"  {key[0]:8} {key[1]:20} {found[key]}/{marks[key]} ="
            f" {found[key] / marks[key]:.3f}  {by}\n"
        )


def unmarked(stories: Sequence[Story]) -> None:
    """The findings that nobody marked."""
    for rows, _, result in stories:
        for f in result.findings:
            record = rows[f.span.segment]
            theirs = [p for x in record["labels"] for p in targets(mqm_error(x))]
            if not any(Stretches(theirs).meet(place) for place in targets(of_finding(f))):
                sys.stdout.write(
                    f"UNMARKED {f.check} {f.severity.label} {f.message}\n"
                    f"    {record['source']}\n    {record['mt']}\n    {record['reference']}\n"
                )


def missed(stories: Sequence[Story]) -> None:
    """The Major marks of names and numbers that nothing was found at."""
    for rows, _, result in stories:
        for number, record in enumerate(rows):
            ours = [
                p for f in result.findings if f.span.segment == number
                for p in targets(of_finding(f))
            ]  # fmt: skip
            for label in record["labels"]:
                grave = label["severity"].lower() in ("major", "critical")
                places = targets(mqm_error(label))
                if grave and label.get("looks_like") and places:
                    if any(Stretches(ours).meet(place) for place in places):
                        continue
                    sys.stdout.write(
                        f"MISSED {label['looks_like']} {label['category']} {label['text']!r}\n"
                        f"    {record['source']}\n    {record['mt']}\n    {record['reference']}\n"
                    )


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.3f}" if whole else "0/0"


def main() -> int:
    """A block without and one with references for each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--profile", default="wmt")
    parser.add_argument("--checks")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    if not options.files:
        return 0
    select = tuple(options.checks.split(",")) if options.checks else ()
    for name in select:
        known_check(name)
    project = open_project(Config(select=select), cache_folder())
    theirs = profile(options.profile)
    for file in options.files:
        grouped: dict[tuple[str, str, str, str], list[Record]] = defaultdict(list)
        for r in read(file):
            if r.get("mt"):
                key = (r["src_lang"], r["tgt_lang"], r["meta"]["doc"], r["meta"]["system"])
                grouped[key].append(r)
        for reference in (False, True):
            stories = [story(rows, project, reference=reference) for rows in grouped.values()]
            sys.stdout.write(f"=== {file.name}, {'with' if reference else 'without'} references\n")
            everything = compare([(a, b) for _, a, b in stories], profile("linear"), theirs)
            sys.stdout.write(render_comparison(everything, 0))
            looks(stories)
            for which in "ab":
                part = [s for s in stories if half(s[1].document.name) == which]
                if not part:
                    continue
                found = compare([(a, b) for _, a, b in part], profile("linear"), theirs)
                any_, each = (
                    found.agreements[min(1, len(found.agreements) - 1)],
                    found.agreements[0],
                )
                ours, marks = any_.rates(), each.rates()
                sys.stdout.write(
                    f"  half {which}: {found.segments} segments; findings marked"
                    f" {_share(int(ours.right), ours.ours)}; marks found"
                    f" {_share(int(marks.found), marks.marks)}\n"
                )
        if options.show:
            unmarked(stories)
        if options.missed:
            missed(stories)
    return 0


if __name__ == "__main__":
    sys.exit(main())
