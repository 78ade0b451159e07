"""Figures that changed places between two things of a list: two civilians and a soldier for two soldiers
and one civilian; 12 Palestinians and 3 Israelis for 3 and 12; Germany 37, France 45.

A thing is a word of `languages/listed` or a name of the glossary, right beside its figure: behind it or
before it, with two short words between at most. Both things and both figures stand once in either sentence.
Where one reading of either sentence has a figure at the thing that it belongs to, nothing is said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from qa.figures.same import values
from qa.fold import Folded
from qa.kept import Kept
from qa.model import Document, Figure, FigureChange, Hit, Side, Span
from qa.scan.abreast import paired
from qa.scan.figure_change import moved
from qa.scan.opposites.data import Poles, counted
from qa.scan.opposites.words import names_in, words_of
from qa.scan.pools import Place, shape_of
from qa.scan.singly import key_of, weight_of

_SIDES: tuple[Side, Side] = ("source", "target")
_NAMES = ("person", "place", "country", "org", "region", "people")
_KINDS = ("number", "percent", "points", "money", "measure")
_ONE = "counted one"  # an article, which is a figure where a thing follows
_TWO = 2
_MOST = 12  # things or figures of a sentence: tables have more
_WORDS, _LETTERS = 2, 24  # between a figure and its thing
_SIGNS = 6  # the same in a script without blanks
_PART = re.compile(r"[\d.,;:!?…،؛؟。，；：！？、।۔—–()（）\n]")  # what parts them
_KNOWN: Kept[tuple[FigureChange, ...]] = Kept()
_Reading = Mapping[str, Figure]  # by what a thing is


class _Thing(NamedTuple):
    """Where a word or a name stands in the text, and what it is: the concepts that a name may be."""

    start: int
    end: int
    what: frozenset[str]


def relisted(
    document: Document,
    folded: Mapping[tuple[str, int], Folded],
    hits: Mapping[Place, Sequence[Hit]],
    figures: Mapping[Place, Sequence[Figure]],
    told: Collection[Span],
) -> Iterator[FigureChange]:
    """Both figures of each sentence in which they changed places, in order.

    `told` are figures of which something is said already.
    """
    theirs, ours = counted(document.source_lang or ""), counted(document.target_lang)
    if theirs is None or ours is None:
        return
    words: dict[Side, Poles] = {"source": theirs, "target": ours}
    for index, segment in enumerate(document.segments):
        if not all((index, side) in figures for side in _SIDES):
            continue
        names = {side: hits.get((index, side), ()) for side in _SIDES}
        named = tuple([(h.span.start, h.term.id) for side in _SIDES for h in names[side]])
        key = *key_of(document, index), *shape_of(figures, index), named
        found = _KNOWN.get(key)
        if found is None:
            plain = {side: _plain(figures[index, side]) for side in _SIDES}
            texts = {side: folded[side, index] for side in _SIDES if (side, index) in folded}
            found = tuple(_in_segment(document, index, texts, words, names, plain))
            _KNOWN.put(key, found, weight_of(segment, found))
        if not any(change.span in told for change in found):
            yield from found


def _in_segment(
    document: Document,
    index: int,
    texts: Mapping[Side, Folded],
    words: Mapping[Side, Poles],
    names: Mapping[Side, Sequence[Hit]],
    plain: Mapping[Side, Sequence[Figure]],
) -> Iterator[FigureChange]:
    """What is told of one segment."""
    if len(texts) < _TWO or not all(plain.values()):
        return
    if not _shared(plain["source"], plain["target"]):
        return
    for family in _families(index, texts, words, names, plain):
        found = _exchanged(texts, words, family)
        for figure, other, right in found:
            yield _said(document, figure, other, right)
        if found:
            return


def _plain(figures: Sequence[Figure]) -> list[Figure]:
    return [f for f in figures if f.kind in _KINDS and f.low is not None]


def _shared(theirs: Sequence[Figure], ours: Sequence[Figure]) -> bool:
    """Whether both sides have a figure above one that may be the same."""
    known = {value for figure in theirs for value in values(figure)}
    return any(value > 1 and value in known for figure in ours for value in values(figure))


def _said(document: Document, figure: Figure, other: Figure, right: Figure) -> FigureChange:
    """What is told: beside a one the words inflect, so that nothing is proposed there."""
    change = moved(document, figure, other, right)
    if figure.low != 1 and other.low != 1:
        return change
    return FigureChange(change.span, "place", figure, right, "", witness=change.witness)


class _Found(NamedTuple):
    """The things of one side, in order, and the figures that may belong to them."""

    things: Sequence[_Thing]
    figures: Sequence[Figure]


def _families(
    index: int,
    texts: Mapping[Side, Folded],
    words: Mapping[Side, Poles],
    hits: Mapping[Side, Sequence[Hit]],
    plain: Mapping[Side, Sequence[Figure]],
) -> Iterator[Mapping[Side, _Found]]:
    """The words of both sides with their articles, then the names."""
    counted_: dict[Side, _Found] = {}
    for side in _SIDES:
        things: dict[tuple[int, int], set[str]] = {}
        figures = list(plain[side])
        for cue in words_of(texts[side], words[side], names_in(hits[side])):
            start, end = texts[side].back(cue.start, cue.end)
            if cue.kind == _ONE:
                span = Span(index, side, start, end)
                figures.append(Figure(span, "number", Fraction(1), Fraction(1), spelled=True))
            else:
                things.setdefault((start, end), set()).add(cue.kind)
        # A word of two members (a boy or a son) is neither.
        sure = {place: kinds for place, kinds in things.items() if len(kinds) == 1}
        figures.sort(key=lambda figure: figure.span.start)
        if len(sure) < _TWO:
            break
        counted_[side] = _Found(_ordered(sure), figures)
    else:
        yield counted_
    named: dict[Side, _Found] = {}
    for side in _SIDES:
        names: dict[tuple[int, int], set[str]] = {}
        for hit in hits[side]:
            if hit.term.kind in _NAMES:
                names.setdefault((hit.span.start, hit.span.end), set()).add(hit.term.id)
        named[side] = _Found(_ordered(names), plain[side])
    yield named


def _ordered(things: Mapping[tuple[int, int], set[str]]) -> list[_Thing]:
    return [_Thing(*place, frozenset(what)) for place, what in sorted(things.items())]


def _exchanged(
    texts: Mapping[Side, Folded], words: Mapping[Side, Poles], found: Mapping[Side, _Found]
) -> list[tuple[Figure, Figure, Figure]]:
    """A figure of the target, the one that belongs in its place, and the source's: both, or none."""
    if any(len(found[side].things) < _TWO for side in _SIDES):
        return []
    for row in paired([texts[side].text for side in _SIDES]):
        there, here = (
            _readings(
                texts[side].original, texts[side].back(*part), found[side], words[side].spaced
            )
            for side, part in zip(_SIDES, row, strict=True)
        )
        if not there or not here:
            continue
        both = [reading.keys() for reading in (*there, *here)]
        for one, other in combinations(sorted(frozenset().union(*both)), _TWO):
            pairs = [
                [r for r in some if one in r and other in r and r[one] is not r[other]]
                for some in (there, here)
            ]
            crossed = _crossed(one, other, *pairs)
            if crossed is not None:
                return crossed
    return []


