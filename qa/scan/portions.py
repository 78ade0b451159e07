"""What is examined at a time: the whole story, or of an endless one so much that memory holds.

All that one look at a text finds is a hundred times as large as the text and stays until the checks
have judged it, and some checks hold every sentence of a segment against every other. So there are
bounds, far beyond what anybody writes, and whoever goes beyond them is told so:

- a side of a segment that is longer than `LONGEST` characters is compared with nothing. A target that
  long is cut into parts at ends of lines or sentences, each of which is examined on its own, up to
  `LOOKED` characters: what nobody can have written must not cost as much as a thousand stories;
- where a text of a segment has more than `NUMBERS` numbers in digits, those of the segment are not read;
- a story of more than `MOST` characters over all sides, each segment counting for some more, is examined
  in portions of whole segments.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from qa.model import Document, Segment
from qa.scan.sentences import sentences

LONGEST = 100_000  # characters of a side of one segment: an issue of a newspaper in one line
NUMBERS = 5_000  # in one text: at 50,000 characters a number every ten
LOOKED = 150_000  # characters of a longer target that are examined
MOST = 2_000_000  # characters of a story: three Bibles, or one with source and reference
_EACH = 50  # characters that a segment counts for itself: a million of one letter take memory too
_TOLD = 5  # segments that are named
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Portion:
    """A document to be examined for itself: `places` has for each of its segments the number that
    it has in the story, and the character of that segment's target with which it begins."""

    document: Document
    places: tuple[tuple[int, int], ...]


def portions(document: Document) -> Iterator[Portion]:
    """The document itself where it keeps within the bounds. Never empty."""
    if _fits(document):
        places = tuple((number, 0) for number in range(len(document.segments)))
        yield Portion(document, places)
        return
    ordinary: list[tuple[int, Segment]] = []
    size = 0
    for number, segment in enumerate(document.segments):
        if len(segment.target) > LONGEST:
            yield from _parts(document, number)
            continue
        kept = _comparable(segment)
        if ordinary and size + _size(kept) > MOST:
            yield _portion(document, ordinary)
            ordinary, size = [], 0
        ordinary.append((number, kept))
        size += _size(kept)
    if ordinary:
        yield _portion(document, ordinary)


def crowded(document: Document) -> frozenset[int]:
    """The segments that have more numbers than are read."""
    return frozenset(
        index
        for index, segment in enumerate(document.segments)
        if any(map(_crowded, _texts(segment)))
    )


def _crowded(text: str) -> bool:
    if len(text) < 2 * NUMBERS:
        return False
    return next(itertools.islice(_NUMBER.finditer(text), NUMBERS, None), None) is not None


def unlooked(document: Document, unread: Collection[int] = ()) -> tuple[str, ...]:
    """What was compared with nothing because of its length: a sentence each, the first few by number.

    `unread` are the segments that are crowded with numbers.
    """
    told = [
        f"segment {index + 1}: it has over {NUMBERS:,} numbers, and they were not compared; split it"
        for index in sorted(unread)[:_TOLD]
    ]
    if len(unread) > _TOLD:
        told.append(
            f"{len(unread) - _TOLD:,} more segments with over {NUMBERS:,} numbers, likewise"
        )
    return *told, *_too_long(document)


def _too_long(document: Document) -> Iterator[str]:
    long = 0
    for number, segment in enumerate(document.segments, 1):
        for side, length in _lengths(segment):
            if length <= LONGEST:
                continue
            long += 1
            if long <= _TOLD:
                what = f"its {side} has {length:,} characters, over {LONGEST:,}, and was compared with nothing"
                if side == "target":
                    what += f"; its first {min(length, LOOKED):,} were examined, in parts"
                yield f"segment {number}: {what}; split it"
    if long > _TOLD:
        yield f"{long - _TOLD:,} more texts of over {LONGEST:,} characters, likewise"


def apart(document: Document) -> tuple[str, ...]:
    """Says so of a story whose portions were not compared with each other."""
    if sum(map(_size, document.segments)) <= MOST:
        return ()
    return (
        f"the story has {len(document.segments):,} segments, too many to be held at once: its "
        "spellings and short names were compared within portions of it only",
    )


def _overlong(document: Document) -> bool:
    return any(length > LONGEST for s in document.segments for _, length in _lengths(s))


def _texts(segment: Segment) -> tuple[str, str, str]:
    references = segment.references
    return segment.target, segment.source or "", references[0] if references else ""


def _lengths(segment: Segment) -> Iterator[tuple[str, int]]:
    return zip(("target", "source", "reference"), map(len, _texts(segment)), strict=True)


def _size(segment: Segment) -> int:
    return _EACH + sum(length for _, length in _lengths(segment))


def _fits(document: Document) -> bool:
    return not _overlong(document) and sum(map(_size, document.segments)) <= MOST


def _comparable(segment: Segment) -> Segment:
    """The segment without the sides that are too long."""
    source, references = segment.source, segment.references
    if source and len(source) > LONGEST:
        segment = replace(segment, source=None)
    if references and len(references[0]) > LONGEST:
        segment = replace(segment, references=())
    return segment


def _portion(document: Document, some: list[tuple[int, Segment]]) -> Portion:
    segments = tuple(segment for _, segment in some)
    return Portion(replace(document, segments=segments), tuple((number, 0) for number, _ in some))


def _parts(document: Document, number: int) -> Iterator[Portion]:
    segment = document.segments[number]
    for start, end in cut(segment.target[:LOOKED], document.target_lang):
        part = replace(
            segment, target=segment.target[start:end], source=None, references=(), pieces=()
        )
        yield Portion(replace(document, segments=(part,)), ((number, start),))


def cut(text: str, lang: str, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """The text in stretches of at most that many characters which leave nothing out.

    They end with a line, else with a sentence, else at a blank, else anywhere; each but the last holds
    at least half of what it may.
    """
    start = 0
    while len(text) - start > longest:
        end = _end(text, lang, start, start + longest)
        yield start, end
        start = end
    yield start, len(text)


def _end(text: str, lang: str, start: int, stop: int) -> int:
    """Where the stretch [start, stop) is best cut off."""
    middle = (start + stop) // 2
    line = text.rfind("\n", middle, stop)
    if line >= 0:
        return line + 1
    *_, (last, _) = sentences(text[middle:stop], lang) or [(0, 0)]
    if last:
        return middle + last
    blank = text.rfind(" ", middle, stop)
    return blank + 1 if blank >= 0 else stop
