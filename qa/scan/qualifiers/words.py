"""The words of all qualifiers in a text: which surely qualify, and which another side may mean."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from qa.scan.entries import NUMBER, STOP, Cue, matches
from qa.scan.qualifiers.data import BEARER, Lexicon

_FAR, _FAR_UNSPACED = 30, 9  # characters between a word and the office that it qualifies
_BLANKS = 3  # between them: two words stand there at most
_OVER = 6  # phrases or offices that may overlap at one place
_END = sys.maxsize
_WORD = re.compile(r"\w+")


class Word(NamedTuple):
    """A word in folded text; `asks` says that a translation has to say it, `sure` that it can hardly say
    anything else: no translator writes it of his own accord either. `office`: it stands beside a bearer,
    `culprit`: beside who did it (the alleged murderer). A `weak` one says only what befalls him: was arrested.
    """

    start: int
    end: int
    qualifier: str
    asks: bool
    sure: bool
    office: bool
    culprit: bool = False
    weak: bool = False


class Said(NamedTuple):
    """What a text says: the qualifiers, and where it has words for those who bear an office, or who by
    a qualifier are only said to have done it.
    """

    words: tuple[Word, ...]
    bearers: tuple[tuple[int, int], ...]
    culprits: tuple[tuple[str, int, int], ...] = ()


def said(text: str, lexicon: Lexicon) -> Said:
    """The qualifiers of a folded text in order, without those in phrases that say something else."""
    cues: dict[str, list[Cue]] = {}
    places = []
    for cue in matches(text, lexicon.words, spaced=lexicon.spaced):
        if cue.kind == BEARER:
            places.append((cue.start, cue.end))
        else:
            cues.setdefault(cue.kind.partition(" ")[0], []).append(cue)
    bearers = sorted(set(places))
    far = _FAR if lexicon.spaced else _FAR_UNSPACED
    found = set()
    accused = []
    for qualifier, some in cues.items():
        weak = {(cue.start, cue.end) for cue in some if cue.kind.endswith(" weak")}
        culprits = sorted({(c.start, c.end) for c in some if c.kind.endswith(" culprits")})
        accused += [(qualifier, *place) for place in culprits]
        air = sorted({(cue.start, cue.end) for cue in some if cue.kind.endswith(" air")})
        for cue in some:
            kind = cue.kind.rpartition(" ")[2]
            if kind in ("air", "weak", "culprits") or _within(cue, air):
                continue
            if kind == "loose":
                mild = (cue.start, cue.end) in weak
                found.add(Word(cue.start, cue.end, qualifier, False, False, False, weak=mild))
                continue
            behind = _follows(text, cue.end, bearers, far)
            before = _precedes(text, cue.start, bearers, far)
            bound = (kind == "before" and behind) or (kind == "after" and before)
            sure = kind == "sure" or bound
            office = behind or before or _over(cue, bearers)
            end = _whole(text, cue.end)
            culprit = bool(culprits) and (
                _follows(text, cue.end, culprits, far) or _precedes(text, cue.start, culprits, far)
            )
            asks = sure or kind == "asks"
            found.add(Word(cue.start, end, qualifier, asks, sure, office, culprit))
    return Said(tuple(sorted(found)), tuple(bearers), tuple(accused))


def _within(cue: Cue, air: Sequence[tuple[int, int]]) -> bool:
    """Whether a word begins in a phrase that says something else, and is neither that phrase nor longer."""
    at = bisect_right(air, (cue.start, _END))
    return any(
        cue.start < end and (start < cue.start or cue.end < end)
        for start, end in air[max(0, at - _OVER) : at]
    )


def _over(cue: Cue, bearers: Sequence[tuple[int, int]]) -> bool:
    """Whether the word is one with an office: Vizekanzler."""
    at = bisect_left(bearers, (cue.end, 0))
    return any(end > cue.start for _, end in bearers[max(0, at - _OVER) : at])


def _whole(text: str, end: int) -> int:
    """Where the word ends whose beginning is a prefix with its hyphen: ex-president."""
    if text[end - 1] != "-":
        return end
    word = _WORD.match(text, end, end + _FAR)
    return word.end() if word else end


def _follows(text: str, place: int, bearers: Sequence[tuple[int, int]], far: int) -> bool:
    """Whether an office stands behind, with nothing between that ends a clause."""
    at = bisect_left(bearers, (place, 0))
    return at < len(bearers) and _joined(text, place, bearers[at][0], far)


def _precedes(text: str, place: int, bearers: Sequence[tuple[int, int]], far: int) -> bool:
    """The same before it."""
    at = bisect_right(bearers, (place, 0))
    return any(_joined(text, end, place, far) for _, end in bearers[max(0, at - _OVER) : at])


def _joined(text: str, start: int, end: int, far: int) -> bool:
    between = text[start:end] if 0 <= end - start <= far else None
    if between is None or between.count(" ") > _BLANKS:
        return False
    return not STOP.search(NUMBER.sub("_", between))
