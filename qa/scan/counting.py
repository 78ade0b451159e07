"""Numbers of names beside numbers that count: COVID-19 was left out, and three rounds of tests came in."""

from __future__ import annotations

from qa.figures.pairing import Context
from qa.figures.units.edges import unspaced
from qa.model import Document, Figure

_LONG = 4  # letters of a name that another script spells out as well: Hwasong-18, COVID-19
_NEVER = -100  # of likeness


def counting_apart(document: Document) -> Context:
    """A context by which the number of a name in letters is not taken for one that counts something.

    In a script without blanks what is counted stands right behind the number: 19 of COVID-19 is
    not 3年生, though 火星18 is Hwasong-18.
    """

    def apart(one: Figure, other: Figure) -> int:
        for name, number in ((one, other), (other, one)):
            if name.kind == "name" and len("".join(name.units)) >= _LONG:
                cued = number.kind == "name" and not number.units  # 火星18型: a word for names
                if not cued and unspaced(_behind(document, number)):
                    return _NEVER
        return 0

    return apart


def _behind(document: Document, figure: Figure) -> str:
    """The character right behind a figure."""
    segment = document.segments[figure.span.segment]
    text = segment.target if figure.span.side == "target" else segment.source or ""
    return text[figure.span.end : figure.span.end + 1]
