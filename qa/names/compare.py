"""The names of a translation beside those of a reference: what is exchanged, what is missing.

A reference is one of many good ways to put it, so that two names count as the same when letters,
sound, derivation, an acronym or a concept of the glossary joins them. No glossary is needed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator

from qa.names.differences import Compared, Lore, Side, Variant
from qa.names.distance import GENERIC
from qa.names.echo import Echo
from qa.names.half import Half
from qa.names.pairing import paired
from qa.names.shapes import Shapes, same, stem
from qa.names.words import words_of

_MOST = 400  # words of a side: what is longer is no segment of news


def compare(
    target: Side, reference: Side, source: Side | None, lore: Lore, pivot: str = GENERIC
) -> Compared:
    """Each name of the target that has nothing to stand on, each of the reference that is gone, and
    those that the two spell differently.
    """
    ours = words_of(target.text, lore.articles)
    theirs = words_of(reference.text, lore.articles)
    if not ours or not theirs or max(len(ours), len(theirs)) > _MOST:
        return Compared()
    echo = Echo(source.text, pivot) if source else None
    heard = source.counts if source else Counter[str]()
    small = frozenset(w.plain for w in (*ours, *theirs) if not w.capital)
    large = frozenset(w.plain for w in (*ours, *theirs) if w.capital and not w.head)
    said: Container[str] = echo.large if echo and echo.latin else ()
    foreign: Container[str] = echo.foreign if echo else ()
    us = Half(target, ours, small, large, said, foreign, lore)
    them = Half(reference, theirs, small, large, said, foreign, lore)
    strangers = us.alone(them, heard, echo, pivot, heeded=True)
    lost = them.alone(us, heard, echo, pivot, heeded=False)
    return Compared(
        paired(strangers, lost, ours, theirs, lore), list(_variants(us, them, echo, pivot))
    )


def _variants(us: Half, them: Half, echo: Echo | None, pivot: str) -> Iterator[Variant]:
    """The names that sound alike and have other letters; derivations and inflections have not."""
    theirs = {w.plain: w for name in them.names for w in name if w.plain not in us.plains}
    shapes = Shapes(theirs)
    for word in (w for name in us.names for w in name if w.plain not in them.plains):
        if word.acronym or us.side_knows(word) or not us.proper(word):
            continue
        for plain in shapes.near(word.plain):
            other = theirs[plain]
            if other.acronym or not them.proper(other) or stem(word.plain, other.plain):
                continue
            if same(word.plain, other.plain, pivot):
                attested = us.lore.attested
                yield Variant(
                    word.start, word.end, other.start, other.end,
                    echo.similarity(word.text) if echo else 0.0,
                    echo.similarity(other.text) if echo else 0.0,
                    (word.text in attested, other.text in attested),
                )  # fmt: skip
                break
