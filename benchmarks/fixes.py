"""What applying fixes does to texts whose right form is known.

    python benchmarks/fixes.py corrupted.jsonl [clean.jsonl] [--reference]

Each record has mt and good (the same text without its one error; in a clean set mt is good). A text
is examined with its source, mended by safe fixes and by likely ones too, and then is restored (it
is `good`), better or worse (nearer to `good` or farther, by edit distance in characters), or
unchanged. Of clean texts none should change.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from qa.documents import ReadOptions
from qa.documents.locate import locate
from qa.documents.raw import Raw
from qa.documents.weave import plain
from qa.engine import examine
from qa.fixing import mend
from qa.model import Document, Result, Safety, Segment
from qa.project import Config, Project, open_project

LEVELS: dict[str, frozenset[Safety]] = {
    "safe": frozenset(("safe",)), "likely": frozenset(("safe", "likely")),
}  # fmt: skip


def mended(record: dict[str, Any], project: Project, level: str, reference: bool) -> str:
    """The record's text after its fixes."""
    text = " ".join(record["mt"].split("\n"))
    human = (record["reference"],) if reference and record.get("reference") else ()

    def look(document: Document, raw: Raw) -> Result:
        (segment,) = document.segments
        segment = Segment(
            segment.target, record["source"], human, "1", 1, pieces=plain(segment.target, 0)
        )
        whole = Document(
            "story", "story.txt", record["src_lang"], record["tgt_lang"], (segment,), form="text"
        )
        result = examine(whole, project)
        return replace(result, places=locate(result.document, result.findings, raw))

    raw = Raw("story.txt", text.encode(), text, "utf-8")
    first = Document("story", "story.txt", record["src_lang"], record["tgt_lang"], (Segment(text),))
    result = look(first, raw)
    if result.failure:
        return text
    options = ReadOptions(source_lang=record["src_lang"], target_lang=record["tgt_lang"])
    return mend(raw, [result], look, options, LEVELS[level]).raw.text


def kind(record: dict[str, Any]) -> str:
    """What is wrong with the text."""
    labels = record.get("labels") or []
    return str(record.get("meta", {}).get("kind") or (labels[0]["type"] if labels else "clean"))


def outcome(before: str, after: str, good: str) -> str:
    if after == before:
        return "unchanged"
    if after == good:
        return "restored"
    old, new = Levenshtein.distance(before, good), Levenshtein.distance(after, good)
    return "better" if new < old else "worse"


def main() -> int:
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    reference = "--reference" in sys.argv
    if not words:
        return 0
    with tempfile.TemporaryDirectory() as cache:
        project = open_project(Config(), Path(cache))
        for name in words:
            counts: Counter[tuple[str, str, str]] = Counter()
            for line in Path(name).read_text(encoding="utf-8").splitlines():
                record = json.loads(line)
                text = " ".join(record["mt"].split("\n"))
                good = " ".join((record.get("good") or record["mt"]).split("\n"))
                if text.strip():
                    for level in LEVELS:
                        after = mended(record, project, level, reference)
                        counts[level, kind(record), outcome(text, after, good)] += 1
            _print(name, counts)
    return 0


def _print(name: str, counts: Counter[tuple[str, str, str]]) -> None:
    sys.stdout.write(f"{Path(name).name}\n")
    for level in LEVELS:
        for what in sorted({what for one, what, _ in counts if one == level}):
            found = {
                one: counts[level, what, one]
                for one in ("restored", "better", "unchanged", "worse")
            }
            n = sum(found.values())
            shares = ", ".join(f"{one} {number / n:.3f}" for one, number in found.items())
            sys.stdout.write(f"  {level:7}{what:16} n {n:5}: {shares}\n")


if __name__ == "__main__":
    raise SystemExit(main())
