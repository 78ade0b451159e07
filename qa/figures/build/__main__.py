"""`python -m qa.figures.build RULES [CODE ...]`: write the generated words of all languages."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from qa.figures.build.rbnf import speller
from qa.figures.build.table import table, write
from qa.figures.numerals.tongue import FOLDER, tables

# A language that is written in two scripts has rules for each.
_MORE = {"zh": ("zh-Hant",)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rules", type=Path, help="the folder rbnf of the package cldr-rbnf")
    parser.add_argument("codes", nargs="*", help="languages; all that have a file by default")
    asked = parser.parse_args()
    package = json.loads((asked.rules.parent / "package.json").read_text(encoding="utf-8"))
    for code in asked.codes or sorted(f.stem for f in FOLDER.glob("*.toml")):
        files = [asked.rules / f"{name}.json" for name in (code, *_MORE.get(code, ()))]
        spellers = [speller(file) for file in files if file.exists()]
        if not spellers:
            sys.stdout.write(f"{code}: no rules\n")
            continue
        rows, misread = table(tables(code), spellers)
        write(FOLDER / f"{code}.cldr.tsv", rows, package["version"])
        sys.stdout.write(f"{code}: {len(rows)} words, {len(misread)} samples misread\n")
        for word in misread[:5]:
            sys.stdout.write(f"    {word.value} {word.text}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
