"""Makes the word lists of `qa/languages/text/words` from wordfreq.

    python benchmarks/word_lists.py FOLDER

Each list has the words of a language from the frequency on that its row in `lists.toml` of that
folder names, one line for each tenth of a Zipf value (the decimal logarithm of the occurrences in
a billion words). Of rarer words it has those that English has, with `loans`, and those that a list
of the same `shared` group has by frequency: gamme in Italian, прецедент in Ukrainian. A row with `of`
has the words of another list in other letters (`letters`): Serbian, which is written in two scripts.
Needs the extra `frequency`. Nothing is written without a folder.
"""

from __future__ import annotations

import argparse
import functools
import math
import re
import sys
import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

_WORD = re.compile(r"[^\W\d_][\w\u0300-\u036f\u0900-\u097f]*(?:['’][^\W\d_]+)?")
_RARER = 2.0  # Zipf value of the rarest loan word
_LENT = 2.7  # and of the rarest word that is lent
_HEAD = """# Generated: do not edit. Command: python benchmarks/word_lists.py FOLDER (../README.md).
# Words of {name} by frequency, from wordfreq 3.1 by Robyn Speer, data under CC BY-SA 4.0, and so is
# this list. Each line: ten times the Zipf value, then the words of that value.
"""


@functools.cache
def values(code: str) -> dict[str, float]:
    """The Zipf value of every word."""
    from wordfreq import get_frequency_dict

    found = get_frequency_dict(code, "best").items()
    return {word: math.log10(share) + 9 for word, share in found if _WORD.fullmatch(word)}


def lines(code: str, least: float, others: Collection[str]) -> dict[int, list[str]]:
    """The words by ten times their Zipf value, the most frequent first.

    Of rarer ones those that the other languages have: a loan is rarer than at home.
    """
    found: dict[int, list[str]] = {}
    for word, value in values(code).items():
        if value >= (_RARER if word in others else least):
            found.setdefault(round(10 * value), []).append(word)
    return dict(sorted(found.items(), reverse=True))


def usual(code: str, least: float) -> set[str]:
    """The words of a language from a frequency on."""
    return {word for word, value in values(code).items() if value >= least}


def others(code: str, table: Mapping[str, Any], lent: set[str]) -> set[str]:
    """The words of other languages that a list has even where they are rare in its own."""
    row = table[code]
    found = set(lent) if row.get("loans") else set()
    for near, beside in table.items():
        if near != code and row.get("shared") and beside.get("shared") == row["shared"]:
            found |= usual(near, beside["least"])
    return found


def spelled(word: str, row: dict[str, dict[str, str]]) -> str:
    """The word in the letters of the row, two that are one there (nj) first; empty with any other."""
    if not set(word) <= set("".join(row.get("letters", {}))):
        return "" if "letters" in row else word
    for letters, others in sorted(row.get("letters", {}).items(), key=lambda pair: -len(pair[0])):
        word = word.replace(letters, others)
    return word


def main() -> None:
    """One file for each row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    folder = parser.parse_args().folder
    if folder is None:
        return
    table = tomllib.loads((folder / "lists.toml").read_text(encoding="utf-8"))
    lent = usual("en", _LENT)
    for code, row in table.items():
        rows = [
            f"{value} {' '.join(sorted(filter(None, (spelled(word, row) for word in words))))}\n"
            for value, words in lines(
                row.get("of", code), row["least"], others(code, table, lent)
            ).items()
        ]
        text = _HEAD.format(name=row["name"]) + "".join(rows)
        (folder / f"{code}.txt").write_text(text, encoding="utf-8")
        sys.stdout.write(f"{code}: {len(text.encode()) // 1000} kB\n")


if __name__ == "__main__":
    main()
