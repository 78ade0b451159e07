"""The corpus of the benchmarks of `qa report`: records repeated with other figures and names in each round."""

from __future__ import annotations

import json
from pathlib import Path

from pofilter import Variations, stories

from qa.project import Config, cache_folder, open_project


def write(file: Path, lang: str, segments: int, out: Path) -> int:
    """The corpus as a table; how many segments it has."""
    references = {}
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            references[record["id"]] = record.get("reference") or ""
    varied = Variations(
        [s for s in stories(file) if s.target_lang == lang], open_project(Config(), cache_folder())
    )
    number = turn = 0
    with out.open("w", encoding="utf-8") as table:
        while number < segments:
            for story in varied.round(turn):
                doc, _, system = story.name.removesuffix(f" {turn}").rpartition(" ")
                for segment in story.segments:
                    key, _, _ = segment.key.rpartition("/")
                    row = {
                        "id": segment.key, "doc": f"{doc}.{turn}", "system": system,
                        "src_lang": story.source_lang, "tgt_lang": lang,
                        "source": segment.source, "target": segment.target,
                        "reference": _turned(references[key], turn),
                    }  # fmt: skip
                    table.write(json.dumps(row, ensure_ascii=False) + "\n")
                    number += 1
                if number >= segments:
                    break
            turn += 1
    return number


def _turned(text: str, turn: int) -> str:
    """Another text for each round, so that nobody finds it in a cache."""
    words = text.split(" ")
    place = turn % max(1, len(words))
    return " ".join((*words[place:], *words[:place]))
