"""Japanese names whose reading the source gives: 大野花子（おおの・はなこ）."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from qa.model import Document, Misread, Span
from qa.names.readings.kana import ReadName, is_romaji, proposed, read_names, romaji, same_reading
from qa.names.readings.latin import Token, capitalised

_SURE = 0.9
_MOST = 200  # names of a segment


def furigana_misread(document: Document, taken: Mapping[int, Sequence[Span]]) -> Iterator[Misread]:
    """The names that have one part of such a name beside another part than the reading says.

    Characters alone have too many readings to say anything. `taken` are the names of the glossary
    in the target, by segment.
    """
    for index, segment in enumerate(document.segments):
        every = itertools.islice(read_names(segment.source or ""), _MOST)
        names = {(name.surname, name.given): name for name in every}
        if not names:
            continue
        pairs = [
            pair
            for run in capitalised(segment.target)
            for pair in itertools.pairwise(run)
            if not any(
                s.start < pair[1].end and pair[0].start < s.end for s in taken.get(index, ())
            )
        ][:_MOST]
        for name in names.values():
            yield from _judged(index, name, pairs)


def _judged(index: int, name: ReadName, pairs: Sequence[tuple[Token, Token]]) -> Iterator[Misread]:
    """Nothing where one pair reads as it must; else each pair of which one part does."""
    surname, given = same_reading(romaji(name.surname)), same_reading(romaji(name.given))
    heard = [(same_reading(first.text), same_reading(second.text)) for first, second in pairs]
    if any(pair in ((surname, given), (given, surname)) for pair in heard):
        return
    for (first, second), (one, other) in zip(pairs, heard, strict=True):
        if one == surname and is_romaji(second.text):
            texts = [f"{first.text} {text}" for text in proposed(name.given)]
        elif one == given and is_romaji(second.text):
            texts = [f"{first.text} {text}" for text in proposed(name.surname)]
        elif other == surname and is_romaji(first.text):
            texts = [f"{text} {second.text}" for text in proposed(name.given)]
        elif other == given and is_romaji(first.text):
            texts = [f"{text} {second.text}" for text in proposed(name.surname)]
        else:
            continue
        yield Misread(
            Span(index, "target", first.start, second.end), texts[0], _SURE, len(texts) == 1,
            (Span(index, "source", name.start, name.end),), tuple(texts[1:]),
        )  # fmt: skip
