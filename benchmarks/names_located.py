"""How often the mangled form of a name that the source has is pointed at.

    python benchmarks/names_located.py PAIRS.tsv FILE.jsonl ... [--show] [--band LOW HIGH]

PAIRS has the columns canonical, mangled, source_form, type and lang (F is a mangled name, V an
accepted variant); the files are translations into English with their references, see README.md.
The glossary is every canonical name with its source form, and nothing else.

labelled   every pair whose canonical stands in the reference, its mangled form in the translation
           and its source form in the source: the share whose mangled form a finding overlaps
           (pointed), whose span is that form (equal), and which is more than doubtful (sure); all
           pairs, then those of similarity .70 and more.
context    every pair with a source form, in a made-up sentence among eight other names of the
           file, each of them with its source form: languages that the files do not have.
unbiased   every occurrence of a source form whose canonical the translation lacks: how many are
           pointed at by band of the value. `--band` prints those of one band, to be read.

Each figure also by the halves of a hash of the canonical name: who tunes looks at one of them.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.model import Document, NearMiss, Segment
from qa.names import profile, similarity
from qa.scan import Compiled, load, scan

ALIKE = 0.70
SURE = 0.80
AROUND = 8


@dataclass(frozen=True, slots=True)
class Pair:
    """A name as it should be, as a machine wrote it, and as the source wrote it."""

    canonical: str
    mangled: str
    source: str
    lang: str

    @property
    def half(self) -> str:
        return "ab"[hashlib.sha256(self.canonical.encode()).digest()[0] % 2]

    @property
    def alike(self) -> float:
        return similarity(self.canonical, self.mangled, profile(self.lang))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was said of one pair in one text."""

    pair: Pair
    text: str
    pointed: bool
    equal: bool
    sure: bool


