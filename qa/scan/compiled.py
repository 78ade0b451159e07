"""The compiled glossary: one unit for each owner's hand-kept packs and for each bulk pack.

The newsroom's own packs go before those that come with the project, bulk packs before hand-kept
ones that add to them. How units come from packs and copies: `loading`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING

from qa.fold import Folder
from qa.glossary.load import merged
from qa.glossary.resolve import resolve, varies
from qa.language import base, codes, language
from qa.model import Abbreviations, Formula, Homograph, Term
from qa.scan import codec
from qa.scan.unit import Unit

if TYPE_CHECKING:
    from qa.names.book import NameBook
    from qa.scan.matches import Matches

_DAYS = 8  # of which the concepts are kept as they are written then
SPOKEN = ("full", "adjective", "people")  # uses by which a rule names the rivals of a concept
EVERY = "*"  # asked for by whoever goes through all concepts


class Terms(Mapping[str, Term]):
    """Concepts by id, merged over the units when they are first asked for."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self._ready: dict[str, tuple[Term, dict[int, tuple[int, int]], bool]] = {}
        self._speaking: dict[str, list[Unit]] = {}
        self._there: dict[str, bool] = {}

    def written(self, concept: str, lang: str) -> bool:
        """Whether a concept may have forms in a language: it costs less than to make the concept."""
        if lang not in self._speaking:
            self._speaking[lang] = [unit for unit in self.units if unit.speaks(lang)]
        return any(unit.number(concept) is not None for unit in self._speaking[lang])

    def parts(self, concept: str) -> tuple[Term, dict[int, tuple[int, int]], bool]:
        """The concept, for each unit where its forms and rules begin, whether it varies."""
        known = self._ready.get(concept)
        if known is None:
            found: list[Term] = []
            begins: dict[int, tuple[int, int]] = {}
            forms = rules = 0
            for place, unit in enumerate(self.units):
                number = unit.number(concept)
                if number is not None:
                    found.append(unit.term(number))
                    begins[place] = (forms, rules)
                    forms += len(found[-1].forms)
                    rules += len(found[-1].wrong)
            if not found:
                raise KeyError(concept)
            term = merged(found)
            known = self._ready[concept] = (term, begins, varies(term))
        return known

    def __getitem__(self, concept: str) -> Term:
        return self.parts(concept)[0]

    def __contains__(self, concept: object) -> bool:
        if not isinstance(concept, str):
            return False
        known = self._there.get(concept)
        if known is None:
            known = any(unit.number(concept) is not None for unit in self.units)
            self._there[concept] = known
        return known

    def __iter__(self) -> Iterator[str]:
        seen = {unit.id(number): None for unit in self.units for number in range(len(unit))}
        return iter(seen)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Resolved(Mapping[str, Term]):
    """The same concepts as one house writes them on one day.

    `asked` collects the ids of those that somebody looked up by name, found or not; who comes to a
    concept by its words in a text, as `owner`, is not among them.
    """

    def __init__(self, terms: Terms, style: str, day: date | None, asked: set[str]) -> None:
        self._terms, self._style, self._day, self.asked = terms, style, day, asked
        self._ready: dict[str, Term] = {}
        self._matches: Matches | None = None
        self._owners: dict[tuple[int, int], tuple[Term, tuple[int, int]]] = {}

    def owner(self, place: int, number: int) -> tuple[Term, tuple[int, int]]:
        """A concept by unit and number, and where that unit's forms and rules of it begin."""
        known = self._owners.get((place, number))
        if known is None:
            term, begins = self.parts(self._terms.units[place].id(number))
            known = self._owners[place, number] = term, begins[place]
        return known

    def matches(self, compiled: Compiled) -> Matches:
        """What the automata find of the concepts, with what they found last."""
        if self._matches is None:
            from qa.scan.matches import Matches

            self._matches = Matches(compiled, self)
        return self._matches

    def parts(self, concept: str) -> tuple[Term, dict[int, tuple[int, int]]]:
        term, begins, changes = self._terms.parts(concept)
        if changes:
            if concept not in self._ready:
                self._ready[concept] = resolve(term, self._style, self._day)
            term = self._ready[concept]
        return term, begins

    def written(self, concept: str, lang: str) -> bool:
        """Whether a concept may have forms in a language."""
        self.asked.add(concept)
        return self._terms.written(concept, lang)

    def __getitem__(self, concept: str) -> Term:
        self.asked.add(concept)
        return self.parts(concept)[0]

    def __contains__(self, concept: object) -> bool:
        if isinstance(concept, str):
            self.asked.add(concept)
        return concept in self._terms

    def __iter__(self) -> Iterator[str]:
        self.asked.add(EVERY)
        return iter(self._terms)

    def __len__(self) -> int:
        self.asked.add(EVERY)
        return len(self._terms)


