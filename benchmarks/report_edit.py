"""What a night costs after an edit of a pack, against the whole night.

    python benchmarks/report_edit.py FILE.jsonl [--to en] [--segments 20000] [--jobs 2]
        [--rendering "the Chinese side"] [--organisation "World Bank"]

The corpus is made of FILE as in report_speed.py. A newsroom's pack of one organisation is edited step
by step, `qa report` run after each as it is typed, with the receipts of the runs before: nothing, a
comment, a wrong rendering that stands in some stories, a further organisation, the name of a person
(by how many there are every mangled name is weighed: all stories). After each step a run without
receipts must leave the same bytes, or the exit code is 1. Seconds are by the clock, of one run.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from report_corpus import write

_NAME = "2026-11-25"
_HEAD = 'pack = "newsroom"\nlicence = "own"\norigin = "own"\n'


def concept(name: str, kind: str, text: str, rendering: str = "") -> str:
    """A concept of the pack as TOML."""
    rule = (
        f'[[concept.wrong]]\nlang = "en"\ntext = {json.dumps(rendering)}\n'
        f'instead = {json.dumps(text)}\nseverity = "major"\nalone = true\n'
    )
    return (
        f'[[concept]]\nid = "{kind}.{name}"\nkind = "{kind}"\n'
        f"[concept.forms]\nen = [{json.dumps(text)}]\n{rule if rendering else ''}"
    )


def seconds(corpus: Path, pack: Path, out: Path, jobs: int) -> float:
    """One run."""
    words = [
        sys.executable, "-m", "qa", "report", str(corpus), "--out", str(out), "--jobs", str(jobs),
        "--glossary", str(pack), "--no-history", "--date", _NAME, "--quiet",
    ]  # fmt: skip
    start = time.perf_counter()
    done = subprocess.run(words, check=False, cwd=out.parent, env={**os.environ})
    assert done.returncode == 0, done.returncode
    return time.perf_counter() - start


def digest(out: Path) -> str:
    with gzip.open(out / _NAME / "results.jsonl.gz") as rows:
        return hashlib.blake2b(rows.read(), digest_size=8).hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--to", default="en")
    parser.add_argument("--segments", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rendering", default="the Chinese side")
    parser.add_argument("--organisation", default="World Bank")
    args = parser.parse_args()
    guild = concept("guild", "org", "Guild of Bakers")
    ruled = concept("guild", "org", "Guild of Bakers", args.rendering)
    bank = concept("bank", "org", args.organisation)
    steps = {
        "the whole night": _HEAD + guild,
        "nothing": _HEAD + guild,
        "a comment": _HEAD + "# seen by two\n" + guild,
        f"the wrong rendering “{args.rendering}”": _HEAD + ruled,
        f"the organisation “{args.organisation}”": _HEAD + ruled + bank,
        "the name of a person": _HEAD + ruled + bank + concept("x", "person", "Xanthe Ypsilanti"),
    }
    differ = 0
    with tempfile.TemporaryDirectory() as place:
        corpus, pack = Path(place, "corpus.jsonl"), Path(place, "newsroom.toml")
        number = write(args.file, args.to, args.segments, corpus)
        print(f"{number:,} segments into {args.to}, {args.jobs} workers")
        for turn, (name, text) in enumerate(steps.items()):
            pack.write_text(text, encoding="utf-8")
            took = seconds(corpus, pack, Path(place, "out"), args.jobs)
            clean = Path(place, f"clean{turn}")
            whole = seconds(corpus, pack, clean, args.jobs)
            differ += digest(Path(place, "out")) != digest(clean)
            print(f"  {name}: {took:.1f} s, without receipts {whole:.1f} s", flush=True)
    print("the same bytes each time" if not differ else f"{differ} differ")
    return int(differ > 0)


if __name__ == "__main__":
    sys.exit(main())
