"""The words of all oppositions in a text, without those within names and those that are something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from qa.fold import Folded
from qa.kept import by_identity, weight
from qa.model import Hit, Side
from qa.scan.entries import Cue, between, matches
from qa.scan.matcher import longest
from qa.scan.opposites.data import Poles

_NAMES = ("person", "place", "country", "people", "org", "region")
_BODIES = ("org", "region", "people")
_JOINED = "adjective"
_LONGEST = 30  # letters of a word


def by_axis(text: Folded, words: Poles) -> Mapping[str, Sequence[Cue]]:
    """Every entry that stands in a text, by opposition: what may be one of its words."""
    known = words.known.get(text.text)
    if known is None:
        found: dict[str, list[Cue]] = {}
        cues = tuple(matches(text.text, words.words, spaced=words.spaced))
        for cue in cues:
            found.setdefault(cue.kind.partition(" ")[0], []).append(cue)
        known = words.known.put(text.text, found, weight(text.text, cues))
    return known


def several(cues: Iterable[Cue]) -> bool:
    """Whether words of one opposition have several poles; what only looks like a word has none."""
    kinds = {cue.kind for cue in cues}
    return sum(not kind.endswith(" air") for kind in kinds) > 1


def words_of(text: Folded, words: Poles, names: Sequence[Name]) -> list[Cue]:
    """The words of all poles, the longest entry first, without those within names."""
    return chosen(text, words, names, by_axis(text, words).values())


def chosen(
    text: Folded, words: Poles, names: Sequence[Name], entries: Iterable[Sequence[Cue]]
) -> list[Cue]:
    """Of the entries of each opposition those that are its words, as `words_of` has them."""
    found = []
    for some in entries:
        # Of one stretch the entry with more letters wins: “the west” is no west. One that stands on
        # both sides (casualties) is both.
        sizes: dict[tuple[int, int], int] = {}
        for cue in some:
            place = cue.start, cue.end
            sizes[place] = max(cue.size, sizes.get(place, 0))
        kept = set(longest(list(sizes), lambda place: place))
        best = [c for c in some if c.size == sizes[c.start, c.end]]
        taken = [c for c in best if (c.start, c.end) in kept]
        # What has a word and is something else hides all that is in it.
        wide = [c for c in taken if not c.kind.endswith(" air")]
        found += [*taken, *between([c for c in best if (c.start, c.end) not in kept], wide)]
    poles_ = (cue for cue in found if not cue.kind.endswith(" air"))
    # Two entries may be one word when they are folded (رأی, رای).
    return sorted({
        cue for cue in poles_
        if not (_named(text, cue, names) or (words.spaced and _run_on(text.text, cue)))
    })  # fmt: skip


def _run_on(text: str, cue: Cue) -> bool:
    """Whether its word is many words without their blanks."""
    word = text[cue.start : cue.end]
    return len(word) > _LONGEST and " " not in word


class Name(NamedTuple):
    """Where a name stands; that of a body or a region (the Senate, Africa) is a word at once, and so is what
    a country's name is joined to (пророссийский): `body`.
    """

    start: int
    end: int
    body: bool


def names_in(hits: Sequence[Hit]) -> tuple[Name, ...]:
    """Where names stand; a phrase of the glossary (detainee) is none."""
    return tuple(
        Name(hit.span.start, hit.span.end, hit.term.kind in _BODIES or hit.form.use == _JOINED)
        for hit in hits
        if hit.term.kind in _NAMES
    )


@by_identity
def names_by_place(
    hits: Mapping[tuple[int, Side], Sequence[Hit]],
) -> Mapping[tuple[int, Side], tuple[Name, ...]]:
    """The names of a story by segment and side: all that look for words there ask for them."""
    return {place: names_in(some) for place, some in hits.items()}


def _named(text: Folded, cue: Cue, names: Sequence[Name]) -> bool:
    """Whether a word stands within a name: the south of South Korea, not the 印度教 of 印度."""
    start, end = text.back(cue.start, cue.end)
    return any(
        name.start <= start
        and end <= name.end
        and not (name.body and name.end - name.start == end - start)
        for name in names
    )