class Compiled:
    """The units and everything else that the scan needs of the glossary.

    `asked` are the concepts that `Resolved` was asked for; whoever wants to know those of one story
    clears it before.
    """

    def __init__(self, units: Sequence[Unit], style: str = "") -> None:
        self.units, self.style = units, style
        self.terms = Terms(units)
        self.asked: set[str] = set()
        self._books: dict[str, NameBook | None] = {}
        self._resolved: dict[date | None, Resolved] = {}
        self._formulas: dict[tuple[str | None, str], tuple[Formula, ...]] = {}
        self._homographs: dict[str, tuple[Homograph, ...]] = {}
        self._homograph_names: dict[str, tuple[tuple[str, ...], tuple[tuple[int, ...], ...]]] = {}

    @cached_property
    def folder(self) -> Folder:
        """The folding that the units were compiled with: to read every language takes longer."""
        letters = next((u.small["letters"] for u in self.units if "letters" in u.small), None)
        return folder() if letters is None else Folder(letters)

    def resolved(self, day: date | None) -> Resolved:
        """The concepts as this house writes them on that day."""
        known = self._resolved.get(day)
        if known is None:
            if len(self._resolved) >= _DAYS:
                del self._resolved[next(iter(self._resolved))]
            known = self._resolved[day] = Resolved(self.terms, self.style, day, self.asked)
        return known

    @cached_property
    def formulas(self) -> tuple[Formula, ...]:
        return tuple(
            codec.unpack_formula(row) for unit in self.units for row in unit.small["formulas"]
        )

    def formulas_of(self, source: str | None, target: str) -> tuple[Formula, ...]:
        """Those of a language pair, of every source language where the source is not known."""
        pair = (base(source) if source else None, base(target))
        if pair not in self._formulas:
            self._formulas[pair] = tuple(
                f
                for f in self.formulas
                if base(f.target_lang) == pair[1]
                and (pair[0] is None or base(f.source_lang) == pair[0])
            )
        return self._formulas[pair]

    @cached_property
    def styles(self) -> tuple[str, ...]:
        """The house styles of which the packs know something."""
        return tuple(sorted({style for unit in self.units for style in unit.small["styles"]}))

    @cached_property
    def abbreviations(self) -> dict[str, Abbreviations]:
        return tables_of(self.units)

    @cached_property
    def rivals(self) -> dict[str, frozenset[str]]:
        from qa.glossary.glossary import rivals

        return rivals(self.abbreviations)

    def homographs(self, lang: str) -> tuple[Homograph, ...]:
        """The names of a source language that are everyday words as well."""
        if lang not in self._homographs:
            self._homographs[lang] = tuple(
                codec.unpack_homograph(row) for unit in self.units for row in unit.homographs(lang)
            )
        return self._homographs[lang]

    def homograph_names(self, lang: str) -> tuple[tuple[str, ...], tuple[tuple[int, ...], ...]]:
        """The folded names of those, and for each the numbers of the homographs that have it."""
        if lang not in self._homograph_names:
            owners: dict[str, list[int]] = {}
            for number, entry in enumerate(self.homographs(lang)):
                for name in filter(None, map(self.folder.text, entry.names)):
                    owners.setdefault(name, []).append(number)
            self._homograph_names[lang] = tuple(owners), tuple(map(tuple, owners.values()))
        return self._homograph_names[lang]

    def book(self, lang: str) -> NameBook | None:
        """The names of a language that mangled spellings are compared with."""
        if lang not in self._books:
            from qa.names.book import NameBook

            shelves = [unit.names(lang) for unit in self.units]
            found = [shelf for shelf in shelves if shelf is not None]
            self._books[lang] = NameBook.of_shelves(found) if found else None
        return self._books[lang]


def tables_of(units: Sequence[Unit]) -> dict[str, Abbreviations]:
    from qa.glossary.load import Parsed, tables
    from qa.glossary.wire import in_either_shape

    rows = (codec.unpack_abbreviations(row) for u in units for row in u.small["abbreviations"])
    found = tables([Parsed("", abbreviations=tuple(rows))])
    return {lang: in_either_shape(table) for lang, table in found.items()}


@cache
def folder() -> Folder:
    """How all languages fold their letters: one for all, since each learns the letters that it meets."""
    letters: dict[str, str] = {}
    for code in codes():
        letters.update(language(code).letters)
    return Folder(letters)
