"""A number in the making: what may be added to it, and what multiplies it.

A number is a row of parts that grow smaller (3 million, 200 thousand, 15); each part leaves `room`
for smaller ones behind it. A scale multiplies every part that is smaller than itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from qa.figures.numerals.atoms import Atom
from qa.figures.numerals.families import Number
from qa.figures.numerals.known import Entry, Tongue
from qa.figures.numerals.more import again, exact, half, mixed, more, part_of
from qa.figures.numerals.parts import BLANKS, HUNDRED, HYPHENS, Part, grain_of, room_of

LONGEST_GAP = 16
_UNITS = 9
_GROUP = 1000  # what the other mark's convention would make of three decimals
_LARGE = 1000
_FULL = 100  # times itself, from which the digits before a scale are the whole number already


@dataclass(slots=True)
class Chain:
    """A number in the making."""

    atoms: Sequence[Atom]
    first: int
    tongue: Tongue
    parts: list[Part] = field(default_factory=list)
    last: int = 0
    kind: str = "cardinal"
    closed: bool = False
    inexact: bool = False
    waiting: bool = False  # "a", which counts only before a scale
    half: bool = False
    halved: bool = False
    counted_out: bool = False  # two thirds, of which a large scale may follow: of a million

    def close(self, gap: str, atom: Atom) -> bool:
        """Whether two pieces stand directly beside each other."""
        if gap == "":
            return not self.tongue.spaced or atom.inside or self._digit_edge(atom)
        if not self.tongue.spaced and not atom.bare and not self.atoms[self.last].bare:
            return False
        return gap in BLANKS or gap in HYPHENS

    def _digit_edge(self, atom: Atom) -> bool:
        return bool(atom.bare) != bool(self.atoms[self.last].bare) or self.tongue.glued

    def _joined(self, gap: str, atom: Atom) -> bool:
        """Whether a smaller part may follow after this gap."""
        if self.close(gap, atom):
            return True
        room = self.parts[-1].room
        if gap in self.tongue.tens_links:
            return room >= 10
        return gap in self.tongue.links and room >= HUNDRED

    def feed(self, index: int, gap: str) -> bool:
        """Take the next atom in; False where it does not belong."""
        atom = self.atoms[index]
        if len(gap) > LONGEST_GAP:
            return False
        if self.closed:
            return self.counted_out and part_of(self, index, atom, gap)
        if gap and unicodedata.combining(gap[0]):
            gap = gap[1:]  # مليوناً و200 ألف
        if self.half and (gap in BLANKS or gap in HYPHENS) and atom.entry("one"):
            return True  # half a million; where no scale follows, it is given back
        if self.halved and again(self, gap, atom):
            self.last = index
            return True
        taken = self._feed(index, atom, gap)
        if taken:
            self.last = index
        return taken

    def _feed(self, index: int, atom: Atom, gap: str) -> bool:
        if atom.bare:
            open_ = self.kind == "cardinal" and not (self.waiting or self.half)
            return open_ and self._digits(index, atom, gap)
        fraction = atom.entry("q")
        if fraction and self._over(fraction, atom, gap):
            return True
        return any(self._entry(index, entry, atom, gap) for entry in atom.entries)

    def _entry(self, index: int, entry: Entry, atom: Atom, gap: str) -> bool:
        if entry.kind in ("x", "ox", "v") and (self.kind != "ordinal" or entry.kind == "ox"):
            return self._scale(index, entry, atom, gap)
        if entry.kind == "a":
            last = self.parts[-1]
            return last.digits and last.scale == 1 and self._scale(index, entry, atom, gap)
        if self.waiting or self.half:
            return False
        if self.kind == "ordinal" and entry.kind != "o":
            # What follows an ordinal is one too (vigésimo primero), if it has a form of its own
            # (السادس والثلاثون).
            return self._turned(entry, self.parts[-1], gap) and self._add(index, entry, atom, gap)
        if entry.kind in ("n", "o"):
            return self._add(index, entry, atom, gap)
        if entry.kind == "f":
            return self._one_half(entry, atom, gap)
        if entry.kind == "plus":
            return more(self, gap)
        return entry.kind == "halves" and half(self, gap)

    def _digits(self, index: int, atom: Atom, gap: str) -> bool:
        last = self.parts[-1]
        if "/" in atom.bare:
            return mixed(self, atom, gap)
        step = last.scale if last.digits or last.scale > 1 else last.room  # مليونان, of two million
        if atom.value >= last.room or step == 1:
            return False
        if atom.value.denominator != 1 and (gap or self.tongue.spaced):
            return False  # but 8万4559.65
        written = self.parts[0].digits
        if not written and step < _LARGE:
            return False
        close = self.close(gap, atom) or self._shortened(gap)
        if not close and gap not in self.tongue.rest_links:
            return False
        # 53 bin 537, 53 ألفا و537: what is below a thousand goes on with it. A few alone may as well
        # be another number's: 14 тысяч 24 of them. Behind words only a scale makes them one number
        # (مليون و200 ألف, एक करोड़ 20 लाख), or an “and” (ألف و500).
        rest = step == _LARGE and not atom.grouped and gap != ""
        linked = not close or not self.tongue.links  # एक हजार 500, where no word stands between
        rest = rest and (written or (linked and atom.value >= HUNDRED))
        few = rest and (close or written) and atom.value < HUNDRED
        scale = (
            self.atoms[last.at].entry("x") if last.scale == 1 and not (written or close) else None
        )
        if scale:  # مليارا is two billion in some places, but not before an “and”
            last.low = last.high = scale.low
        self.parts.append(
            Part(
                atom.value, atom.value, 1, index, atom.grain,
                others=(sum((p.low for p in self.parts), 0),) if few else (),
                tentative=not (rest or (written and (gap == "" or self.tongue.loose_chains))),
                digits=True, word=False,
            )
        )  # fmt: skip
        return True

    def _shortened(self, gap: str) -> bool:
        """Whether the gap is a blank behind the dot of an abbreviation (тыс. 537)."""
        return gap[:1] == "." and gap[1:] in BLANKS and bool(self.atoms[self.last].entry("a"))

    def _over(self, entry: Entry, atom: Atom, gap: str) -> bool:
        """Two thirds: one part and its denominator."""
        if len(self.parts) != 1 or self.half or not self.close(gap, atom):
            return False
        part = self.parts[0]
        if part.scale != 1 or part.low != part.high or part.low.denominator != 1:
            return False
        if not 1 <= part.low < entry.low or (part.room > 1 and entry.low < part.room):
            return False
        part.low = part.high = Fraction(part.low) / entry.low
        self.kind, self.closed, self.waiting = "fraction", True, False
        self.counted_out = True
        return True

    def _add(self, index: int, entry: Entry, atom: Atom, gap: str) -> bool:
        last = self.parts[-1]
        if last.high is None and not exact(self, last, entry, gap, atom):
            return False
        if entry.kind == "o" and last.digits and last.scale == 1:
            return False
        if entry.low == 0 and entry.high == 0:
            if self.tongue.spaced and gap in BLANKS and last.room >= 1000:
                self.parts.append(Part(entry.low, entry.high, 1, index, tentative=True))
                return True  # hai nghìn không trăm: no hundreds
            return not self.tongue.spaced and gap == "" and last.room >= 10
        if self._turned(entry, last, gap):
            last.low += entry.low
            if last.high is not None:
                last.high += entry.high
            last.room = 1
        elif entry.high < last.room and self._joined(gap, atom):
            comma = gap.startswith((",", "،"))
            if comma and entry.kind == "o":
                return False
            grain = room_of(entry.low) if entry.low >= HUNDRED else 1
            part = Part(entry.low, entry.high, room_of(entry.low), index, grain, tentative=comma)
            self.parts.append(part)
        else:
            return False
        self.mark(entry)
        return True

    def _one_half(self, entry: Entry, atom: Atom, gap: str) -> bool:
        """Eine halbe, одна треть: the one before a fraction is an article."""
        part = self.parts[0]
        single = len(self.parts) == 1 and part.scale == 1 and part.low == part.high == 1
        if not single or part.digits or entry.low >= 1 or not self.close(gap, atom):
            return False
        part.low, part.high, part.room = entry.low, entry.high, 0
        part.grain = grain_of(entry.low)
        self.half, self.kind = True, "fraction"
        return True

    def _turned(self, entry: Entry, last: Part, gap: str) -> bool:
        """One and twenty: the unit goes before the ten."""
        links = self.tongue.tens_links
        return (
            self.tongue.reversed
            and gap in links
            and last.scale == 1
            and not last.digits
            and 1 <= last.low <= _UNITS
            and 20 <= entry.low < HUNDRED
            and entry.low % 10 == 0
        )

    def mark(self, entry: Entry) -> None:
        if entry.low != entry.high:
            self.inexact = True
        if entry.kind in ("o", "ox"):
            self.kind = "ordinal"

    def _scale(self, index: int, entry: Entry, atom: Atom, gap: str) -> bool:
        by = entry.low
        if entry.kind == "v" and self.waiting:
            return False  # a multi-million sum is not one of them
        smaller = len(self.parts)
        while smaller and self._below(self.parts[smaller - 1], by):
            smaller -= 1
        popped = self.parts[smaller:]
        counting = self._vague() or self.atoms[self.last].entry("x")  # une trentaine de millions
        close = self.close(gap, atom) or (gap in self.tongue.of_links and bool(counting))
        if self.half or self.waiting:
            close = close or gap in self.tongue.scale_links
        if popped and close:
            return self.multiply(smaller, entry)
        if popped or self.waiting or self.half or entry.kind == "v":
            return False
        last = self.parts[-1]
        if by < last.room and self._joined(gap, atom) and not last.digits:
            self.parts.append(Part(by, by, by, index, by, by))
            self.mark(entry)
            return True
        return False

    def _below(self, part: Part, by: Number) -> bool:
        high = part.low if part.high is None else part.high
        if high == 0 and part.scale > 1:
            return by > part.scale  # không trăm mười: the hundreds that are none stay so
        return high < by or (high == by and part.scale == 1) or (part.digits and part.scale == 1)

    def _vague(self) -> bool:
        """Whether it is an order alone: hundreds, several hundred."""
        return len(self.parts) == 1 and self.parts[0].low != self.parts[0].high

    def multiply(self, smaller: int, entry: Entry) -> bool:
        popped = self.parts[smaller:]
        by = entry.low
        low = sum((p.low for p in popped), 0)
        high: Number | None = 0
        for part in popped:
            high = None if high is None or part.high is None else high + part.high
        last = self.parts[smaller - 1] if smaller else None
        joined = last and not (self.tongue.spaced or last.digits)  # 1万2,500万 is no number at all
        if last and joined and last.scale == by and low >= _LARGE:
            smaller, popped = 0, self.parts  # สามล้านหนึ่งแสนล้าน: three million and a tenth of them
            low, high = (
                low + last.low,
                None if high is None or last.high is None else high + last.high,
            )
        elif last and last.room <= low * by:
            popped[0].tentative = True  # they are the next number's (3 million, 2 million)
            return False
        alone = popped[0] if len(popped) == 1 else None
        # 2,885 Millionen are no 2885 of them: who writes millions writes no thousands before.
        plain = alone.others if alone and not smaller else ()
        others = tuple(o * by for o in plain if by < _GROUP * _GROUP or o != _GROUP * popped[0].low)
        if alone and alone.digits and by >= _LARGE and low >= by * _FULL:
            others = (*others, low)  # nobody means 226,000 thousand: one of the two is too much
        digits = popped[-1].digits
        grain = popped[-1].grain * by
        self.parts[smaller:] = [
            Part(
                low * by, None if high is None else high * by, by, popped[0].at, grain,
                by * (popped[-1].scale if popped[-1].scale > 1 else 1), others,
                popped[0].tentative and by < HUNDRED, digits, not digits,
            )
        ]  # fmt: skip
        self.waiting = self.half = False
        if self.kind == "fraction":
            self.kind = "cardinal"
        self.mark(entry)
        return True

    def cut(self) -> int:
        """The index of the first atom that was taken on trial and must be given back."""
        return next((p.at for p in self.parts if p.tentative), self.last + 1)
