"""Shares that are told in two numbers or by an ordinal: one in five, jeder fünfte, 5人に1人, co piąty.

How a language puts them is in its file: patterns with a slot for each number. What a part of a whole
looks like may be something else (one of five members, two goals in five games): who compares asks
for a share only where numbers are left over, and needs one on the other side too.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from qa.figures.numerals.families import wrong
from qa.figures.numerals.tongue import tables, tongue
from qa.figures.numerals.words import fold
from qa.figures.same import significant
from qa.figures.units import unit_at
from qa.model import Figure

# Private characters that stand for a number while the patterns are looked for: its first one, the rest.
_NUMBER, _RANK, _REST = "\ue000", "\ue001", "\ue002"
_STOP = rf"\s{_NUMBER}{_RANK}{_REST}.,;:!?()\[\]«»“”。，、；：！？「」؟،۔।"
_WORD = rf"(?:\s[^{_STOP}]{{1,24}})"  # with the blank before it
_WORDS = _WORD + "{0,2}"
_SIGNS = rf"[^{_STOP}]{{0,10}}"  # of a script without blanks
_SLOTS = {
    "{part}": f"(?P<part>{_NUMBER}{_REST}*+)",
    "{whole}": f"(?P<whole>{_NUMBER}{_REST}*+)",
    "{nth}": f"(?P<nth>{_RANK}{_REST}*+)",
    "{word}": _WORD,
}
_KINDS = {"number": _NUMBER, "ordinal": _RANK}
_LONGEST = 80  # characters between the numbers of a share
_SMALL, _LARGEST = 20, 10**7  # any whole up to here, and round ones up to there
_QUARTERS = 25


@dataclass(frozen=True, slots=True)
class Share:
    """A share as one figure, and the numbers that it is told in; every fifth has no part."""

    figure: Figure
    part: Figure | None
    whole: Figure

    @property
    def numbers(self) -> tuple[Figure, ...]:
        return (self.part, self.whole) if self.part else (self.whole,)


def shares(text: str, tag: str, read: Sequence[Figure]) -> tuple[Share, ...]:
    """The shares of a text among its figures, in order, not overlapping."""
    speech, slots = tongue(tag), _slots(read)
    fitting = [way for way, slot in ways(speech.code) if slot in slots]
    numbers = {f.span.start: f for f in read if f.kind in _KINDS and said(f) is not None}
    if not (fitting and numbers):
        return ()
    masked: list[str] = []
    last = 0
    folded = fold(text, speech)
    for start, figure in sorted(numbers.items()):
        masked += folded[last:start], _KINDS[figure.kind], _REST * (figure.span.end - start - 1)
        last = figure.span.end
    row = "".join((*masked, folded[last:]))
    found = sorted(
        (
            share
            for way in fitting
            for match in way.finditer(row)
            if (share := _share(match, numbers))
        ),
        key=lambda share: (share.figure.span.start, -share.figure.span.end),
    )
    return tuple(_apart(share for share in found if not _timed(text, speech.code, share.whole)))


def _slots(read: Sequence[Figure]) -> frozenset[str]:
    """The slots that a text has numbers for: most have none near another one, and no ordinal."""
    counts = [f for f in read if f.kind == "number"]
    near = any(b.span.start - a.span.end <= _LONGEST for a, b in pairwise(counts))
    ranks = any(f.kind == "ordinal" for f in read)
    return frozenset(["whole"] * bool(counts) + ["part"] * near + ["nth"] * ranks)


def said(figure: Figure) -> int | None:
    """The whole number that is written, that of “nearly one” or “more than one” too; of a range none."""
    ends = {end for end in (figure.low, figure.high) if end is not None}
    if len(ends) == 2 and figure.inexact:  # nearly one is 0.9 to 1, about two 1.8 to 2.2
        ends = {end for end in (*ends, sum(ends, Fraction(0)) / 2) if end.denominator == 1}
    only = ends.pop() if len(ends) == 1 else None
    return int(only) if only is not None and only.denominator == 1 else None


def is_whole(number: int) -> bool:
    """Whether parts are counted out of it: of a few, or of a round number."""
    if number in range(2, _SMALL + 1) or number == _QUARTERS:
        return True
    return _SMALL < number <= _LARGEST and len(significant(Fraction(number))) == 1


def _share(match: re.Match[str], numbers: dict[int, Figure]) -> Share | None:
    """What a pattern found, where its slots are whole numbers, the part less than the whole."""
    slots = {
        name: numbers.get(match.start(name))
        for name, piece in match.groupdict().items()
        if name in ("part", "whole", "nth") and piece
    }
    whole, part = slots.get("whole") or slots.get("nth"), slots.get("part")
    if whole is None or None in slots.values():
        return None
    size = said(whole)
    count = 1 if part is None else said(part)
    if size is None or count is None or not (is_whole(size) and 0 < count < size):
        return None
    value = Fraction(count, size)
    inexact = any(figure.inexact for figure in slots.values() if figure)
    return Share(
        replace(
            whole, span=whole.span._replace(start=match.start(), end=match.end()), kind="fraction",
            low=value, high=value, units=(), others=(), grain=Fraction(1), inexact=inexact,
            spelled=all(figure.spelled for figure in slots.values() if figure),
        ),
        part,
        whole,
    )  # fmt: skip


def _timed(text: str, code: str, figure: Figure) -> bool:
    """Whether it is an interval: every fourth year, the second of which counts nothing out."""
    if figure.kind != "ordinal":
        return False
    unit = unit_at(text, figure.span.start, figure.span.end, code)
    return unit is not None and unit.kind == "measure"


def _apart(found: Iterator[Share]) -> Iterator[Share]:
    end = 0
    for share in found:
        if share.figure.span.start >= end:
            yield share
            end = share.figure.span.end


@functools.cache
def ways(code: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns of a language with their slots filled in, and the slot that is hardest to fill;
    raises GlossaryError for what is no pattern."""
    speech = tongue(code)
    made = []
    for text in tables(code).get("shares", ()):
        pattern = str(text).translate(speech.letters)
        edge = r"(?<![^\W\d_])" if speech.spaced and not text.startswith("{") else ""
        for slot, filled in {**_SLOTS, "{words}": _WORDS if speech.spaced else _SIGNS}.items():
            pattern = pattern.replace(slot, filled)
        if "(?P<whole>" not in pattern and "(?P<nth>" not in pattern:
            remedy = "Write {whole} or {nth} where the number stands."
            raise wrong(code, f"shares has a pattern without a whole: {text!r}", remedy)
        slot = next(name for name in ("nth", "part", "whole") if f"(?P<{name}>" in pattern)
        try:
            made.append((re.compile(edge + pattern), slot))
        except re.error as error:
            problem = f"shares has a pattern that cannot be read: {text!r} ({error.msg})"
            raise wrong(code, problem, "Close its brackets, or write \\ before a sign.") from None
    return tuple(made)
