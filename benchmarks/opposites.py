"""Words that say the opposite: how often good translations are told, and which words tell them.

    python benchmarks/opposites.py FILE.jsonl ... [--kinds] [--langs en zh] [--column COLUMN] [--show]

A record has source, mt, src_lang, tgt_lang. All texts that people wrote for one English text are set
beside each other, any language against any other, each pair in both directions, in the languages that have
words (`qa/languages/opposites`; with `--kinds` those of `qa/languages/kinds`), or in those of `--langs`: whatever is told there is a false alarm until a reader says otherwise.
COLUMN is the translation by people (`mt` of a set of human translations, else `reference`). Exit code 1
over 0.05 in 1,000 words of targets.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from qa.language import base, language
from qa.model import Document, Segment
from qa.project import Config, cache_folder, open_project
from qa.scan import scan
from qa.scan.opposites.data import KINDS, OPPOSITES

LIMIT = 0.05  # by 1,000 words


def texts(files: Sequence[Path], column: str) -> Iterator[dict[str, str]]:
    """The texts that say the same, by language tag, those with English."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            sides = {row["src_lang"]: row["source"], row["tgt_lang"]: row.get(column)}
            english = next((t for tag, t in sides.items() if base(tag) == "en"), None)
            if english and all(sides.values()):
                found[english].update(sides)
    yield from found.values()


def words(text: str, tag: str) -> float:
    """How many words a text has; where none are divided, one for two characters."""
    return len(text.split()) if language(tag).spaced else len(text) / 2


def main() -> int:
    """A line by target language, and what the findings say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--column", default="mt")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--kinds", action="store_true")
    parser.add_argument("--langs", nargs="*", default=())
    options = parser.parse_args()
    if not options.files:
        return 0
    project = open_project(Config(), cache_folder())
    lists = KINDS if options.kinds else OPPOSITES
    pairs: Counter[str] = Counter()
    told: Counter[str] = Counter()
    size = 0.0
    for group in texts(options.files, options.column):
        spoken = [
            tag for tag in sorted(group)
            if lists.poles(tag) and (not options.langs or base(tag) in options.langs)
        ]  # fmt: skip
        for source, target in itertools.permutations(spoken, 2):
            if base(source) == base(target):
                continue
            pairs[target] += 1
            size += words(group[target], target)
            segment = Segment(group[target], group[source], (), "1")
            document = Document("story", "", source, target, (segment,))
            scanned = scan(document, project.compiled)
            for found in scanned.kinds if options.kinds else scanned.opposites:
                told[target] += 1
                if options.show:
                    here, there = map(document.text, (found.span, found.witness))
                    print(f"{source}-{target} {found.pole}: {there} | {here} | {group[target]}")
    for target in sorted(pairs):
        print(f"{target:8} {pairs[target]:6} texts, {told[target]:3} told")
    share = 1000 * told.total() / max(size, 1)
    print(
        f"{pairs.total()} texts, {size:,.0f} words: {told.total()} told, {share:.3f} in 1,000 words"
    )
    return 1 if share > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
