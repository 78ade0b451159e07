"""Compile and load a glossary of a million forms: seconds, memory, and ratios side by side.

The forms are CLDR's territories, languages and currencies in all its languages, alone and in
pairs (a name, a blank, another name of the same language) until there are enough of them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (100_000, 1_000_000)
LIMITS = {100_000: (2.0, 0.1, 400), 1_000_000: (10.0, 0.5, 400)}  # compile s, load s, MB
CHILD = """
import json, resource, sys, time
from pathlib import Path
from qa.scan.loading import load
from qa.model import Document, Segment
from qa.scan import scan

def peak():
    # The kernel's own mark of this program; the other one begins with the size of its parent.
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

packs, cache = [Path(sys.argv[1])], Path(sys.argv[2])
start = time.perf_counter()
compiled = load(packs, cache)
loaded = time.perf_counter() - start
story = Document("d", "d", "de", "fr", (Segment("La Russie et le Kenya", "Russland und Kenia"),))
found = scan(story, compiled)
used = time.perf_counter() - start
print(json.dumps({"load": loaded, "first story": used, "hits": len(found.hits), "MB": peak()}))
"""


def _rows(size: int) -> list[str]:
    from babel import Locale, localedata

    names: list[tuple[str, str, str]] = []
    for tag in sorted(localedata.locale_identifiers()):
        if len(tag) > 3:
            continue
        locale = Locale.parse(tag)
        for kind, table in (("t", locale.territories), ("l", locale.languages),
                            ("c", locale.currencies)):  # fmt: skip
            names += [(f"{kind}.{key.lower()}", tag, text) for key, text in sorted(table.items())]
    names = [(i, tag, text) for i, tag, text in names if len(text) > 2 and "\t" not in text]
    by_tag: dict[str, list[tuple[str, str]]] = {}
    for concept, tag, text in names:
        by_tag.setdefault(tag, []).append((concept, text))
    rows = {f"{c}\torg\t{tag}\t{text}": None for c, tag, text in names}
    step = 0
    while len(rows) < size:
        step += 1
        for concept, tag, text in names:
            others = by_tag[tag]
            other, second = others[(hash_of(text) + step * 7919) % len(others)]
            rows[f"{concept}+{other}\torg\t{tag}\t{text} {second}"] = None
            if len(rows) >= size:
                break
    return list(rows)[:size]


def hash_of(text: str) -> int:
    """A number that is the same in each run."""
    return sum((n + 1) * ord(c) for n, c in enumerate(text))


def _child(pack: Path, cache: Path) -> dict[str, float]:
    env = dict(os.environ, PYTHONPATH=str(Path(__file__).parent.parent))
    out = subprocess.run(
        [sys.executable, "-c", CHILD, str(pack), str(cache)], env=env, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    data: dict[str, float] = json.loads(out.stdout)
    return data


def main() -> int:
    """One line a size; exit code 1 when a limit is broken by more than the machine's noise."""
    bad = 0
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            pack = folder / "million.tsv"
            rows = _rows(size)
            pack.write_text("id\tkind\tlang\ttext\n" + "\n".join(rows) + "\n", encoding="utf-8")
            start = time.perf_counter()
            first = _child(pack, folder)
            whole = time.perf_counter() - start
            again = min((_child(pack, folder) for _ in range(3)), key=lambda r: r["load"])
            concepts = len({row.partition("\t")[0] for row in rows})
            disk = sum(f.stat().st_size for f in (folder / "glossary").iterdir()) / 1e6
            limits = LIMITS[size]
            fits = whole <= limits[0] and again["load"] <= limits[1] and again["MB"] <= limits[2]
            fits = fits and first["MB"] <= limits[2]
            bad += not fits
            sys.stdout.write(
                f"{size:>9,} forms, {concepts:,} concepts: compile {whole:.2f} s (limit {limits[0]}),"
                f" load {again['load']:.3f} s (limit {limits[1]}), with the first story"
                f" {again['first story']:.3f} s, {again['MB']:.0f} MB (limit {limits[2]}),"
                f" {disk:.0f} MB on disk, {first['MB']:.0f} MB while compiling; {'within' if fits else 'OVER'} the limits\n"
            )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
