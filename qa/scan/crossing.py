"""Figures that changed places between clauses: 63 drones launched, 88 shot down, for 88 and 63.

Every figure is there, and no word beside them need say which is which: translations of news keep the
order of figures that a comma or stop parts. What may move is a clause as a whole, with its
names and the words of an opposition: then its figure has moved along.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from qa.fold import Folded
from qa.model import Document, Figure, FigureChange, Hit, Side, Span
from qa.scan.figure_change import moved
from qa.scan.opposites.data import poles
from qa.scan.opposites.words import names_in, words_of
from qa.scan.pools import Place
from qa.scan.ways import role_in

# Marks between clauses; a comma between digits, and one without a blank behind it, is none.
_MARK = re.compile(r"[,;:.!?—–،؛؟।](?=\s)|[，；、。！？：]|\s[-–—]\s")
_KINDS = ("number", "percent", "points", "money", "measure")
_COUNTED = 12  # small numbers come and go in translation
_FIRST, _LAST = 1800, 2100  # what may be a year
_MOST = 8  # figures of a segment; tables and lists have more
_SIDES: tuple[Side, Side] = ("source", "target")

_Value = tuple[Fraction | None, Fraction | None]


class _Text(NamedTuple):
    """One side: its figures by value, where its clauses end, the names and the words of each, and which
    figures something goes from or to."""

    figures: Mapping[_Value, Figure]
    marks: Sequence[int]
    names: Sequence[frozenset[str]]
    words: Sequence[frozenset[str]]
    roles: Mapping[_Value, int | None]

    def clause(self, figure: Figure) -> int:
        return bisect(self.marks, figure.span.start)


def crossings(
    document: Document,
    folded: Mapping[tuple[str, int], Folded],
    hits: Mapping[tuple[int, Side], Sequence[Hit]],
    figures: Mapping[Place, Sequence[Figure]],
    told: Collection[Span],
) -> Iterator[FigureChange]:
    """The two figures of each segment that stand in the other order than the source's, in order.

    `told` are figures of which something is said already.
    """
    langs = {"source": document.source_lang or "", "target": document.target_lang}
    for index, segment in enumerate(document.segments):
        if any(len(figures.get((index, side), ())) < 2 for side in _SIDES):
            continue
        plain = {side: _plain(figures.get((index, side), ())) for side in _SIDES}
        shared = plain["source"].keys() & plain["target"].keys()
        if len(shared) < 2:
            continue
        orders = ([v for v in plain[side] if v in shared] for side in _SIDES)
        # Of more than two the order as such is another.
        swapped = [(one, other) for one, other in zip(*orders, strict=True) if one != other]
        if len(swapped) != 2:
            continue
        (one, other), _ = swapped
        texts = {"source": segment.source or "", "target": segment.target}
        there, here = (
            _text(texts[s], folded[s, index], langs[s], hits.get((index, s), ()), plain[s])
            for s in _SIDES
        )
        if _crossed(one, other, there, here):
            first, last = here.figures[other], here.figures[one]
            if first.span in told or last.span in told:
                continue
            yield moved(document, first, last, there.figures[one])
            yield moved(document, last, first, there.figures[other])


def _plain(figures: Sequence[Figure]) -> dict[_Value, Figure]:
    """Quantities in order by value, those that stand there once and are no small number or year."""
    if not 2 <= len(figures) <= _MOST:
        return {}
    often = Counter((f.low, f.high) for f in figures)
    return {
        (f.low, f.high): f
        for f in figures
        if f.kind in _KINDS and f.low is not None and often[f.low, f.high] == 1
        and not (f.spelled and f.low <= _COUNTED)
        and not (_FIRST <= f.low <= _LAST and f.kind == "number")
    }  # fmt: skip


def _crossed(one: _Value, other: _Value, there: _Text, here: _Text) -> bool:
    theirs, ours = ((text.figures[one], text.figures[other]) for text in (there, here))
    if ours[0].span.start < ours[1].span.start:
        return False
    if any(len({(f.kind, f.units) for f in two}) > 1 for two in (theirs, ours)):
        return False  # which is which shows
    if any(text.clause(a) == text.clause(b) for text, (a, b) in ((there, theirs), (here, ours))):
        return False
    if any(there.roles[v] == here.roles[v] is not None for v in (one, other)):
        return False  # from 57, down from 57
    return not _along(theirs, ours, there, here)


def _along(theirs: Sequence[Figure], ours: Sequence[Figure], there: _Text, here: _Text) -> bool:
    """Whether a clause's names went with its figure, or the words of both clauses with theirs."""
    clauses = [(there.clause(a), here.clause(b)) for a, b in zip(theirs, ours, strict=True)]
    if any(there.names[a] & here.names[b] for a, b in clauses):
        return True
    return all(there.words[a] & here.words[b] for a, b in clauses)


def _text(
    text: str, folded: Folded, lang: str, hits: Sequence[Hit], figures: Mapping[_Value, Figure]
) -> _Text:
    marks = [match.start() for match in _MARK.finditer(text)]
    names, said = ([set[str]() for _ in range(len(marks) + 1)] for _ in range(2))
    for hit in hits:
        names[bisect(marks, hit.span.start)].add(hit.term.id)
    words = poles(lang)
    for cue in words_of(folded, words, names_in(hits)) if words else ():
        said[bisect(marks, folded.back(cue.start, cue.end)[0])].add(cue.kind)
    roles = {value: role_in(text, figure, lang) for value, figure in figures.items()}
    return _Text(figures, marks, [*map(frozenset, names)], [*map(frozenset, said)], roles)
