"""Terms that a translation lacks: findings against the official term match of the WMT tasks.

    python benchmarks/terms.py FILE.jsonl ... [--show PAIR] [--half 0|1]

The data of the WMT terminology tasks (2021 English to French, 2025 track 1) as benchmarks/README.md
describes it. The dictionary of each sentence becomes a newsroom's pack, read from a file: one strict
concept an entry, its variants as forms. An entry is officially wrong where one of its places in the
sentence has no match (2021: a variant as whole tokens; 2025: a variant as a part of the lower-cased
text). Both look at surface forms: a finding that is silent about an inflected or plural form is
counted as a miss here; `inflected` says how many of the misses have the same letters but for
endings. Precision and recall are over entries, by file and pair; an entry whose source form is not in the
sentence is out of reach.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.checks import CHECKS
from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Config, Project
from qa.scan import load

_STEM = 0.7  # of a word: what is left of it without its endings


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a sentence's dictionary; `right` is the official word on all of its places."""

    source: str
    variants: tuple[str, ...]
    right: bool


def entries(record: dict[str, Any]) -> list[Entry]:
    """The entries with an official word, each once."""
    found: dict[tuple[str, tuple[str, ...]], bool] = {}
    for term in record["meta"].get("terms") or ():
        if isinstance(term.get("matched"), bool):
            key = term.get("dictionary_source", term["source"]), tuple(term["variants"])
            found[key] = found.get(key, True) and term["matched"]
    return [Entry(source, variants, right) for (source, variants), right in found.items()]


def pack(found: list[Entry], pair: tuple[str, str]) -> str:
    lines = ['pack = "dictionary"']
    for number, entry in enumerate(found):
        lines += ["[[concept]]", f'id = "{number}"', 'kind = "phrase"', "strict = true"]
        lines += ["[concept.forms]", f"{pair[0]} = {json.dumps([entry.source])}"]
        lines += [f"{pair[1]} = {json.dumps(list(entry.variants), ensure_ascii=False)}"]
    return "\n".join(lines)


def told(record: dict[str, Any], found: list[Entry], packs: dict[str, Project]) -> set[int]:
    """The numbers of the entries of which some finding speaks."""
    pair = record["src_lang"], record["tgt_lang"]
    text = pack(found, pair)
    if text not in packs:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "dictionary.toml"
            file.write_text(text, encoding="utf-8")
            packs[text] = Project(Config(), load((file,), None), tuple(CHECKS.values()))
    segment = Segment(record["mt"], record["source"], (), record["id"])
    result = examine(Document(record["id"], "", *pair, (segment,)), packs[text])
    if result.failure:
        raise SystemExit(f"{record['id']}: {result.failure.message}")
    return {int(finding.term) for finding in result.findings if finding.term}


def inflected(entry: Entry, text: str) -> bool:
    """Whether the stems of some variant's words stand one after the other."""
    for variant in entry.variants:
        words = re.findall(r"\w+", variant.casefold())
        stems = [re.escape(w[: max(3, round(len(w) * _STEM))]) for w in words]
        if stems and re.search(r"\b" + r"\w*\W+".join(stems), text.casefold()):
            return True
    return False


def records(file: Path, half: str) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        digest = hashlib.blake2b(record["source"].encode(), digest_size=1).digest()
        if entries(record) and half in ("", str(digest[0] % 2)):
            yield record


def main() -> None:
    """A line a file and pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--show", default="")
    parser.add_argument("--half", choices=("0", "1"), default="")
    options = parser.parse_args()
    packs: dict[str, Project] = {}
    for file in options.files:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for record in records(file, options.half):
            found = entries(record)
            flagged = told(record, found, packs)
            pair = f"{record['src_lang']}-{record['tgt_lang']}"
            for number, entry in enumerate(found):
                if entry.source.casefold() not in record["source"].casefold():
                    counts[pair]["out of reach"] += 1
                    continue
                said = number in flagged
                counts[pair]["entries"] += 1
                counts[pair]["wrong"] += not entry.right
                counts[pair]["told"] += said
                counts[pair]["right"] += said and not entry.right
                bent = not said and not entry.right and inflected(entry, record["mt"])
                counts[pair]["inflected"] += bent
                if options.show == pair and said == entry.right:
                    sys.stdout.write(
                        f"{'ALARM' if said else 'BENT ' if bent else 'MISS '} {record['id']}"
                        f" {entry.source!r} {entry.variants}\n"
                        f"    {record['source']}\n    {record['mt']}\n"
                    )
        for pair, count in sorted(counts.items()):
            precision = count["right"] / max(count["told"], 1)
            recall = count["right"] / max(count["wrong"], 1)
            sys.stdout.write(
                f"{file.name} {pair} {count['entries']:4} entries, {count['wrong']:3} wrong:"
                f" precision {count['right']}/{count['told']} = {precision:.3f},"
                f" recall {count['right']}/{count['wrong']} = {recall:.3f}"
                f" ({count['inflected']} of the misses inflected);"
                f" out of reach {count['out of reach']}\n"
            )


if __name__ == "__main__":
    main()
