"""`languages/units/`: what CLDR has (<code>.tsv), what we add (<code>.toml), what all share.

Read once a language, checked at the edge.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import tomli

from qa import language as languages
from qa.datafile import read_toml
from qa.errors import GlossaryError

FOLDER = Path(languages.__file__).parent / "languages" / "units"

# What an entry of the .toml may be: a list of forms, or a table of such lists.
_LISTS = frozenset((
    "percent", "percent_before", "points", "permille", "basis", "tenth", "endings", "links",
    "between", "drop", "calendar", "glued", "large", "letters",
))  # fmt: skip
_TABLES = frozenset((
    "money", "nouns", "countries", "symbols", "measures", "before", "unless", "weight", "names",
    "two", "wholes", "heads", "tails", "only",
))  # fmt: skip
_NAMES = frozenset((
    "strong", "before", "after", "around", "whole", "prefixes", "phones", "never",
))  # fmt: skip
_WEIGHT = frozenset(("before", "after"))
_NO_MEASURE = ("count", "concentr-")  # of second parts of compounds: vierköpfig, fünfprozentig
_WORD = 5  # letters: shorter ones are signs
_GROUP = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Names:
    """Words that make a name of the figure beside them.

    `strong` ones (No., §) do even where a unit follows; `around` has two sides (第…号); `prefixes` are joined to the digits (F-16);
    `whole` names have the figure within them (9/11); behind one of `phones` a number is dialled,
    behind one of `never`, which end in such a word, a quantity stands (trong số 500 người).
    """

    strong: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitData:
    """One language: forms as they are written, not folded.

    `after`, `before` and `around` map a form to the ids it may mean; `around` has its two sides
    divided by "…". `nouns` map a form (dollar) to its noun, `countries` to its country. `unless`
    are the beginnings of what must not follow a form, `only` of what has to. `two` are duals, with what else is figure
    and unit in one word in `wholes`; `heads` and `tails` make further such words.
    """

    after: Mapping[str, tuple[str, ...]]
    before: Mapping[str, tuple[str, ...]]
    around: Mapping[str, tuple[str, ...]]
    nouns: Mapping[str, str]
    countries: Mapping[str, str]
    two: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    unless: Mapping[str, tuple[str, ...]]
    wholes: Mapping[str, tuple[Fraction, str]]
    heads: Mapping[str, Fraction]
    tails: Mapping[str, str]
    only: Mapping[str, tuple[str, ...]]
    weight: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: Names = Names()


@functools.cache
def common() -> dict[str, Any]:
    """`common.toml`."""
    return tomli.loads((FOLDER / "common.toml").read_text(encoding="utf-8"))


@functools.cache
def codes_of_money() -> frozenset[str]:
    """The ISO 4217 codes of all currencies that have a name in English."""
    return frozenset(id_ for id_, _, _ in _rows("en") if money(id_))


def money(unit: str) -> bool:
    """Whether an id is that of a currency, or of a part of one (USD-cent)."""
    return unit[:3].isupper() and unit[3:4] in ("", "-")


@functools.cache
def capitals(code: str) -> frozenset[str]:
    """The casefolded last words of a language's measures that have a capital: degrees Celsius."""
    lasts = {
        form.rpartition(" ")[2]
        for form, ids in unit_data(code).after.items()
        if not any(map(money, ids))
    }
    return frozenset(w.casefold() for w in lasts if len(w) >= _WORD and w.istitle() and w.isalpha())


def expand(text: str) -> Iterator[str]:
    """Every form of a pattern: dollar(|s) is dollar and dollars."""
    parts = _GROUP.split(text)
    choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    return ("".join(chosen) for chosen in itertools.product(*choices))


@functools.cache
def unit_data(code: str) -> UnitData:
    """The files of a language; one that has none knows signs and codes alone."""
    file = FOLDER / f"{code}.toml"
    own: dict[str, Any] = {}
    if file.is_file():
        own = read_toml(file)
    _check(code, own)
    return _read(code, own)


@functools.cache
def held(code: str) -> bool:
    """Whether a language has a file of its own."""
    return (FOLDER / f"{code}.toml").is_file()


