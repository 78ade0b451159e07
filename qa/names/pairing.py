"""Which lost name a stranger stands in the place of, and where a missing one would stand."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from qa.names.differences import Change, Lone, Lore
from qa.names.words import Word

_TELLING = 9  # letters of two words in a row that may stand for a place
_NEEDED = 2  # of them that a preposition may have less
_SHORT = 3


def paired(
    strangers: Sequence[Lone],
    lost: Sequence[Lone],
    ours: Sequence[Word],
    theirs: Sequence[Word],
    lore: Lore,
) -> list[Change]:
    """Each stranger with the lost name whose place it takes; the rest by themselves.

    Articles go with a name, and so do titles that the other side has nothing of.
    """
    ours = [word for word in ours if word.plain not in lore.articles]
    said = {word.plain for word in ours}
    theirs = [
        word for word in theirs
        if word.plain not in lore.articles and (word.plain in said or word.plain not in lore.stops)
    ]  # fmt: skip
    if not ours or not theirs:
        return [Change(s.start, s.end, s, None) for s in strangers]
    ranked = sorted(
        (
            (_nearness(stranger, gone, ours, theirs), a, b)
            for a, stranger in enumerate(strangers)
            for b, gone in enumerate(lost)
        ),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    taken: dict[int, int] = {}
    for _, a, b in ranked:
        if a not in taken and b not in taken.values():
            taken[a] = b
    changes = [
        _exchange(s, lost[taken[a]], ours, theirs)
        if a in taken
        else Change(s.start, s.end, s, None)
        for a, s in enumerate(strangers)
    ]
    for b, gone in enumerate(lost):
        if b not in taken.values():
            place, gap = _place(gone, ours, theirs, lore)
            changes.append(Change(place, place, None, gone, gap))
    return sorted(changes, key=lambda c: (c.start, c.end))


def _exchange(stranger: Lone, gone: Lone, ours: Sequence[Word], theirs: Sequence[Word]) -> Change:
    (a, b), (c, d) = _around(stranger, ours), _around(gone, theirs)
    alike = [
        0 <= one < len(ours) and 0 <= other < len(theirs) and ours[one].plain == theirs[other].plain
        for one, other in ((a - 1, c - 1), (a, c), (b, d), (b + 1, d + 1))
    ]
    level = any(map(all, itertools.pairwise(alike)))
    return Change(stranger.start, stranger.end, stranger, gone, level=level)


def _around(found: Lone, words: Sequence[Word]) -> tuple[int, int]:
    """The numbers of the words before and after a stretch."""
    before = max((n for n, w in enumerate(words) if w.end <= found.start), default=-1)
    after = min((n for n, w in enumerate(words) if w.start >= found.end), default=len(words))
    return before, after


def _nearness(stranger: Lone, gone: Lone, ours: Sequence[Word], theirs: Sequence[Word]) -> float:
    """How much speaks for the one standing in the place of the other: neighbours, then place."""
    a, b = _around(stranger, ours), _around(gone, theirs)
    value = 0.0
    for step in (0, 1):
        for side, sign in ((0, -1), (1, 1)):
            one, other = a[side] + sign * step, b[side] + sign * step
            in_one, in_other = 0 <= one < len(ours), 0 <= other < len(theirs)
            if in_one and in_other:
                value += ours[one].plain == theirs[other].plain
            elif in_one == in_other:
                value += 0.5
    place = stranger.start / max(ours[-1].end, 1) - gone.start / max(theirs[-1].end, 1)
    return value - abs(place)


def _place(gone: Lone, ours: Sequence[Word], theirs: Sequence[Word], lore: Lore) -> tuple[int, int]:
    """Where in the target a name is missing, and the gap there (see `Change`)."""
    before, after = _around(gone, theirs)
    first = theirs[before].plain if before >= 0 else ""
    last = theirs[after].plain if after < len(theirs) else ""
    needy = _NEEDED if first in lore.needy else 0
    two = (theirs[before - 1].plain, first) if before > 0 else ()
    for n in range(-1, len(ours)):
        left = ours[n].plain if n >= 0 else ""
        right = ours[n + 1].plain if n + 1 < len(ours) else ""
        if left == first and right == last:
            return (ours[n].end if n >= 0 else 0), 2
    # At the head of the target stands what followed the name.
    if last and ours[0].plain == last:
        return 0, 2
    for one, word, behind in zip(ours, ours[1:], [*ours[2:], None], strict=False):
        if gone.again and behind and behind.capital:
            continue  # the name itself, as another country spells it
        if (one.plain, word.plain) == two and sum(map(len, two)) >= _TELLING - needy:
            return word.end, 1
    for word in ours:
        if len(first) > _SHORT and word.plain == first:
            return word.end, 0
    return ours[-1].end, 0
