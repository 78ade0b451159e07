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
import difflib
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from qa.engine import examine
from qa.language import base, language
from qa.model import Document, Finding, Hit, Segment, Severity, Span, Use
from qa.project import Config, Project, cache_folder, open_project
from qa.scan import scan

CHECKS = ("unsupported-entity", "dropped-entity")
LIMIT, PAIR_LIMIT = 0.3, 0.6  # major or worse, by 1,000 words


@dataclass
class Sums:
    """Counts by group: pair, half or kind."""

    n: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    proposed: Counter[str] = field(default_factory=Counter)
    silent: Counter[str] = field(default_factory=Counter)

    def lines(self) -> Iterator[str]:
        for group in sorted(self.n):
            n = self.n[group]
            yield (
                f"  {group:12} found {self.found[group]:3}/{n:3} = {self.found[group] / n:.3f}"
                f"  proposed {self.proposed[group]:3} = {self.proposed[group] / n:.3f}"
                + (f"  good silent {self.silent[group] / n:.3f}" if self.silent else "")
                + "\n"
            )


@dataclass
class Alarms:
    """Findings on human translations of one pair."""

    size: int = 0
    grave: Counter[str] = field(default_factory=Counter)
    minor: Counter[str] = field(default_factory=Counter)


def half(record: dict[str, Any]) -> str:
    """Which half a record belongs to, by its source: all pairs of one sentence together."""
    key = record["source"] if record["src_lang"] == "en" else record["good"]
    return "half " + "AB"[hashlib.blake2b(key.encode(), digest_size=1).digest()[0] % 2]


def one(record: dict[str, Any], text: str) -> Document:
    segment = Segment(text, record["source"], (), record["id"])
    return Document(record["id"], "", record["src_lang"], record["tgt_lang"], (segment,))


def look(story: Document, project: Project) -> list[Finding]:
    result = examine(story, project)
    if result.failure:
        raise SystemExit(f"{story.name}: {result.failure.message}")
    return list(result.findings)


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


class Countries:
    """The countries of the glossary as one language writes them."""

    def __init__(self, project: Project) -> None:
        terms = project.compiled.resolved(None)
        self._terms = [terms[c] for c in terms]
        self._terms = sorted((t for t in self._terms if t.kind == "country"), key=lambda t: t.id)
        self._known: dict[tuple[str, Use], dict[str, str]] = {}

    def names(self, lang: str, use: Use) -> dict[str, str]:
        """Name to concept, one for each country that has one of that use."""
        if (lang, use) not in self._known:
            forms = ((t.canonical(lang, use), t.id) for t in self._terms)
            self._known[lang, use] = {f.text: i for f, i in forms if f and f.use == use}
        return self._known[lang, use]


def strangers(
    hit: Hit, lang: str, countries: Countries, here: set[str], company: set[str]
) -> dict[str, str]:
    """What to put in its place: a name by way of choosing it."""
    names = [n for n, i in countries.names(lang, hit.form.use).items() if i not in here]
    if not names:
        return {}
    text = hit.form.text

    def like(name: str) -> float:
        return difflib.SequenceMatcher(None, text.casefold(), name.casefold()).ratio()

    seed = hashlib.blake2b(f"{text}{hit.span}".encode(), digest_size=4).digest()
    found = {}
    named = [
        n for n, i in countries.names(lang, hit.form.use).items() if i in company - {hit.term.id}
    ]
    if named:
        found["named"] = max(named)
    return found | {
        "look-alike": max(names, key=lambda n: (like(n), n)),
        "any": names[int.from_bytes(seed, "big") % len(names)],
    }


