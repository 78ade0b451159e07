"""Mangled names in running machine translation, found without the source.

    python benchmarks/names_running.py PAIRS.tsv FILE.jsonl ... [--names N ...] [--alone]
        [--clean FILE.jsonl ...] [--judged TSV] [--show] [--missed]

PAIRS has the columns canonical, mangled, type and lang (F is a mangled name, V an accepted variant);
a record has src_lang, tgt_lang, mt, reference, perhaps reference2, and meta with doc, doc_pos, seg
and system. Records into English with a reference are read as stories (`--alone`: one segment each),
without their source. The glossary of a test set is every name of its references; for each N it is
filled up with names that have nothing to do with it: places, and persons made of given names and
surnames.

A flag is one (segment, span, suggestion), however many systems wrote it. It is right when the
reference has the suggested name and the translation lacks it; what a reader judged otherwise is in
the TSV (span, suggestion, segment, verdict, reason). Recall is over the labelled pairs of types F
and V whose mangled form the translation has and whose canonical form the reference has. Halves are
by a hash of the document. `--clean` gives the false alarms on references and on the English
human translations of further files, with the glossary of other sets only.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from names_texts import (
    Pair,
    Row,
    Set,
    compiled,
    filled,
    groups,
    half_of,
    own_names,
    read,
    read_clean,
    read_pairs,
    references,
    segment_of,
    set_of,
)

from qa.model import Document, NearMiss, Segment
from qa.names import fold_name
from qa.scan import Compiled, scan


@dataclass(frozen=True, slots=True)
class Flag:
    """One distinct finding. `right` by the reference or by the judge, `half` by the document."""

    lang: str
    segment: str
    span: str
    instead: str
    kind: str
    sure: bool
    right: bool
    half: int
    probability: float
    line: str = ""


def near_misses(texts: Sequence[str], lang: str, glossary: Compiled) -> tuple[NearMiss, ...]:
    segments = tuple(Segment(text, None, (), str(n)) for n, text in enumerate(texts))
    return scan(Document("story", "", lang, "en", segments), glossary).near


def words_of(text: str) -> set[str]:
    return {fold_name(word) for word in re.findall(r"[\w'’-]+", text)}


def kind_of(near: NearMiss) -> str:
    if " " not in near.instead:
        return "C"
    return "B" if near.narrow == near.span else "A"


def right(near: NearMiss, mt: str, refs: Sequence[str]) -> bool:
    """Whether the reference has the suggested name and the translation lacks what is new in it."""
    have, ref = words_of(mt), words_of(" ".join(refs))
    new = [w for w in words_of(near.instead) if w not in have]
    return bool(new) and all(word in ref for word in new)


Judged = Mapping[tuple[str, str, str], bool]


def read_judged(path: Path | None) -> Judged:
    if path is None:
        return {}
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]
    return {
        (span, instead, segment): verdict == "right" for span, instead, segment, verdict, _ in lines
    }


def flags_of(
    rows: Sequence[Row], glossary: Compiled, alone: bool, judged: Judged
) -> tuple[list[Flag], dict[tuple[str, str, str, str], tuple[bool, bool, int]]]:
    """The distinct flags, and for each (segment, word of the text) what was flagged with what."""
    flags: dict[tuple[str, str, str], Flag] = {}
    told: dict[tuple[str, str, str, str], tuple[bool, bool, int]] = {}
    for group in groups(rows, alone):
        texts = [row["mt"] for row in group]
        for near in near_misses(texts, group[0]["src_lang"], glossary):
            row = group[near.span.segment]
            text = row["mt"][near.span.start : near.span.end]
            key = segment_of(row), text, near.instead
            verdict = judged.get((text, near.instead, key[0]))
            ok = right(near, row["mt"], references(row)) if verdict is None else verdict
            old = flags.get(key)
            sure = near.sure or (old is not None and old.sure)
            flags[key] = Flag(
                row["src_lang"], *key, kind_of(near), sure, ok, half_of(row),
                near.probability, row["mt"] + "\n      " + " | ".join(references(row)),
            )  # fmt: skip
            told[row["id"], key[0], text, near.instead] = (near.sure, ok, half_of(row))
    return list(flags.values()), told


@dataclass(frozen=True, slots=True)
class Wanted:
    """A labelled rendering in a segment: found by a flag, by a doubt, or not."""

    pair: Pair
    segment: str
    half: int
    sure: bool
    doubt: bool


def recalled(
    rows: Sequence[Row], pairs: Sequence[Pair], told: Iterable[tuple[str, str, str, str]],
    sure: Mapping[tuple[str, str, str, str], tuple[bool, bool, int]],
) -> list[Wanted]:  # fmt: skip
    by_row: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    for key in told:
        by_row[key[0]].append(key)
    by_lang: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.type in ("F", "V"):
            by_lang[pair.lang].append(pair)
    found: dict[tuple[str, Pair], Wanted] = {}
    for row in rows:
        have, ref = words_of(row["mt"]), words_of(" ".join(references(row)))
        for pair in by_lang[row["src_lang"]]:
            wrong, name = fold_name(pair.mangled), fold_name(pair.canonical)
            if wrong not in have or name not in ref or name in have or wrong in ref:
                continue
            hits = [
                key for key in by_row[row["id"]]
                if wrong in words_of(key[2]) and name in words_of(key[3])
            ]  # fmt: skip
            place = segment_of(row), pair
            old = found.get(place)
            found[place] = Wanted(
                pair, place[0], half_of(row),
                any(sure[hit][0] for hit in hits) or (old is not None and old.sure),
                bool(hits) or (old is not None and old.doubt),
            )  # fmt: skip
    return list(found.values())


def share(hits: int, n: int) -> str:
    return f"{hits / n:.3f} ({hits}/{n})" if n else "    - (0)"


def line(title: str, flags: Sequence[Flag], wanted: Sequence[Wanted]) -> str:
    sure = [f for f in flags if f.sure]
    doubts = [f for f in flags if not f.sure]
    return (
        f"  {title:10} P {share(sum(f.right for f in sure), len(sure)):18}"
        f" R {share(sum(w.sure for w in wanted), len(wanted)):18}"
        f" doubts right {share(sum(f.right for f in doubts), len(doubts)):18}"
        f" R with them {share(sum(w.doubt for w in wanted), len(wanted))}"
    )


def report(title: str, flags: Sequence[Flag], wanted: Sequence[Wanted]) -> Iterator[str]:
    yield title
    yield line("all", flags, wanted)
    for half in (0, 1):
        yield line(f"half {half}", [f for f in flags if f.half == half],
                   [w for w in wanted if w.half == half])  # fmt: skip
    for lang in sorted({f.lang for f in flags} | {w.pair.lang for w in wanted}):
        yield line(lang, [f for f in flags if f.lang == lang],
                   [w for w in wanted if w.pair.lang == lang])  # fmt: skip
    for kind in "ABC":
        some = [f for f in flags if f.kind == kind and f.sure]
        yield f"  class {kind}    P {share(sum(f.right for f in some), len(some))}"


def alarms(
    title: str, rows: Sequence[Row], column: str, glossary: Compiled, show: bool
) -> Iterator[str]:
    """False alarms on human translations with the names of others."""
    seen: set[str] = set()
    some = []
    for row in rows:
        if row[column] not in seen:
            seen.add(row[column])
            some.append(row)
    words = sum(len(row[column].split()) for row in some)
    found: Counter[bool] = Counter()
    kinds: Counter[str] = Counter()
    for group in groups(some, False, column):
        for near in near_misses([r[column] for r in group], group[0]["src_lang"], glossary):
            found[near.sure] += 1
            kinds[kind_of(near)] += near.sure
            if show:
                text = group[near.span.segment][column][near.span.start : near.span.end]
                yield f"    {'FLAG' if near.sure else 'doubt'} {text} -> {near.instead} {near.probability:.2f}"
    yield (
        f"  {title:14} {words:6} words: {found[True]} = {1000 * found[True] / words:.3f} by 1,000"
        f" {dict(kinds)}, doubts {1000 * found[False] / words:.3f}"
    )


def main() -> None:
    """A block for each size of the glossary."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", nargs="?", type=Path)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--names", nargs="*", type=int, default=[0, 10_000, 100_000])
    parser.add_argument("--clean", nargs="*", type=Path, default=[])
    parser.add_argument("--judged", type=Path)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    if not options.pairs:
        return
    pairs, rows = read_pairs(options.pairs), read(options.files)
    clean, judged = read_clean(options.clean), read_judged(options.judged)
    sets: dict[Set, list[Row]] = defaultdict(list)
    for row in rows:
        sets[set_of(row)].append(row)
    own = {name: own_names(some, pairs) for name, some in sets.items()}
    sizes = ", ".join(f"{'-'.join(name)} {len(names)}" for name, names in own.items())
    print(f"{len(rows)} records; names of their own: {sizes}")
    for size in options.names:
        with tempfile.TemporaryDirectory() as folder:
            flags: list[Flag] = []
            wanted: list[Wanted] = []
            falsely: list[str] = []
            for name, some in sets.items():
                glossary = compiled(filled(own[name], size), Path(folder))
                found, told = flags_of(some, glossary, options.alone, judged)
                flags += found
                wanted += recalled(some, pairs, told, told)
                if options.clean:
                    others = [n for o, names in own.items() if o != name for n in names]
                    mine = set(own[name])
                    others = [n for n in others if n not in mine]
                    glossary = compiled(filled(others, size), Path(folder))
                    title = "-".join(name)
                    falsely += alarms(title, some, "reference", glossary, options.show)
            if clean:
                glossary = compiled(
                    filled([n for names in own.values() for n in names], size), Path(folder)
                )
                falsely += alarms("clean", clean, "clean", glossary, options.show)
        print("\n".join(report(f"{size or 'own'} names", flags, wanted)))
        print("\n".join(falsely))
        for flag in sorted(flags, key=lambda f: (f.sure, f.probability), reverse=True):
            if options.show and not flag.right:
                level = "FLAG" if flag.sure else "doubt"
                print(
                    f"  {level} {flag.kind} {flag.probability:.2f} {flag.segment} {flag.span} -> {flag.instead}"
                )
                print(f"      {flag.line}")
        for want in wanted:
            if options.missed and not want.sure:
                print(
                    f"  missed{' (doubt)' if want.doubt else ''} {want.segment} {want.pair.mangled} <- {want.pair.canonical}"
                )


if __name__ == "__main__":
    main()
