"""How many of the first 100 proposed wrong renderings are right, judged by hand.

    python benchmarks/mining.py wmt-zhen.jsonl [--half a|b] [--glossary glossary.jsonl] [--unjudged]

The file has one line for each sentence and output: id, src_lang, tgt_lang, source, mt, reference,
reference2, meta.doc (see benchmarks/README.md). It is itself one half of the WMT zh-en outputs, by
document. It is halved again: half a are the documents whose name has an even first byte of SHA-256,
half b the others. Thresholds were set on half a, on other pairs and on the WMT23 zh-en news; the
guards against fragments and competing names were then added after reading the list of the whole
file, so the figure of half b is not a blind one. The other half of the outputs was never seen.

`mining-judged.tsv` has the verdicts: a proposal is right when a reader of source and reference
would not accept the rendering for that name. Unranked rows come from single halves and from WMT23.
It holds short forms only, no sentences. The verdicts are joined by source form, right and wrong
text. With --glossary the silver entries of the same data (source, target) are a further pack, so
that their names count as known.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
import tempfile
import time
from pathlib import Path

from qa.glossary.packs import shipped
from qa.mining import Corpus, Mined, mine
from qa.mining.known import Known
from qa.mining.proposals import Proposal, proposals
from qa.mining.rejected import Rejected
from qa.model import Document, Segment
from qa.project import cache_folder
from qa.scan import load

FIRST = 100
WANTED = 0.8
JUDGED = Path(__file__).with_name("mining-judged.tsv")
Row = tuple[str, str, str, str, int]


def half(doc: str) -> str:
    """Which half a document belongs to."""
    return "ab"[hashlib.sha256(doc.encode()).digest()[0] % 2]


def read(file: Path, wanted: str) -> Corpus:
    """The documents of the wanted half (all, where it is empty)."""
    stories: dict[tuple[str, str, str], list[Segment]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        doc = str(record["meta"].get("doc") or file.stem)
        if wanted and half(doc) != wanted:
            continue
        references = tuple(t for t in (record["reference"], record.get("reference2")) if t)
        segment = Segment(record["mt"] or "", record["source"], references, record["id"])
        stories.setdefault((doc, record["src_lang"], record["tgt_lang"]), []).append(segment)
    corpus = Corpus()
    for (doc, source, target), segments in stories.items():
        corpus.add(Document(doc, str(file), source, target, tuple(segments)))
    return corpus


def silver(file: Path, folder: Path) -> Path:
    """The silver entries as a bulk pack."""
    rows = ["id\tkind\tlang\ttext"]
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        entry = json.loads(line)
        kind = "country" if entry["kind"] != "name" else "place"
        kind = "person" if kind == "place" and " " in entry["target"] else kind
        texts = [("zh", entry["source"]), ("en", entry["target"])]
        texts += [("en", text) for text in entry["variants"]]
        rows += [f"silver.{number}\t{kind}\t{lang}\t{text}" for lang, text in texts]
    pack = folder / "silver.tsv"
    pack.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return pack


def ranked(found: list[Proposal]) -> list[Row]:
    """The wrong renderings in the order of the file: concept, source form, right, wrong, count."""
    return [
        (p.id, "/".join(r.rule.when.source_has), r.rule.instead, r.rule.text, r.count)
        for p in found
        for r in p.rules
    ]


def verdicts() -> dict[tuple[str, str, str], str]:
    """What was judged, by source form, right and wrong text."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["source"], row["right"], row["wrong"]): row["verdict"] for row in rows}


def run(file: Path, wanted: str, glossary: Path | None) -> tuple[list[Row], Mined, float]:
    """The ranked proposals of a half, what was mined, and seconds."""
    with tempfile.TemporaryDirectory() as name:
        packs = shipped() + ((silver(glossary, Path(name)),) if glossary else ())
        compiled = load(packs, cache_folder())
        start = time.perf_counter()
        mined = mine(read(file, wanted), compiled)
        found = proposals(mined, Known(compiled), Rejected(), 1, 0.5)
        seconds = time.perf_counter() - start
    return ranked(found), mined, seconds


def main() -> int:
    """One block a run; exit code 1 when less than 80 % of the first judged ones are right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--half", choices=["a", "b"], default="")
    parser.add_argument("--glossary", type=Path)
    parser.add_argument("--unjudged", action="store_true", help="list what has no verdict")
    parser.add_argument("--all", action="store_true", help="judge all, not the first 100")
    options = parser.parse_args()
    if options.file is None:
        return 0
    rows, mined, seconds = run(options.file, options.half, options.glossary)
    known = verdicts()
    first = rows if options.all else rows[:FIRST]
    told = [known.get((source, right, wrong), "") for _, source, right, wrong, _ in first]
    right, wrong = told.count("right"), told.count("wrong")
    share = right / (right + wrong) if right + wrong else 0.0
    sys.stdout.write(
        f"{mined.segments} segments of {mined.sentences} sentences in {seconds:.1f} s,"
        f" {mined.segments / seconds:.0f} a second: {len(rows)} wrong renderings proposed\n"
        f"of the first {len(first)}: {right} right, {wrong} wrong, {told.count('')} unjudged;"
        f" precision {share:.3f} (wanted: {WANTED})\n"
    )
    if options.unjudged:
        for place, row in enumerate(rows, 1):
            if (row[1], row[2], row[3]) not in known:
                sys.stdout.write("\t".join(map(str, (place, *row))) + "\n")
    return 0 if share >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main())
