"""Pieces to numbers: where one begins and where the next one does.

What does not fit ends a number (see `growing`), and what was taken too early is given back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from qa.figures.numerals.atoms import Atom
from qa.figures.numerals.families import Number
from qa.figures.numerals.growing import LONGEST_GAP, Chain
from qa.figures.numerals.known import Tongue
from qa.figures.numerals.parts import HUNDRED, Made, Part, grain_of, room_of

_HALF = Fraction(1, 2)


def _begun(atoms: Sequence[Atom], index: int, folded: str, tongue: Tongue) -> Chain | None:
    """A number that begins with this atom, if one can."""
    atom = atoms[index]
    chain = Chain(atoms, index, tongue, last=index)
    if atom.bare:
        whole = atom.value.denominator == 1
        chain.parts.append(
            Part(
                atom.value, atom.value, 1 if whole else 0, index, atom.grain,
                others=atom.others, digits=True, word=False,
            )
        )  # fmt: skip
        if "/" in atom.bare:
            chain.kind, chain.closed = "fraction", True
        return chain
    if atom.entry("more"):
        raised = _raised(chain, folded)
        if raised:
            return raised
    entry = atom.entry("n", "x", "o", "ox", "v", "f", "one")
    if entry is None:
        return _half(chain, folded) if atom.entry("halves") else None
    low = entry.low
    if entry.kind == "one":
        chain.waiting = True
        chain.parts.append(Part(1, 1, 1, index))
    elif entry.kind == "f":
        chain.half, chain.kind = low < 1, "fraction" if low < 1 else "cardinal"
        chain.parts.append(Part(low, entry.high, 0, index, grain_of(low)))
    elif entry.kind == "v":
        chain.inexact = True
        chain.parts.append(Part(low, None, 0, index, low))
    elif entry.kind in ("x", "ox"):
        vague = atom.entry("v") is not None
        high = None if vague else low
        chain.inexact = vague
        part = Part(low, high, 0 if vague else low, index, low, low)
        chain.parts.append(part)
        chain.mark(entry)
    else:
        grain = room_of(low) if low >= HUNDRED else 1
        scale = atom.entry("x")
        either = (scale.low,) if scale and scale.low < low else ()  # مليارا: two billion, or one
        chain.parts.append(Part(low, entry.high, room_of(low), index, grain, others=either))
        chain.mark(entry)
    return chain


def _half(chain: Chain, folded: str) -> Chain | None:
    """Half of the scale that follows, where no number stands before the “and” (y medio millar)."""
    index, atoms = chain.first, chain.atoms
    behind = atoms[index + 1] if index + 1 < len(atoms) else None
    gap = folded[atoms[index].end : behind.start] if behind else ""
    if not behind or not behind.entry("x") or gap not in (" ", *chain.tongue.scale_links):
        return None
    chain.half, chain.kind = True, "fraction"
    chain.parts.append(Part(_HALF, _HALF, 0, index, grain_of(_HALF)))
    return chain


def _raised(chain: Chain, folded: str) -> Chain | None:
    """A number with the part that the word before it adds: साढ़े तीन is three and a half."""
    index = chain.first
    more = chain.atoms[index].entry("more")
    behind = chain.atoms[index + 1] if index + 1 < len(chain.atoms) else None
    if not more or behind is None or folded[chain.atoms[index].end : behind.start] != " ":
        return None
    number = behind.entry("n")
    low = behind.value if behind.bare else number.low if number else 0
    if low < 1 or low.denominator != 1 or (number and number.low != number.high):
        return None
    value = low + more.low
    grain = grain_of(Fraction(more.low))
    chain.parts.append(Part(value, value, 0, index, grain, digits=bool(behind.bare)))
    chain.last = index + 1
    return chain


def _made(chain: Chain, atoms: Sequence[Atom], folded: str) -> Made | None:
    if chain.waiting:
        return None
    if chain.first == chain.last:
        (part,), atom = chain.parts, atoms[chain.first]
        return Made(
            atom.start, atom.end, part.low, part.high, chain.kind, part.others, part.grain,
            not atom.bare, chain.inexact, atom.grouped, "" if "/" in atom.bare else atom.bare,
            part.scale,
        )  # fmt: skip
    first, last = atoms[chain.first], atoms[chain.last]
    start = first.start
    if first.entry("halves"):  # without the “and”
        start += folded[start : first.end].find(" ") + 1
    used = [a for a in atoms[chain.first : chain.last + 1] if a.bare]
    high: Number | None = 0
    for part in chain.parts:
        high = None if high is None or part.high is None else high + part.high
    low = sum((p.low for p in chain.parts), 0)
    tail = chain.parts[-1]
    return Made(
        start,
        last.end,
        low,
        high,
        chain.kind,
        tail.others if tail.digits or len(chain.parts) == 1 else (),
        tail.grain,
        not used,
        chain.inexact,
        any(a.grouped for a in used),
        used[0].bare if len(used) == 1 and used[0] is first and "/" not in used[0].bare else "",
        tail.scale,
    )


def chains(folded: str, atoms: Sequence[Atom], tongue: Tongue) -> list[Made]:
    """The numbers of a row of atoms, in order. Each atom is given back once at the most."""
    found: list[Made] = []
    index, size = 0, len(atoms)
    over: Made | None = None  # the denominator of 三分之二, seen before its numerator
    while index < size:
        chain = _begun(atoms, index, folded, tongue)
        if chain is None:
            sign = atoms[index].entry("over")
            if sign and found and found[-1].end == atoms[index].start:
                over = replace(found.pop(), end=atoms[index].end)
            index += 1
            continue
        follow = chain.last + 1
        while follow < size:
            gap = folded[atoms[follow - 1].end : atoms[follow].start][: LONGEST_GAP + 1]
            if not chain.feed(follow, gap):
                break
            follow += 1
        cut = chain.cut()
        if index < cut < follow:
            chain = _again(atoms, index, cut, folded, tongue)
            follow = cut
        made = _made(chain, atoms, folded)
        if made and made.kind == "fraction" and _ranked(atoms[follow - 1], folded, tongue):
            made = None
        if made and over:
            if 0 <= made.start - over.end <= 1 and made.high == made.low and over.low == over.high:
                made = _divided(over, made)
            over = None
        if made:
            found.append(made)
        index = max(follow, index + 1)
    return found


def _ranked(last: Atom, folded: str, tongue: Tongue) -> bool:
    """Whether the parts that a fraction counts are a rank: a third-year student, a third straight day."""
    if last.entry("o", "ox") is None:
        return False
    if tongue.ranked and tongue.ranked.match(folded, last.end):
        return True
    beside = folded[last.end : last.end + 2]
    return beside[:1] == "-" and beside[1:].isalpha()


def _again(atoms: Sequence[Atom], index: int, cut: int, folded: str, tongue: Tongue) -> Chain:
    """The same number without what was given back."""
    chain = _begun(atoms, index, folded, tongue)
    assert chain is not None
    for follow in range(chain.last + 1, cut):
        gap = folded[atoms[follow - 1].end : atoms[follow].start][: LONGEST_GAP + 1]
        chain.feed(follow, gap)
    return chain


def _divided(over: Made, made: Made) -> Made:
    if not 0 < made.low <= over.low:
        return made
    value = Fraction(made.low) / over.low
    spelled = made.spelled and over.spelled
    return replace(
        made, start=over.start, low=value, high=value, kind="fraction", others=(), grain=1,
        spelled=spelled, bare="", scale=1,
    )  # fmt: skip
