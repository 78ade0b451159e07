"""The glossary: what all packs say, merged.

Hand-kept packs are TOML, bulk packs TSV; their formats are described in `glossaries/README.md`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qa.glossary.load import Parsed, check_references, parse, tables, together
from qa.model import Abbreviations, Formula, Term


@dataclass(frozen=True, slots=True)
class Glossary:
    """Everything the packs say, merged: concepts by id, formulas, abbreviations by language."""

    packs: tuple[Parsed, ...]
    terms: Mapping[str, Term]
    formulas: tuple[Formula, ...]
    abbreviations: Mapping[str, Abbreviations]


def build(packs: Sequence[tuple[str, str]]) -> Glossary:
    """The glossary of (path, text) pairs; raises GlossaryError for the first pack that is wrong."""
    parsed = tuple(parse(path, text) for path, text in packs)
    terms = together(parsed)
    check_references(zip(parsed, (text for _, text in packs), strict=True), terms)
    return Glossary(
        parsed, terms, tuple(f for pack in parsed for f in pack.formulas), tables(parsed)
    )


def rivals(abbreviations: Mapping[str, Abbreviations]) -> dict[str, frozenset[str]]:
    """Which concepts an abbreviation of each concept could also be read as, in any language."""
    found: dict[str, set[str]] = {}
    for table in abbreviations.values():
        for candidates in table.candidates.values():
            for concept in candidates:
                found.setdefault(concept, set()).update(candidates)
    return {concept: frozenset(others - {concept}) for concept, others in sorted(found.items())}
