"""Plain numerals by value, in every language: digits of all scripts, number words, scales, ranges.

What is money, a measure, a percentage, a date or a name is left to those who know; they find the
number here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from qa.figures.numerals.atoms import Atom
from qa.figures.numerals.bounds import all_bounded, ranges, sharing
from qa.figures.numerals.chain import chains
from qa.figures.numerals.digits import digit_atoms
from qa.figures.numerals.digitwise import merged
from qa.figures.numerals.known import Tongue
from qa.figures.numerals.marks import marked
from qa.figures.numerals.parts import Made
from qa.figures.numerals.tongue import tongue
from qa.figures.numerals.words import fold, word_atoms
from qa.fold import MARKS, composed

__all__ = ["Numeral", "numerals", "read"]

_ONE = Fraction(1)
_SURROGATES = re.compile("[\ud800-\udfff]")
_JAMO = frozenset(map(chr, range(0x1160, 0x1200)))  # vowels and finals of a decomposed syllable


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number of a text, code points as given; `low` and `high` are inclusive, None is open.

    `others` are values that the same signs may also stand for (1.500), `grain` is the value of one
    unit of the last written digit (3.6万: 1000), for words that of their scale. `spelled` ones have
    no digit, `inexact` ones say so themselves (十几, dozens, about); `bare` are the digits as ASCII
    where there is one run of them, `scale` what they were multiplied by.
    """

    start: int
    end: int
    low: Fraction | None
    high: Fraction | None
    kind: Literal["cardinal", "ordinal", "fraction"]
    others: tuple[Fraction, ...] = ()
    grain: Fraction = Fraction(1)
    spelled: bool = False
    inexact: bool = False
    grouped: bool = False
    bare: str = ""
    scale: Fraction = Fraction(1)


def numerals(text: str, code: str) -> tuple[Numeral, ...]:
    """Every numeral of a text in the language of a tag, in order, not overlapping."""
    return read(text, tongue(code))


def read(text: str, speech: Tongue) -> tuple[Numeral, ...]:
    """The same with the tables of a language at hand."""
    if text.isascii() or composed(text):
        return tuple(_read(text, speech))
    whole, origin = _composed(text)
    return tuple(
        replace(numeral, start=origin[numeral.start], end=origin[numeral.end])
        for numeral in _read(whole, speech)
    )


def _read(text: str, speech: Tongue) -> list[Numeral]:
    text = _SURROGATES.sub("\ufffd", text) if not text.isascii() else text
    folded = fold(text, speech)
    words = word_atoms(folded, speech)
    digits = list(digit_atoms(text, speech))
    if not digits and not words:
        return []
    if speech.unscaled and digits and words:
        words = _scaling(folded, words, digits, speech)
    atoms = sorted((*words, *digits), key=lambda a: a.start) if digits else words
    found = chains(folded, merged(folded, atoms, speech), speech)
    found = marked(folded, found, speech)
    whole = sharing(folded, ranges(folded, found, speech), speech)
    return [_numeral(*told) for told in all_bounded(folded, whole, speech)]


def _scaling(
    folded: str, words: Sequence[Atom], digits: Sequence[Atom], speech: Tongue
) -> list[Atom]:
    """The words without those that are nouns behind their digits, in their place: 제9조, 헌법 9조."""
    begun = {atom.end: atom.start for atom in digits}
    return [
        word
        for word in words
        if (cues := speech.unscaled.get(folded[word.start : word.end])) is None
        or not folded.endswith(cues, 0, begun.get(word.start, 0))
    ]


def _numeral(made: Made, endless: bool) -> Numeral:
    kind: Literal["cardinal", "ordinal", "fraction"] = made.kind  # type: ignore[assignment]
    low = Fraction(made.low)
    high = low if made.high is made.low else None if made.high is None else Fraction(made.high)
    return Numeral(
        made.start, made.end, None if endless else low, high, kind,
        tuple(map(Fraction, made.others)), _ONE if made.grain == 1 else Fraction(made.grain),
        made.spelled, made.inexact, made.grouped, made.bare,
        _ONE if made.scale == 1 else Fraction(made.scale),
    )  # fmt: skip


def _composed(text: str) -> tuple[str, list[int]]:
    """The text in NFC, and where each character of it begins in the text as given."""
    pieces: list[str] = []
    origin: list[int] = []
    index, size = 0, len(text)
    while index < size:
        stop = index + 1
        most = min(size, stop + MARKS)
        while stop < most and (unicodedata.combining(text[stop]) or text[stop] in _JAMO):
            stop += 1
        piece = unicodedata.normalize("NFC", text[index:stop])
        pieces.append(piece)
        origin.extend([index] * len(piece))
        index = stop
    origin.append(size)
    return "".join(pieces), origin
