"""Wrong translations of named entities: findings against the official correctness of EA-MT.

    python benchmarks/ea_mt.py GLOSSARY.jsonl FILE.jsonl ... [--shipped] [--show LANG] [--half 0|1]

The data of SemEval 2025 task 2 (EA-MT) as benchmarks/README.md describes it. The glossary becomes a
pack like a newsroom's own, read from a file: English names, the accepted mentions of each language,
`strict`, so that every entity counts. A finding that speaks of the entity (or of another one with
the same English name) says that it is wrong or missing. The official metric says that it is right
where the case-folded translation contains a case-folded mention. Precision and recall are counted
over the sentences in reach: those whose entity is in the glossary with a mention in that language
and an English name that stands in the source, also in the plural; the rest is counted by reason.

`--shipped` has the shipped packs beside it, `--show` prints the disagreements of a language, and
`--half` takes the entities of one half by a hash of their id: look at one, compare with the other.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from qa.checks import CHECKS
from qa.engine import examine
from qa.model import Document, Finding, Kind, Segment
from qa.project import Config, Project, cache_folder, open_project
from qa.scan import load

TARGET = 0.95
# The data's types to kinds of concepts; what is no person or place is a phrase: a title or a dish.
KINDS: dict[str, Kind] = {
    "Person": "person", "Landmark": "place", "Place of worship": "place", "Natural place": "place",
}  # fmt: skip
_QUOTES = str.maketrans("’‘“”", "''\"\"")


def pack(entities: Iterable[dict[str, Any]]) -> str:
    """The text of a hand-kept pack. A JSON text without surrogates is a TOML text as well."""
    lines = ['pack = "entities"', ""]
    for entity in entities:
        kind = next((KINDS[t] for t in entity["entity_types"] if t in KINDS), "phrase")
        forms = {"en": entity["en"], **entity["mentions"]}
        lines += ["[[concept]]", f'id = "{entity["wikidata_id"]}"', f'kind = "{kind}"']
        lines += ["strict = true", "[concept.forms]"]
        lines += [
            f"{lang} = {json.dumps(list(dict.fromkeys(texts)), ensure_ascii=False)}"
            for lang, texts in forms.items()
        ] + [""]
    return "\n".join(lines)


def open_with(text: str, shipped: bool) -> Project:
    """The project of a user who has written that pack, with the shipped ones or without."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "entities.toml"
        file.write_text(text, encoding="utf-8")
        if shipped:
            return open_project(Config(glossaries=(file,)), cache_folder())
        return Project(Config(), load((file,), cache_folder()), tuple(CHECKS.values()))


def stands(name: str, source: str) -> bool:
    """Whether the name is there as whole words, in any case, also with an English ending."""
    name, source = (t.translate(_QUOTES).casefold() for t in (name, source))
    return re.search(rf"(?<!\w){re.escape(name)}(?:e?s)?(?!\w)", source) is not None


def reach(record: dict[str, Any], entities: dict[str, dict[str, Any]]) -> str:
    """Why the product cannot know of the entity; empty where it can."""
    entity = entities.get(record["meta"]["wikidata_id"])
    if entity is None:
        return "entity not in the glossary"
    if not entity["mentions"].get(record["tgt_lang"]):
        return "no mention in that language"
    if not any(stands(name, record["source"]) for name in entity["en"]):
        return "English name not in the source"
    return ""


def told(record: dict[str, Any], project: Project, same: frozenset[str]) -> list[Finding]:
    """The findings about one of some concepts."""
    pair = record["src_lang"], record["tgt_lang"]
    segment = Segment(record["mt"], record["source"], (), record["id"])
    result = examine(Document(record["id"], "", *pair, (segment,)), project)
    if result.failure:
        raise SystemExit(f"{record['id']}: {result.failure.message}")
    return [f for f in result.findings if f.term in same]


def records(files: Iterable[Path], half: str) -> Iterator[dict[str, Any]]:
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            digest = hashlib.blake2b(record["meta"]["wikidata_id"].encode(), digest_size=1).digest()
            if half in ("", str(digest[0] % 2)):
                yield record