def inject(
    story: Document, project: Project, countries: Countries, sums: Sums, *, show: bool
) -> None:
    """One wrong country in each segment of a story, one at a time."""
    scanned = scan(story, project.compiled)
    here = {hit.term.id for hit in scanned.hits}
    for index, segment in enumerate(story.segments):
        named = scanned.ids("source", index)
        places = [
            h for h in scanned.on(index, "target")
            if h.term.kind == "country" and h.term.id in named and h.form.use in ("full", "adjective")
            and not any(o.span == h.span and o.term.kind != "language" and o is not h
                        for o in scanned.on(index, "target"))
        ]  # fmt: skip
        if not places:
            continue
        seed = hashlib.blake2b(f"{story.name}{index}".encode(), digest_size=2).digest()
        hit = places[int.from_bytes(seed, "big") % len(places)]
        company = {h.term.id for h in scanned.on(index, "target")} & named
        for way, name in strangers(hit, story.target_lang, countries, here, company).items():
            text = segment.target[: hit.span.start] + name + segment.target[hit.span.end :]
            segments = list(story.segments)
            segments[index] = Segment(text, segment.source, (), segment.key)
            changed = replace(story, segments=tuple(segments))
            span = Span(index, "target", hit.span.start, hit.span.start + len(name))
            findings = [f for f in look(changed, project) if f.span.segment == index]
            fitting = [
                f for f in findings if f.severity >= Severity.MAJOR and f.span.overlaps(span)
            ]
            right = any(f.term == hit.term.id for f in fitting)
            for group in (way, f"{story.source_lang}-{story.target_lang}", hit.form.use):
                sums.n[group] += 1
                sums.found[group] += bool(fitting)
                sums.proposed[group] += right
            if show and not right:
                what = "MISSED" if not fitting else "NOT PROPOSED"
                tell(f"{what} {way} {name} for {story.text(hit.span)}", None, findings)
                sys.stdout.write(f"    {segment.key}\n    {segment.source}\n    {text}\n")


def tell(head: str, record: dict[str, Any] | None, findings: list[Finding]) -> None:
    sys.stdout.write(f"{head}\n")
    if record:
        sys.stdout.write(f"    {record['id']}\n    {record['source']}\n    {record['mt']}\n")
    for finding in findings:
        place = f"{finding.check} {finding.severity.label} {finding.text!r}"
        sys.stdout.write(f"      {place}: {finding.message} {finding.evidence}\n")


def stories(records: list[dict[str, Any]], column: str) -> Iterator[Document]:
    """The records of one document and pair together, each sentence once."""
    groups: dict[tuple[str, ...], dict[tuple[str, str], dict[str, Any]]] = defaultdict(dict)
    for record in records:
        if record.get(column) and record.get("source"):
            name = str(record.get("meta", {}).get("doc") or record["id"])
            place = groups[record["src_lang"], record["tgt_lang"], name]
            place.setdefault((record["source"], record[column]), record)
    for (source, target, name), rows in groups.items():
        segments = tuple(Segment(r[column], r["source"], (), r["id"]) for r in rows.values())
        yield Document(name, "", source, target, segments)


def size(story: Document) -> int:
    text = [s.target for s in story.segments]
    if language(base(story.target_lang)).scoring.count_characters:
        return sum(map(len, text))
    return sum(len(t.split()) for t in text)


def alarms(
    records: list[dict[str, Any]], column: str, project: Project, pairs: dict[str, Alarms],
    show: tuple[bool, bool],
) -> None:  # fmt: skip
    for story in stories(records, column):
        pair = pairs[f"{story.source_lang}-{story.target_lang}"]
        pair.size += size(story)
        for finding in look(story, project):
            if finding.check not in CHECKS:
                continue
            grave = finding.severity >= Severity.MAJOR
            (pair.grave if grave else pair.minor)[finding.check] += 1
            if show[0] and (grave or show[1]):
                segment = story.segments[finding.span.segment]
                sys.stdout.write(
                    f"{segment.key} {finding.check} {finding.severity.label} {finding.message}"
                    f" {finding.evidence}\n    {segment.source}\n    {segment.target}\n"
                )


def report_alarms(pairs: dict[str, Alarms]) -> bool:
    """Whether all is within the limits; a line a pair and one for all."""
    fine = True
    for name, pair in sorted(pairs.items()):
        rate = 1000 * pair.grave.total() / pair.size
        fine &= rate <= PAIR_LIMIT
        by = ", ".join(f"{check} {pair.grave[check]}+{pair.minor[check]}" for check in CHECKS)
        over = " OVER" if rate > PAIR_LIMIT else ""
        sys.stdout.write(
            f"  {name:11} {pair.size:7}  {rate:.3f} by 1,000{over} (major+minor: {by})\n"
        )
    total = sum(p.size for p in pairs.values())
    for check in CHECKS:
        grave = sum(p.grave[check] for p in pairs.values())
        minor = sum(p.minor[check] for p in pairs.values())
        sys.stdout.write(
            f"  all: {check} {grave} major = {1000 * grave / total:.3f} by 1,000,"
            f" {minor} minor = {1000 * minor / total:.3f}\n"
        )
    grave = sum(p.grave.total() for p in pairs.values())
    rate = 1000 * grave / total
    sys.stdout.write(f"  all pairs: {grave} in {total} = {rate:.3f} major or worse by 1,000\n")
    return fine and rate <= LIMIT


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
