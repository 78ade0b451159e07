"""All numbers that stand beside the figures of a segment, in whatever shape: no figure of the other
side that is among them was lost or put in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from qa.figures.numerals.digits import ascii_digits
from qa.figures.numerals.tongue import tongue
from qa.figures.pairing import Pool
from qa.figures.romans import romans
from qa.figures.same import values
from qa.model import Document, Figure, Moment, Segment, Side, Span

_RUN = re.compile(r"\d{1,15}")
_PIECES = re.compile(r"(?<!\d)\d{1,5}(?:[ \u00a0-]\d{1,5}){1,4}(?!\d)")
_TOKEN = re.compile(r"\d{1,15}(?:[.,·]\d{1,15}){1,5}")
_DECIMAL = re.compile(r"(?<!\d)\d{1,15}[.,٫](\d{1,2})(?!\d)")
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:[.,٬'’ \u00a0\u202f]\d{3})+(?!\d)")
_NO_AMOUNTS = ("name", "date", "ordinal")
_RATES = ("percent", "points", "money")
_LARGE = 1000  # of which decimals are thousands and more
_MANY = 200  # figures of a segment: a table, whose numbers are looked at by value alone
_CENTURY = 100
_HALF_DAY = 12  # 3 p.m. is 15:00

Place = tuple[int, Side]
SIDES: tuple[Side, ...] = ("target", "source", "reference")


def shape_of(figures: Mapping[Place, Sequence[Figure]], index: int) -> tuple[tuple[int, str], ...]:
    """What of a segment's figures its own text does not decide: which of them are parts of dates."""
    return tuple([
        (figure.span.start, figure.kind)
        for side in SIDES
        for figure in figures.get((index, side), ())
    ])  # fmt: skip


class Pools:
    """Every value that a side of a segment has anywhere, its neighbours' figures included.

    Most figures find their equals; the rest of the story's numbers is not gone through for them.
    """

    def __init__(
        self,
        document: Document,
        placed: Mapping[Place, Sequence[Figure]],
        moments: Sequence[Moment],
    ) -> None:
        self._document, self._placed = document, placed
        self._moments: dict[Place, list[Moment]] = {}
        for moment in moments:
            self._moments.setdefault((moment.span.segment, moment.span.side), []).append(moment)

    def read(self, index: int) -> tuple[tuple[int, ...], tuple[Moment, ...]]:
        """Where figures were read in a segment, and its dates."""
        places: list[Place] = [(index, side) for side in SIDES]
        return (
            tuple(one.span.start for place in places for one in self._placed.get(place, ())),
            tuple(moment for place in places for moment in self._moments.get(place, ())),
        )

    def both(self, index: int, side: Side) -> tuple[Pool, Pool]:
        """That of a segment's target and that of another side of it."""
        return self._pool(index, "target"), self._pool(index, side)

    def _pool(self, index: int, side: Side) -> Pool:
        place = index, side
        text = _text(self._document.segments[index], side)
        moments, figures_ = self._moments.get(place, ()), self._placed.get(place, ())
        beside = {
            value
            for step in (-1, 1)
            for figure in self._placed.get((index + step, side), ())
            for value in values(figure)
        }
        spans = [*(m.span for m in moments), *(f.span for f in figures_)]
        told = {value for moment in moments for value in _numbers(moment)}
        told.update(v for w, v in tongue(self._language(side)).sayings.items() if w in text)
        told.update(Fraction(value) for _, _, value in romans(text))  # Leo XIV is Leo 14.
        runs = _runs(_without_parts(text, figures_))
        return Pool(frozenset(told | runs | beside), frozenset(_digits(text, spans)))

    def _language(self, side: Side) -> str:
        source = self._document.source_lang if side == "source" else None
        return source or self._document.target_lang


def _numbers(moment: Moment) -> Iterator[Fraction]:
    """What a date or hour says, the hour of either half of the day; the 1980s are the 80s as well."""
    yield from (
        Fraction(number)
        for number in (moment.year, moment.month, moment.day, moment.hour, moment.minute)
        if number is not None
    )
    if moment.hour is not None:
        yield Fraction((moment.hour + _HALF_DAY) % (2 * _HALF_DAY))
    if moment.year is not None:
        yield Fraction(moment.year % _CENTURY)


def _runs(text: str) -> set[Fraction]:
    """The runs of digits of a text; a telephone number may stand in one piece or in several."""
    runs = {Fraction(int(run)) for run in _RUN.findall(text)}
    runs.update(Fraction(int("".join(_RUN.findall(piece)))) for piece in _PIECES.findall(text))
    return runs


def _without_parts(text: str, figures: Sequence[Figure]) -> str:
    """The text without the decimals and groups that were read as one: the 3 of 3.26 million is no third
    place, nor is that of 3,000.

    Two decimals may be minutes (7.30) where nothing says that they are a part of something.
    """
    for figure in figures:
        low, start, end = figure.low, figure.span.start, figure.span.end
        if figure.spelled or figure.kind in _NO_AMOUNTS or low is None or low != figure.high:
            continue
        found = _DECIMAL.search(text, start, end)
        if found and not (len(found[1]) == 1 or figure.kind in _RATES or low >= _LARGE):
            continue
        found = found or (_GROUPED.search(text, start, end) if low >= _LARGE else None)
        if found:
            text = f"{text[: found.start()]}{' ' * len(found[0])}{text[found.end() :]}"
    return text


def _digits(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """The digits of what looks like a number and was not read as one (“20.4,000,000”)."""
    for match in _TOKEN.finditer(text) if len(spans) < _MANY else ():
        start, end = match.span()
        if not any(span.start < end and start < span.end for span in spans):
            yield "".join(_RUN.findall(ascii_digits(match[0]))).strip("0")


def _text(segment: Segment, side: Side) -> str:
    if side == "target":
        return segment.target
    return (segment.source or "") if side == "source" else segment.references[0]
