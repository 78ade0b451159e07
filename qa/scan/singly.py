"""Facts of a segment that rest on nothing but its own sides: looked for once, however often it comes.

A corpus repeats its sentences, and an editor examines the whole story at each keystroke: what was
found in a segment that is the same as before, at the same place, is kept.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from qa.kept import Kept, by_identity, weight
from qa.model import Document, Segment

Fact = TypeVar("Fact")


def key_of(document: Document, index: int) -> tuple[Hashable, ...]:
    """All that a judge of one segment may look at."""
    return _keys(document)[index]


@by_identity
def _keys(document: Document) -> tuple[tuple[Hashable, ...], ...]:
    langs = document.target_lang, document.source_lang
    return tuple(
        (index, one.target, one.source, one.references, *langs)
        for index, one in enumerate(document.segments)
    )


def weight_of(segment: Segment, facts: tuple[Fact, ...]) -> int:
    """What a segment weighs with the facts that were found in it."""
    size = len(segment.source or "") + weight(segment.target, facts)
    return sum(map(len, segment.references), size) if segment.references else size


def singly(
    judge: Callable[[int, Segment, str, str], Iterable[Fact]],
) -> Callable[[Document], Iterator[Fact]]:
    """The facts of all segments in order, by a judge that looks at target, source and references.

    It is given the segment's number, the segment, the target's language, the source's or nothing.
    """
    known: Kept[tuple[Fact, ...]] = Kept()

    @functools.wraps(judge)
    def facts(document: Document) -> Iterator[Fact]:
        for index, (segment, key) in enumerate(
            zip(document.segments, _keys(document), strict=True)
        ):
            found = known.get(key)
            if found is None:
                langs = document.target_lang, document.source_lang or ""
                found = tuple(judge(index, segment, *langs))
                known.put(key, found, weight_of(segment, found))
            yield from found

    return facts
