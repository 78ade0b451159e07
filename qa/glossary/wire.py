"""Packs of wire formulas and of country abbreviations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from qa.glossary.pack import Pack
from qa.model import Abbreviations, Formula

PLACES = ("start", "end", "any")
FORMULAS = {"pack", "title", "version", "licence", "origin", "from", "to", "agencies", "formula"}
FORMULA = {
    "name", "source", "wrong", "template", "instead", "place", "before", "alone", "note",
}  # fmt: skip
TABLE = {
    "pack", "title", "version", "licence", "origin", "lang", "not_within", "shapes", "licences",
    "abbreviations", "compounds",
}  # fmt: skip
LICENCES = {"before", "after", "relation"}
T = TypeVar("T")
_PAIR = 2  # characters of an entry of `shapes`


def formulas(pack: Pack, data: Mapping[str, Any]) -> list[Formula]:
    """The formulas of one parsed pack; raises GlossaryError."""
    pack.only(data, FORMULAS, "the pack of formulas")
    for key in ("from", "to"):
        if not pack.text_of(data, key, "the pack of formulas"):
            pack.fail(f"the pack of formulas has no {key!r}", f'Add {key} = "language".')
    agencies = pack.texts(data.get("agencies", []), "'agencies'", "agencies")
    found = []
    for entry in pack.tables(data["formula"], "'formula'", "Begin each with [[formula]]."):
        name = pack.text_of(entry, "name", "a formula") or "?"
        where = f"the formula {name}"
        pack.only(entry, FORMULA, where)
        source = pack.texts(entry.get("source", []), f"'source' of {where}", name)
        wrong = pack.texts(entry.get("wrong", []), f"'wrong' of {where}", name)
        template = pack.text_of(entry, "template", where)
        if "instead" not in entry or not (wrong or template):
            pack.fail(f"{where} lacks 'instead', or both 'wrong' and 'template'",
                      "Add what is missing.", name)  # fmt: skip
        found.append(
            Formula(
                name=name,
                source_lang=data["from"],
                target_lang=data["to"],
                source=source,
                wrong=wrong,
                template=template,
                instead=pack.text_of(entry, "instead", where),
                place=pack.choice(
                    entry.get("place", "any"), PLACES, f"the place of {where}", "place ="
                ),
                before=pack.text_of(entry, "before", where),
                alone=pack.truth(entry, "alone", where),
                note=pack.text_of(entry, "note", where),
                agencies=agencies,
            )
        )
    return found


def abbreviations(pack: Pack, data: Mapping[str, Any]) -> Abbreviations:
    """The table of one language; raises GlossaryError."""
    where = "the table of abbreviations"
    pack.only(data, TABLE, where)
    if not pack.text_of(data, "lang", where):
        pack.fail(f"{where} has no 'lang'", 'Add lang = "code".')
    licences = pack.table(data.get("licences", {}), "'licences'", "Use [licences].")
    pack.only(licences, LICENCES, "'licences'")
    licence = {k: pack.texts(licences.get(k, []), f"licences.{k}", k) for k in sorted(LICENCES)}
    short = pack.table(data["abbreviations"], "'abbreviations'", "Use [abbreviations].")
    compounds = pack.table(data.get("compounds", {}), "'compounds'", "Use [compounds].")
    candidates = {t: pack.texts(ids, f"the candidates of {t!r}", t) for t, ids in short.items()}
    for text, parts in compounds.items():
        if not isinstance(parts, list):
            pack.fail(f"the compound {text!r} is not a list of concepts",
                      'Write 美塔 = ["country.us", "org.taliban"].', text)  # fmt: skip
    shapes = pack.texts(data.get("shapes", []), "'shapes'", "shapes")
    for pair in shapes:
        if len(pair) != _PAIR:
            pack.fail(f"{pair!r} in 'shapes' is not two characters", 'Write "访訪".', pair)
    return Abbreviations(
        lang=data["lang"],
        candidates=candidates,
        compounds={
            text: tuple(
                pack.texts(part, f"a part of the compound {text!r}", text) for part in parts
            )
            for text, parts in compounds.items()
        },
        not_within=pack.texts(data.get("not_within", []), "'not_within'", "not_within"),
        shapes=shapes,
        **licence,
    )


def in_either_shape(table: Abbreviations) -> Abbreviations:
    """The table with all that it lists in the second shape of its characters as well (访 and 訪)."""
    other = str.maketrans({pair[0]: pair[1] for pair in table.shapes})

    def either(texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(way for text in texts for way in (text, text.translate(other))))

    def both(entries: Mapping[str, T]) -> dict[str, T]:
        # What the table itself has under one of them stays.
        return {key.translate(other): value for key, value in entries.items()} | dict(entries)

    return Abbreviations(
        table.lang,
        both(table.candidates),
        both(table.compounds),
        *map(either, (table.before, table.after, table.relation, table.not_within)),
    )
