"""Roman numerals that changed: Leo XVI for Leo XIV, World War III for the Second World War.

Compared with the Roman numerals and the digits of the other side, where one numeral of one side has
nothing of its value in the other one, and one of that one has nothing in this one. Words (Louis the
Fourteenth) only speak for a numeral, never against it, and one letter is a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from qa.figures.likeness import counted
from qa.figures.pairing import Pool
from qa.figures.romans import roman, romans
from qa.figures.same import values
from qa.model import Document, Figure, FigureChange, Moment, Side, Span
from qa.scan.figure_change import SURE, Change
from qa.scan.pools import Place, Pools

_CUE = re.compile(r"[IVX]{2}")
_HIGHEST = 39  # of what is numbered so: beyond stand initials (XL, LV, CC)
_MOST = 20_000  # characters of a side
_KINDS = ("name", "ordinal", "number")
_AGED = "duration-year-person"  # 14세 is the fourteenth of the name as well


def reigns(
    document: Document, placed: Mapping[Place, Sequence[Figure]], moments: Sequence[Moment]
) -> Iterator[FigureChange]:
    """One for each segment whose Roman numeral is another one than that of the source."""
    pools: Pools | None = None
    for index, segment in enumerate(document.segments):
        target, source = segment.target, segment.source or ""
        if not source or not target or max(len(source), len(target)) > _MOST:
            continue
        if not (_CUE.search(target) or _CUE.search(source)):
            continue
        ours, theirs = _read(index, "target", target), _read(index, "source", source)
        if not ours and not theirs:
            continue
        pools = pools or Pools(document, placed, moments)
        here, there = pools.both(index, "source")
        our_figures, their_figures = (
            placed.get((index, "target"), ()),
            placed.get((index, "source"), ()),
        )
        here, there = _with(here, our_figures), _with(there, their_figures)
        strange = [f for f in (*ours, *filter(_numbers, our_figures)) if not there.has(f)]
        gone = [f for f in (*theirs, *filter(_numbers, their_figures)) if not here.has(f)]
        if len(strange) == len(gone) == 1 and (strange[0] in ours or gone[0] in theirs):
            yield _change(document, strange[0], gone[0], roman_=strange[0] in ours)


def _with(pool: Pool, figures: Sequence[Figure]) -> Pool:
    """What a side has beside its figures, and those, in words too: Twenty students, 20名学生."""
    return Pool(pool.values.union(*map(values, figures)), pool.unread)


def _read(index: int, side: Side, text: str) -> list[Figure]:
    return [
        Figure(Span(index, side, start, end), "name", Fraction(value), Fraction(value))
        for start, end, value in romans(text)
        if value <= _HIGHEST
    ]


def _numbers(figure: Figure) -> bool:
    """Whether it may number somebody or something that Roman numerals number elsewhere."""
    low = figure.low
    plain = low is not None and low == figure.high and low.denominator == 1 and low <= _HIGHEST
    kind = figure.kind in _KINDS or figure.units[:1] == (_AGED,)
    sure = (
        not figure.spelled or figure.kind == "name" or counted(figure)
    )  # 二十届, of which no Louis is
    return plain and kind and not figure.inexact and sure


def _change(document: Document, figure: Figure, right: Figure, *, roman_: bool) -> FigureChange:
    change = Change(figure, (right,), SURE).fact(
        document, figure.span.segment, document.target_lang
    )
    return replace(change, kind="code", instead=roman(int(right.low or 0))) if roman_ else change
