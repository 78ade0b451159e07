"""Where `faults_report.py` runs a night: the corpus laid out, a driver started, what it left behind."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.nightly.run import RESULTS
from qa.nightly.storyrows import line, read_rows

NAME = "2026-11-25"
LIMIT = 20.0  # seconds of a story
_DRIVER = Path(__file__).with_name("faults_planted.py")


def lay_out(file: Path, stories: int, folder: Path) -> str:
    """Stories as texts by system, every other one in a table; the name of the one to be hurt."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    with file.open(encoding="utf-8") as lines:
        for text in lines:
            record = json.loads(text)
            meta = record["meta"]
            place = re.sub(r"\W+", "-", meta["system"]), re.sub(r"\W+", "-", meta["doc"])
            if record.get("reference"):
                found.setdefault(place, []).append(record)
    chosen = sorted(found)[:stories]
    table = [row for place in chosen[::2] for row in found[place]]
    folder.mkdir()
    with gzip.open(folder / "night.jsonl.gz", "wt", encoding="utf-8") as out:
        for row in table:
            meta = row["meta"]
            plain = {key: row[key] for key in ("src_lang", "tgt_lang", "source", "mt", "reference")}
            plain |= {"doc": meta["doc"], "system": meta["system"]}
            out.write(json.dumps(plain, ensure_ascii=False) + "\n")
    for system, doc in chosen[1::2]:
        rows = found[system, doc]
        (folder / system).mkdir(exist_ok=True)
        source, target = rows[0]["src_lang"], rows[0]["tgt_lang"]
        for column, name in (
            ("mt", f"{target}.mt"), ("source", source), ("reference", f"{target}.ref"),
        ):  # fmt: skip
            text = "".join(" ".join(row[column].split()) + "\n" for row in rows)
            (folder / system / f"{doc}.{name}.txt").write_text(text, encoding="utf-8")
    system, doc = chosen[len(chosen) // 2 | 1]
    return f"{system}/{doc}.{found[system, doc][0]['tgt_lang']}.mt.txt"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a corpus and its reports lie, and the fault planted in the driver."""

    corpus: Path
    out: Path
    victim: str
    kind: str = ""

    def start(self, kind: str | None = None) -> subprocess.Popen[bytes]:
        """A driver; its messages go into a file."""
        words = [
            sys.executable, str(_DRIVER), self.kind if kind is None else kind, self.victim,
            str(self.corpus), "--out", str(self.out), "--jobs", "2", "--layout", "system",
            "--no-history", "--date", NAME, "--quiet", "--time-limit", str(LIMIT),
        ]  # fmt: skip
        with self.log.open("wb") as log:
            return subprocess.Popen(words, stderr=log)

    @property
    def log(self) -> Path:
        return self.out.with_suffix(".log")

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def rows(self) -> list[bytes]:
        return [line(row) for row in read_rows(self.out / NAME / RESULTS)]

    def failures(self) -> dict[str, str]:
        return {r.story: r.failure for r in read_rows(self.out / NAME / RESULTS) if r.failure}


def children(pid: int) -> list[int]:
    """The workers of a driver."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, task.read_text().split())
        except OSError:
            continue
    return [one for one in found if is_worker(one)]


def is_worker(pid: int) -> bool:
    """Whether the process is a worker, and not over or another's."""
    try:
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
