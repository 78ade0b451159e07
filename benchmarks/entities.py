"""Wrong and lost countries, leaders and organisations: what is found, and false alarms.

    python benchmarks/entities.py FILE.jsonl ... [--reference] [--inject] [--show] [--all]

A record has source, mt, src_lang, tgt_lang; see benchmarks/README.md. What is measured follows from
its labels, always with the source alone:

* a label of type "name" and subtype "country" (one country put in another's place; `good` is the text before):
  found is a finding of major severity or worse that overlaps the label, proposed one whose term is
  a concept of which `good_text` is a form;
* an omission of subtype "name" (`good_text` is what was taken out): found is a finding about that
  concept in `mt` which `good` does not have, by kind of concept;
* no label, or `--reference` (the reference is the target; each sentence once): a human translation,
  on which every finding of unsupported-entity and dropped-entity is a false alarm until a reader
  says otherwise. Records of one `meta.doc` are one story.

With `--inject`, one country of each segment of a human translation (name or adjective, chosen by a hash) is
replaced by another one of the glossary, once by the most similar in spelling ("look-alike"), once by
any ("any"), and where the segment rightly names another country, by that one ("named"): found and proposed as above, by pair.

Both halves of the injected errors are given, split by a hash of the record's id: who reads the
misses of one half while working finds an honest figure in the other.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from entities_alarms import Alarms, alarms, report_alarms, stories
from entities_injected import Countries, inject
from entities_look import CHECKS, Sums, look, tell

from qa.model import Document, Segment, Severity
from qa.project import Config, Project, cache_folder, open_project
from qa.scan import scan


def half(record: dict[str, Any]) -> str:
    """Which half a record belongs to, by its source: all pairs of one sentence together."""
    key = record["source"] if record["src_lang"] == "en" else record["good"]
    return "half " + "AB"[hashlib.blake2b(key.encode(), digest_size=1).digest()[0] % 2]


def one(record: dict[str, Any], text: str) -> Document:
    segment = Segment(text, record["source"], (), record["id"])
    return Document(record["id"], "", record["src_lang"], record["tgt_lang"], (segment,))


def concepts(record: dict[str, Any], label: dict[str, Any], project: Project) -> dict[str, str]:
    """The concepts (with their kinds) of which the label's `good_text` is a form."""
    start, end = label["good_start"], label["good_end"]
    hits = scan(one(record, record["good"]), project.compiled).hits
    return {
        hit.term.id: hit.term.kind
        for hit in hits
        if hit.span.side == "target" and hit.span.start < end and start < hit.span.end
    }


def swap(record: dict[str, Any], project: Project, sums: Sums, *, show: bool) -> None:
    """One country in another's place."""
    label = record["labels"][0]
    right = concepts(record, label, project)
    before = [f for f in look(one(record, record["good"]), project) if f.check in CHECKS]
    grave = [f for f in before if f.severity >= Severity.MAJOR]
    findings = look(one(record, record["mt"]), project)
    fitting = [
        f
        for f in findings
        if f.severity >= Severity.MAJOR
        and f.span.start < label["end"]
        and label["start"] < f.span.end
    ]
    named = [f for f in fitting if f.term in right]
    groups = ("all", half(record), f"{record['src_lang']}-{record['tgt_lang']}")
    for group in groups:
        sums.n[group] += 1
        sums.found[group] += bool(fitting)
        sums.proposed[group] += bool(named)
        sums.silent[group] += not grave
    if show and (not named or before):
        what = "MISSED" if not fitting else "NOT PROPOSED" if not named else "GOOD FLAGGED"
        tell(f"{what} ({groups[1]}) {label['text']} for {label['good_text']}", record, findings)
        if before:
            tell("  on good:", None, before)


def removed(record: dict[str, Any], project: Project, sums: Sums, *, show: bool) -> None:
    """A name taken out."""
    label = record["labels"][0]
    right = concepts(record, label, project)
    kinds = set(right.values())
    clean = look(one(record, record["good"]), project)
    told = {f.fingerprint for f in clean}
    findings = [f for f in look(one(record, record["mt"]), project) if f.fingerprint not in told]
    fitting = [f for f in findings if f.term in right]
    grave = [f for f in fitting if f.severity >= Severity.MAJOR]
    kind = next((k for k in ("country", "people", "person", "org", "place") if k in kinds), "none")
    for group in ("all", half(record), kind):
        sums.n[group] += 1
        sums.found[group] += bool(fitting)
        sums.proposed[group] += bool(grave)
        sums.silent[group] += not any(f.check in CHECKS for f in clean)
    if show and kind != "none" and not fitting:
        tell(f"MISSED {kind} {label['good_text']!r}", record, findings)
    if show and any(f.check in CHECKS for f in clean):
        tell("GOOD FLAGGED", record, [f for f in clean if f.check in CHECKS])


def main() -> int:
    """A block a file; exit code 1 when false alarms are over the limits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--reference", action="store_true")
    parser.add_argument("--inject", action="store_true")
    parser.add_argument("--show", action="store_true", help="misses, and alarms of weight")
    parser.add_argument("--all", action="store_true", help="with --show: minor alarms as well")
    options = parser.parse_args()
    if not options.files:
        return 0
    project = open_project(Config(), cache_folder())
    fine = True
    for file in options.files:
        records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        swaps, drops, clean = Sums(), Sums(), []
        for record in records:
            label = record["labels"][0] if record.get("labels") else {}
            if options.reference or not label:
                clean.append(record)
            elif (label.get("type"), label.get("subtype")) == ("name", "country"):
                swap(record, project, swaps, show=options.show)
            elif (label.get("type"), label.get("subtype")) == ("omission", "name"):
                removed(record, project, drops, show=options.show)
        for title, sums in (("country put in another's place", swaps), ("name taken out", drops)):
            if sums.n:
                sys.stdout.write(f"{file.name}: {title} (proposed: also major, for names)\n")
                sys.stdout.writelines(sums.lines())
        column = "reference" if options.reference else "mt"
        if clean and options.inject:
            countries, injected = Countries(project), Sums()
            for story in stories(clean, column):
                inject(story, project, countries, injected, show=options.show)
            sys.stdout.write(f"{file.name}: one country of each segment replaced\n")
            sys.stdout.writelines(injected.lines())
        elif clean:
            pairs: dict[str, Alarms] = defaultdict(Alarms)
            alarms(clean, column, project, pairs, (options.show, options.all))
            if any(p.size for p in pairs.values()):
                sys.stdout.write(f"{file.name}: human translations\n")
                fine &= report_alarms(pairs)
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
