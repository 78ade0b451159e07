"""What the benchmarks of names in running text read, and the glossaries that they make.

Records into English are read as they are, as stories in the order of their documents; the glossary of a test
set is every name of its references, filled up with names that have nothing to do with it.
"""

from __future__ import annotations

import csv
import hashlib
import itertools
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.language import language
from qa.names import WrittenSmall, name_tokens, runs
from qa.names.lexicon import NAMES
from qa.scan import Compiled, load

Row = dict[str, Any]
Set = tuple[str, str]  # source language, year
PACKS = Path(__file__).parent.parent / "glossaries"
_LINE = re.compile(r" ([^ A-Z]*)([A-Z]+)")
_MOST = 4  # parts of a name


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled rendering of a name."""

    canonical: str
    mangled: str
    type: str
    lang: str


def read(files: Iterable[Path]) -> list[Row]:
    """The records into English that have a reference."""
    rows = [json.loads(line) for f in files for line in f.read_text("utf-8").splitlines()]
    return [r for r in rows if r["tgt_lang"] == "en" and r.get("mt") and r.get("reference")]


def read_translated(files: Iterable[Path]) -> list[Row]:
    """The records into English that have a source."""
    rows = [json.loads(line) for f in files for line in f.read_text("utf-8").splitlines()]
    return [r for r in rows if r["tgt_lang"] == "en" and r.get("mt") and r.get("source")]


def read_clean(files: Iterable[Path]) -> list[Row]:
    """What people wrote in English: a source, a reference, else what is `good` or all of the text."""
    rows = [json.loads(line) for f in files for line in f.read_text("utf-8").splitlines()]
    found = []
    for row in rows:
        if "en" not in (row["src_lang"], row["tgt_lang"]):
            continue
        names = ("source",) if row["src_lang"] == "en" else ("reference", "good", "mt")
        text = next((row[name] for name in names if row.get(name)), None)
        if text:
            lang = row["tgt_lang" if row["src_lang"] == "en" else "src_lang"]
            found.append({**row, "clean": text, "src_lang": lang})
    return found


def read_pairs(path: Path) -> list[Pair]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Pair(r["canonical"], r["mangled"], r["type"], r["lang"]) for r in rows]


def set_of(row: Row) -> Set:
    return row["src_lang"], str(row["meta"].get("year") or row["meta"].get("collection"))


def segment_of(row: Row) -> str:
    return f"{'-'.join(set_of(row))}:{row['meta'].get('seg', row['id'])}"


def references(row: Row) -> list[str]:
    return [r for r in (row["reference"], row.get("reference2")) if r]


def half_of(row: Row) -> int:
    name = str(row["meta"].get("doc") or row["id"])
    return hashlib.blake2b(name.encode(), digest_size=1).digest()[0] % 2


def own_names(rows: Sequence[Row], pairs: Sequence[Pair]) -> list[str]:
    """Every name of the references, and the canonical names of the pairs that they have."""
    lang = language("en")
    texts = list(dict.fromkeys(ref for row in rows for ref in references(row)))
    common = WrittenSmall(texts)
    dates = (*(n for names in lang.dates.months for n in names), *lang.dates.weekdays)
    stops = {w.casefold() for w in (*lang.titles, *lang.articles, *dates)}
    found: dict[str, None] = {}
    for text in texts:
        for run in runs(name_tokens(text, stops, common)):
            if len(run) <= _MOST:
                found[" ".join(token.text for token in run)] = None
    words = {w for text in texts for w in re.findall(r"[\w'’-]+", text)}
    found |= dict.fromkeys(p.canonical for p in pairs if p.canonical in words)
    return list(found)


def strangers() -> Iterator[str]:
    """Places and persons of the shipped data, the same ones in the same order each time."""
    places, given, surnames = [], [], []
    for line in (PACKS / "cldr-cities.tsv").read_text("utf-8").splitlines():
        if line.split("\t")[2:3] == ["en"]:
            places.append(line.split("\t")[3])
    for line in (NAMES / "latin.txt").read_text("utf-8").splitlines():
        head, _, rest = line.partition(" ")
        for tail, letters in _LINE.findall(" " + rest) if line[:1] != "#" else ():
            word = (head + tail).title()
            if len(word) > 3:
                places += [word] if letters == "G" else []
                given += [word] if {"S", "W"} <= set(letters) else []
                surnames += [word] if "C" in letters or letters == "W" else []
    for some in (places, given, surnames):
        some.sort(key=lambda word: hashlib.blake2b(word.encode(), digest_size=8).digest())
    del given[3000:]  # given names are shared by many
    people = zip(itertools.cycle(given), surnames, strict=False)
    for place, person in itertools.zip_longest(places[:30000], people):
        yield from (place,) if place else ()
        yield from (" ".join(person),) if person else ()
    for shift in itertools.count(1):
        for number, surname in enumerate(surnames):
            yield f"{given[(number * 7 + shift) % len(given)]} {surname}"


def write_pack(names: Sequence[str], folder: Path) -> Path:
    """A pack of these names: those of several words are persons."""
    pack = folder / "names.tsv"
    rows = [
        f"n.{number}\t{'person' if ' ' in name else 'place'}\ten\t{name}"
        for number, name in enumerate(names)
    ]
    pack.write_text("\n".join(["id\tkind\tlang\ttext", *rows]) + "\n", encoding="utf-8")
    return pack


def compiled(names: Sequence[str], folder: Path) -> Compiled:
    """A glossary of these names."""
    return load([write_pack(names, folder)], None)


def filled(own: Sequence[str], size: int | None) -> list[str]:
    names = dict.fromkeys(own)
    for name in strangers() if size else ():
        if size and len(names) >= size:
            break
        names[name] = None
    return list(names)


def groups(rows: Sequence[Row], alone: bool, column: str = "mt") -> Iterator[list[Row]]:
    """The records of one system and document, in its order."""
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        doc = row["id"] if alone else row["meta"].get("doc") or row["id"]
        system = str(row["meta"].get("system")) if column == "mt" else ""
        found["-".join(set_of(row)), system, str(doc)].append(row)
    for group in found.values():
        yield sorted(group, key=lambda r: (r["meta"].get("doc_pos") or 0, r["meta"].get("seg", 0)))
