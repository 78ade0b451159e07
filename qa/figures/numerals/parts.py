"""What a number is put together from, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from qa.figures.numerals.families import Number

BLANKS = frozenset((" ", "\u00a0", "\u202f", "\u2009", "\u3000", "  "))
HYPHENS = frozenset(("-", "\u2010", "\u2011", "\u200c", "\u200b"))
HUNDRED = 100
_LARGE = 1000


@dataclass(frozen=True, slots=True)
class Made:
    """A number put together: the atoms from `first` up to `last`, and what they amount to."""

    start: int
    end: int
    low: Number
    high: Number | None
    kind: str
    others: tuple[Number, ...]
    grain: Number
    spelled: bool
    inexact: bool
    grouped: bool
    bare: str
    scale: Number


@dataclass(slots=True)
class Part:
    """A summand: `room` is what smaller ones must stay below, `at` the atom where it begins."""

    low: Number
    high: Number | None
    room: Number
    at: int
    grain: Number = 1
    scale: Number = 1
    others: tuple[Number, ...] = ()
    tentative: bool = False
    digits: bool = False
    word: bool = True


def room_of(value: Number) -> Number:
    """The power of ten that ends a number in noughts: 20 leaves room for what is below 10."""
    if value.denominator != 1 or value <= 0:
        return 0
    number, power = int(value), 1
    while number % 10 == 0:
        number //= 10
        power *= 10
    return power


def grain_of(fraction: Number) -> Number:
    """How exact a half or a third is meant: half a million is no 300,000, half an hour no 20 minutes."""
    return Fraction(fraction) / 5 if fraction >= _LARGE else Fraction(1, 10)
