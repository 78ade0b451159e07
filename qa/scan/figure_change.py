"""What happened to one figure, and what to write instead of it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from qa.figures.conversion import in_unit_of, to_convert
from qa.figures.likeness import another_scale, power
from qa.figures.numerals.tongue import tongue
from qa.figures.partial import meant
from qa.figures.reading import figures
from qa.figures.renamed import renamed
from qa.figures.same import another_order
from qa.figures.units import unit_at
from qa.figures.writing import rewrite
from qa.language import base, language
from qa.model import Document, Figure, FigureChange, Span
from qa.scan.below import other_sign, with_sign

_CURRENCY = "Sc"
SURE = 4  # likeness (see qa.figures.likeness) from which one surely took the other's place


def moved(document: Document, figure: Figure, other: Figure, right: Figure) -> FigureChange:
    """A figure of the target in the place of another one of it; `right` is what the source has there."""
    return FigureChange(
        figure.span, "place", figure, right, document.text(other.span), witness=(right.span,)
    )


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one figure: `witness` are the other sides' figures, the first one is right.

    `whole` is the figure with those that touch it and are strange as well: 37千5,000 for 37万5,000
    falls into two.
    """

    figure: Figure | None
    witness: tuple[Figure, ...]
    likeness: int = 0
    unit: bool = False
    sign: bool = False
    whole: Span | None = None

    def copied(self, document: Document, text: str) -> bool:
        """Whether both have the same “£10m”, of which one of the languages reads less."""
        if self.figure is None:
            return False
        if not self.witness:
            return _verbatim(document, self.figure.span)
        span, there = self.figure.span, self.witness[0].span
        ours, theirs = document.text(span), document.text(there)
        if len(theirs) > len(ours):
            return text.startswith(theirs, span.start)
        whole = document.text(
            there._replace(start=0, end=document.length(there.segment, there.side))
        )
        at = whole.find(ours, max(0, there.start - len(ours)))
        return len(ours) > len(theirs) and 0 <= at <= there.start < there.end <= at + len(ours)

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
        if self.sign:
            spans = tuple(with_sign(document, w) for w in self.witness)
            where, instead = with_sign(document, figure), other_sign(document, figure)
            return FigureChange(where, "sign", figure, right, instead, backed, spans, 0.9)
        money = figure.kind == right.kind == "money"
        if self.unit:
            where = _with_unit(document, figure.span)
            spans = tuple(_with_unit(document, span) for span in spans)
            own = figure.span
            # A unit of which an ending was not read would keep it.
            cut = language(code).spaced and text[where.end : where.end + 1].isalpha()
            instead = "" if cut else renamed(
                text[where.start : own.start], document.text(own), text[own.end : where.end],
                code, right,
            )  # fmt: skip
            kind: Literal["magnitude", "money", "number", "unit"] = "money" if money else "unit"
            return FigureChange(where, kind, figure, right, instead, backed, spans, 0.9)
        where, instead = figure.span, ""
        for where in (self.whole or figure.span, figure.span):
            sign = _sign(text, where.start)  # which makes millions of the m in £10m
            written = sign + text[where.start : where.end]
            times = Fraction(1) if self.whole else _times(written, code, figure)
            if figure.kind == "measure" and to_convert(figure, right):
                break  # 3 mm are no 3 inches
            wanted = meant(right, figure) if _in_part(document, right.span) else right
            if wanted is None:
                break
            wanted = in_unit_of(wanted, figure)
            point = written.startswith(".")  # .333, which is written with its nought
            instead = rewrite(
                "0" * point + written, code, wanted, document.text(right.span), text, times
            )
            instead = instead.removeprefix("0" * point).removeprefix(sign)
            if instead:
                break
        if another_order(figure, right):
            instead = ""  # several hundred, for thousands: no 100
        kind = "money" if money else "number"
        if _slip(figure, right):
            kind = "magnitude"
        sure = 0.95 if backed or self.likeness >= SURE else 0.8
        return FigureChange(where, kind, figure, right, instead, backed, spans, sure)


def _in_part(document: Document, span: Span) -> bool:
    source = span.side == "source" and document.source_lang
    return tongue(source or document.target_lang).part


def _with_unit(document: Document, span: Span) -> Span:
    """The figure with the unit beside it, which is what differs."""
    source = span.side == "source" and document.source_lang
    whole = span._replace(start=0, end=document.length(span.segment, span.side))
    unit = unit_at(document.text(whole), span.start, span.end, base(source or document.target_lang))
    if unit is None:
        return span
    return span._replace(start=min(span.start, unit.start), end=max(span.end, unit.end))


def _times(written: str, code: str, figure: Figure) -> Fraction:
    """What stands behind a range counts for its first end too: the 3 of 3 to 4 million."""
    found = figures(written, code, 0, "target")
    if len(found) != 1 or not found[0].low or figure.low is None:
        return Fraction(1)
    return figure.low / found[0].low


def _verbatim(document: Document, span: Span) -> bool:
    """Whether the source has the same signs (9·11), which its language reads as something else."""
    written, source = document.text(span), document.segments[span.segment].source or ""
    at = source.find(written) if len(written) > 1 else -1
    beside = source[max(0, at - 1) : at] + source[at + len(written) : at + len(written) + 1]
    return at >= 0 and not any(map(str.isdecimal, beside))


def _sign(text: str, start: int) -> str:
    """The currency sign before a figure, if one stands there."""
    before = text[start - 1 : start] if start else ""
    return before if before and unicodedata.category(before) == _CURRENCY else ""


def _slip(figure: Figure, right: Figure) -> bool:
    if another_scale(figure, right):
        return True
    return power(figure, right) and max(figure.grain, right.grain) >= 100
