"""Packs of wire formulas and of country abbreviations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qa.errors import GlossaryError
from qa.model import Abbreviations, Formula

_PLACES = ("start", "end", "any")
_FORMULA = {
    "name", "source", "wrong", "template", "instead", "place", "before", "alone", "note",
}  # fmt: skip
_TABLE = {
    "pack", "title", "version", "licence", "origin", "lang", "not_within", "licences",
    "abbreviations", "compounds",
}  # fmt: skip


def formulas(path: str, data: Mapping[str, Any]) -> list[Formula]:
    """The formulas of one pack; raises GlossaryError."""
    for key in ("from", "to"):
        if not isinstance(data.get(key), str):
            raise GlossaryError(
                f"the pack of formulas has no {key!r}", path=path,
                remedy=f'Add {key} = "language".',
            )  # fmt: skip
    found = []
    for entry in data["formula"]:
        name = entry.get("name", "?")
        for key in entry:
            if key not in _FORMULA:
                raise GlossaryError(
                    f"the formula {name} has the unknown key {key!r}", path=path,
                    remedy=f"Known keys: {', '.join(sorted(_FORMULA))}.",
                )  # fmt: skip
        if not entry.get("instead") or not (entry.get("wrong") or entry.get("template")):
            raise GlossaryError(
                f"the formula {name} lacks 'instead', or both 'wrong' and 'template'",
                path=path, remedy="Add what is missing.",
            )  # fmt: skip
        place = entry.get("place", "any")
        if place not in _PLACES:
            raise GlossaryError(
                f"the place of the formula {name} is {place!r}", path=path,
                remedy=f"It is one of: {', '.join(_PLACES)}.",
            )  # fmt: skip
        found.append(
            Formula(
                name=name,
                source_lang=data["from"],
                target_lang=data["to"],
                source=tuple(entry.get("source", ())),
                wrong=tuple(entry.get("wrong", ())),
                template=entry.get("template", ""),
                instead=entry["instead"],
                place=place,
                before=entry.get("before", ""),
                alone=entry.get("alone", False),
                note=entry.get("note", ""),
                agencies=tuple(data.get("agencies", ())),
            )
        )
    return found


def abbreviations(path: str, data: Mapping[str, Any]) -> Abbreviations:
    """The table of one language; raises GlossaryError."""
    for key in data:
        if key not in _TABLE:
            raise GlossaryError(
                f"the table of abbreviations has the unknown key {key!r}", path=path,
                remedy=f"Known keys: {', '.join(sorted(_TABLE))}.",
            )  # fmt: skip
    if not isinstance(data.get("lang"), str):
        raise GlossaryError(
            "the table of abbreviations has no 'lang'", path=path, remedy='Add lang = "code".'
        )
    licences = data.get("licences", {})
    return Abbreviations(
        lang=data["lang"],
        candidates={text: tuple(ids) for text, ids in data["abbreviations"].items()},
        compounds={
            text: tuple((part,) if isinstance(part, str) else tuple(part) for part in parts)
            for text, parts in data.get("compounds", {}).items()
        },
        before=tuple(licences.get("before", ())),
        after=tuple(licences.get("after", ())),
        relation=tuple(licences.get("relation", ())),
        not_within=tuple(data.get("not_within", ())),
    )
