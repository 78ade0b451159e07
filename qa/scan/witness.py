"""The reference in the source's place, where a text comes without its source.

Rose for fell, a sister for a brother, who attacked whom: whoever checks copy against a reference alone asks
the same questions of it. A story without a source is shown to those judges with its first reference as the
source, in the target's language; what they find there is the reference's again in the end.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from qa.fold import Folded
from qa.model import (
    Document,
    Figure,
    GenderChange,
    Hit,
    LostHedge,
    NegationChange,
    Opposite,
    RoleChange,
    Segment,
    Side,
    Span,
    Step,
)

Fact = TypeVar("Fact", NegationChange, Opposite, GenderChange, LostHedge, RoleChange, Step)


@dataclass(frozen=True, slots=True)
class Witness:
    """A story as its judges of meaning see it, and whether its source is the reference."""

    document: Document
    folded: Mapping[tuple[str, int], Folded]
    hits: Mapping[tuple[int, Side], tuple[Hit, ...]]
    figures: Mapping[tuple[int, Side], Sequence[Figure]]
    reference: bool = False

    def own(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """What was found, with the places of the story itself."""
        return tuple(map(_moved, facts)) if self.reference else tuple(facts)


def witness(
    document: Document,
    folded: Mapping[tuple[str, int], Folded],
    hits: Mapping[tuple[int, Side], tuple[Hit, ...]],
    figures: Mapping[tuple[int, Side], Sequence[Figure]],
) -> Witness:
    """The story as it is where any segment has a source, or where there is no reference either."""
    if document.has_source or not document.has_references:
        return Witness(document, folded, hits, figures)
    shown = dataclasses.replace(
        document,
        source_lang=document.target_lang,
        segments=tuple(
            Segment(one.target, one.references[0] if one.references else None, (), one.key)
            for one in document.segments
        ),
    )
    return Witness(
        shown,
        {("source" if side == "reference" else side, n): one for (side, n), one in folded.items()},
        {(n, "source" if side == "reference" else side): one for (n, side), one in hits.items()},
        {(n, "source" if side == "reference" else side): one for (n, side), one in figures.items()},
        reference=True,
    )


def _moved(fact: Fact) -> Fact:
    """The same with the reference's places for the source's."""
    return dataclasses.replace(
        fact,
        **{field.name: _place(getattr(fact, field.name)) for field in dataclasses.fields(fact)},
    )


def _place(value: Any) -> Any:
    if isinstance(value, Span):
        return value._replace(side="reference") if value.side == "source" else value
    return tuple(map(_place, value)) if isinstance(value, tuple) else value
