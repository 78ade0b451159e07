"""Where a text denies: negators, idioms that only look like them, words that imply a denial."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import get_args

from qa.scan.entries import NUMBER, STOP, Cue, matches
from qa.scan.matcher import longest
from qa.scan.negation.data import Kind, Lexicon

_RANK = {kind: place for place, kind in enumerate(get_args(Kind))}


def cues(text: str, lexicon: Lexicon) -> list[Cue]:
    """What the text has of denial, in order, without what only looks like it."""
    best: dict[tuple[int, int], Cue] = {}
    for cue in matches(text, lexicon.all, spaced=lexicon.spaced):
        place = cue.start, cue.end
        other = best.get(place)
        if other is None or _suffixed(other, cue) or (
            (-cue.size, _RANK[cue.kind]) < (-other.size, _RANK[other.kind])
            and not _suffixed(cue, other)
        ):  # fmt: skip
            best[place] = cue
    near: dict[tuple[str, int], int] = {}
    for cue in best.values():
        if cue.then:
            near[cue.kind, cue.then] = max(cue.start, near.get((cue.kind, cue.then), 0))
    # ne sont pas là ou n'iront plus: the second half goes with the first one next before it.
    best = {p: c for p, c in best.items() if not c.then or c.start == near[c.kind, c.then]}
    kept = longest(list(best.values()), lambda c: (c.start, c.end))
    return [cue for cue in kept if cue.kind != "air"]


def _suffixed(stem: Cue, cue: Cue) -> bool:
    """Whether one word has a negator behind a stem that may stand for one: ertelen-meyecek, not postponed."""
    soft = stem.kind in ("softens", "implies") and cue.kind == "negate"
    return soft and stem.at + stem.size <= cue.at


def denies(text: str, lexicon: Lexicon) -> bool:
    """Whether anything in the text could be a negator: a quick look that may be wrong."""
    return bool(matches(text, lexicon.strong, spaced=lexicon.spaced))


def owes(text: str, lexicon: Lexicon) -> bool:
    """Whether the text has a word that denies by itself and owes a counterpart."""
    return bool(matches(text, lexicon.owes, spaced=lexicon.spaced))


class Clauses:
    """A text cut at stops and conjunctions; `of` says in which clause a place lies."""

    def __init__(self, text: str, marks: Iterable[Cue]) -> None:
        plain = NUMBER.sub("_", text)
        cuts = {0, *(m.end() for m in STOP.finditer(plain))}
        cuts |= {m.start for m in marks if m.kind == "clauses"}
        self.starts = sorted(cuts)
        self._stops = [m.start() for m in STOP.finditer(plain)]
        self._size = len(text)

    def of(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1

    def stops(self, start: int, end: int) -> bool:
        """Whether a stop lies between two places."""
        place = bisect_right(self._stops, start - 1)
        return place < len(self._stops) and self._stops[place] < end

    def between(self, place: int) -> tuple[int, int]:
        """The stretch from the stop before a place to the one behind it."""
        after = bisect_right(self._stops, place)
        left = self._stops[after - 1] + 1 if after else 0
        return left, self._stops[after] if after < len(self._stops) else self._size

    def bounds(self, clause: int) -> tuple[int, int]:
        after = clause + 1
        return self.starts[clause], self.starts[after] if after < len(self.starts) else self._size
