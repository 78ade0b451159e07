"""Which words of one translation stand where another one has a name.

Translations of one sentence share most of their words. The name is taken out of the one that has
it, both are aligned by their longest common blocks (Ratcliff and Obershelp, as in difflib), and
what stands between the same neighbours is its counterpart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from qa.mining.words import Word, trimmed

_HOLE = "\0"  # stands for the name: no word has it
_LONG = 4  # letters of a neighbour that is enough alone
_SLACK = 1  # words beside the name that may differ
_WIDER = 2  # how many more words than the name the counterpart may have


class Slot(NamedTuple):
    """Words [first, last) of the translation; `votes` of `asked` witnesses point at them."""

    first: int
    last: int
    votes: int
    asked: int


class Witness(NamedTuple):
    """A translation that has the name, at words [first, last)."""

    words: Sequence[Word]
    first: int
    last: int


def slot(text: Sequence[Word], witnesses: Sequence[Witness], empty: Collection[str]) -> Slot | None:
    """The stretch on which most witnesses agree; words of `empty` at its ends do not count."""
    votes: Counter[tuple[int, int]] = Counter()
    for witness in witnesses:
        first = witness.first
        while first and witness.words[first - 1].same in empty:
            first -= 1  # an article or title comes and goes with the name
        place = _gap(witness._replace(first=first), text)
        if place is None:
            continue
        part = trimmed(text[place[0] : place[1]], empty)
        if part and len(part) <= witness.last - witness.first + _WIDER:
            start = text.index(part[0], place[0])
            votes[start, start + len(part)] += 1
    if not votes:
        return None
    (first, last), most = min(votes.items(), key=lambda item: (-item[1], item[0]))
    return Slot(first, last, most, len(witnesses))


def _gap(witness: Witness, text: Sequence[Word]) -> tuple[int, int] | None:
    """The words between the same neighbours, None where a neighbour is not the same."""
    have = [word.same for word in witness.words]
    have[witness.first : witness.last] = [_HOLE]
    hole = witness.first
    other = [word.same for word in text]
    left, right = (0, 0), (len(have), len(other))
    for block in SequenceMatcher(None, have, other, autojunk=False).get_matching_blocks():
        if not block.size:
            continue
        if block.a + block.size <= hole:
            left = block.a + block.size, block.b + block.size
        elif block.a > hole:
            right = block.a, block.b
            size = block.size
            break
    else:
        size = 0
    # One word beside the name may differ too (would, will): it is left out on both sides.
    before, behind = hole - left[0], right[0] - hole - 1
    first, last = left[1] + before, right[1] - behind
    if before > _SLACK or behind > _SLACK or first >= last:
        return None
    shared = 0
    while shared < min(left) and have[left[0] - shared - 1] == other[left[1] - shared - 1]:
        shared += 1
    if not _firm(have[left[0] - shared : left[0]], left == (shared, shared)):
        return None
    end = (right[0] + size, right[1] + size) == (len(have), len(other))
    return (first, last) if _firm(have[right[0] : right[0] + size], end) else None


def _firm(shared: Sequence[str], edge: bool) -> bool:
    """Whether the neighbours show the place: two words, a long one, or the text's edge."""
    return edge or len(shared) > 1 or any(len(word) >= _LONG for word in shared)
