"""MQM scores of systems from people's error marks, against published or given figures.

    python benchmarks/mqm_expected.py FOLDER

FOLDER has expected_mqm.json (collection, system, `mqm`) and mqm-*.jsonl with the rated outputs;
see benchmarks/README.md. Every weight is computed from severity and category by the collection's
own profile, none is taken from the labels, and the sums are exact; the mean is rounded to six
places as the expected figures are. Exits with 1 when a figure differs or a system that should be
in the files is not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from mqm_records import ratings

from qa.model import Rating
from qa.scoring.mqm.penalty import tally
from qa.scoring.mqm.profiles import profile

# The expected figures were made with each collection's own weights.
PROFILES = {"wmt23": "wmt", "ted": "wmt", "bio": "bio"}


def main() -> int:
    """One line a system."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    folder = parser.parse_args().folder
    if folder is None:
        return 0
    rated: dict[tuple[str, str], list[Rating]] = defaultdict(list)
    for file in sorted(folder.glob("mqm-*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            name = f"{record['meta']['collection']} {record['src_lang']}-{record['tgt_lang']}"
            rated[name, record["meta"]["system"]] += ratings(record)
    wanted = json.loads((folder / "expected_mqm.json").read_text(encoding="utf-8"))
    outcome: Counter[str] = Counter()
    for name, collection in wanted.items():
        which = profile(PROFILES[name.split()[0]])
        for system, entry in collection["system"].items():
            sums = tally(rated[name, system], which)
            number = next(n for k, n in entry.items() if k in ("ratings", "segments", "rows"))
            if sums.mean is None:
                verdict = "missing" if entry.get("in_this_file", True) else "not in the files"
                shown = "-"
            else:
                same = round(float(sums.mean), 6) == entry["mqm"] and sums.ratings == number
                verdict, shown = "equal" if same else "DIFFERENT", f"{float(sums.mean):.6f}"
            outcome[verdict] += 1
            sys.stdout.write(
                f"{name:12} {system:16} {which.name:4} n={sums.ratings:4}"
                f" {shown:>9} expected {entry['mqm']:<9} n={number:4} {verdict}\n"
            )
    sys.stdout.write(", ".join(f"{n} {verdict}" for verdict, n in sorted(outcome.items())) + "\n")
    return int(bool(outcome["DIFFERENT"] or outcome["missing"] or not outcome["equal"]))


if __name__ == "__main__":
    sys.exit(main())
