"""How well manglings of names are recognised, by the language that they passed through.

    python benchmarks/names_pairs.py PAIRS.tsv

PAIRS has the columns canonical, mangled, source_form, type and lang; type F is a mangled name, V an
accepted variant. For each language, with generic costs and with its own: the share of pairs whose
similarity reaches a level, and how often the right name is more similar than every other name of
the file (top1). Then the share whose right name shares a key of sound, without which a surname is
not looked at (key), and the share that the bilingual check would point at (found) and flag (sure).
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.names import encode, keys, locate, profile, similarity
from qa.names.distance import GENERIC
from qa.names.tokens import NameToken

LEVELS = (0.70, 0.75, 0.80, 0.84, 0.88, 0.92, 0.96)


@dataclass(frozen=True, slots=True)
class Pair:
    """A name as it should be, as a machine wrote it, and as the source wrote it."""

    canonical: str
    mangled: str
    source: str
    type: str
    lang: str


@dataclass(frozen=True, slots=True)
class Measured:
    """One pair: similarity and rank with both costs, and what the two searches make of it."""

    pair: Pair
    generic: float
    own: float
    generic_first: bool
    own_first: bool
    key: bool
    located: float | None


def read(path: Path) -> list[Pair]:
    """The manglings and variants of a file; quotation marks in it are letters."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Pair(r["canonical"], r["mangled"], r["source_form"] or "", r["type"], r["lang"])
        for r in rows
        if r["type"] in ("F", "V")
    ]


def measure(pair: Pair, names: Sequence[str]) -> Measured:
    """Everything about one pair; `located` is None where the source form is unknown."""

    def first(pivot: str) -> bool:
        right = similarity(pair.canonical, pair.mangled, pivot)
        others = (name for name in names if name != pair.canonical)
        return all(similarity(name, pair.mangled, pivot) < right for name in others)

    own = profile(pair.lang)
    token = NameToken(pair.mangled, 0, len(pair.mangled), False)
    found = locate(len(pair.mangled), [token], [pair.canonical], pair.source, None, own)
    return Measured(
        pair,
        similarity(pair.canonical, pair.mangled, GENERIC),
        similarity(pair.canonical, pair.mangled, own),
        first(GENERIC),
        first(own),
        bool(keys(encode(pair.canonical)) & keys(encode(pair.mangled))),
        (found.value if found else 0.0) if pair.source else None,
    )


def share(values: Sequence[bool]) -> str:
    """A share of the values, with three places."""
    return f"{sum(values) / len(values):.3f}" if values else "    -"


def table(measured: Sequence[Measured]) -> list[str]:
    """One line for each type, language and set of costs."""
    levels = " ".join(f" {level:.2f}" for level in LEVELS)
    lines = [f"type lang     n costs   {levels}  top1   key   found sure"]
    for kind in ("F", "V"):
        langs = sorted({m.pair.lang for m in measured if m.pair.type == kind})
        for lang in [*langs, "all"]:
            some = [m for m in measured if m.pair.type == kind and lang in (m.pair.lang, "all")]
            values = {"generic": [m.generic for m in some], "own": [m.own for m in some]}
            firsts = {
                "generic": [m.generic_first for m in some],
                "own": [m.own_first for m in some],
            }
            heard = [m.located for m in some if m.located is not None]
            for costs, similar in values.items():
                reached = " ".join(share([v >= level for v in similar]) for level in LEVELS)
                line = f"{kind:4} {lang:4} {len(some):5} {costs:7} {reached} {share(firsts[costs])}"
                if costs == "own":
                    line += f" {share([m.key for m in some])} {share([v > 0 for v in heard])}"
                    line += f" {share([v >= 0.7 for v in heard])}"
                lines.append(line)
    return lines


def throughput(pairs: Sequence[Pair], names: Sequence[str]) -> float:
    """Comparisons a second that no cache has seen."""
    words = [pair.mangled + "ka" for pair in pairs[:100]]
    start = time.perf_counter()
    for name in names:
        for word in words:
            similarity(name, word, "zh")
    return len(words) * len(names) / (time.perf_counter() - start)


def main(argv: Sequence[str]) -> int:
    if len(argv) != 1:
        print(__doc__)
        return 2
    pairs = read(Path(argv[0]))
    names = sorted({pair.canonical for pair in pairs})
    print(f"{len(pairs)} pairs, {len(names)} names")
    print("\n".join(table([measure(pair, names) for pair in pairs])))
    print(f"{throughput(pairs, names):,.0f} comparisons a second, none cached")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
