"""Where a text denies: negators, idioms that only look like them, words that imply a denial."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple, get_args

from qa.scan.matcher import longest
from qa.scan.negation.data import Entry, Kind, Lexicon, Words

_RANK = {kind: place for place, kind in enumerate(get_args(Kind))}
_REACH = 40  # letters of one word that are looked at
_GAP = 60  # characters that may stand inside an entry with a gap
# Stops, not quotation marks, brackets or the comma of Chinese lists, which leave a clause whole.
_STOP = re.compile(r"[.,;:!?…،؛؟。，；：！？।۔—]+|(?<=\s)-(?=\s)")
_NUMBER = re.compile(r"(?<=\d)[.,:](?=\d)")


class Cue(NamedTuple):
    """A match in the folded text, the whole word where an entry is a part of one."""

    start: int
    end: int
    kind: str
    size: int = 0  # letters of the entry: the more, the more it says


def is_word(char: str) -> bool:
    """Letters, digits and the vowel signs that belong to them (which are no alnum in Indic)."""
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def matches(text: str, words: Words, *, spaced: bool) -> list[Cue]:
    """Every entry that stands in the text as a word, overlapping ones too."""
    if words.automaton is None:
        return []
    found = []
    try:
        hits = words.automaton.find_overlapping(text)
    except UnicodeEncodeError:  # half of a surrogate pair, which no text has and files do
        hits = words.automaton.find_overlapping(text.encode("utf-8", "replace").decode())
    for start, end, pattern in hits:
        for entry in words.entries[pattern]:
            first, last = start, end
            if spaced:
                if start and is_word(text[start - 1]) and is_word(text[start]):
                    if entry.begins:
                        continue
                    least = max(0, start - _REACH)
                    while first > least and is_word(text[first - 1]):
                        first -= 1
                if end < len(text) and is_word(text[end]) and is_word(text[end - 1]):
                    if entry.ends:
                        continue
                    most = min(len(text), end + _REACH)
                    while last < most and is_word(text[last]):
                        last += 1
            if entry.then:
                place = _behind(text, end, entry, spaced=spaced)
                if place < 0 or _STOP.search(text, end, place):
                    continue
                last = place + len(entry.then)
            found.append(Cue(first, last, entry.kind, len(entry.text)))
    return found


def _behind(text: str, start: int, entry: Entry, *, spaced: bool) -> int:
    """Where the word that an entry has behind its gap begins; -1 where it does not follow."""
    place, limit = text.find(entry.then, start, start + _GAP), start + _GAP
    while spaced and place >= 0:
        behind = place + len(entry.then)
        inside = is_word(text[place - 1])
        if entry.closes and behind < len(text) and is_word(text[behind - 1]):
            inside |= is_word(text[behind])
        if not inside:
            break
        place = text.find(entry.then, place + 1, limit)
    return place


def cues(text: str, lexicon: Lexicon) -> list[Cue]:
    """What the text has of denial, in order, without what only looks like it."""
    best: dict[tuple[int, int], Cue] = {}
    for cue in matches(text, lexicon.all, spaced=lexicon.spaced):
        place = cue.start, cue.end
        rank = -cue.size, _RANK[cue.kind]
        if place not in best or rank < (-best[place].size, _RANK[best[place].kind]):
            best[place] = cue
    kept = longest(list(best.values()), lambda c: (c.start, c.end))
    return [cue for cue in kept if cue.kind != "air"]


def denies(text: str, lexicon: Lexicon) -> bool:
    """Whether anything in the text could be a negator: a quick look that may be wrong."""
    return bool(matches(text, lexicon.strong, spaced=lexicon.spaced))


class Clauses:
    """A text cut at stops and conjunctions; `of` says in which clause a place lies."""

    def __init__(self, text: str, marks: Iterable[Cue]) -> None:
        plain = _NUMBER.sub("_", text)
        cuts = {0, *(m.end() for m in _STOP.finditer(plain))}
        cuts |= {m.start for m in marks if m.kind == "clauses"}
        self.starts = sorted(cuts)
        self._stops = [m.start() for m in _STOP.finditer(plain)]
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
