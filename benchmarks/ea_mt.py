"""Entities of a termbase that a translation has wrong, against the official correctness of EA-MT.

    python benchmarks/ea_mt.py GLOSSARY.jsonl FILE.jsonl ... [--shipped] [--show]

GLOSSARY has a row an entity: wikidata_id, entity_types, en (names) and mentions (accepted names by
language). It becomes a pack of strict phrases, as a newsroom would write it. A record of FILE has
source, mt, tgt_lang, meta.wikidata_id and meta.entity_ok: the case-folded translation contains an
accepted name. Recall: share of the wrong ones with a finding about that entity; precision: share of
the findings about the record's entity whose translation is wrong. Records whose entity has no row,
or none of whose names stands in the source, are counted apart. `--shipped` adds the shipped packs,
`--show` prints where the two disagree.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from qa.engine import examine
from qa.model import Document, Segment
from qa.project import Config, cache_folder, open_project
from qa.scan import load, scan


def pack(rows: list[dict[str, Any]]) -> str:
    """The rows as a TOML pack, every name accepted and each entity looked for."""
    lines = ['pack = "entities"']
    for row in rows:
        lines += ["[[concept]]", f'id = "entity.{row["wikidata_id"].lower()}"', 'kind = "phrase"']
        lines += ["strict = true", "[concept.forms]"]
        forms = {"en": row["en"], **row["mentions"]}
        for lang, names in forms.items():
            texts = ", ".join(json.dumps(name, ensure_ascii=False) for name in dict.fromkeys(names))
            lines.append(f"{lang} = [{texts}]")
    return "\n".join(lines) + "\n"


def main() -> int:
    """A line a language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--shipped", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if len(options.files) < 2:
        return 0
    rows = [json.loads(line) for line in options.files[0].read_text("utf-8").splitlines()]
    counts: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "entities.toml"
        file.write_text(pack(rows), encoding="utf-8")
        project = open_project(Config(glossaries=(file,)), cache_folder())
        if not options.shipped:
            project = replace(project, compiled=load((file,), cache_folder()))
        for path in options.files[1:]:
            for line in path.read_text("utf-8").splitlines():
                record = json.loads(line)
                concept = f"entity.{record['meta']['wikidata_id'].lower()}"
                story = Document(
                    record["id"], "", "en", record["tgt_lang"],
                    (Segment(record["mt"], record["source"], (), "1"),),
                )  # fmt: skip
                lang = record["tgt_lang"]
                if concept not in scan(story, project.compiled).ids("source"):
                    counts[lang, "out of reach"] += 1
                    continue
                flagged = any(f.term == concept for f in examine(story, project).findings)
                wrong = not record["meta"]["entity_ok"]
                counts[lang, "told"] += flagged
                counts[lang, "wrong"] += wrong
                counts[lang, "both"] += flagged and wrong
                if options.show and flagged != wrong:
                    sys.stdout.write(
                        f"{record['id']} {'ALARM' if flagged else 'MISSED'}\n    {record['source']}\n"
                        f"    {record['mt']}\n    {record['meta']['mentions']}\n"
                    )
    for lang in sorted({lang for lang, _ in counts}):
        both, found, bad = (counts[lang, what] for what in ("both", "told", "wrong"))
        sys.stdout.write(
            f"{lang:8} precision {both}/{found} = {both / max(found, 1):.3f}, recall {both}/{bad}"
            f" = {both / max(bad, 1):.3f}; out of reach {counts[lang, 'out of reach']}\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
