"""The shipped packs on human translations: false alarms by pair, and injected wrong names found.

    python benchmarks/glossary_alarms.py FILE.jsonl ... [--reference] [--show] [--all]

A record has source, mt, src_lang, tgt_lang; see benchmarks/README.md. Every finding of
wrong-rendering and missing-rendering on such text is a false alarm until a reader says otherwise;
the limit is 0.2 of major or critical severity in 1,000 words of each pair (1,000 characters where
the language has no blanks). Then each name that both sides have is replaced in the target by
another name of the same kind and language: the share that is reported is the recall that quiet
packs must not lose. `--reference` takes the reference for the target (files of system outputs, each
sentence once); `--show` prints the findings, `--all` also the minor ones.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qa.engine import examine
from qa.language import base, language
from qa.model import Document, Finding, Hit, Segment, Severity
from qa.project import Config, Project, cache_folder, open_project
from qa.scan import scan

CHECKS = ("wrong-rendering", "missing-rendering")
LIMIT = 0.2
KINDS = ("person", "place", "org", "country")


@dataclass
class Pair:
    """Sums over one language pair."""

    size: int = 0
    grave: int = 0
    minor: int = 0
    injected: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)


def stories(file: Path, column: str) -> Iterator[Document]:
    """The records of one document and pair together: a name may stand in the next sentence."""
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record.get(column) and record.get("source"):
            sentence = (record["source"], record[column])
            if sentence in seen:
                continue
            seen.add(sentence)
            name = record.get("meta", {}).get("doc") or record["id"]
            groups[record["src_lang"], record["tgt_lang"], name].append(record)
    for (source, target, name), rows in groups.items():
        segments = tuple(Segment(r[column], r["source"], (), r["id"]) for r in rows)
        yield Document(name, "", source, target, segments)


def alarms(story: Document, project: Project) -> list[Finding]:
    result = examine(story, project)
    if result.failure:
        raise SystemExit(f"{story.name}: {result.failure.message}")
    return list(result.findings)


Names = dict[tuple[str, str], dict[str, str]]  # language and kind: the forms, whose they are


def names_of(file: Path, column: str, project: Project) -> Names:
    """The full names that the targets of a file have."""
    found: Names = defaultdict(dict)
    for story in stories(file, column):
        for hit in scan(story, project.compiled).hits:
            if hit.span.side == "target" and hit.form.use == "full":
                found[base(story.target_lang), hit.term.kind][hit.form.text] = hit.term.id
    return found


def injections(
    story: Document, project: Project, names: Names
) -> Iterator[tuple[Hit, int, Document]]:
    """Each name that both sides of a segment have, once a concept, with a stranger in its place:
    a name of the same kind that this story does not have, chosen by a hash.
    """
    scanned = scan(story, project.compiled)
    here = {hit.term.id for hit in scanned.hits}
    done: set[str] = set()
    for index, segment in enumerate(story.segments):
        for hit in scanned.on(index, "target"):
            concept = hit.term.id
            if hit.term.kind not in KINDS or hit.form.use != "full" or concept in done:
                continue
            if concept not in scanned.ids("source", index):
                continue
            known = names[base(story.target_lang), hit.term.kind]
            strangers = sorted(text for text, owner in known.items() if owner not in here)
            if not strangers:
                continue
            seed = hashlib.blake2b(f"{story.name}{concept}".encode(), digest_size=4).digest()
            stranger = strangers[int.from_bytes(seed, "big") % len(strangers)]
            done.add(concept)
            # In all of the story: a right one elsewhere would excuse the wrong one.
            segments = tuple(
                Segment(s.target.replace(story.text(hit.span), stranger), s.source, (), s.key)
                for s in story.segments
            )
            if segments[index].target != segment.target:
                changed = Document(
                    story.name, "", story.source_lang, story.target_lang, segments
                )  # fmt: skip
                again = scan(changed, project.compiled)
                near = [again.ids("target", index + step) for step in (-1, 0, 1)]
                if not any(concept in ids for ids in near):
                    yield hit, index, changed


def size(story: Document) -> int:
    text = [s.target for s in story.segments]
    if language(base(story.target_lang)).scoring.count_characters:
        return sum(map(len, text))
    return sum(len(t.split()) for t in text)


def main() -> int:
    """A line a pair; exit code 1 when a pair is over the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--reference", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    if not options.files:
        return 0
    project = open_project(Config(), cache_folder())
    column = "reference" if options.reference else "mt"
    pairs: dict[str, Pair] = defaultdict(Pair)
    for file in options.files:
        names = names_of(file, column, project)
        for story in stories(file, column):
            pair = pairs[f"{story.source_lang}-{story.target_lang}"]
            pair.size += size(story)
            for finding in alarms(story, project):
                if finding.check in CHECKS:
                    grave = finding.severity >= Severity.MAJOR
                    pair.grave += grave
                    pair.minor += not grave
                    if options.show and (grave or options.all):
                        segment = story.segments[finding.span.segment]
                        sys.stdout.write(
                            f"{segment.key} {finding.severity.label} {finding.message}\n"
                            f"    {segment.source}\n    {segment.target}\n"
                        )
            for hit, index, changed in injections(story, project, names):
                pair.injected[hit.term.kind] += 1
                pair.found[hit.term.kind] += any(
                    f.span.segment == index and hit.term.id in (f.term, None)
                    for f in alarms(changed, project)
                )
    return report(pairs)


def report(pairs: dict[str, Pair]) -> int:
    over = 0
    injected: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for name, pair in sorted(pairs.items()):
        rate = 1000 * pair.grave / pair.size
        over += rate > LIMIT
        injected.update(pair.injected)
        found.update(pair.found)
        sys.stdout.write(
            f"{name:11} {pair.size:6}  major or worse {pair.grave:3} = {rate:.3f} by 1,000"
            f"{' OVER' if rate > LIMIT else ''}, minor {pair.minor:3};"
            f" injected {pair.found.total():3}/{pair.injected.total():3} found\n"
        )
    total = sum(pair.size for pair in pairs.values())
    grave = sum(pair.grave for pair in pairs.values())
    sys.stdout.write(f"all pairs: {1000 * grave / total:.3f} major or worse by 1,000\n")
    for kind in KINDS:
        if injected[kind]:
            share = found[kind] / injected[kind]
            sys.stdout.write(f"injected {kind:8} {found[kind]}/{injected[kind]} = {share:.2f}\n")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
