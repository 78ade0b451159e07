"""How much of real names and of mangled ones the lexicon of names attests, and what it costs.

    python benchmarks/lexicon.py PAIRS.tsv FILE.jsonl ...

PAIRS has the columns canonical, mangled and type (F and C are mangled names); the JSON Lines have
reference, mt, tgt_lang. Real names are the capitalised words inside the sentences of the English
references (the translations, where there is no reference) that are no everyday words, and the
canonical names of PAIRS. Each is counted once, by halves of a hash: what is tuned on one half can
be held against the other. A mangled name that is attested is lost where it stands alone.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from qa.language import language
from qa.names import fold_name, name_tokens
from qa.names.lexicon import common, lexicon, origins

_LEAST = 4  # letters
_INSIDE = re.compile(r"[\w,] $")
_ONE_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def _texts(files: list[Path]) -> Iterator[str]:
    seen: set[str] = set()
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = row.get("reference") or row.get("mt")
            if row.get("tgt_lang") == "en" and text and text not in seen:
                seen.add(text)
                yield text


def _real(files: list[Path]) -> set[str]:
    english = language("en")
    dates = (*english.dates.weekdays, *(m for names in english.dates.months for m in names))
    stops = {word.casefold() for word in (*english.titles, *dates, *english.articles)}
    found: set[str] = set()
    for text in _texts(files):
        for token in name_tokens(text, stops, ()):
            small = token.text.casefold()
            if _INSIDE.search(text, 0, token.start) and small not in common("en"):
                found.add(fold_name(token.text))
    return found


def main() -> None:
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["type"] in ("F", "C")]
    right = {fold_name(r["canonical"]) for r in rows if _ONE_WORD.fullmatch(r["canonical"])}
    real = _real([Path(name) for name in sys.argv[2:]])
    mangled = {fold_name(r["mangled"]) for r in rows if _ONE_WORD.fullmatch(r["mangled"])}
    names = lexicon()
    start = time.perf_counter()
    assert "baker" in names
    opened = time.perf_counter() - start
    groups = {"real names": real, "canonical": right, "mangled": mangled - real - right}
    for title, group in groups.items():
        words = sorted(word for word in group if len(word) >= _LEAST)
        for half in (0, 1):
            own = [w for w in words if hashlib.sha256(w.encode()).digest()[-1] % 2 == half]
            known = sum(word in names for word in own)
            print(f"{title:10} half {half}  attested {known / max(1, len(own)):6.1%}  n={len(own)}")
    every = sorted(set().union(*groups.values()))
    print("\nonly by this source          real and canonical  mangled")
    for letter, origin in origins().items():
        only = {word for word in every if names.letters(word) == letter}
        good, bad = len(only & (real | right)), len(only & groups["mangled"])
        print(f"{letter} {origin.title[:44]:44} {good:6} {bad:6}")
    start = time.perf_counter()
    for word in every:
        names.letters(word)
    each = (time.perf_counter() - start) / max(1, len(every))
    print(f"\nopened in {opened * 1e3:.1f} ms, {each * 1e6:.2f} µs a look-up (n={len(every)})")


if __name__ == "__main__":
    main()
