"""Rules about wire formulas, tables of abbreviations and packs of homographs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.glossary.lint.base import ERROR, NOTE, WARNING, Flag, rule
from qa.glossary.lint.packs import Packs
from qa.glossary.lint.reading import Spot

_SLOT = re.compile(r"\{([^{}]*)\}")
_SLOTS = frozenset(("agency", "month", "day", "ordinal", "city"))  # the format's own


@rule(ERROR)
def unknown_slot(packs: Packs) -> Iterator[Flag]:
    """A formula's template or proposal has a slot that nothing fills.

    `{date}` would be printed as it stands. Remedy: one of {agency} {month} {day} {ordinal} {city};
    in `instead` only such as the template has.
    """
    for source in packs.reported:
        for number, formula in enumerate(source.formulas):
            for name in ("template", "instead"):
                text = getattr(formula, name)
                for slot in _SLOT.findall(text):
                    if slot not in _SLOTS:
                        yield Flag(
                            source.spot(("formula", number, name), formula.name),
                            f"{text!r} has the slot {{{slot}}}, which nothing fills",
                            f"Slots: {', '.join(sorted(_SLOTS))}.",
                        )  # fmt: skip


@rule(WARNING)
def duplicate_formula(packs: Packs) -> Iterator[Flag]:
    """Two formulas of one language pair have the same wrong text, or one has it twice.

    The first decides what is proposed. A wrong text that is also the proposal is an error. Remedy:
    drop one.
    """
    seen: dict[tuple[str, ...], tuple[str, Spot]] = {}
    for source in packs.sources:
        for number, formula in enumerate(source.formulas):
            for index, text in enumerate((*formula.wrong, formula.template)):
                if not text:
                    continue
                name = ("wrong", index) if index < len(formula.wrong) else ("template",)
                spot = source.spot(("formula", number, *name), formula.name)
                if text == formula.instead and source.reported:
                    yield Flag(spot, f"{text!r} is wrong and also what to write instead",
                               "Correct one of the two.", ERROR)  # fmt: skip
                key = (formula.source_lang, formula.target_lang, packs.fold(text), formula.place)
                known = seen.setdefault(key, (formula.instead, spot))
                if known[1] != spot or known[0] != formula.instead:
                    if source.reported:
                        yield Flag(spot, f"{text!r} stands in line {known[1].line} of "
                                   f"{known[1].source.name} too", "Drop one of the two.")  # fmt: skip
                elif index and text in formula.wrong[:index] and source.reported:
                    yield Flag(spot, f"{text!r} stands twice", "Drop one of the two.")


@rule(WARNING)
def odd_abbreviation(packs: Packs) -> Iterator[Flag]:
    """An abbreviation has no candidate, or one twice; a compound has no part.

    An abbreviation that stands for nothing is never read, and a candidate that is named twice hides
    that another one was meant. `not_within` with a word that has none of the abbreviations is a
    note. Remedy: correct the list.
    """
    for source in packs.reported:
        table = source.abbreviations
        if table is None:
            continue
        for text, ids in table.candidates.items():
            spot = source.spot(("abbreviations", text), text)
            if not ids:
                yield Flag(spot, f"{text!r} stands for nothing", "Name its candidates.")
            elif len(set(ids)) < len(ids):
                yield Flag(spot, f"{text!r} names a candidate twice", "Drop one.")
        for text, parts in table.compounds.items():
            if not parts or not all(parts):
                yield Flag(source.spot(("compounds", text), text), f"the compound {text!r} lacks "
                           "a part", "Name its concepts.")  # fmt: skip
        for number, word in enumerate(table.not_within):
            if not any(text in word for text in table.candidates):
                yield Flag(source.spot(("not_within", number)), f"{word!r} has no abbreviation in "
                           "it", "Drop it.", NOTE)  # fmt: skip


@rule(WARNING)
def odd_homograph(packs: Packs) -> Iterator[Flag]:
    """A homograph names a concept that no pack has, stands twice, or means its own name.

    Without its concept nothing is proposed; what stands twice is reported twice. A meaning that
    differs from the name by its capital alone (Turkey, turkey) is what the table is for. Remedy:
    correct the entry.
    """
    seen: dict[tuple[str, str, str], Spot] = {}
    for source in packs.sources:
        for number, entry in enumerate(source.homographs):
            spot = source.spot(("homograph", number, "names"), entry.names[0])
            if entry.concept and entry.concept not in packs.languages and source.reported:
                yield Flag(spot, f"no pack has the concept {entry.concept!r}", "Correct the id.")
            for name in entry.names:
                known = seen.setdefault((entry.lang, packs.fold(name), entry.part), spot)
                if known != spot and source.reported:
                    yield Flag(spot, f"{name!r} stands in line {known.line} of "
                               f"{known.source.name} too", "Drop one of the two.")  # fmt: skip
