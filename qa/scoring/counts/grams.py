"""n-grams of many segments counted at once, in numpy.

A batch of token sequences is one flat array of token ids with the segment of each. An n-gram is a
number in base "size of the alphabet", its segment in front, so that sorting groups equal n-grams of
a segment. Nothing is hashed: the counts are exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

_ROOM = 2**62  # what a key of segment and n-gram may reach


@dataclass(frozen=True, slots=True)
class Flat:
    """Token ids of all segments behind each other, and the segment of each: both (tokens,)."""

    ids: Ints
    segment: Ints

    @staticmethod
    def of(lengths: Sequence[int], ids: Ints) -> Flat:
        return Flat(ids, np.repeat(np.arange(len(lengths), dtype=np.int64), lengths))


def characters(texts: Sequence[str], *others: Sequence[str]) -> tuple[list[Flat], int]:
    """The code points of one or several lists of texts under common ids, and how many ids there are."""
    lists = (texts, *others)
    codes = [
        np.frombuffer("".join(part).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        for part in lists
    ]
    used = np.zeros(0x110000, dtype=bool)
    for array in codes:
        used[array] = True
    ids = np.cumsum(used, dtype=np.int64) - 1
    flats = [
        Flat.of([len(t) for t in part], ids[array])
        for part, array in zip(lists, codes, strict=True)
    ]
    return flats, max(1, int(used.sum()))


def words(
    sequences: Sequence[Sequence[str]], *others: Sequence[Sequence[str]]
) -> tuple[list[Flat], int]:
    """The words of one or several lists of sequences under common ids, and how many ids there are."""
    known: dict[str, int] = {}
    flats = []
    for part in (sequences, *others):
        ids = [known.setdefault(word, len(known)) for sequence in part for word in sequence]
        flats.append(Flat.of([len(s) for s in part], np.array(ids, dtype=np.int64)))
    return flats, max(1, len(known))


def orders(
    flats: Sequence[Flat], size: int, segments: int, highest: int
) -> Iterator[tuple[list[Ints], int]]:
    """The keys of each order from 1 to `highest`, one array a text list, and their span.

    Keys of one order are comparable between the lists. A key is `segment * span + n-gram`; where
    that would overflow, n-grams are renumbered first.
    """
    current = [flat.ids for flat in flats]
    span = size
    yield [flat.segment * span + ids for flat, ids in zip(flats, current, strict=True)], span
    for order in range(2, highest + 1):
        if segments * span > _ROOM // size:
            current, span = _renumbered(current)
        span *= size
        keys = []
        for place, flat in enumerate(flats):
            # The n-gram that begins at a token: the shorter one there and the token behind it.
            inside = flat.segment[: max(0, len(flat.ids) - order + 1)] == flat.segment[order - 1 :]
            longer = current[place][: len(inside)] * size + flat.ids[order - 1 :]
            current[place] = longer
            keys.append((flat.segment[: len(inside)] * span + longer)[inside])
        yield keys, span


def _renumbered(grams: Sequence[Ints]) -> tuple[list[Ints], int]:
    unique, inverse = np.unique(np.concatenate(grams), return_inverse=True)
    ends = np.cumsum([len(g) for g in grams])[:-1]
    return [part.astype(np.int64) for part in np.split(inverse, ends)], max(1, len(unique))


@dataclass(frozen=True, slots=True)
class Counted:
    """Distinct keys in order and how often each occurs."""

    keys: Ints
    counts: Ints

    @staticmethod
    def of(keys: Ints) -> Counted:
        if not len(keys):
            return Counted(keys, np.zeros(0, dtype=np.int64))
        keys = np.sort(keys)
        starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
        return Counted(keys[starts], np.diff(np.append(starts, len(keys))))

    def either(self, other: Counted) -> Counted:
        """The larger count of each key (references merged as BLEU does it)."""
        keys = np.concatenate((self.keys, other.keys))
        order = np.argsort(keys, kind="stable")
        counts = np.concatenate((self.counts, other.counts))[order]
        keys = keys[order]
        if not len(keys):
            return self
        starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
        return Counted(keys[starts], np.maximum.reduceat(counts, starts))


def matches(hypothesis: Counted, reference: Counted, span: int, segments: int) -> Ints:
    """By segment the sum over its n-grams of the smaller of the two counts: (segments,)."""
    if not len(hypothesis.keys) or not len(reference.keys):
        return np.zeros(segments, dtype=np.int64)
    place = np.minimum(np.searchsorted(reference.keys, hypothesis.keys), len(reference.keys) - 1)
    same = reference.keys[place] == hypothesis.keys
    smaller = np.minimum(hypothesis.counts[same], reference.counts[place[same]])
    return by_segment(hypothesis.keys[same] // span, smaller, segments)


def by_segment(segment: Ints, weights: Ints, segments: int) -> Ints:
    """Sums by segment. The floats of bincount hold integers exactly up to 2^53."""
    return np.bincount(segment, weights=weights, minlength=segments).astype(np.int64)
