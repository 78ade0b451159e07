"""What a side of a segment names, kept for when the same text comes again with the same hits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from qa.kept import Kept, weight
from qa.model import Hit, Reading, Side, Term
from qa.scan.mentions import Said, said, subject


class _Known(NamedTuple):
    """What was found in a text then, and what it names by that."""

    chosen: Sequence[Hit]
    every: Sequence[Hit]
    said: Said


_KNOWN: Kept[_Known] = Kept()


def spoken(
    text: str,
    place: tuple[int, Side],
    chosen: Sequence[Hit],
    every: Sequence[Hit],
    readings: Sequence[Reading],
    terms: Mapping[str, Term],
    grounded: frozenset[str],
) -> Said:
    """As `said`. Of the rest of the story that counts in which the text's own names have a part."""
    if readings or not chosen:
        return said(text, chosen, every, readings, terms, grounded)
    subjects = tuple([subject(hit.term, terms) if hit.term.subject else "" for hit in chosen])
    key = text, place, subjects, grounded.intersection([hit.term.id for hit in chosen])
    known = _KNOWN.get(key)
    # The very same hits, as a rule: the text was known when they were looked for.
    if known is None or known.chosen != chosen or known.every != every:
        known = _Known(chosen, every, said(text, chosen, every, readings, terms, grounded))
        _KNOWN.put(key, known, weight(text, known.said.direct))
    return known.said
