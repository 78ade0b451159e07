"""Whether a sentence is told from the other side: Poland bought from Korea for Korea sold to Poland.

Some opposites are the two ends of one deed. Where both parties are named on both sides and have changed
places, the opposite word is the right one; where they stand as they stood, it is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from qa.fold import Folded
from qa.model import Hit, Opposite, Side
from qa.scan.opposites.data import KINDS
from qa.scan.opposites.words import by_axis

_NAMES = "names"  # the parties of an opposition; any other is a kind (currency)
_KINDS = ("person", "place", "country", "people", "org", "region")
_SIDES: tuple[Side, Side] = ("source", "target")
_TWO = 2


def conversely(
    one: Opposite,
    parties: str,
    langs: tuple[str, str],
    folded: Mapping[tuple[str, int], Folded],
    hits: Mapping[tuple[int, Side], Sequence[Hit]],
) -> bool:
    """Whether the `parties` of an opposition (names, or words of a kind) changed places with its word."""
    index = one.span.segment
    rows = []
    for side, lang in zip(_SIDES, langs, strict=True):
        if parties == _NAMES:
            rows.append(_ordered(_named(hits.get((index, side), ()))))
        else:
            rows.append(_ordered(_of_kind(folded[side, index], parties, lang)))
    common = [[what for what in row if what in other] for row, other in (rows, rows[::-1])]
    return all(len(row) == _TWO for row in common) and common[0] == common[1][::-1]


def _ordered(places: Iterable[tuple[int, int, str]]) -> list[str]:
    """Each party once, in the order in which they stand.

    The shortest word says where a party stands itself: the dollar of 円は対ドル, which is of both.
    """
    first: dict[str, tuple[int, int]] = {}
    for size, start, what in places:
        first[what] = min((size, start), first.get(what, (size, start)))
    return sorted(first, key=lambda what: first[what][1])


def _named(hits: Sequence[Hit]) -> Iterator[tuple[int, int, str]]:
    for hit in hits:
        if hit.term.kind in _KINDS:
            yield 0, hit.span.start, hit.term.id


def _of_kind(text: Folded, kind: str, lang: str) -> Iterator[tuple[int, int, str]]:
    words = KINDS.poles(lang)
    for cue in by_axis(text, words).get(kind, ()) if words else ():
        yield cue.size, cue.start, cue.kind
