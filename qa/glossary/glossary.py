"""The glossary: what all packs say, merged.

Hand-kept packs are TOML, bulk packs TSV; their formats are described in `glossaries/README.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qa.glossary.load import load
from qa.model import Abbreviations, Formula, Term


@dataclass(frozen=True, slots=True)
class Glossary:
    """Everything the packs say, merged: concepts by id, formulas, abbreviations by language."""

    terms: Mapping[str, Term]
    formulas: tuple[Formula, ...]
    abbreviations: Mapping[str, Abbreviations]

    def rivals(self) -> dict[str, frozenset[str]]:
        """Which concepts an abbreviation of each concept could also be read as, in any language."""
        found: dict[str, set[str]] = {}
        for table in self.abbreviations.values():
            for candidates in table.candidates.values():
                for concept in candidates:
                    found.setdefault(concept, set()).update(candidates)
        return {concept: frozenset(others - {concept}) for concept, others in sorted(found.items())}


def build(packs: tuple[tuple[str, str], ...]) -> Glossary:
    """The glossary of (path, text) pairs; raises GlossaryError for the first pack that is wrong."""
    terms, formulas, abbreviations = load(packs)
    return Glossary(terms, formulas, abbreviations)
