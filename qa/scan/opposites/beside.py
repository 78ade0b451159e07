"""Figures that changed places: 30 killed and 12 wounded for 12 killed and 30 wounded.

Every figure is there, so that no comparison of figures sees it. Where a sentence has two figures and the
two words of one opposition, one of each in either half (12 killed, 30 wounded; exports fell 5.7%, imports
rose 4%), each figure belongs to the word of its half, in any language. Further figures may stand in clauses
that have neither word (…, five of them seriously).
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from qa.figures.same import values
from qa.fold import Folded
from qa.kept import Kept
from qa.model import Document, Figure, FigureChange, Hit, Side
from qa.scan.abreast import paired
from qa.scan.entries import NUMBER, STOP, Cue
from qa.scan.figure_change import moved
from qa.scan.opposites.data import Poles, poles
from qa.scan.opposites.words import Name, by_axis, chosen, names_by_place, several
from qa.scan.pools import shape_of
from qa.scan.singly import key_of, weight_of

_SIDES: tuple[Side, Side] = ("source", "target")
_TWO = 2
_MOST = 5  # figures of a sentence of which two may be meant

_Turns = Mapping[str, Figure]
_KNOWN: Kept[tuple[FigureChange, ...]] = Kept()


def exchanged(
    document: Document,
    folded: Mapping[tuple[str, int], Folded],
    hits: Mapping[tuple[int, Side], Sequence[Hit]],
    figures: Sequence[Figure],
) -> Iterator[FigureChange]:
    """Both figures of each sentence in which they changed places, in order."""
    theirs, ours = poles(document.source_lang or ""), poles(document.target_lang)
    if theirs is None or ours is None:
        return
    plain: dict[tuple[int, Side], list[Figure]] = {}
    for figure in figures:
        if figure.kind not in ("date", "name") and figure.low is not None:
            plain.setdefault((figure.span.segment, figure.span.side), []).append(figure)
    words: dict[Side, Poles] = {"source": theirs, "target": ours}
    names = names_by_place(hits)
    for index in sorted({place for place, side in plain if side == "target"}):
        if any(len(plain.get((index, side), ())) < _TWO for side in _SIDES):
            continue
        named = {side: names.get((index, side), ()) for side in _SIDES}
        key = *key_of(document, index), *shape_of(plain, index), *named.values()
        found = _KNOWN.get(key)
        if found is None:
            found = tuple(
                moved(document, figure, other, right)
                for figure, other, right in _segment(index, folded, named, plain, words)
            )
            _KNOWN.put(key, found, weight_of(document.segments[index], found))
        yield from found


def _segment(
    index: int,
    folded: Mapping[tuple[str, int], Folded],
    names: Mapping[Side, Sequence[Name]],
    figures: Mapping[tuple[int, Side], Sequence[Figure]],
    words: Mapping[Side, Poles],
) -> Iterator[tuple[Figure, Figure, Figure]]:
    """A figure of the target, the one that belongs in its place, and the source's."""
    texts = {side: folded[side, index] for side in _SIDES if (side, index) in folded}
    if len(texts) < _TWO:
        return
    theirs, ours = (by_axis(texts[s], words[s]) for s in _SIDES)
    axes = [a for a in theirs.keys() & ours.keys() if several(theirs[a]) and several(ours[a])]
    if not axes:
        return
    cues = {
        s: chosen(texts[s], words[s], names[s], [some[axis] for axis in axes])
        for s, some in zip(_SIDES, (theirs, ours), strict=True)
    }
    for row in paired([texts[side].text for side in _SIDES]):
        parts = dict(zip(_SIDES, row, strict=True))
        there, here = (
            _turns(texts[side], parts[side], cues[side], figures[index, side]) for side in _SIDES
        )
        for axis in sorted(there.keys() & here.keys()):
            changed = _crossed(there[axis], here[axis])
            if changed is not None:
                yield from _changed(*changed)
                break


def _turns(
    text: Folded, part: tuple[int, int], cues: Sequence[Cue], figures: Sequence[Figure]
) -> dict[str, list[_Turns]]:
    """By opposition the figure of each pole, where one of each stands in either half.

    With more than two figures it is not known which of them belong to the words: each two that may.
    """
    start, end = text.back(*part)
    every = [f for f in figures if start <= f.span.start < end]
    by_axis: dict[str, list[Cue]] = {}
    for cue in cues:
        if part[0] <= cue.start < part[1]:
            by_axis.setdefault(cue.kind.partition(" ")[0], []).append(cue)
    found_: dict[str, list[_Turns]] = {}
    for axis, some in by_axis.items():
        # A word that stands in both lists (против) is no two words.
        if not len({c.kind for c in some}) == len({c.start for c in some}) == len(some) == _TWO:
            continue
        starts = [text.back(c.start, c.end)[0] for c in some]
        here = every if len(every) == _TWO else _in_company(text, part, starts, every)
        ranked = sorted(some, key=lambda cue: cue.start)
        turns: list[_Turns] = [
            {cue.kind: figure for cue, figure in zip(ranked, two, strict=True)}
            for two in combinations(here[:_MOST], _TWO)
            if _in_turn(starts, two, sure=len(here) == _TWO)
        ]
        if turns:
            found_[axis] = turns
    return found_


def _in_turn(words: Sequence[int], figures: Sequence[Figure], *, sure: bool) -> bool:
    """Whether either half has a word and a figure: not “12 of the 30 wounded died”.

    Where it is not `sure` which figures are meant, in the same order as well.
    """
    if len({(f.kind, f.units) for f in figures}) > 1:
        return False  # 11 shops and a market of 2.8 billion never stand for each other
    places = [*((place, True) for place in words), *((f.span.start, False) for f in figures)]
    order = [word for _, word in sorted(places)]
    return order[0] != order[1] and (sure or order[:_TWO] == order[_TWO:])


def _in_company(
    text: Folded, part: tuple[int, int], words: Sequence[int], figures: Sequence[Figure]
) -> list[Figure]:
    """The figures that no stop parts from both words: not those of “…, five of them seriously”."""
    plain = NUMBER.sub("_", text.text[slice(*part)])
    stops = [text.back(part[0] + m.start(), part[0] + m.end())[0] for m in STOP.finditer(plain)]
    clauses = {bisect(stops, place) for place in words}
    return [figure for figure in figures if bisect(stops, figure.span.start) in clauses]


def _crossed(there: Sequence[_Turns], here: Sequence[_Turns]) -> tuple[_Turns, _Turns] | None:
    """Two figures where each stands beside the word of the other one, and none that may be right."""
    found = None
    for theirs in there:
        for ours in here:
            if theirs.keys() != ours.keys():
                continue
            first, second = ours
            if _same(ours[first], theirs[first]) and _same(ours[second], theirs[second]):
                return None
            crossed = _same(ours[first], theirs[second]) and _same(ours[second], theirs[first])
            straight = _same(ours[first], theirs[first]) or _same(ours[second], theirs[second])
            alike = straight or _same(ours[first], ours[second])
            if found is None and crossed and not alike:
                found = theirs, ours
    return found


def _changed(there: _Turns, here: _Turns) -> Iterator[tuple[Figure, Figure, Figure]]:
    first, second = sorted(here, key=lambda pole: here[pole].span.start)
    yield here[first], here[second], there[first]
    yield here[second], here[first], there[second]


def _same(one: Figure, other: Figure) -> bool:
    return bool(values(one) & values(other))
