"""Unit words in a row: 二〇一九 is read digit by digit, 三四 is three or four, 三点五 is 3.5."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from qa.figures.numerals.atoms import Atom
from qa.figures.numerals.known import Entry, Tongue

_MOST = 20  # digits of a number that is read one by one
_PAIRS = ((3, 5),)  # 三五 is said for a few, as are two neighbours


def _unit(atom: Atom) -> int:
    """The digit that a word stands for, -1 for any other."""
    entry = atom.entry("n")
    if atom.bare or entry is None or entry.low != entry.high or entry.low > 9:
        return -1
    return int(entry.low) if entry.low.denominator == 1 else -1


def _beside(atoms: Sequence[Atom], index: int) -> bool:
    return 0 < index < len(atoms) and atoms[index - 1].end == atoms[index].start


def merged(folded: str, atoms: Sequence[Atom], tongue: Tongue) -> Sequence[Atom]:
    """The atoms with their rows of units, and numbers with a spoken point, made one."""
    if len(atoms) < 2:
        return atoms
    if not tongue.spaced:
        atoms = list(_rows(atoms))
    if any(a.entry("point") for a in atoms):
        atoms = list(_points(folded, atoms))
    return atoms


def _rows(atoms: Sequence[Atom]) -> Iterator[Atom]:
    index, size = 0, len(atoms)
    while index < size:
        digits: list[int] = []
        follow = index
        while follow < size and (not digits or _beside(atoms, follow)):
            digit = _unit(atoms[follow])
            if digit < 0:
                break
            digits.append(digit)
            follow += 1
        if len(digits) < 2:
            yield atoms[index]
            index += 1
            continue
        row = atoms[index:follow]
        multiplied = _beside(atoms, index) and atoms[index - 1].entry("x") is not None
        yield from _row(row, digits, multiplied)
        index = follow


def _row(row: Sequence[Atom], digits: Sequence[int], multiplied: bool) -> Iterator[Atom]:
    start, end = row[0].start, row[-1].end
    if len(digits) == 2 and (_neighbours(*digits) or tuple(digits) in _PAIRS):
        entry = Entry("n", digits[0], digits[1])
        yield Atom(start, end, (entry,), inside=row[0].inside)
    elif multiplied:  # 一百零五: the nought only fills a place
        yield from row
    elif len(digits) <= _MOST:
        value = int("".join(map(str, digits)))
        yield Atom(start, end, (Entry("n", value, value),), inside=row[0].inside)


def _neighbours(one: int, other: int) -> bool:
    return one > 0 and other == one + 1


def _points(folded: str, atoms: Sequence[Atom]) -> Iterator[Atom]:
    index, size = 0, len(atoms)
    while index < size:
        made = _pointed(folded, atoms, index) if index + 2 < size else None
        if made is None:
            yield atoms[index]
            index += 1
        else:
            atom, index = made
            yield atom


def _pointed(folded: str, atoms: Sequence[Atom], index: int) -> tuple[Atom, int] | None:
    """Number, point, digits one by one; none where a time of day goes on (三点五十分)."""
    whole, point = atoms[index], atoms[index + 1]
    first = whole.entry("n")
    if not point.entry("point") or first is None or first.low != first.high:
        return None
    if folded[whole.end : point.start].strip() or first.low.denominator != 1:
        return None
    text, follow, end = "", index + 2, point.end
    while follow < len(atoms) and not folded[end : atoms[follow].start].strip(" -"):
        entry = atoms[follow].entry("n")
        if entry is None or entry.low != entry.high or (text and entry.low > 9) or len(text) > 9:
            break
        text += str(entry.low)
        end = atoms[follow].end
        follow += 1
    tens = atoms[follow].entry("x") if follow < len(atoms) and atoms[follow].start == end else None
    if not text.isdecimal() or (tens and tens.low == 10):
        return None
    value = Fraction(f"{int(first.low)}.{text}")
    entry = Entry("n", value, value)
    return Atom(whole.start, end, (entry,), grain=Fraction(1, 10 ** len(text))), follow
