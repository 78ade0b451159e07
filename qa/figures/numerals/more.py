"""What makes a number in the making a little more: 十余, two and a half, 2 1/2, a million and half of it, and what
makes a part of a scale of it: three quarters of a million."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from qa.figures.numerals.atoms import Atom
from qa.figures.numerals.known import Entry
from qa.figures.numerals.parts import BLANKS, HUNDRED, HYPHENS, Part, room_of

if TYPE_CHECKING:
    from qa.figures.numerals.growing import Chain

_LARGE = 1000
_TEN = 10
_MILLION = 10**6
_TENTH = Fraction(1, 10)


def more(chain: Chain, gap: str) -> bool:
    """Some more than the number: 十余, 2.5亿多."""
    last = chain.parts[-1]
    if chain.inexact or gap not in ("", *BLANKS):
        return False
    if last.high is None or last.high.denominator != 1:
        return False
    if last.scale == 1 and last.high < _TEN and not last.digits:
        return False  # 三分之一来自: a word of its own
    step = room_of(last.high) if last.scale == 1 else last.scale
    step = last.grain if last.scale > last.grain else step  # 2.5亿多 stays below 2.6
    last.high += max(step, 1)
    chain.inexact = True
    return True


def half(chain: Chain, gap: str) -> bool:
    """Half of one more, or of the scale: two and a half, three million and a half."""
    last = chain.parts[-1]
    if (
        (gap and gap not in BLANKS and gap not in HYPHENS)
        or last.high is None
        or last.low.denominator != 1
    ):
        return False
    step = max(last.scale, 1 if last.digits else last.room)  # مليونين, of two million
    extra = Fraction(step if step >= _LARGE else 1) / 2
    last.low, last.high, last.room = last.low + extra, last.high + extra, 0
    last.others = tuple(other + extra for other in last.others)
    last.grain = extra
    chain.halved = True
    return True


def again(chain: Chain, gap: str, atom: Atom) -> bool:
    """Whether the scale of a half is said once more: مليون ونصف المليون, a million and half of it."""
    scale = atom.entry("x", "ox")
    if scale is None or gap == "" or scale.low != 2 * chain.parts[-1].grain:
        return False
    return gap.lstrip("".join(BLANKS)) in ("", *chain.tongue.heads)


def mixed(chain: Chain, atom: Atom, gap: str) -> bool:
    """2 1/2, 2½: a whole number in digits before its fraction."""
    part = chain.parts[0]
    whole = len(chain.parts) == 1 and part.digits and part.scale == 1 and part.room == 1
    if not whole or part.others or part.low >= HUNDRED or gap not in ("", *BLANKS):
        return False
    part.low = part.high = part.low + atom.value
    part.room, part.grain = 0, Fraction(1, atom.value.denominator)
    return True


def exact(chain: Chain, last: Part, entry: Entry, gap: str, atom: Atom) -> bool:
    """Whether the plural is one in a case that looks like it: более тысячи двухсот."""
    scale = chain.atoms[last.at].entry("x")
    fits = entry.kind == "n" and HUNDRED <= entry.high < last.low and chain.close(gap, atom)
    if not scale or not fits or len(chain.parts) > 1 or scale.low != last.low:
        return False
    last.high, last.room, chain.inexact = last.low, last.low, False
    return True


def part_of(chain: Chain, index: int, atom: Atom, gap: str) -> bool:
    """Three quarters of a million: so much of a scale, and no more of the number."""
    linked = gap in chain.tongue.of_links or gap in chain.tongue.scale_links
    if atom.entry("one"):
        return linked  # where no scale follows, it is given back
    scale = atom.entry("x")
    if not scale or scale.low < _MILLION or not (linked or gap in BLANKS or gap == ""):
        return False
    chain.counted_out, chain.last = False, index
    chain.parts[0].grain = _TENTH
    return chain.multiply(0, scale)
