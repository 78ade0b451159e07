"""Figure and unit in one word: the dual (يومين, שנתיים), and what is compounded or named so.

Two days are one word in Arabic and Hebrew, a three-day visit in Russian and German (трёхдневный,
dreitägig), three days in Korean (사흘). Numerals are read in none of them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from qa.figures.units.data import money, unit_data
from qa.figures.units.place import unit_at
from qa.figures.units.unit import Unit, UnitKind
from qa.language import language

_SCALE = "scale"  # the id of a dual of a scale: مليونين
_BEGINNING = 4  # letters of a word that are looked for before it is
_LONGEST = 8  # letters of an ending
_LEAST, _MOST = 2, 99  # of whole numbers in such a word that are read: 100 years are a century too
_COUNT = "count"  # the id of what is no unit: vierköpfig, двухэтажный, τριμελής
_SHARES: Mapping[str, UnitKind] = {"concentr-percent": "percent", "concentr-points": "points"}


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
            yield start, end, value, _unit(start, end, id_)


def _unit(start: int, end: int, id_: str) -> Unit | None:
    if id_ == _COUNT:
        return None
    if id_ in _SHARES:
        return Unit(start, end, _SHARES[id_], ())
    ids = tuple(id_.split("|"))
    return Unit(start, end, "money" if money(ids[0]) else "measure", ids)


def in_one_word(
    text: str, small: str, code: str
) -> Iterator[tuple[int, int, Fraction, Unit | None]]:
    """Those that are a whole number: siebzehnjährig, трёхдневный, يومين, 사흘; None for no unit.

    One of a thing (하루, setahun) comes and goes in translation; `small` is the text in lower case.
    """
    if not any(part in small for part in _parts(code)):
        return
    for start, end, value, unit in dual(text, code):
        if value.denominator == 1 and _LEAST <= value <= _MOST:
            yield start, end, value, unit


@functools.cache
def _parts(code: str) -> tuple[str, ...]:
    """One of these stands in each text with such a word: how second parts begin, or the word itself."""
    table = _table(code)
    if table is None:
        return ()
    parts = {tail[:_BEGINNING] for tail in table.tails} if table.heads else set[str]()
    parts.update(
        word
        for word, (value, _) in table.words.items()
        if value.denominator == 1 and _LEAST <= value <= _MOST
    )
    return tuple(sorted(part for part in parts if not any(o in part for o in parts - {part})))


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
