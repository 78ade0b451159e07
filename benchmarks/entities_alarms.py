"""False alarms about countries on human translations, by pair."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from entities_look import CHECKS, look

from qa.language import base, language
from qa.model import Document, Segment, Severity
from qa.project import Project

LIMIT, PAIR_LIMIT = 0.3, 0.6  # major or worse, by 1,000 words


@dataclass
class Alarms:
    """Findings on human translations of one pair."""

    size: int = 0
    grave: Counter[str] = field(default_factory=Counter)
    minor: Counter[str] = field(default_factory=Counter)


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
