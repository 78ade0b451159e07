"""From how many segments on an interval and a paired test can be trusted.

    python benchmarks/scores_coverage.py FILE.jsonl ... [--trials 400] [--resamples 200]

A record has id, source, mt, reference, meta.system and meta.doc. The outputs of a file's pair of
systems with most common segments are taken for the whole population, from which samples of n segments (or
stories) are drawn with replacement. Printed for each n: how often the 95 % interval of BLEU and
chrF++ holds the population's score, and how often the paired bootstrap and randomisation find a
difference with p < 0.05 where there is none (both sides are the two systems, swapped at random by
segment or story). 95 and 5 would be ideal; figures of 400 trials are good to about two points.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from qa.language import language
from qa.scoring.counts.grams import Ints
from qa.scoring.counts.metric import Metric
from qa.scoring.counts.resampling import by_document, interval
from qa.scoring.counts.significance import compare
from qa.scoring.counts.table import metric, rows

SIZES = {"segments": (5, 10, 20, 50, 100, 200, 400), "stories": (5, 10, 20, 50, 100)}


def read(files: Sequence[Path]) -> list[list[dict[str, Any]]]:
    """The records of the two systems that have most segments in common, in the same order."""
    groups: dict[tuple[str, str], dict[str, dict[str, Any]]] = defaultdict(dict)
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if record.get("reference"):
                pair = f"{record['src_lang']}-{record['tgt_lang']} {record['meta'].get('year')}"
                groups[pair, record["meta"]["system"]][record["source"]] = record

    def common(pair: tuple[Any, Any]) -> int:
        (a, _), (b, _) = pair
        return len(groups[pair[0]].keys() & groups[pair[1]].keys()) if a == b else 0

    best = max(itertools.combinations(groups, 2), key=common)
    print(f"{best[0][0]}: {best[0][1]} and {best[1][1]}, {common(best)} segments")
    keys = [key for key in groups[best[0]] if key in groups[best[1]]]
    return [[groups[side][key] for key in keys] for side in best]


def units(records: Sequence[dict[str, Any]], counted: Ints, unit: str) -> Ints:
    if unit == "segments":
        return counted
    names = {name: n for n, name in enumerate(dict.fromkeys(r["meta"]["doc"] for r in records))}
    return by_document(counted, [names[r["meta"]["doc"]] for r in records])


def measure(
    one: Metric, first: Ints, second: Ints, size: int, trials: int, resamples: int
) -> tuple[float, float, float]:
    """Shares: interval holds the truth; bootstrap and randomisation alarm for nothing."""
    random = np.random.default_rng(7)
    truth = one.value(first.sum(axis=0).tolist())
    held = alarms = swaps = 0
    for _ in range(trials):
        drawn = random.integers(len(first), size=size)
        found = interval(one, first[drawn], resamples)
        held += bool(found and abs(found.mean - truth) <= found.half)
        coin = random.integers(2, size=(size, 1))
        a = coin * first[drawn] + (1 - coin) * second[drawn]
        b = (1 - coin) * first[drawn] + coin * second[drawn]
        alarms += compare(one, a, b, "bootstrap", resamples).p < 0.05
        swaps += compare(one, a, b, "randomisation", resamples).p < 0.05
    return held / trials, alarms / trials, swaps / trials


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--trials", type=int, default=400)
    parser.add_argument("--resamples", type=int, default=200)
    given = parser.parse_args()
    sides = read(given.files)
    scoring = language(sides[0][0]["tgt_lang"]).scoring
    references = [(record["reference"],) for record in sides[0]]
    for name in ("BLEU", "chrF++"):
        one, _ = metric(name, scoring)
        counted = [rows(one, [r["mt"] for r in side], references) for side in sides]
        for unit, sizes in SIZES.items():
            first, second = (units(s, c, unit) for s, c in zip(sides, counted, strict=True))
            print(f"{name}, {len(first)} {unit}")
            for size in sizes:
                shares = measure(one, first, second, size, given.trials, given.resamples)
                told = "interval holds {:.1%}, bootstrap alarms {:.1%}, randomisation {:.1%}"
                print(f"  n={size:4}  {told.format(*shares)}", flush=True)


if __name__ == "__main__":
    main()