def _check(code: str, own: Mapping[str, Any]) -> None:
    path = f"languages/units/{code}.toml"
    known = sorted(_LISTS | _TABLES)
    for key, value in own.items():
        if key not in known:
            raise GlossaryError(
                f"unknown key {key!r}", path=path, remedy=f"Known keys: {', '.join(known)}."
            )
        wanted: type = list if key in _LISTS else dict
        if not isinstance(value, wanted):
            shape = "a list" if wanted is list else "a table"
            raise GlossaryError(f"{key!r} is not {shape}", path=path, remedy=f"Write {shape}.")
    for key, inner in (("names", _NAMES), ("weight", _WEIGHT)):
        for name in own.get(key, {}):
            if name not in inner:
                raise GlossaryError(
                    f"unknown key {name!r} in {key!r}", path=path,
                    remedy=f"Known keys: {', '.join(sorted(inner))}.",
                )  # fmt: skip
    for noun in own.get("nouns", {}):
        if noun not in common()["nouns"]:
            raise GlossaryError(
                f"unknown noun {noun!r}", path=path, remedy="Add it to common.toml, in [nouns]."
            )


def _expanded(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for text in forms for form in expand(text)))


def _read(code: str, own: Mapping[str, Any]) -> UnitData:
    sides: dict[str, dict[str, dict[str, None]]] = {
        "after": {}, "before": {}, "around": {}, "two": {},
    }  # fmt: skip
    lists = {key: _expanded(own.get(key, ())) for key in _LISTS}

    def add(side: str, form: str, ids: Iterable[str]) -> None:
        sides[side].setdefault(form, {}).update(dict.fromkeys(ids))

    for ids, forms in (*own.get("measures", {}).items(), *own.get("money", {}).items()):
        for form in _expanded(forms):
            add("around" if "…" in form else "after", form, ids.split("|"))
    for id_, forms in own.get("tails", {}).items():
        for form in () if id_.startswith(_NO_MEASURE) else _expanded(forms):
            add("after", form, [id_])  # 14-tägig, as well as dreitägig
    for ids, forms in own.get("before", {}).items():
        for form in _expanded(forms):
            add("before", form, ids.split("|"))
    for form, found in {**common()["symbols"], **own.get("symbols", {})}.items():
        add("after", form, found)
        add("before", form, found)
    for form, id_ in common()["behind"].items():
        add("after", form, [id_])
    for id_, forms in own.get("two", {}).items():
        for form in _expanded(forms):
            add("two", form, [id_])
    for id_, side, forms in _rows(code):
        for form in forms:
            if form in lists["drop"]:
                continue
            for place in ("after", "before") if side == "sign" else (side,):
                add(place, form, [id_])
    named = own.get("names", {})
    return UnitData(
        after=_tuples(sides["after"]),
        before=_tuples(sides["before"]),
        around=_tuples(sides["around"]),
        nouns=_turned(own.get("nouns", {})),
        countries=_turned(own.get("countries", {})),
        two={form: next(iter(ids)) for form, ids in sides["two"].items()},
        lists=lists,
        unless={
            form: tuple(followers)
            for pattern, followers in own.get("unless", {}).items()
            for form in expand(pattern)
        },
        wholes={
            form: (Fraction(str(value)), id_)
            for pattern, (value, id_) in own.get("wholes", {}).items()
            for form in expand(pattern)
        },
        heads={
            form: Fraction(str(value))
            for pattern, value in own.get("heads", {}).items()
            for form in expand(pattern)
        },
        tails={f: id_ for id_, forms in own.get("tails", {}).items() for f in _expanded(forms)},
        only={
            form: tuple(marks)
            for pattern, marks in own.get("only", {}).items()
            for form in expand(pattern)
        },
        weight={key: _expanded(words) for key, words in own.get("weight", {}).items()},
        names=Names(**{key: _expanded(words) for key, words in named.items()}),
    )


def _tuples(forms: Mapping[str, Mapping[str, None]]) -> dict[str, tuple[str, ...]]:
    return {form: tuple(ids) for form, ids in forms.items()}


def _turned(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {form: name for name, forms in table.items() for form in _expanded(forms)}


def _rows(code: str) -> Iterator[tuple[str, str, list[str]]]:
    """Id, side and forms of the generated file; none where the language has none."""
    file = FOLDER / f"{code}.tsv"
    if not file.is_file():
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "id\t")):
            id_, side, forms = line.split("\t")
            yield id_, side, forms.split(" | ")
