"""The fewest words of a language from which its reader composes all that CLDR's rules spell.

Numbers are gone through from small to large. What the reader already reads right needs no entry;
what it does not (eleven, a first ten, an elided hundred) becomes one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from qa.figures.build.rbnf import Speller
from qa.figures.numerals import read
from qa.figures.numerals.known import Tongue
from qa.figures.numerals.tongue import tongue_of

Row = tuple[str, str, str]
_FLAT = 1000  # below this what is not composed becomes an entry
_SCALES = (10**3, 10**4, 10**5, 10**6, 10**7, 10**8, 10**9, 10**12)
_SKIPPED = re.compile(r"year|financial|days")  # rule sets that spell no plain number
_SAMPLES = 100
_SEED = 20
_REMOVED = str.maketrans("", "", "\u200b")


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number as one rule set spells it."""

    value: int
    kind: str
    text: str


def names(speller: Speller) -> tuple[str, ...]:
    """The rule sets whose words a text may have."""
    return tuple(n for n in speller.public() if not _SKIPPED.search(n))


def spelled(speller: Speller, value: int) -> Iterator[Spelled]:
    """Every way in which the rules spell a number, without repetitions."""
    seen = set()
    for name in names(speller):
        kind = "ordinal" if "ordinal" in name else "cardinal"
        try:
            text = " ".join(speller.spell(value, name).translate(_REMOVED).split())
        except ValueError:
            continue
        if (text, kind) not in seen:
            seen.add((text, kind))
            yield Spelled(value, kind, text)


def right(word: Spelled, tongue: Tongue) -> bool:
    """Whether the reader takes the whole text as that one number."""
    found = read(word.text, tongue)
    if len(found) != 1:
        return False
    (one,) = found
    whole = (one.start, one.end) == (0, len(word.text))
    return whole and one.low == one.high == word.value and one.kind == word.kind


def table(data: Mapping[str, Any], spellers: list[Speller]) -> tuple[list[Row], list[Spelled]]:
    """The rows that a language needs beside its hand-kept file, and samples it still misreads."""
    rows: list[Row] = []
    tongue = tongue_of(data, rows)
    cardinals: set[str] = set()
    for value in (*range(_FLAT), *_SCALES):
        for speller in spellers:
            for word in spelled(speller, value):
                if word.kind == "cardinal":
                    cardinals.add(word.text)
                elif word.text in cardinals:
                    continue  # rules that spell a cardinal for want of an ordinal
                plain = replace(word, kind="cardinal")
                if right(word, tongue) or right(plain, tongue):
                    continue  # read already, or an ordinal like its cardinal (المليون)
                if word.kind == "ordinal" and word.text.startswith(tongue.ordinal_before):
                    continue  # 第百: the mark goes before any number
                row = _row(word)
                if row:
                    rows.append(row)
                    tongue = tongue_of(data, rows)
    return rows, list(_misread(spellers, tongue))


def _row(word: Spelled) -> Row | None:
    """The entry for a word; scales are kept by hand, their ordinals are entries."""
    if word.kind == "ordinal" and word.value > 100 and word.value % 100:
        return None  # what is not composed by now is written in digits
    if word.value < _FLAT:
        scale = word.value == 100 and word.kind == "cardinal"
        kind = "x" if scale else "n" if word.kind == "cardinal" else "o"
        if word.kind == "ordinal" and word.value == 100 and " " not in word.text:
            kind = "ox"  # двухсотый
        return word.text, kind, str(word.value)
    if word.kind == "ordinal" and " " not in word.text:
        return word.text, "ox", str(word.value)
    return None


def _misread(spellers: list[Speller], tongue: Tongue) -> Iterator[Spelled]:
    chance = random.Random(_SEED)
    for _ in range(_SAMPLES):
        value = chance.randrange(10 ** chance.randrange(1, 13))
        for speller in spellers:
            for word in spelled(speller, value):
                if word.kind == "cardinal" and not right(word, tongue):
                    yield word


def write(file: Path, rows: list[Row], version: str) -> None:
    """The generated file of a language."""
    head = (
        f"# Number words from CLDR {version} (cldr-rbnf, Unicode License v3), made by\n"
        "# `python -m qa.figures.build`: word, kind (n number, x scale, o ordinal, ox ordinal of\n"
        "# a scale), value. Do not edit: what CLDR lacks stands in the TOML file beside it.\n"
    )
    body = "".join("\t".join(row) + "\n" for row in rows)
    file.write_text(head + body, encoding="utf-8")
