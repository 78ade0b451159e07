"""Sentences that only the source or only the target has, by length and by what vanishes with them.

A segment is looked at closely only when its length is out of proportion: reading two lengths costs
next to nothing. Then its sentences are aligned once as if each had its counterpart and once with
gaps; see `qa.scan.aligned`. Thresholds were set on half of the documents of human translations
with and without a sentence taken out (NTREX), by the hash of the document.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa.language import base, language
from qa.model import Document, Hit, Side, Span, Uneven
from qa.scan.aligned import Bead, Sentence, align
from qa.scan.anchors import Scripts, anchors
from qa.scan.lengths import Lengths, lengths
from qa.scan.sentences import rules, sentences

_MOST = 20_000  # characters of a side: what is longer is no segment of news
_LOOKED = -0.5  # standard deviations from which a segment is looked at closely
# Evidence that sentences are missing (logarithms of likelihood ratios) and how much too short the
# target is (standard deviations), added up.
_SURE = 8.3
_LIKELY = 2.5
_CUT = -4.5  # standard deviations: a sentence that is far too short
_FAR_CUT = -8.0
_NEEDED = 1.5  # evidence of lost figures and names that makes a short sentence sure
_SMALL = 12.0  # English characters: of less nothing can be said
_TOLD = 4  # lost figures and names that are named

Index = Mapping[tuple[int, Side], Sequence[Hit]]


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
    return Pair(source, target, Scripts(same, sounds), lengths(base(source), base(target)))


def absent(document: Document, index: Index) -> Iterator[Uneven]:
    """What source and target do not both have, segment by segment. Nothing without a source."""
    if not document.source_lang or base(document.source_lang) == base(document.target_lang):
        return
    pair = pair_of(document.source_lang, document.target_lang)
    sized = [
        (n, pair.lengths.source(s.source), pair.lengths.target(s.target))
        for n, s in enumerate(document.segments)
        if s.source and max(len(s.source), len(s.target)) <= _MOST and _written(s.target)
    ]
    expected = pair.lengths.of_story([(ours, theirs) for _, ours, theirs in sized])
    for number, ours, theirs in sized:
        if min(ours, theirs) < 1 or max(ours, theirs) < _SMALL:
            continue
        if expected.score(ours, theirs) < _LOOKED:
            yield from _missing(document, number, index, pair, expected)


def _written(text: str) -> bool:
    """Whether there is a letter or figure: an empty target is a fault of its own."""
    return any(map(str.isalnum, text))


def parts(document: Document, number: int, side: Side, index: Index, pair: Pair) -> list[Sentence]:
    """The sentences of one side of a segment with lengths and anchors."""
    segment = document.segments[number]
    text = segment.target if side == "target" else segment.source or ""
    lang = pair.target if side == "target" else pair.source
    measure = pair.lengths.target if side == "target" else pair.lengths.source
    known = language(lang)
    hits = index.get((number, side), ())
    found = []
    for start, end in sentences(text, lang):
        inside = [hit for hit in hits if start <= hit.span.start < end]
        kept = anchors(
            text[start:end], inside, pair.scripts,
            latin=known.scripts == ("Latn",), cased=known.cased,
        )  # fmt: skip
        found.append(Sentence(start, end, measure(text[start:end]), kept))
    return found


def _missing(
    document: Document, number: int, index: Index, pair: Pair, expected: Lengths
) -> Iterator[Uneven]:
    ours = parts(document, number, "source", index, pair)
    theirs = parts(document, number, "target", index, pair)
    score = expected.score(sum(s.length for s in ours), sum(s.length for s in theirs))
    aligned = align(ours, theirs, expected, gaps="source") if len(ours) > 1 else None
    if aligned is None or aligned.evidence < _LIKELY:
        if score < _CUT:
            yield _short(document, number, ours, theirs, score, pair)
        return
    said = {key for s in theirs for key in s.anchors}
    sure = aligned.evidence - score >= _SURE
    whole = sum(s.length for s in ours)
    for first, last, place in _gone(aligned.beads):
        lost = ours[first:last]
        start = theirs[place - 1].end if place else 0
        yield Uneven(
            Span(number, "target", start, start),
            "sentence",
            (Span(number, "source", lost[0].start, lost[-1].end),),
            named(lost, said),
            sum(s.length for s in lost) / whole,
            0.9 if sure else 0.6,
            sure,
        )


def _gone(beads: Sequence[Bead]) -> Iterator[tuple[int, int, int]]:
    """Source sentences [first, last) in a row without a counterpart, and their place among ours."""
    first = last = place = -1
    for bead in beads:
        if bead.begin != bead.stop:
            continue
        if bead.first == last and bead.begin == place:
            last = bead.last
            continue
        if last > first:
            yield first, last, place
        first, last, place = bead.first, bead.last, bead.begin
    if last > first:
        yield first, last, place


def _short(
    document: Document,
    number: int,
    ours: Sequence[Sentence],
    theirs: Sequence[Sentence],
    score: float,
    pair: Pair,
) -> Uneven:
    """A target too short for its source where no single sentence can be named."""
    segment = document.segments[number]
    source = segment.source or ""
    said = {key for s in theirs for key in s.anchors}
    every = {key: weight for s in ours for key, weight in s.anchors.items()}
    evidence = sum(-w.match if key in said else w.miss for key, w in every.items())
    final = rules(base(pair.target)).final
    cut = source.rstrip()[-1:] in final and segment.target.rstrip()[-1:] not in final
    place = 0 if _begins_late(ours, said) and not cut else len(segment.target.rstrip())
    sure = score < _FAR_CUT or cut or evidence > _NEEDED
    return Uneven(
        Span(number, "target", place, place),
        "short",
        (Span(number, "source", ours[0].start, ours[-1].end),),
        named(ours, said),
        0.0,
        0.85 if sure else 0.5,
        sure,
    )


def _begins_late(ours: Sequence[Sentence], said: set[str]) -> bool:
    """Whether what the target has of the source stands in its end: anchors come in text order."""
    places = [key in said for s in ours for key, w in s.anchors.items() if w.miss or key in said]
    found = [n for n, there in enumerate(places) if there]
    lost = [n for n, there in enumerate(places) if not there]
    if not found or not lost:
        return False
    return sum(lost) / len(lost) < sum(found) / len(found)


def named(lost: Sequence[Sentence], said: set[str]) -> tuple[str, ...]:
    """The figures, names and terms that vanish with some sentences, as they are written."""
    found = [w.text for s in lost for key, w in s.anchors.items() if key not in said and w.text]
    return tuple(dict.fromkeys(found))[:_TOLD]
