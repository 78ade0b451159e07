"""Names translated, left as they are, spelled in two ways: alarms on text, and injected faults found.

    python benchmarks/renderings.py FILE.jsonl ... [--reference] [--show] [--inject] [--half N]

A record has source, mt, src_lang, tgt_lang and meta.doc; see benchmarks/README.md. Records of one
document (and system) are one story. Printed are findings by check and severity in 1,000 words
(1,000 characters where the language has no blanks); `--show` prints each. `--inject` puts, where
both sides have a name, its literal meaning, the source's own form, or (in a second place of the
story) another spelling in its stead; in a name that no glossary has it confuses a sound. Counted
is what is found. `--half` keeps the stories whose name hashes to 0 or 1: tune on one, report both.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from qa.checks import CHECKS
from qa.engine import examine
from qa.language import base, language
from qa.model import Document, Hit, Segment
from qa.names import WrittenSmall, name_tokens, profile
from qa.names.tables import tables
from qa.project import Config, Project, cache_folder, open_project
from qa.scan import scan

NAMES = ("translated-name", "untranslated-name", "mixed-renderings")
KINDS = ("person", "place", "country")


@dataclass
class Counts:
    """Sums over one pair."""

    size: int = 0
    told: Counter[tuple[str, str]] = field(default_factory=Counter)
    injected: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)


def stories(file: Path, column: str, half: int | None) -> Iterator[Document]:
    """The records of one document, pair and system together, each sentence once."""
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        meta = record.get("meta") or {}
        system = "" if column == "reference" else str(meta.get("system", ""))
        if record.get(column) and record.get("source"):
            name = meta.get("doc") or record["id"]
            groups[record["src_lang"], record["tgt_lang"], name, system].append(record)
    for (source, target, name, system), rows in groups.items():
        if half is not None and hashlib.blake2b(name.encode()).digest()[0] % 2 != half:
            continue
        unique = {row["source"]: row for row in rows}.values()
        segments = tuple(Segment(r[column], r["source"], (), r["id"]) for r in unique)
        yield Document(f"{name} {system}".strip(), "", source, target, segments)


def _size(story: Document) -> int:
    spaced = language(story.target_lang).spaced
    return sum(len(s.target.split()) if spaced else len(s.target) for s in story.segments)


def _swap(story: Document, hit: Hit, text: str) -> Document:
    index = hit.span.segment
    old = story.segments[index].target
    new = old[: hit.span.start] + text + old[hit.span.end :]
    segments = list(story.segments)
    segments[index] = replace(segments[index], target=new)
    return replace(story, segments=tuple(segments))


def injections(story: Document, project: Project) -> Iterator[tuple[str, int, Document]]:
    """Kind of fault, its segment, and the story with it; one a concept and kind."""
    scanned = scan(story, project.compiled)
    done: set[tuple[str, str]] = set()
    words: dict[str, list[str]] = defaultdict(list)
    for entry in project.compiled.homographs(base(story.source_lang or "")):
        means = entry.means.get(base(story.target_lang), ())
        if means and entry.concept and not entry.other:
            words[entry.concept].append(means[0])
    for hit in scanned.hits:
        concept, index = hit.term.id, hit.span.segment
        if hit.span.side != "target" or hit.term.kind not in KINDS or scanned.protected(hit.span):
            continue
        if hit.form.use not in ("full", "short"):
            continue
        for word in words.get(concept, ()):
            if concept in scanned.ids("source", index) and ("meaning", concept) not in done:
                done.add(("meaning", concept))
                # As systems do: with the capital that the name had.
                if story.text(hit.span).casefold() == word.casefold():
                    continue  # China, china: only the capital differs
                cased = word[:1].upper() + word[1:] if story.text(hit.span)[0].isupper() else word
                yield "meaning", index, _swap(story, hit, cased)
        for asked in scanned.on(index, "source"):
            written = story.text(asked.span)
            same = asked.term.id == concept and asked.form.use == hit.form.use
            if not same or written.casefold() == story.text(hit.span).casefold():
                continue
            if hit.form.text == written or ("source form", concept) in done:
                continue
            done.add(("source form", concept))
            yield "source form", index, _swap(story, hit, written)
        others = [
            f.text for f in hit.term.forms
            if base(f.lang) == base(story.target_lang) and f.use == hit.form.use
            and f.text != hit.form.text and f.status == "admitted"
            and len(f.text.split()) == len(hit.form.text.split()) and f.text[:1] == hit.form.text[:1]
        ]  # fmt: skip
        again = [h for h in scanned.hits if h.term.id == concept and h.span.side == "target"
                 and h.form.text == hit.form.text and h.span.segment != index]  # fmt: skip
        if others and again and hit.term.kind != "country" and ("spelling", concept) not in done:
            done.add(("spelling", concept))
            yield "spelling", again[-1].span.segment, _swap(story, again[-1], others[0])


def unknown(
    story: Document, project: Project, common: Container[str]
) -> Iterator[tuple[str, int, Document]]:
    """Names that no glossary has, in several segments: in the last one a sound is confused."""
    lang = language(story.target_lang)
    if not lang.cased:
        return
    pivot = profile(base(story.source_lang or ""))
    costs = tables().profiles[pivot if pivot in tables().profiles else "generic"].change
    pairs = sorted((p for p in costs if p.isascii() and p.islower()), key=lambda p: (costs[p], p))
    covered = {(h.span.segment, h.span.start) for h in scan(story, project.compiled).hits
               if h.span.side == "target"}  # fmt: skip
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, segment in enumerate(story.segments):
        for token in name_tokens(segment.target, (), common):
            if (index, token.start) not in covered and len(token.text) > 4:
                places[token.text].append((index, token.start))
    for name, found in places.items():
        swap = next((p for p in pairs if p[0] in name[1:]), None)
        if swap is None or len({index for index, _ in found}) < 2:
            continue
        index, start = found[-1]
        if sum(at == index for at, _ in found) > 1:
            continue
        wrong = name[0] + name[1:].replace(swap[0], swap[1], 1)
        old = story.segments[index]
        target = old.target[:start] + wrong + old.target[start + len(name) :]
        segments = list(story.segments)
        segments[index] = replace(old, target=target)
        yield "unknown name", index, replace(story, segments=tuple(segments))


def measure(
    file: Path, project: Project, *, column: str, show: bool, inject: bool, half: int | None
) -> dict[str, Counts]:
    """The counts of one file by pair."""
    pairs: dict[str, Counts] = defaultdict(Counts)
    checks = tuple(CHECKS[name] for name in NAMES)
    narrow = replace(project, checks=checks)
    told = list(stories(file, column, half))
    # What any story of the file writes small is no name.
    common = WrittenSmall([segment.target for story in told for segment in story.segments])
    for story in told:
        counts = pairs[f"{story.source_lang}-{story.target_lang}"]
        counts.size += _size(story)
        result = examine(story, narrow)
        if result.failure:
            raise SystemExit(f"{story.name}: {result.failure.message}")
        for finding in result.findings:
            counts.told[finding.check, finding.severity.label] += 1
            if show:
                segment = story.segments[finding.span.segment]
                sys.stdout.write(
                    f"  {story.source_lang}-{story.target_lang} {finding.check} "
                    f"{finding.severity.label} {finding.message} {finding.evidence}\n"
                    f"      {segment.source}\n      {segment.target}\n"
                )
        before = {(f.check, f.span.segment, f.text) for f in result.findings}
        faults = [*injections(story, project), *unknown(story, project, common)] if inject else []
        for kind, index, wrong in faults:
            counts.injected[kind] += 1
            after = examine(wrong, narrow).findings
            hit = any(
                (f.check, f.span.segment, f.text) not in before
                and (f.span.segment == index or kind in ("spelling", "unknown name"))
                for f in after
            )
            counts.found[kind] += hit
            if show and not hit:
                segment = wrong.segments[index]
                sys.stdout.write(
                    f"  MISSED {kind}\n      {segment.source}\n      {segment.target}\n"
                )
    return pairs


def main() -> None:
    """One block a file, with its sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--reference", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--inject", action="store_true")
    parser.add_argument("--half", type=int, choices=(0, 1))
    options = parser.parse_args()
    project = open_project(Config(), cache_folder()) if options.files else None
    for file in options.files:
        assert project
        pairs = measure(
            file, project, column="reference" if options.reference else "mt", show=options.show,
            inject=options.inject, half=options.half,
        )  # fmt: skip
        sys.stdout.write(f"{file.name}\n")
        total = Counts()
        for pair, counts in sorted(pairs.items()):
            _print(pair, counts)
            total.size += counts.size
            total.told += counts.told
            total.injected += counts.injected
            total.found += counts.found
        _print("all", total)


def _print(name: str, counts: Counts) -> None:
    told = "; ".join(
        f"{check} {label} {number} ({1000 * number / max(counts.size, 1):.3f})"
        for (check, label), number in sorted(counts.told.items())
    )
    found = "; ".join(f"{k} {counts.found[k]}/{n}" for k, n in sorted(counts.injected.items()))
    sys.stdout.write(
        f"  {name:12} {counts.size:7}  {told or '-'}{'  | ' + found if found else ''}\n"
    )


if __name__ == "__main__":
    main()
