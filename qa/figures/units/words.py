"""The forms of one language, compiled to be found at a place: one look into a dictionary.

A form is kept under its first three folded characters, or its last three where it stands before
the numeral, so that few are compared at each place.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qa.figures.units import data
from qa.figures.units.folding import Folds, folds
from qa.figures.units.unit import UnitKind
from qa.language import language

_KEY = 3
_SHOUTED = 3  # letters: what is as short is told by its capitals (MW is not mW)


@dataclass(frozen=True, slots=True)
class Sense:
    """What a form says. `role`: it is a unit, a noun of money (dollar) or a country beside that.

    `written` has to be met letter by letter where it is given; `glued` forms stand at the digits
    without a blank; `large` ones only beside long figures; `head` stands before the numeral.
    """

    role: str
    kind: UnitKind = "measure"
    ids: tuple[str, ...] = ()
    name: str = ""
    written: str = ""
    glued: bool = False
    large: bool = False
    calendar: bool = False
    head: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """All forms of a language; `after` and `before` by key, the longest first."""

    folds: Folds
    after: dict[str, tuple[tuple[str, tuple[Sense, ...]], ...]]
    before: dict[str, tuple[tuple[str, tuple[Sense, ...]], ...]]
    endings: frozenset[str]
    heads: frozenset[str]
    unless: dict[str, tuple[str, ...]]
    only: dict[str, tuple[str, ...]]
    weight_before: tuple[str, ...]
    weight_after: tuple[str, ...]

    def starting(self, text: str, at: int) -> Iterator[tuple[str, tuple[Sense, ...]]]:
        """Forms that stand at a place, the longest first."""
        key = text[at : at + _KEY]
        for size in range(len(key), 0, -1):
            for form, senses in self.after.get(key[:size], ()):
                if text.startswith(form, at):
                    yield form, senses

    def ending(self, text: str, at: int) -> Iterator[tuple[str, tuple[Sense, ...]]]:
        """Forms that end at a place, the longest first."""
        key = text[max(0, at - _KEY) : at]
        for size in range(len(key), 0, -1):
            for form, senses in self.before.get(key[len(key) - size :], ()):
                if text.endswith(form, 0, at):
                    yield form, senses


@functools.cache
def words(code: str) -> Words:
    """The compiled forms of a language."""
    about, fold = data.unit_data(code), folds(code)
    after: dict[str, list[Sense]] = {}
    before: dict[str, list[Sense]] = {}
    lists = {key: frozenset(value) for key, value in about.lists.items()}

    def put(table: dict[str, list[Sense]], form: str, sense: Sense) -> None:
        folded = fold.form(form)
        if folded and sense not in table.setdefault(folded, []):
            table[folded].append(sense)

    for form, ids in about.after.items():
        put(after, form, _unit(form, ids, lists))
    for form, ids in about.before.items():
        put(before, form, _unit(form, ids, lists))
    for form, ids in about.around.items():
        head, _, rest = form.partition("…")
        kind: UnitKind = "money" if data.money(ids[0]) else "measure"
        put(after, rest, Sense("unit", kind, ids, head=fold.form(head)))
    for key, kind, ids in _SHARES:
        for form in about.lists[key]:
            put(before if key.endswith("before") else after, form, Sense("unit", kind, ids))
    for form, noun in about.nouns.items():
        ids = tuple(dict.fromkeys(data.common()["nouns"][noun].values()))
        put(after, form, Sense("noun", "money", ids, noun, large=form in lists["large"]))
    for form, country in about.countries.items():
        put(after, form, Sense("country", name=country))
    for role in ("between", "links"):
        for form in about.lists[role]:
            put(after, form, Sense(role))
    tails = (*language(code).tails, *language(code).suffixes, *about.lists["endings"])
    return Words(
        fold,
        _keyed(after, first=True),
        _keyed(before, first=False),
        frozenset(map(fold.form, tails)),
        frozenset(map(fold.form, language(code).heads)),
        {fold.form(form): tuple(map(fold.form, rest)) for form, rest in about.unless.items()},
        {fold.form(form): tuple(map(fold.form, m)) for form, m in about.only.items()},
        tuple(map(fold.form, about.weight.get("before", ()))),
        tuple(map(fold.form, about.weight.get("after", ()))),
    )


_SHARES: tuple[tuple[str, UnitKind, tuple[str, ...]], ...] = (
    ("percent", "percent", ()),
    ("percent_before", "percent", ()),
    ("permille", "percent", ("concentr-permille",)),
    ("tenth", "percent", ("concentr-tenth",)),
    ("points", "points", ()),
    ("basis", "points", ("concentr-permyriad",)),
)


def _unit(form: str, ids: tuple[str, ...], lists: dict[str, frozenset[str]]) -> Sense:
    letters = sum(c.isalpha() for c in form)
    exact = letters <= _SHOUTED and form != form.lower() and form.isascii()
    single = letters == 1 and len(form) == 1 and form.isascii()
    return Sense(
        "unit",
        "money" if data.money(ids[0]) else "measure",
        ids,
        written=form if exact or single else "",
        glued=form in lists["glued"],
        large=form in lists["large"],
        calendar=form in lists["calendar"],
    )


def _keyed(
    forms: dict[str, list[Sense]], *, first: bool
) -> dict[str, tuple[tuple[str, tuple[Sense, ...]], ...]]:
    def key(form: str) -> str:
        return form[:_KEY] if first else form[-_KEY:]

    rows: Iterable[str] = sorted(forms, key=lambda form: (key(form), -len(form)))
    return {
        start: tuple((form, tuple(forms[form])) for form in group)
        for start, group in itertools.groupby(rows, key)
    }
