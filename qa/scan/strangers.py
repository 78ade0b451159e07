"""Segments whose target renders something else: not one figure, name or term in common."""

from __future__ import annotations

import re

from qa.model import FREE_KINDS, Document, Side, Span, Uneven
from qa.scan.everyday import asked, comparable, told
from qa.scan.parts import Index, Pair, kept, named, parts

_FIGURE = re.compile(r"\d{2,24}")
_FIRST = 3  # figures and terms of both sides that must differ before all anchors are compared
_BOTH: tuple[Side, Side] = ("source", "target")
_SURE = 6.0  # evidence (logarithms of likelihood ratios) that the two do not belong together
_EVERYDAY = 1.5  # less of it for each everyday word of the source that the target has
_EACH = 2.5  # more of it for each further sentence


def marked(document: Document, number: int, side: Side, index: Index) -> frozenset[str]:
    """The figures of two digits and more and the terms of one side: quick to find."""
    segment = document.segments[number]
    text = segment.target if side == "target" else segment.source or ""
    hits = index.hits.get((number, side), ())
    terms = [hit.term.id for hit in hits if hit.term.kind not in FREE_KINDS]
    return frozenset([str(int(digits)) for digits in _FIGURE.findall(text)] + terms)


def strangers(
    document: Document,
    number: int,
    index: Index,
    pair: Pair,
    source: frozenset[str],
    target: frozenset[str],
) -> Uneven | None:
    """The whole target, where nothing of its source stands in it that a translation keeps.

    `source` and `target` are what is marked on either side.
    """
    if not any(index.hits.get((number, side)) for side in _BOTH):
        return None
    if source & target or len(source) + len(target) < _FIRST:
        return None
    if any(all(key.isdigit() for key in keys) for keys in (source, target)):
        return None  # figures alone may be written otherwise: 44.83万, 448.3 thousand
    ours = parts(document, number, "source", index, pair)
    theirs = parts(document, number, "target", index, pair)
    one, other = kept(ours), kept(theirs)
    if one.keys() & other.keys():
        return None
    evidence = sum(weight.miss for weight in (*one.values(), *other.values()))
    # Everyday words that stand for each other speak for the pair, one that does not says next to nothing.
    source_text, text = document.segments[number].source or "", document.segments[number].target
    if comparable(pair.source, pair.target):
        heard = told(text, pair.target)
        words = asked(source_text, pair.source)
        evidence -= _EVERYDAY * sum(not heard.isdisjoint(kinds) for _, kinds in words)
    # Of the many sentences of a long segment some keep a name, unless its names are not known.
    if evidence < _SURE + _EACH * (max(len(ours), len(theirs)) - 1):
        return None
    witness = (Span(number, "source", ours[0].start, ours[-1].end),)
    return Uneven(
        Span(number, "target", 0, len(text)), "unrelated", witness, named(ours, other), 1.0, 0.85
    )