def pairs_of(path: Path) -> list[Pair]:
    """The manglings and variants with a source form; quotation marks in the file are letters."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = [
        Pair(r["canonical"], r["mangled"], r["source_form"], r["lang"])
        for r in rows
        if r["type"] in ("F", "V") and r["source_form"]
    ]
    # A form of one character is no form for the scan; one that is the mangled form itself was
    # aligned with the translation and not with the name.
    found = [p for p in found if len(p.source) > 1 and p.mangled not in p.source]
    # What one row calls mangled another has as the right name of the same source form.
    right = {(p.canonical, p.lang, p.source) for p in found}
    return [p for p in found if (p.mangled, p.lang, p.source) not in right]


def glossary(pairs: Sequence[Pair], folder: Path) -> Compiled:
    """One place a canonical name (a person's part at a name dot is no hit), with every source form that the file gives."""
    lines = ["id\tkind\tlang\ttext\tstatus"]
    for name in sorted({p.canonical for p in pairs}):
        key = "place." + hashlib.sha256(name.encode()).hexdigest()[:12]
        lines.append(f"{key}\tplace\ten\t{name}\tpreferred")
        forms = sorted({(p.lang, p.source) for p in pairs if p.canonical == name})
        lines += [f"{key}\tplace\t{lang}\t{text}\tadmitted" for lang, text in forms]
    pack = folder / "names.tsv"
    pack.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load([pack], None)


def rows_of(files: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Translations into English that have a reference."""
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            whole = row.get("mt") and row.get("source") and row.get("reference")
            if whole and row["tgt_lang"] == "en":
                yield row


def found_in(lang: str, source: str, target: str, compiled: Compiled) -> tuple[NearMiss, ...]:
    """What the scan locates by the source."""
    story = Document("", "", lang, "en", (Segment(target, source),))
    return tuple(n for n in scan(story, compiled).near if n.proof == "source")


def outcome(pair: Pair, text: str, found: Sequence[NearMiss]) -> Outcome:
    places = []
    start = text.find(pair.mangled)
    while start >= 0:
        places.append((start, start + len(pair.mangled)))
        start = text.find(pair.mangled, start + 1)
    # Two spellings of one name in the file have one source form: either is right.
    mine = [n for n in found if pair.source in {f.text for f in n.term.forms}]
    hits = [n for n in mine for a, b in places if n.span.start < b and a < n.span.end]
    exact = any((n.span.start, n.span.end) in places for n in hits)
    return Outcome(pair, text, bool(hits), exact, any(n.probability >= SURE for n in hits))


def labelled(
    pairs: Sequence[Pair], rows: Sequence[dict[str, Any]], compiled: Compiled
) -> list[Outcome]:
    results = []
    for row in rows:
        here = [
            p
            for p in pairs
            if p.lang == row["src_lang"]
            and p.mangled in row["mt"]
            and p.canonical in row["reference"]
            and p.source in row["source"]
            and p.canonical not in row["mt"]
        ]
        if here:
            found = found_in(row["src_lang"], row["source"], row["mt"], compiled)
            results += [outcome(p, row["mt"], found) for p in here]
    return results


def context(pairs: Sequence[Pair], compiled: Compiled) -> list[Outcome]:
    by_lang: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_lang[pair.lang].append(pair)
    results = []
    for mine in by_lang.values():
        for at, pair in enumerate(mine):
            others = [mine[(at + step * 37) % len(mine)] for step in range(1, AROUND + 1)]
            kept = [p for p in others if p.canonical != pair.canonical and p.source != pair.source]
            names = [p.mangled if n % 2 else p.canonical for n, p in enumerate(kept)]
            middle = int(hashlib.sha256(pair.mangled.encode()).digest()[1]) % (len(kept) + 1)
            names.insert(middle, pair.mangled)
            forms = [p.source for p in kept]
            forms.insert(middle, pair.source)
            target = "It was said that " + " met ".join(names) + " yesterday."
            found = found_in(pair.lang, "， ".join(forms), target, compiled)
            results.append(outcome(pair, target, found))
    return results


def table(title: str, results: Sequence[Outcome]) -> list[str]:
    """One line for each language, half and band."""
    lines = [f"{title}: lang half      n pointed equal  sure |   >= .70 n pointed equal  sure"]
    for lang in [*sorted({r.pair.lang for r in results}), "all"]:
        for half in ("a", "b", "ab"):
            some = [r for r in results if lang in (r.pair.lang, "all") and r.pair.half in half]
            near = [r for r in some if r.pair.alike >= ALIKE]
            lines.append(f"{title}: {lang:4} {half:4} {_shares(some)} | {_shares(near)}")
    return lines


def _shares(some: Sequence[Outcome]) -> str:
    n = len(some)
    if not n:
        return "     0     -     -     -"
    told = [sum(r.pointed for r in some), sum(r.equal for r in some), sum(r.sure for r in some)]
    return f"{n:6} " + " ".join(f"{k / n:.3f}" for k in told)


def unbiased(
    pairs: Sequence[Pair], rows: Sequence[dict[str, Any]], compiled: Compiled, band: Sequence[float]
) -> list[str]:
    """Every occurrence of a source form whose canonical is absent, by the similarity found."""
    lines = []
    absent: dict[str, int] = defaultdict(int)
    values: dict[str, list[float]] = defaultdict(list)
    shown: set[tuple[str, str]] = set()
    for row in rows:
        story = Document("", "", row["src_lang"], "en", (Segment(row["mt"], row["source"]),))
        scanned = scan(story, compiled)
        lacking = scanned.ids("source") - scanned.ids("target")
        absent[row["src_lang"]] += len(lacking)
        for near in scanned.near:
            if near.proof != "source":
                continue
            values[row["src_lang"]].append(near.similarity)
            text = story.text(near.span)
            if band and band[0] <= near.similarity < band[1] and (text, near.instead) not in shown:
                shown.add((text, near.instead))
                form = story.text(near.witness[0])
                lines.append(f"  {near.similarity:.2f} {text} -> {near.instead} ({form})")
    for lang in sorted(absent):
        n = absent[lang]
        shares = [
            sum(v >= level for v in values[lang]) / max(n, 1) for level in (0.55, 0.6, 0.7, 0.8)
        ]
        lines.append(
            f"unbiased: {lang:4} {n:5} names absent; pointed at with similarity >= .55 .60 .70 .80: "
            + " ".join(f"{share:.3f}" for share in shares)
        )
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--show", action="store_true", help="print what is missed")
    parser.add_argument("--band", nargs=2, type=float, default=())
    options = parser.parse_args()
    pairs = pairs_of(options.pairs)
    rows = list(rows_of(options.files))
    with tempfile.TemporaryDirectory() as folder:
        compiled = glossary(pairs, Path(folder))
    for title, results in (
        ("labelled", labelled(pairs, rows, compiled)),
        ("context", context(pairs, compiled)),
    ):
        print("\n".join(table(title, results)))
        for r in results if options.show else ():
            if not r.equal and r.pair.alike >= ALIKE:
                p = r.pair
                print(f"  {p.canonical} {p.mangled} {p.source} {p.alike:.2f} {r.pointed}: {r.text}")
    print("\n".join(unbiased(pairs, rows, compiled, options.band)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
