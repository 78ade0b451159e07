"""Figure and unit in one word: the dual (يومين, שנתיים), and what is compounded or named so.

Two days are one word in Arabic and Hebrew, a three-day visit in Russian and German (трёхдневный,
dreitägig), three days in Korean (사흘). Numerals are read in none of them, but for those of compounds from thirteen on.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from qa.figures.units.data import money, unit_data
from qa.figures.units.place import unit_at
from qa.figures.units.unit import Unit
from qa.language import language

_SCALE = "scale"  # the id of a dual of a scale: مليونين
_BEGINNING = 4  # letters of a word that are looked for before it is
_LONGEST = 8  # letters of an ending
_LEAST, _MOST = 13, 99  # of whole numbers in a compound that are read


class _Table(NamedTuple):
    pattern: re.Pattern[str]
    words: dict[str, tuple[Fraction, str]]
    heads: dict[str, Fraction]
    tails: dict[str, str]
    endings: frozenset[str]


def dual(text: str, code: str) -> Iterator[tuple[int, int, Fraction, Unit | None]]:
    """Start, end, value and unit of each such word, in text order; the clitic before it left out.

    The unit of a scale (مليوني دولار, two million dollars) is what stands beside it, None where
    nothing does.
    """
    table = _table(code)
    if table is None:
        return
    for match in table.pattern.finditer(text):
        ending = match["ending"].lower()
        if ending and ending not in table.endings:
            continue
        if match["word"]:
            value, id_ = table.words[match["word"].lower()]
        else:
            value = table.heads[match["head"].lower()]
            id_ = table.tails[match["tail"].lower()]
        start, end = match.start("body"), match.end()
        if id_ == _SCALE:
            yield start, end, value, unit_at(text, start, end, code)
        else:
            ids = tuple(id_.split("|"))
            yield start, end, value, Unit(start, end, "money" if money(ids[0]) else "measure", ids)


def compounded(text: str, small: str, code: str) -> Iterator[tuple[int, int, Fraction, Unit]]:
    """Those that are a whole number of a unit, from thirteen to ninety-nine: siebzehnjährig, тридцатилетний.

    Smaller ones come and go in translation; `small` is the text in lower case.
    """
    table = _table(code)
    if table is None or not table.tails:
        return
    if not any(tail in small for tail in _ends(code)):
        return
    for start, end, value, unit in dual(text, code):
        compound = text[start:end].lower() not in table.words
        if unit and compound and value.denominator == 1 and _LEAST <= value <= _MOST:
            yield start, end, value, unit


@functools.cache
def _ends(code: str) -> tuple[str, ...]:
    """How the second parts of compounds begin."""
    table = _table(code)
    return tuple(sorted({tail[:_BEGINNING] for tail in table.tails})) if table else ()


@functools.cache
def broken(code: str) -> tuple[str, ...]:
    """How those words begin that are no whole number of a unit (полчаса): most texts have none."""
    table = _table(code)
    if table is None:
        return ()
    parts = [word for word, (value, _) in table.words.items() if value.denominator != 1]
    parts += [head for head, value in table.heads.items() if value.denominator != 1]
    return tuple(sorted({part[:_BEGINNING] for part in parts}))


@functools.cache
def _table(code: str) -> _Table | None:
    data, lang = unit_data(code), language(code)
    words = {form.lower(): (Fraction(2), id_) for form, id_ in data.two.items()}
    words.update((form.lower(), meaning) for form, meaning in data.wholes.items())
    heads = {form.lower(): value for form, value in data.heads.items()}
    tails = {form.lower(): id_ for form, id_ in data.tails.items()}
    if not words and not (heads and tails):
        return None
    clitics = f"(?:{_any(lang.heads)})?" if lang.heads else ""
    compound = f"|(?P<head>{_any(heads)})[-‑]?(?P<tail>{_any(tails)})"
    pattern = re.compile(
        rf"(?<!\w){clitics}(?P<body>(?P<word>{_any(words) or '(?!)'})"
        rf"{compound if heads and tails else '|(?P<head>(?!))(?P<tail>(?!))'})"
        rf"(?P<ending>\w{{0,{_LONGEST}}})(?!\w)",
        re.IGNORECASE,
    )
    endings = frozenset(e.lower() for e in (*lang.tails, *lang.suffixes, *data.lists["endings"]))
    return _Table(pattern, words, heads, tails, endings)


def _any(forms: Iterable[str]) -> str:
    """The alternatives by their first letter, which alone is looked at in most places."""
    groups: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        groups.setdefault(form[0], []).append(re.escape(form[1:]))
    return "|".join(f"{re.escape(c)}(?:{'|'.join(rest)})" for c, rest in sorted(groups.items()))
