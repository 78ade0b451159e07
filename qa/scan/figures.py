"""The figures of source, target and reference, and where the target has another than they."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from qa.figures.numerals.digits import ascii_digits
from qa.figures.pairing import Pairing, Pool, counted, pair, power
from qa.figures.reading import figures
from qa.figures.same import agree, values
from qa.figures.writing import rewrite
from qa.language import base
from qa.model import Document, Figure, FigureChange, Moment, Side, Span

_RUN = re.compile(r"\d{1,15}")
_TOKEN = re.compile(r"\d{1,15}(?:[.,]\d{1,15}){1,5}")
_MANY = 200  # figures of a segment: a table, whose numbers are looked at by value alone
_HALF_DAY = 12  # 3 p.m. is 15:00
_LIKELY = (
    4  # likeness (see `qa.figures.pairing`) from which one figure surely took the other's place
)

Place = tuple[int, Side]


def read_figures(document: Document, moments: Sequence[Moment]) -> tuple[Figure, ...]:
    """The figures of all sides, in the order of the segments; dates and times are not among them."""
    taken: dict[Place, list[tuple[int, int]]] = {}
    for moment in moments:
        span = moment.span
        taken.setdefault((span.segment, span.side), []).append((span.start, span.end))
    return tuple(
        figure
        for side, index, text, code in _texts(document)
        for figure in figures(text, code, index, side, taken.get((index, side), ()))
    )


def figure_changes(
    document: Document, found: Sequence[Figure], moments: Sequence[Moment]
) -> Iterator[FigureChange]:
    """Every figure of the target that source and reference, as far as they are there, do not have."""
    by_place: dict[Place, list[Figure]] = {}
    for figure in found:
        by_place.setdefault((figure.span.segment, figure.span.side), []).append(figure)
    pools = _pools(document, by_place, moments)
    code = base(document.target_lang)
    for index, segment in enumerate(document.segments):
        sides: list[Side] = ["source"] if segment.source and document.source_lang else []
        sides += ["reference"] if segment.references else []
        ours = by_place.get((index, "target"), [])
        if not sides or not segment.target.strip():
            continue
        if not any(by_place.get((index, side)) for side in ("target", *sides)):
            continue
        judged = [
            pair(
                ours,
                by_place.get((index, side), []),
                pools[index, "target"],
                pools[index, side],
            )
            for side in sides
        ]
        changes = _alone(judged[0]) if len(judged) == 1 else _both(*judged)
        for change in changes:
            yield change.fact(document, index, code)


@dataclass(frozen=True, slots=True)
class _Change:
    """What happened to one figure: `witness` are the other sides' figures, the first one is right."""

    figure: Figure | None
    witness: tuple[Figure, ...]
    likeness: int = 0
    unit: bool = False

    def fact(self, document: Document, index: int, code: str) -> FigureChange:
        text = document.segments[index].target
        right = self.witness[0] if self.witness else None
        backed = len({w.span.side for w in self.witness}) > 1
        figure = self.figure
        spans = tuple(w.span for w in self.witness)
        if figure is None:
            # Where it is missing is not known: the end of the segment stands for it.
            span = Span(index, "target", len(text), len(text))
            return FigureChange(span, "dropped", None, right, "", backed, spans, 0.8)
        if right is None:
            return FigureChange(figure.span, "added", figure, None, "", backed, spans, 0.7)
        money = figure.kind == right.kind == "money"
        if self.unit:
            return FigureChange(
                figure.span, "money" if money else "unit", figure, right, "", backed, spans, 0.9
            )
        written = text[figure.span.start : figure.span.end]
        instead = rewrite(written, code, right, document.text(right.span), text)
        kind: Literal["magnitude", "money", "number"] = "money" if money else "number"
        if _slip(figure, right):
            kind = "magnitude"
        sure = 0.95 if backed or self.likeness >= _LIKELY else 0.8
        return FigureChange(figure.span, kind, figure, right, instead, backed, spans, sure)


def _slip(figure: Figure, right: Figure) -> bool:
    return power(figure, right) and max(figure.grain, right.grain) >= 100