def main() -> int:
    """A line a language; exit code 1 when one of them misses the target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--shipped", action="store_true")
    parser.add_argument("--show", default="")
    parser.add_argument("--half", choices=("0", "1"), default="")
    options = parser.parse_args()
    if len(options.files) < 2:
        return 0
    lines = options.files[0].read_text(encoding="utf-8").splitlines()
    entities = {entity["wikidata_id"]: entity for entity in map(json.loads, lines)}
    owners: dict[str, set[str]] = defaultdict(set)
    for concept, entity in entities.items():
        for name in entity["en"]:
            owners[name.casefold()].add(concept)
    same = {
        concept: frozenset(o for name in entity["en"] for o in owners[name.casefold()])
        for concept, entity in entities.items()
    }
    project = open_with(pack(entities.values()), options.shipped)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for record in records(options.files[1:], options.half):
        count = counts[record["tgt_lang"]]
        why = reach(record, entities)
        if why:
            count[why] += 1
            continue
        meta = record["meta"]
        findings = told(record, project, same[meta["wikidata_id"]])
        wrong = not meta["entity_ok"]
        outcome = ("right " if wrong == bool(findings) else "") + ("told" if findings else "silent")
        count[outcome] += 1
        count["wrong"] += wrong
        count[_excuse(record, entities, bool(findings))] += 1
        if options.show == record["tgt_lang"] and wrong != bool(findings):
            entity = entities[meta["wikidata_id"]]
            sys.stdout.write(
                f"{'ALARM' if findings else 'MISS '} {record['id']} {entity['entity_types']}"
                f" {entity['en']} {entity['mentions'][record['tgt_lang']]}\n"
                f"    {record['source']}\n    {record['mt']}\n"
            )
            for finding in findings:
                sys.stdout.write(f"    {finding.check}: {finding.message}\n")
    return report(counts)


def _excuse(record: dict[str, Any], entities: dict[str, dict[str, Any]], said: bool) -> str:
    """Why the official word may be at odds with a finding or with silence; empty for no reason."""
    meta, text = record["meta"], record["mt"].casefold()
    known = entities[meta["wikidata_id"]]["mentions"][record["tgt_lang"]]
    if meta["entity_ok"] and said:
        inside = not any(stands(mention, record["mt"]) for mention in meta["mentions"])
        return "a mention only inside a longer word, told" if inside else ""
    if meta["entity_ok"] or said:
        return ""
    other = any(m.casefold() in text for m in known)
    return "a mention accepted for another question of the entity, silent" if other else ""


def report(counts: dict[str, Counter[str]]) -> int:
    below = 0
    total: Counter[str] = Counter()
    for lang, count in sorted(counts.items()):
        total.update(count)
        below += _line(lang, count)
    _line("all", total)
    for why in ("entity not in the glossary", "no mention in that language",
                "English name not in the source"):  # fmt: skip
        sys.stdout.write(f"out of reach, {why}: {total[why]}\n")
    for why in ("a mention only inside a longer word, told",
                "a mention accepted for another question of the entity, silent"):  # fmt: skip
        sys.stdout.write(f"disagreements with the official word, {why}: {total[why]}\n")
    return 1 if below else 0


def _line(lang: str, count: Counter[str]) -> bool:
    right, alarms = count["right told"], count["told"]
    precision = right / max(right + alarms, 1)
    recall = right / max(count["wrong"], 1)
    size = right + alarms + count["silent"] + count["right silent"]
    below = precision < TARGET or recall < TARGET
    sys.stdout.write(
        f"{lang:8} {size:5} in reach, {count['wrong']:5} wrong:"
        f" precision {right}/{right + alarms} = {precision:.3f},"
        f" recall {right}/{count['wrong']} = {recall:.3f}{' BELOW' if below else ''}\n"
    )
    return below


if __name__ == "__main__":
    sys.exit(main())
