"""Hits that are only the beginning of a longer transcribed name: マリ in サマリア, 马里 in 马里尼切夫."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from qa.fold import Folded
from qa.language import Language
from qa.model import Hit, Span

_NAMES = ("person", "place", "country", "people", "org")


def within_longer(
    text: Folded, hits: Sequence[Hit], lang: Language, told: Collection[str]
) -> frozenset[Span]:
    """The hits of the source that go on in letters of transcription, and that no target names.

    Only where the language has letters or characters for foreign names (`transcribes`); a neighbour that is a name of its own ends the first one.
    """
    if not lang.transcribes:
        return frozenset()
    ours = [h for h in hits if h.span.side == "source" and h.term.kind in _NAMES]
    places = {(h.span.start, h.span.end) for h in ours}
    starts, ends = {start for start, _ in places}, {end for _, end in places}
    found = set()
    for hit in ours:
        start, end = hit.span.start, hit.span.end
        if hit.term.id in told:
            continue
        written = text.original
        if not lang.transcribes.issuperset(written[start:end]):
            continue
        before = start > 0 and start not in ends and written[start - 1] in lang.transcribes
        after = end not in starts and written[end : end + 1] in lang.transcribes
        if before or after:
            found.add(hit.span)
    return frozenset(found)
