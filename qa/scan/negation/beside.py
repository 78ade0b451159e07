"""Whether the words about a negation stand in the other text as well, where nobody denies them.

Who says a thing without “not” says it in other words (nobody remains indifferent, it destroys us); where
only the “not” was lost all others are there. So a negation is missed for certain where the known word
that is nearest to it is on the other side, or the nearest thing, with half of all that are known between
the same stops.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from qa.scan.negation.explain import Place, listed, poled
from qa.scan.negation.view import Denial, View
from qa.scan.opposites.data import KINDS, OPPOSITES

_FIGURE = re.compile(r"\d+")

Said = tuple[str, str]  # an opposition and its pole, a kind and its member, a figure


def rendered(source: View, denials: Sequence[Denial], target: View) -> bool:
    """Whether the known words about a negation, the nearest before all, stand in the target.

    Only where one thing alone is denied, and not until a time, which other languages tell without
    a negation (until proven). What has an opposite, and is nearest, stands there itself.
    """
    if len(denials) != 1 or all(
        any(m.kind == "waits" for m in view.marks) for view in (source, target)
    ):
        return False
    if _bounded(target).intersection(_FIGURE.findall(source.text)):
        return False  # what does not exceed 48 is under 48
    denial = denials[0]
    left, right = source.clauses.between(denial.start)

    def gap(place: Place) -> int:
        return max(place[0] - denial.end, denial.start - place[1])

    def about(words: Iterable[tuple[Said, Place]]) -> dict[Place, set[Said]]:
        found = _by_place(words)
        return {p: found[p] for p in found if left <= p[0] <= right and gap(p) >= 0}

    things = about(_things(source))
    known = about((*_things(source), *_deeds(source)))
    theirs = {said for words in (_things, _deeds) for said, _ in words(target)}
    here = {place for place, said in known.items() if not said.isdisjoint(theirs)}
    if not here or len(here) * 2 < len(known):
        return False
    first, thing = _nearest(known, gap), _nearest(things, gap)
    turns = any(_turns(known[place]) for place in first)
    return not here.isdisjoint(first) or (not turns and not here.isdisjoint(thing))


def _nearest(words: Collection[Place], gap: Callable[[Place], int]) -> set[Place]:
    least = min(map(gap, words), default=0)
    return {place for place in words if gap(place) == least}


def _turns(said: set[Said]) -> bool:
    """Whether “not” may turn a word into its opposite: did not fall, stayed above."""
    return any(axis in OPPOSITES.axes and OPPOSITES.axes[axis].denied for axis, _ in said)


def _by_place(words: Iterable[tuple[Said, Place]]) -> dict[Place, set[Said]]:
    found: dict[Place, set[Said]] = {}
    for said, place in words:
        found.setdefault(place, set()).add(said)
    return found


def _deeds(view: View) -> Iterator[tuple[Said, Place]]:
    """The words that are often denied."""
    for axis, pole, place in poled(view):
        yield (axis, pole), place


def _things(view: View) -> Iterator[tuple[Said, Place]]:
    """The words that “not” does not turn into another one (of a kind, east and west), and figures.

    Not of what sums have (dollars): who pays none denies the deed.
    """
    for axis, pole, place in listed(view, KINDS):
        if not KINDS.axes[axis].without:
            yield (axis, pole), place
    for axis, pole, place in listed(view, OPPOSITES):
        if not OPPOSITES.axes[axis].denied:
            yield (axis, pole), place
    for figure in _FIGURE.finditer(view.text):
        yield ("", figure.group()), figure.span()


def _bounded(view: View) -> set[str]:
    """The figures that a word bounds: under 48."""
    words = [place for _, _, place in listed(view, OPPOSITES)]
    return {
        figure.group()
        for figure in _FIGURE.finditer(view.text)
        if any(first < figure.end() and figure.start() < last for first, last in words)
    }
