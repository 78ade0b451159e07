"""The names and symbols of one language, and the table of factors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from qa.figures.units.build.factors import Factor, Factors
from qa.figures.units.build.source import Packages
from qa.figures.units.data import common
from qa.language import codes

LANGUAGES = codes
_WIDTHS = ("long", "short", "narrow")
_PERSONS = ("year", "month", "week", "day")
_PATTERN = re.compile(r"-count-(zero|one|two|few|many|other)$")
_REMARK = re.compile(r"[()\[\]（）0-9]")
_SIGN = re.compile(r"[°′″%\u00b5\u03bc]")
_JOINERS = "\u200c\u200d"
_HEAD = """# {title}
# Source: Unicode CLDR, npm packages cldr-core, cldr-numbers-full, cldr-units-full {version}.
# Licence: Unicode-3.0, see LICENCE-unicode.txt.
# Command: python -m qa.figures.units.build FOLDER
# Generated: do not edit; what CLDR lacks is in the .toml beside this file.
"""


def render(packages: Packages) -> Iterator[tuple[str, str]]:
    """Name and text of each file."""
    tender = packages.tender()
    for code in codes():
        found = _forms(packages, code, tender)
        rows = [
            f"{id_}\t{side}\t{' | '.join(found[id_, side])}"
            for id_, side in sorted(found, key=lambda key: _order(key, tender))
        ]
        title = "Units and currencies: id, where the name stands by the figure, names and symbols."
        head = _HEAD.format(title=title, version=packages.version)
        yield f"{code}.tsv", head + "\n".join(("id\tside\tforms", *rows)) + "\n"
    title = "What units convert by: value times scale plus offset counts in base."
    lines = ["id\tbase\tscale\toffset"]
    for id_, (base, scale, offset) in sorted(_factors(packages).items()):
        lines.append(f"{id_}\t{base}\t{scale}\t{offset}")
    head = _HEAD.format(title=title, version=packages.version)
    yield "factors.tsv", head + "\n".join(lines) + "\n"


def _order(key: tuple[str, str], tender: set[str]) -> tuple[bool, bool, int, str, str]:
    """Units before money, money of today before that of the past, the likelier first.

    Several currencies share a symbol or a name; the first of them is what news means by it.
    """
    id_, side = key
    order = common()["money"]["order"]
    place = order.index(id_) if id_ in order else len(order)
    return "-" not in id_, "-" not in id_ and id_ not in tender, place, id_, side


def _factors(packages: Packages) -> dict[str, Factor]:
    cldr = Factors(packages.conversions())
    about = common()
    found = {
        id_: cldr.of(id_)
        for id_ in (*about["kept"], *about["converted"])
        if id_ != "temperature-generic"
    }
    for id_, (count, other) in about["own"].items():
        base, scale, offset = found[other]
        found[id_] = Factor(base, scale * Fraction(count), offset)
    return found


def _forms(packages: Packages, code: str, tender: set[str]) -> dict[tuple[str, str], list[str]]:
    """By id and side ("after", "before", "around", "two") the forms, each once."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for tag in common()["varieties"].get(code, [code]):
        for id_, side, form in (*_units(packages, tag), *_money(packages, tag, tender)):
            found.setdefault((id_, side), {})[form] = None
    return {key: list(forms) for key, forms in found.items()}


def _units(packages: Packages, tag: str) -> Iterator[tuple[str, str, str]]:
    data = packages.units(tag)
    ages = [f"duration-{name}-person" for name in _PERSONS]
    for id_ in (*common()["kept"], *ages):
        for width in _WIDTHS:
            about = data[width].get(id_, {})
            for key, pattern in about.items():
                count = _PATTERN.search(key)
                if count:
                    yield from _placed(id_, tidy(str(pattern)), count[1])


def _placed(id_: str, pattern: str, count: str) -> Iterator[tuple[str, str, str]]:
    before, slot, after = (part.strip() for part in pattern.partition("{0}"))
    if not slot:
        if count == "two" and len(before) > 2:
            yield id_, "two", before
    elif before and after:
        yield id_, "around", f"{before}…{after}"
    elif telling(before or after):
        yield id_, "before" if before else "after", before or after


def telling(text: str) -> bool:
    """Whether a form may stand for a unit by itself: a letter or two (d, m, y) is no name.

    Which of those news does write is in the .toml of the language.
    """
    if not text or _REMARK.search(text):
        return False
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 or bool(_SIGN.search(text)) or _wide(letters)


def _wide(letters: Iterable[str]) -> bool:
    """Whether the letters are characters that are words by themselves (秒, 초)."""
    return any(unicodedata.east_asian_width(c) == "W" for c in letters)


def _money(packages: Packages, tag: str, tender: set[str]) -> Iterator[tuple[str, str, str]]:
    for iso, about in packages.currencies(tag).items():
        for key, text in about.items():
            form = tidy(text)
            if key.startswith("displayName"):
                # X and no country: metals, bond units, test codes; the francs of Africa are money.
                if form != iso and telling(form) and (iso[0] != "X" or iso in tender):
                    yield iso, "after", form
            elif symbol(form, iso) and (iso in tender or key == "symbol"):
                yield iso, "sign", form


def symbol(text: str, iso: str) -> bool:
    """Whether a symbol says money: it has a sign of money, or is among those that news writes."""
    money: Mapping[str, list[str]] = common()["money"]
    signed = any(unicodedata.category(c) == "Sc" for c in text)
    return text != iso and (signed or text in money["letters"])


def tidy(text: str) -> str:
    """NFC, single plain blanks, no marks of direction."""
    kept = (
        c
        for c in unicodedata.normalize("NFC", text)
        if unicodedata.category(c) != "Cf" or c in _JOINERS
    )
    return " ".join("".join(kept).split())
