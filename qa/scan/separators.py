"""Numbers that stand in the marks of another language: 3,5 percent in English, 2,352 Fälle in German.

Whoever reads 2.352 in English reads two and a third; the source's 2.352 are over two thousand. The digits are
read by the marks of the language that they stand in (its data, of CLDR), and held against the numbers of
the source, read by its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from qa.figures.numerals.digits import ascii_digits
from qa.figures.numerals.known import Tongue
from qa.figures.numerals.tongue import tongue
from qa.model import Document, Figure, Separator, Span

_TOKEN = re.compile(r"(?<![\d.,])\d{1,15}(?:[.,]\d{1,15}){0,5}(?![\d.,]*\d)")
_WORD = re.compile(r"(?<!\w)(\w[\w’'-]*)[ \u00a0-]$")
_REACH = 40  # letters of a word before a number
_NONE = ("name", "date", "ordinal")
_SWAPPED = str.maketrans(".,", ",.")


class _Read(NamedTuple):
    """A number by the marks of its language, and by the other convention's; `own`: it keeps to them."""

    value: Fraction
    other: Fraction | None
    own: bool


def separators(document: Document, figures: Sequence[Figure]) -> Iterator[Separator]:
    """Every number of the target in another language's marks that the source has, in order.

    A language that is read in part may have a word for thousand behind the number.
    """
    ours = tongue(document.target_lang)
    if not document.source_lang or ours.either or ours.both_marks:
        return
    theirs = tongue(document.source_lang)
    if theirs.either:
        return
    known: dict[int, dict[Fraction, Span]] = {}
    perhaps: dict[int, set[Fraction]] = {}  # thousands, of the 14 in 14 to 18 thousand
    for figure in figures:
        if figure.span.side == "source" and figure.kind not in _NONE:
            for value in _values(figure, theirs):
                known.setdefault(figure.span.segment, {}).setdefault(value, figure.span)
            perhaps.setdefault(figure.span.segment, set()).update(figure.others)
    for figure in figures:
        values = known.get(figure.span.segment)
        if not values or figure.span.side != "target" or figure.kind in _NONE or figure.spelled:
            continue
        tokens = [*_TOKEN.finditer(ascii_digits(document.text(figure.span)))]
        written = tokens[0][0] if len(tokens) == 1 else ""
        read = _read(written, ours) if written else None
        if read is None or figure.low is None or (read.own and read.other is None):
            continue
        if figure.kind == "number" and _named(document, figure.span):
            continue
        start = figure.span.start + tokens[0].start()
        place = Span(figure.span.segment, "target", start, start + len(written))
        here = figure.low in values
        bare = figure.kind == "number" and not any(map(str.isalpha, document.text(figure.span)))
        if not read.own and here:
            yield Separator(
                place, _in_marks(written, ours), values[figure.low], misread=False, bare=bare
            )
        elif read.other is not None and not here and not (ours.part or theirs.part):
            meant = figure.low * read.other / read.value
            if meant in values and figure.low not in perhaps[figure.span.segment]:
                yield Separator(place, _in_marks(written, ours), values[meant], misread=True)


def _named(document: Document, span: Span) -> bool:
    """Whether a number alone stands behind a name (Windows 8.1) or is one (the revolution 4.0).

    A word that begins a sentence is a name where the source has it too.
    """
    number, segment = document.text(span), document.segments[span.segment]
    if any(map(str.isalpha, number)):
        return False
    if number.endswith(".0"):
        return True
    ahead = segment.target[max(0, span.start - _REACH) : span.start]
    word = _WORD.search(ahead)
    if word is None or not word[1][0].isupper():
        return False
    before = ahead[: word.start()].rstrip(' \u00a0"“„«')
    first = not before or before[-1] in ".!?…:"
    return not first or word[1] in (segment.source or "")


def _values(figure: Figure, lang: Tongue) -> Iterator[Fraction]:
    """What a figure stands for, by either convention where its language has both."""
    for value in (figure.low, figure.high, *(figure.others if lang.both_marks else ())):
        if value is not None:
            yield value


def _read(written: str, lang: Tongue) -> _Read | None:
    """The number by these marks; None where it is none in any."""
    marks = [sign for sign in written if sign in ".,"]
    if not marks:
        return _Read(Fraction(written), None, own=True)
    last, kinds = marks[-1], set(marks)
    whole, _, rest = written.rpartition(last)
    groups = re.split("[.,]", whole if len(kinds) > 1 else written)
    grouped = all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3
    if len(kinds) > 1:
        if not grouped or marks.count(last) > 1 or len(groups) < 2:
            return None
        return _Read(Fraction(f"{''.join(groups)}.{rest}"), None, own=last in lang.decimal)
    if len(marks) > 1:
        return _Read(Fraction("".join(groups)), None, own=last in lang.group) if grouped else None
    decimal = Fraction(f"{whole}.{rest}")
    if not grouped or whole.startswith("0"):
        return _Read(decimal, None, own=last in lang.decimal)
    grouping = Fraction(whole + rest)
    if last in lang.decimal:
        return _Read(decimal, grouping, own=True)
    return _Read(grouping, decimal, own=True)


def _in_marks(written: str, lang: Tongue) -> str:
    """The same digits in the marks of the language, which are the other ones."""
    swapped = written.translate(_SWAPPED)
    if lang.writes_group:
        marks = [sign for sign in swapped if sign in ".,"]
        decimal = marks[-1] if marks[-1] in lang.decimal and marks.count(marks[-1]) == 1 else ""
        whole, _, rest = swapped.rpartition(decimal) if decimal else (swapped, "", "")
        whole = re.sub("[.,]", lang.writes_group, whole)
        swapped = f"{whole}{decimal}{rest}" if decimal else whole
    return swapped
