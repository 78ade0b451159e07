"""Scores that changed: 2-1 for 3-1, 4-6 for 6-4 in a list of sets.

Small numbers come and go in translation, those of a score do not. The two of a score may change
places, since a language may name the winner first (Germany lost 2-0 for 0:2), but in a list of sets all
of them do or none.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from qa.language import base
from qa.model import Document, Figure, FigureChange
from qa.scan.figure_change import SURE, Change, moved
from qa.scan.pools import Place
from qa.scan.textdata import read

_MOST = 200  # points of a side
_MANY = 40  # scores of a segment: a table of results is no sentence
_LIST = re.compile(r",? (?:[^\W\d_]{1,3} )?|[、，,;]\s?")  # between the sets of a match
_SPACES = " \u00a0\u202f"


class _Score(NamedTuple):
    """Its two numbers in the order of the text."""

    one: Figure
    other: Figure

    @property
    def points(self) -> tuple[int, int]:
        """Both numbers, the smaller one first."""
        low, high = sorted((int(self.one.low or 0), int(self.other.low or 0)))
        return low, high

    @property
    def turned(self) -> bool:
        """Whether the smaller one stands first."""
        return (self.one.low or 0) < (self.other.low or 0)


def scores(document: Document, figures: Mapping[Place, Sequence[Figure]]) -> Iterator[FigureChange]:
    """The numbers of each score that the source has otherwise, where both have as many scores.

    `figures` by place.
    """
    for index, segment in enumerate(document.segments):
        mine, its = figures.get((index, "target"), ()), figures.get((index, "source"), ())
        here = list(_scores(segment.target, mine, base(document.target_lang)))
        if not here or len(here) > _MANY:
            continue
        there = list(_scores(segment.source or "", its, base(document.source_lang or "")))
        if len(here) == len(there):
            yield from _changed(document, here, there)


def _scores(text: str, figures: Sequence[Figure], code: str) -> Iterator[_Score]:
    taken = -1
    for one, other in pairwise(figures):
        if one.span.start >= taken and _point(one) and _point(other):
            between = text[one.span.end : other.span.start].strip(_SPACES)
            if between in _marks(code):
                taken = other.span.end
                yield _Score(one, other)


def _point(figure: Figure) -> bool:
    plain = figure.kind in ("number", "measure") and figure.low == figure.high
    low = figure.low if plain and not figure.spelled else None
    return low is not None and low.denominator == 1 and 0 <= low < _MOST


def _changed(
    document: Document, here: Sequence[_Score], there: Sequence[_Score]
) -> Iterator[FigureChange]:
    ours, theirs = (Counter(score.points for score in some) for some in (here, there))
    strange, gone = list((ours - theirs).elements()), list((theirs - ours).elements())
    if len(strange) == len(gone) == 1:
        mine = next(score for score in here if score.points == strange[0])
        its = next(score for score in there if score.points == gone[0])
        for figure, right in _aligned(mine, its):
            if figure.low != right.low:
                change = Change(figure, (right,), SURE)
                yield change.fact(document, figure.span.segment, document.target_lang)
    elif not strange and [s.points for s in here] == [s.points for s in there]:
        for mine, its in _odd(document, here, there):
            for figure, other, right in (
                (mine.one, mine.other, its.one),
                (mine.other, mine.one, its.other),
            ):
                yield moved(document, figure, other, right)


def _aligned(mine: _Score, its: _Score) -> Iterator[tuple[Figure, Figure]]:
    """The numbers of two scores beside each other: what both have, else the smaller and the larger ones."""
    ours, theirs = sorted(mine, key=_low), sorted(its, key=_low)
    if ours[0].low == theirs[1].low or ours[1].low == theirs[0].low:
        theirs.reverse()
    yield from zip(ours, theirs, strict=True)


def _low(figure: Figure) -> int:
    return int(figure.low or 0)


def _odd(
    document: Document, here: Sequence[_Score], there: Sequence[_Score]
) -> Iterator[tuple[_Score, _Score]]:
    """The scores of a list of sets that alone are turned round, or alone are not."""
    listed = all(
        _LIST.fullmatch(
            document.segments[a.one.span.segment].target, a.other.span.end, b.one.span.start
        )
        for a, b in pairwise(here)
    )
    turned = [a.turned != b.turned for a, b in zip(here, there, strict=True)]
    if listed and 0 < sum(turned) < len(turned):
        rare = sum(turned) * 2 <= len(turned)
        yield from (
            pair
            for pair, odd in zip(zip(here, there, strict=True), turned, strict=True)
            if odd == rare
        )


@functools.cache
def _marks(code: str) -> frozenset[str]:
    data = read("scores", ("marks", "words"))
    return frozenset((*data["marks"], *data["words"].get(code, ())))