def _readings(
    text: str, part: tuple[int, int], found: _Found, spaced: bool
) -> list[dict[str, Figure]]:
    """The figure of each thing of a sentence: where things follow their figures, and where they precede."""
    start, end = part
    things = [t for t in found.things if start <= t.start and t.end <= end]
    figures = [f for f in found.figures if start <= f.span.start and f.span.end <= end]
    if not _TWO <= len(things) <= _MOST or len(figures) > _MOST * _TWO:
        return []
    often = Counter(what for thing in things for what in thing.what)
    before: dict[str, Figure] = {}
    behind: dict[str, Figure] = {}
    late: dict[str, Figure] = {}
    begins = [figure.span.start for figure in figures]
    values = Counter(figure.low for figure in figures)
    for at, thing in enumerate(things):
        last = things[at - 1].end if at else start
        following = things[at + 1].start if at + 1 < len(things) else end
        place = bisect_right(begins, thing.start)
        for figure, into in (
            (figures[place - 1] if place else None, behind),
            (figures[place] if place < len(figures) else None, before),
        ):
            if figure is None or (figure.low != 1 and values[figure.low] > 1):
                continue
            if not last <= figure.span.start <= figure.span.end <= following:
                continue
            if figure.span.start < thing.end and thing.start < figure.span.end:
                continue
            gap = text[figure.span.end : thing.start] or text[thing.end : figure.span.start]
            if _near(gap, spaced):
                into.update((what, figure) for what in sorted(thing.what) if often[what] == 1)
            # שני חיילים ואזרח אחד: where figures come first a one may still follow.
            if into is before and figure.spelled and figure.low == 1 and not gap.strip():
                late.update((what, figure) for what in sorted(thing.what) if often[what] == 1)
    behind = late | behind
    return [reading for reading in (behind, before) if len(reading) >= _TWO]


def _near(gap: str, spaced: bool) -> bool:
    """Whether what stands between a figure and a thing leaves them together."""
    if len(gap) > (_LETTERS if spaced else _SIGNS) or _PART.search(gap):
        return False
    return not spaced or len(gap.split()) <= _WORDS


def _crossed(
    one: str, other: str, there: Sequence[_Reading], here: Sequence[_Reading]
) -> list[tuple[Figure, Figure, Figure]] | None:
    """The two figures where each stands beside the other thing, and none may be right."""
    found = None
    for theirs in there:
        for ours in here:
            if _same(ours[one], theirs[one]) and _same(ours[other], theirs[other]):
                return None
            crossed = _same(ours[one], theirs[other]) and _same(ours[other], theirs[one])
            alike = _unlike(ours[one], ours[other]) or _unlike(theirs[one], theirs[other])
            if found is None and crossed and not alike:
                found = theirs, ours
    if found is None:
        return None
    theirs, ours = found
    first, second = sorted((one, other), key=lambda what: ours[what].span.start)
    return [
        (ours[first], ours[second], theirs[first]),
        (ours[second], ours[first], theirs[second]),
    ]


def _unlike(one: Figure, other: Figure) -> bool:
    """Whether two figures are equal, or of two sorts (11 shops and 2.8 billion), so that none is the other."""
    return _same(one, other) or (one.kind, one.units) != (other.kind, other.units)


def _same(one: Figure, other: Figure) -> bool:
    return not values(one).isdisjoint(values(other))
