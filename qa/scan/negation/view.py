"""One sentence of one side: its negations, what may stand for one, and its clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from qa.fold import Folded
from qa.scan.entries import Cue, matches
from qa.scan.negation.cues import Clauses, cues
from qa.scan.negation.data import Lexicon

_NEAR = 40  # characters between a negator and the word that goes with it (ne … jamais)
_BESIDE = 12  # characters between “not” and “without” that belong together: not leave without
_TIGHT = 4  # the same in a script without blanks and where verbs come last
_STEM = 3  # letters that a word and its negated form have in common
_WIDE = 30  # characters before a word in which the one before it is looked for
_ENDS = '.!?:;\u2026"\u0027\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019()-\u2013\u2014*\u2022'  # behind these a sentence may begin
_OPENS = "\"'(\u201c\u201e\u00ab\u2018"  # marks that a name begins with: “Soma no Umaoi”
_HEADLINE = 0.65  # of the words; a sentence with a long title has fewer capitals
_SOFT = ("idioms", "not_only", "implies")


class Denial(NamedTuple):
    """One negation: a negator with the words that go with it; `twice` if two deny one clause.

    `implied` is one that is no negator, and only denies what stands beside it (refuse to).
    """

    start: int
    end: int
    text: str
    twice: bool = False
    implied: bool = False


@dataclass(frozen=True)
class View:
    """A stretch of folded text, `offset` characters into its segment `whole`."""

    text: str
    offset: int
    lexicon: Lexicon
    whole: Folded

    @cached_property
    def marks(self) -> list[Cue]:
        return matches(self.text, self.lexicon.marks, spaced=self.lexicon.spaced)

    @cached_property
    def clauses(self) -> Clauses:
        return Clauses(self.text, self.marks)

    @cached_property
    def cues(self) -> list[Cue]:
        found = cues(self.text, self.lexicon)
        found = [c._replace(kind=self._in_name(c) or c.kind) for c in found]
        return [self._limited(cue, found) for cue in found]

    def _in_name(self, cue: Cue) -> str:
        """What a negator is that is a part of a name: Won't Back Down, Taira no Masakado; or "".

        Amid words with capitals (The Neverending Story, Men Without Women) it may stand for one of
        the other side, which writes the same title in small letters or in a script without any.
        """
        original = self.whole.original
        start, end = self.whole.back(cue.start + self.offset, cue.end + self.offset)
        before = original[max(0, start - _WIDE) : start].split()
        if not before or not original[start - 1].isspace() or before[-1][-1] in _ENDS:
            return ""
        amid = before[-1].lstrip(_OPENS)[:1].isupper()
        if any(m.kind == "names" and m.start == cue.start for m in self.marks):
            return "softens" if amid and original[end + 1 : end + 2].isupper() else ""
        word = original[start:end]
        if not word[0].isupper() or word[1:].isupper() or self.headline:
            return ""
        # The last word of a name only begins like one that denies: Barry Vacker.
        inner = cue.kind == "negate" or original[end + 1 : end + 2].isupper()
        return "implies" if amid and inner else "softens"

    @cached_property
    def headline(self) -> bool:
        """Whether most words have capitals, as those of English headlines."""
        first, last = self.whole.back(self.offset, self.offset + len(self.text))
        words = [w for w in self.whole.original[first:last].split() if w[0].isalpha()]
        return sum(w[0].isupper() for w in words) > _HEADLINE * len(words)

    def _limited(self, cue: Cue, found: Sequence[Cue]) -> Cue:
        """A negator that only limits (ne … que) or says “or not” is no more than an idiom."""
        if cue.kind == "negate" and self._or_not(cue):
            return cue._replace(kind="idioms")
        if cue.kind != "negate" or not self.lexicon.has & {"except", "except_before"}:
            return cue
        for mark in self.marks:
            behind = mark.kind == "except" and cue.end <= mark.start
            before = mark.kind == "except_before" and mark.end <= cue.start
            if not behind and not before:
                continue
            low, high = min(cue.end, mark.end), max(cue.start, mark.start)
            if high - low > _NEAR or self.clauses.stops(low, high):
                continue
            if any(
                c is not cue and low <= c.start < high and c.kind in ("negate", "concord")
                for c in found
            ):
                continue
            return cue._replace(kind="idioms")
        return cue

    def _or_not(self, cue: Cue) -> bool:
        """Whether the word before is the same without the negation: değiştirip değiştirmeme."""
        before = [m for m in self.marks if m.kind == "repeats" and m.end == cue.start - 1]
        return any(
            self.text[m.start : m.start + _STEM] == self.text[cue.start : cue.start + _STEM]
            for m in before
        )

    def kind(self, *kinds: str) -> list[Cue]:
        return [cue for cue in self.cues if cue.kind in kinds]

    @cached_property
    def needs(self) -> set[tuple[int, int]]:
        return {(m.start, m.end) for m in self.marks if m.kind == "needs"}

    @cached_property
    def denials(self) -> list[Denial]:
        """Negators with what goes with them, in order."""
        found: list[Denial] = []
        joins = {m.start for m in self.marks if m.kind == "joins"}
        for cue in self.kind("negate", "concord"):
            if cue.kind == "concord" and not self._alone(cue):
                continue
            if cue in self.unpartnered or (found and cue.start in joins):
                continue
            last = found[-1] if found else None
            clause = self.clauses.of(cue.start)
            gap = cue.start - last.end if last else 0
            if last and gap > self._beside and cue.kind == "negate":
                last = last if (last.start, last.end) in self.needs else None
            if last and gap > self._beside and self._phrase(last.start, last.end, cue):
                last = None  # will not vote without a hearing: two negations, neither undone
            if last and self.clauses.of(last.start) == clause and gap <= _NEAR:
                both = cue.kind == "negate" and (last.start, last.end) not in self.needs
                found[-1] = last._replace(end=cue.end, twice=last.twice or both)
            else:
                found.append(Denial(cue.start, cue.end, self.text[cue.start : cue.end]))
        return [d._replace(twice=d.twice or self.undone(d)) for d in found]

    @property
    def _beside(self) -> int:
        """How far two negators of one thought may stand apart; verbs that come last stand close."""
        return _TIGHT if self.lexicon.verb_last or not self.lexicon.spaced else _BESIDE

    def _phrase(self, start: int, end: int, cue: Cue) -> bool:
        """Whether a negation or the next negator denies a phrase alone: without, غير."""
        words = {self.text[start:end], self.text[cue.start : cue.end]}
        return not words.isdisjoint(self.lexicon.phrase)

    def undone(self, denial: Denial) -> bool:
        """Whether a word that implies a denial follows at once: not unrelated."""
        return any(
            c.kind == "implies" and 0 <= c.start - denial.end <= 1 and self.lexicon.spaced
            for c in self.cues
        )

    def _alone(self, cue: Cue) -> bool:
        """Whether a word that goes with a negator denies without one (nadie vino)."""
        left, right = self.clauses.between(cue.start)
        return (cue.start, cue.end) in self.needs and not any(
            left <= other.start < right for other in self.kind("negate")
        )

    @cached_property
    def unpartnered(self) -> list[Cue]:
        """Negators that deny nothing without another word (ne), where that word is not."""
        partners = {(m.start, m.end) for m in self.marks if m.kind == "partner"}
        ends = {end for _, end in partners}
        found = []
        for cue in self.kind("negate") if partners else ():
            left, right = self.clauses.between(cue.start)
            if (cue.start, cue.end) in partners and not any(
                left <= c.start < right
                and c.kind in ("concord", "not_only", "idioms")
                and c.end not in ends  # avant que … ne has its own
                for c in self.cues
            ):
                found.append(cue)
        return found

    @cached_property
    def plain(self) -> list[tuple[int, int]]:
        """The places of negators, and of words that go with one and stand alone: all that counts."""
        found = [(c.start, c.end) for c in self.kind("negate")]
        joined = [(d.start, d.end) for d in self.denials]
        for cue in self.kind("concord"):
            if not any(a <= cue.start < b and (a, b) != (cue.start, cue.end) for a, b in joined):
                found.append((cue.start, cue.end))
        return sorted(found)

    @cached_property
    def soft(self) -> list[Cue]:
        """Words that may stand for a negation of the other side, or be its idiom."""
        return self.kind(*_SOFT)

    def share(self, place: int) -> float:
        return place / max(1, len(self.text))
