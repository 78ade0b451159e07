"""What fixes make of labelled translations: exactly the right text, another wrong one, nothing.

    python benchmarks/fixes.py FILE.jsonl ... [--safe | --unsafe] [--show] [--every N]

A record has source, mt, src_lang, tgt_lang, and in `good` the text without its error. Fixes are
applied to `mt` as `qa check --fix` does it and the outcome is compared with `good`: restored, or
changed into something that differs from both. Of a text without errors (mt is good) every change is
one too many. By kind of error (`meta.error`) and by check. Nothing is printed without files.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from qa.documents.locate import locate
from qa.documents.raw import Raw
from qa.documents.weave import plain
from qa.engine import examine
from qa.fixing import Mended, State, mend
from qa.model import Document, Safety, Segment
from qa.project import Config, Project, cache_folder, open_project

_LEVELS: dict[str, frozenset[Safety]] = {
    "safe": frozenset(("safe",)),
    "unsafe": frozenset(("safe", "likely")),
}


def _state(record: dict[str, Any], data: bytes, project: Project) -> State:
    text = data.decode()
    raw = Raw(record["id"], data, text, "utf-8")
    segment = Segment(text, record["source"], (), record["id"], 1, pieces=plain(text, 0))
    pair = record["src_lang"], record["tgt_lang"]
    story = Document(record["id"], record["id"], *pair, (segment,), form="text")
    result = examine(story, project)
    if result.failure:
        raise SystemExit(f"{record['id']}: {result.failure.message}")
    return State(raw, (replace(result, places=locate(story, result.findings, raw)),))


def mended(record: dict[str, Any], text: str, level: str, project: Project) -> Mended:
    """The text as the fixes of that level leave it."""
    first = _state(record, text.encode(), project)
    return mend(first, _LEVELS[level], lambda data: _state(record, data, project))


def measure(file: Path, level: str, project: Project, show: bool, every: int) -> None:
    """Prints the counts of one file at one level."""
    total: Counter[str] = Counter()
    counts: Counter[tuple[str, str]] = Counter()
    checks: Counter[tuple[str, str]] = Counter()
    for line in file.read_text(encoding="utf-8").split("\n")[::every]:
        record = json.loads(line) if line else {}
        if not record.get("mt") or not record.get("good"):
            continue
        kind = record.get("meta", {}).get("error") or "no error"
        total[kind] += 1
        done = mended(record, record["mt"], level, project)
        if not done.changed:
            continue
        new, good = done.after.raw.text, record["good"]
        how = "restored" if new == good else "other"
        counts[kind, how] += 1
        before = done.before.results[0].findings
        after = Counter((f.check, f.text) for f in done.after.results[0].findings)
        for finding in before:
            fixable = finding.fix and finding.fix.safety in _LEVELS[level]
            if fixable and not after[finding.check, finding.text]:
                checks[finding.check, how] += 1
        if show and how == "other":
            edits = [(done.before.raw.text[e.start : e.end], e.text) for e in done.edits]
            sys.stdout.write(f"  {record['id']} {edits}\n    now  {new}\n    good {good}\n")
    sys.stdout.write(f"{file.name}, {level} fixes, n = {sum(total.values())}\n")
    for kind, number in sorted(total.items()):
        right, wrong = counts[kind, "restored"], counts[kind, "other"]
        sys.stdout.write(
            f"  {kind:20} n {number:6}  restored {right:5} = {right / number:6.1%}"
            f"  other {wrong:5} = {wrong / number:6.2%}\n"
        )
    for check in sorted({name for name, _ in checks}):
        right, wrong = checks[check, "restored"], checks[check, "other"]
        sys.stdout.write(f"  by {check:20} in texts restored {right:5}  other {wrong:5}\n")


def main() -> None:
    """One block for each file and level."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--safe", dest="levels", action="append_const", const="safe")
    parser.add_argument("--unsafe", dest="levels", action="append_const", const="unsafe")
    options = parser.parse_args()
    project = open_project(Config(), cache_folder()) if options.files else None
    for file in options.files:
        for level in options.levels or _LEVELS:
            assert project
            measure(file, level, project, options.show, options.every)


if __name__ == "__main__":
    main()
