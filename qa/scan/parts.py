"""The two sides of a segment taken apart into sentences with their lengths and anchors."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from qa.language import base, language
from qa.model import Document, Figure, Hit, Reading, Side
from qa.scan.aligned import Sentence
from qa.scan.anchors import Scripts, Weight, anchors, left_in
from qa.scan.lengths import Lengths, lengths
from qa.scan.sentences import sentences

_TOLD = 4  # lost figures and names that are named

_BOTH: tuple[Side, ...] = ("source", "target")

Place = tuple[int, Side]
Seen = tuple[Sequence[Hit] | Sequence[Figure] | Sequence[Reading], ...]


@dataclass(frozen=True, slots=True)
class Index:
    """What was found on each side of each segment, in order, and what abbreviations stand for."""

    hits: Mapping[Place, Sequence[Hit]]
    figures: Mapping[Place, Sequence[Figure]]
    readings: Mapping[Place, Sequence[Reading]] = field(default_factory=dict)

    def of(self, number: int) -> Seen:
        """All that was found in source and target of a segment, to tell whether it is the same again."""
        return tuple(
            some.get((number, side), ())
            for some in (self.hits, self.figures, self.readings)
            for side in _BOTH
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """The two languages of a story, with what they expect of each other."""

    source: str
    target: str
    scripts: Scripts
    lengths: Lengths


@functools.lru_cache(maxsize=64)
def pair_of(source: str, target: str) -> Pair:
    """The pair of two language tags."""
    one, other = language(source), language(target)
    same = one.scripts == other.scripts and one.spaced and other.spaced
    sounds = not same and one.cased != other.cased and one.spaced and other.spaced
    sounds = sounds or (not same and one.cased and other.cased)
    latin = ("Latn",) in (one.scripts, other.scripts)
    return Pair(source, target, Scripts(same, sounds, latin), lengths(base(source), base(target)))


def parts(
    document: Document, number: int, side: Side, index: Index, pair: Pair, across: str | None = None
) -> list[Sentence]:
    """The sentences of one side of a segment with lengths and anchors.

    Words that count only where the other side left them in are those of `across`, where lines may have
    slipped: of its own other side, where nothing else is given.
    """
    segment = document.segments[number]
    text = segment.target if side == "target" else segment.source or ""
    lang = pair.target if side == "target" else pair.source
    measure = pair.lengths.target if side == "target" else pair.lengths.source
    return [
        Sentence(
            start, end, measure(text[start:end]),
            anchored(document, number, side, index, pair, start, end, across),
        )
        for start, end in sentences(text, lang)
    ]  # fmt: skip


def anchored(
    document: Document,
    number: int,
    side: Side,
    index: Index,
    pair: Pair,
    start: int,
    end: int,
    across: str | None = None,
) -> dict[str, Weight]:
    """The anchors of a stretch of one side; `across` is that of `parts`."""
    segment = document.segments[number]
    text, other = segment.target, segment.source or ""
    if side != "target":
        text, other = other, text
    known = language(pair.target if side == "target" else pair.source)
    hits = index.hits.get((number, side), ())
    figures = index.figures.get((number, side), ())
    readings = index.readings.get((number, side), ())
    latin = known.scripts == ("Latn",)
    amid = latin and not pair.scripts.same
    return anchors(
        text[start:end], [hit for hit in hits if start <= hit.span.start < end], pair.scripts,
        [(f, text[f.span.start : f.span.end]) for f in figures if start <= f.span.start < end],
        latin=latin, cased=known.cased, left=left_in(other if across is None else across) if amid else (),
        read=[c for r in readings if start <= r.span.start < end for c in r.resolved],
    )  # fmt: skip


def kept(parts: Iterable[Sentence]) -> dict[str, Weight]:
    """The anchors of some sentences together."""
    return {key: weight for part in parts for key, weight in part.anchors.items()}


def named(lost: Sequence[Sentence], said: Collection[str]) -> tuple[str, ...]:
    """The figures, names and terms of some sentences that are not said, as they are written."""
    found = [w.text for s in lost for key, w in s.anchors.items() if key not in said and w.text]
    return tuple(dict.fromkeys(found))[:_TOLD]
