"""Figures that changed places: 30 killed and 12 wounded for 12 killed and 30 wounded.

Every figure is there, so that no comparison of figures sees it. Where a sentence has two figures and the
two words of one opposition, one of each in either half (12 killed, 30 wounded; exports fell 5.7%, imports
rose 4%), each figure belongs to the word of its half, in any language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from qa.fold import Folded
from qa.model import Document, Figure, FigureChange, Hit, Side
from qa.scan.abreast import paired
from qa.scan.entries import Cue
from qa.scan.opposites.data import Poles, poles
from qa.scan.opposites.words import names_in, words_of

_SIDES: tuple[Side, Side] = ("source", "target")
_TWO = 2

_Turns = Mapping[str, Figure]


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
    for index in sorted({place for place, side in plain if side == "target"}):
        if all(len(plain.get((index, side), ())) >= _TWO for side in _SIDES):
            for figure, other, right in _segment(
                index, folded, hits, plain, {"source": theirs, "target": ours}
            ):
                yield FigureChange(
                    figure.span, "place", figure, right, document.text(other.span),
                    witness=(right.span,),
                )  # fmt: skip


def _segment(
    index: int,
    folded: Mapping[tuple[str, int], Folded],
    hits: Mapping[tuple[int, Side], Sequence[Hit]],
    figures: Mapping[tuple[int, Side], Sequence[Figure]],
    words: Mapping[Side, Poles],
) -> Iterator[tuple[Figure, Figure, Figure]]:
    """A figure of the target, the one that belongs in its place, and the source's."""
    texts = {side: folded[side, index] for side in _SIDES if (side, index) in folded}
    if len(texts) < _TWO:
        return
    cues = {s: words_of(texts[s], words[s], names_in(hits.get((index, s), ()))) for s in _SIDES}
    if not all(cues.values()):
        return
    for row in paired([texts[side].text for side in _SIDES]):
        parts = dict(zip(_SIDES, row, strict=True))
        there, here = (
            _turns(texts[side], parts[side], cues[side], figures[index, side]) for side in _SIDES
        )
        for axis in sorted(there.keys() & here.keys()):
            changed = list(_changed(there[axis], here[axis]))
            yield from changed
            if changed:
                break


def _turns(
    text: Folded, part: tuple[int, int], cues: Sequence[Cue], figures: Sequence[Figure]
) -> dict[str, _Turns]:
    """By opposition the figure of each pole, where one of each stands in either half."""
    start, end = text.back(*part)
    here = [f for f in figures if start <= f.span.start < end]
    if len(here) != _TWO or len({(f.kind, f.units) for f in here}) > 1:
        return {}  # 11 shops and a market of 2.8 billion never stand for each other
    by_axis: dict[str, list[Cue]] = {}
    for cue in cues:
        if part[0] <= cue.start < part[1]:
            by_axis.setdefault(cue.kind.partition(" ")[0], []).append(cue)
    found_: dict[str, _Turns] = {}
    for axis, some in by_axis.items():
        # A word that stands in both lists (против) is no two words.
        if not len({c.kind for c in some}) == len({c.start for c in some}) == len(some) == _TWO:
            continue
        places = sorted([(text.back(c.start, c.end)[0], True) for c in some])
        order = sorted([*places, *((f.span.start, False) for f in here)])
        if order[0][1] == order[1][1]:  # “12 of the 30 wounded died”
            continue
        ranked = sorted(some, key=lambda cue: cue.start)
        found_[axis] = {cue.kind: figure for cue, figure in zip(ranked, here, strict=True)}
    return found_


def _changed(there: _Turns, here: _Turns) -> Iterator[tuple[Figure, Figure, Figure]]:
    """The two figures where each stands beside the word of the other one."""
    if there.keys() != here.keys():
        return
    first, second = sorted(here, key=lambda pole: here[pole].span.start)
    crossed = _same(here[first], there[second]) and _same(here[second], there[first])
    straight = _same(here[first], there[first]) or _same(here[second], there[second])
    if crossed and not straight and not _same(here[first], here[second]):
        yield here[first], here[second], there[first]
        yield here[second], here[first], there[second]


def _same(one: Figure, other: Figure) -> bool:
    return bool(_values(one) & _values(other))


def _values(figure: Figure) -> frozenset[Fraction]:
    return frozenset(v for v in (figure.low, figure.high, *figure.others) if v is not None)
