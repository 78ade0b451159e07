"""How often chosen checks tell something on translations by people, any language against any other.

    python benchmarks/human_pairs.py CHECK,... FILE.jsonl[:COLUMN] ... [--pairs N] [--seed N] [--langs en zh] [--show]

A record has source, src_lang, tgt_lang and in COLUMN (`mt` unless said; `good` or `reference` of sets of
outputs) a translation by people. All texts that were written for one English text are set beside each other,
each pair in both directions, and N of the pairs are examined by the whole program. Whatever is told as major
or worse is a false alarm until a reader says otherwise. Exit code 1 over 0.05 in 1,000 words of targets.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from opposites import LIMIT, texts, words

from qa.engine import examine
from qa.language import base
from qa.model import Document, Segment, Severity
from qa.project import Config, cache_folder, open_project


def pairs(files: Sequence[str], langs: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
    """Both tags and both texts of each pair of two languages."""
    for name in files:
        path, _, column = name.partition(":")
        for group in texts([Path(path)], column or "mt"):
            for one, other in itertools.permutations(sorted(group), 2):
                if base(one) != base(other) and (not langs or base(other) in langs):
                    yield one, other, group[one], group[other]


def main() -> int:
    """What is told, the count by check, and the share."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checks", nargs="?", default="")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--pairs", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--langs", nargs="*", default=())
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if not options.files:
        return 0
    project = open_project(Config(), cache_folder())
    checks = set(options.checks.split(","))
    every = list(dict.fromkeys(pairs(options.files, options.langs)))
    random.Random(options.seed).shuffle(every)
    told: Counter[str] = Counter()
    size = 0.0
    for source_lang, target_lang, source, target in every[: options.pairs]:
        size += words(target, target_lang)
        story = Document("story", "", source_lang, target_lang, (Segment(target, source, (), "1"),))
        for finding in examine(story, project).findings:
            if finding.check in checks and finding.severity >= Severity.MAJOR:
                told[finding.check] += 1
                if options.show:
                    print(f"{source_lang}-{target_lang} {finding.check}: {finding.message}")
                    print(f"    {source}\n    {target}")
    for check in sorted(checks):
        print(f"{check:20} {told[check]}")
    share = 1000 * told.total() / max(size, 1)
    print(
        f"{min(options.pairs, len(every))} of {len(every)} pairs, {size:,.0f} words: "
        f"{told.total()} told, {share:.3f} in 1,000 words"
    )
    return 1 if share > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
