"""Whether the words about a negation stand in the other text as well, where nobody denies them.

Who says a thing without “not” says it in other words (nobody remains indifferent, it destroys us); where
only the “not” was lost all others are there. So a negation is missed for certain where the known word
that is nearest to it is on the other side, or the nearest thing, with half of all that are known between
the same stops.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.scan.negation.explain import Place, listed, poled
from qa.scan.negation.view import Denial, View
from qa.scan.opposites.data import KINDS, OPPOSITES

_FIGURE = re.compile(r"\d+")


def rendered(source: View, denials: Sequence[Denial], target: View) -> bool:
    """Whether the known words about a negation, the nearest before all, stand in the target.

    Only where one thing alone is denied, and not until a time, which other languages tell without
    a negation (until proven).
    """
    if len(denials) != 1 or all(
        any(m.kind == "waits" for m in view.marks) for view in (source, target)
    ):
        return False
    denial = denials[0]
    left, right = source.clauses.between(denial.start)

    def about(words: Iterator[tuple[str, Place]]) -> list[tuple[int, str]]:
        return [
            (max(start - denial.end, denial.start - end), said)
            for said, (start, end) in words
            if left <= start <= right and not (start < denial.end and denial.start < end)
        ]

    things, deeds = about(_things(source)), about(_deeds(source))
    theirs = {said for words in (_things, _deeds) for said, _ in words(target)}
    nearest = _nearest(things) | _nearest(things + deeds)
    known = {said for _, said in things + deeds}
    return not nearest.isdisjoint(theirs) and len(known & theirs) * 2 >= len(known)


def _nearest(rows: Sequence[tuple[int, str]]) -> set[str]:
    least = min((gap for gap, _ in rows), default=0)
    return {said for gap, said in rows if gap == least}


def _deeds(view: View) -> Iterator[tuple[str, Place]]:
    """The words that are often denied, by what they say."""
    for axis, pole, place in poled(view):
        yield f"{axis} {pole}", place


def _things(view: View) -> Iterator[tuple[str, Place]]:
    """The words that “not” does not turn into another one (of a kind, east and west), and figures.

    Not of what sums have (dollars): who pays none denies the deed.
    """
    for axis, pole, place in listed(view, KINDS):
        if not KINDS.axes[axis].without:
            yield f"{axis} {pole}", place
    for axis, pole, place in listed(view, OPPOSITES):
        if not OPPOSITES.axes[axis].denied:
            yield f"{axis} {pole}", place
    for figure in _FIGURE.finditer(view.text):
        yield figure.group(), figure.span()