def _alone(judged: Pairing) -> Iterator[_Change]:
    for figure, other, likeness in judged.changed:
        yield _Change(figure, (other,), likeness)
    for figure, other in judged.equal:
        if _another_unit(figure, other):
            yield _Change(figure, (other,), unit=True)
    for figure in judged.added:
        if counted(figure):
            yield _Change(figure, ())
    for figure in judged.dropped:
        if counted(figure):
            yield _Change(None, (figure,))


def _both(source: Pairing, reference: Pairing) -> Iterator[_Change]:
    """What neither source nor reference has. Either of them may be paraphrased or misread alone."""
    by_source = {a.span: (b, n) for a, b, n in source.changed}
    by_reference = {a.span: (b, n) for a, b, n in reference.changed}
    strange = {f.span for f in source.added} | set(by_source)
    alone = [f for f in reference.added if f.span in strange]
    for figure in [a for a, _, _ in reference.changed if a.span in strange] + alone:
        there, likeness = by_source.get(figure.span, (None, 0))
        right, more = by_reference.get(figure.span, (None, 0))
        if right is None and there is None:
            if counted(figure):
                yield _Change(figure, ())
        elif right is not None and there is not None and agree(right, there):
            yield _Change(figure, (right, there), likeness + more)
        elif right is not None:
            back = next((f for f in source.dropped if agree(f, right)), None)
            yield _Change(figure, (right, back) if back else (right,), more)
        elif there is not None:
            yield _Change(figure, (there,), likeness)
    unlike = {a.span: b for a, b in source.equal if _another_unit(a, b)}
    for figure, other in reference.equal:
        if _another_unit(figure, other):
            there = unlike.get(figure.span)
            yield _Change(figure, (other, there) if there else (other,), unit=True)
    for figure in source.dropped:
        back = next((f for f in reference.dropped if agree(f, figure)), None)
        if back and counted(figure):
            yield _Change(None, (back, figure))


def _another_unit(one: Figure, other: Figure) -> bool:
    """Whether two figures of one value count different things: 5 km and 5 miles."""
    return (
        one.kind == other.kind
        and bool(one.units and other.units)
        and not set(one.units) & set(other.units)
        and one.low == other.low
        and one.high == other.high
    )


def _pools(
    document: Document, by_place: Mapping[Place, Sequence[Figure]], moments: Sequence[Moment]
) -> dict[Place, Pool]:
    """Every value that each side of each segment has anywhere, its neighbours' figures included."""
    known: dict[Place, set[Fraction]] = {}
    read: dict[Place, list[Span]] = {}
    for moment in moments:
        numbers = [moment.year, moment.month, moment.day, moment.hour, moment.minute]
        hour = [] if moment.hour is None else [(moment.hour + _HALF_DAY) % (2 * _HALF_DAY)]
        place = (moment.span.segment, moment.span.side)
        known.setdefault(place, set()).update(
            Fraction(n) for n in (*numbers, *hour) if n is not None
        )
        read.setdefault(place, []).append(moment.span)
    pools: dict[Place, Pool] = {}
    for side, index, text, _ in _texts(document):
        place = (index, side)
        runs = {Fraction(int(run)) for run in _RUN.findall(text)}
        beside = {
            value
            for step in (-1, 1)
            for figure in by_place.get((index + step, side), ())
            for value in values(figure)
        }
        spans = [*read.get(place, ()), *(f.span for f in by_place.get(place, ()))]
        unread = frozenset(_digits(text, spans))
        pools[place] = Pool(frozenset(known.get(place, set()) | runs | beside), unread)
    return pools


def _digits(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """The digits of what looks like a number and was not read as one (“20.4,000,000”)."""
    for match in _TOKEN.finditer(text) if len(spans) < _MANY else ():
        start, end = match.span()
        if not any(span.start < end and start < span.end for span in spans):
            yield "".join(_RUN.findall(ascii_digits(match[0]))).strip("0")


def _texts(document: Document) -> Iterator[tuple[Side, int, str, str]]:
    target = base(document.target_lang)
    source = base(document.source_lang) if document.source_lang else ""
    for index, segment in enumerate(document.segments):
        yield "target", index, segment.target, target
        if segment.source and source:
            yield "source", index, segment.source, source
        if segment.references:
            yield "reference", index, segment.references[0], target
