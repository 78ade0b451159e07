"""n-grams of one very long segment, counted a part of them at a time: exact, in bounded memory.

What `grams` does for a batch holds several numbers of eight bytes for every character of all sides.
Here an n-gram's key is made anew for each part, which has the n-grams whose key leaves one
remainder, so that equal ones are counted together and never all of them stand in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from qa.scoring.counts.grams import Counted, Ints, matches

Ids = npt.NDArray[np.int32]

_STRETCH = 2**19  # positions of which keys are made at once
_TOGETHER = 3_000_000  # n-grams of all sides that are counted at once
_ROOM = 2**62


def ids(*texts: str) -> tuple[list[Ids], int]:
    """The code points of each text under common ids, and how many ids there are."""
    used = np.zeros(0x110000, dtype=bool)
    for text in texts:
        for codes in _codes(text):
            used[codes] = True
    numbers = (np.cumsum(used, dtype=np.int32) - 1).astype(np.int32)
    found = []
    for text in texts:
        place = 0
        out = np.empty(len(text), dtype=np.int32)
        for codes in _codes(text):
            out[place : place + len(codes)] = numbers[codes]
            place += len(codes)
        found.append(out)
    return found, max(1, int(used.sum()))


def _codes(text: str) -> Iterator[npt.NDArray[np.uint32]]:
    for start in range(0, len(text), _STRETCH):
        part = text[start : start + _STRETCH].encode("utf-32-le", "surrogatepass")
        yield np.frombuffer(part, dtype=np.uint32)


def counts(sides: Sequence[Ids], size: int, order: int) -> tuple[list[int], list[int]]:
    """How many n-grams each side has, and how many of the first side's each other side has too."""
    totals = [max(0, len(side) - order + 1) for side in sides]
    parts = 1 + sum(totals) // _TOGETHER
    same = [0] * (len(sides) - 1)
    for part in range(parts):
        ours = _counted(sides[0], size, order, part, parts)
        for place, side in enumerate(sides[1:]):
            theirs = _counted(side, size, order, part, parts)
            # One segment: any span beyond the keys makes it number 0.
            same[place] += int(matches(ours, theirs, _ROOM, 1)[0])
    return totals, same


def fits(size: int, highest: int) -> bool:
    """Whether the longest n-gram's key is a whole number of 62 bits."""
    return bool(size**highest <= _ROOM)


def _counted(side: Ids, size: int, order: int, part: int, parts: int) -> Counted:
    kept = [keys[keys % parts == part] if parts > 1 else keys for keys in _keys(side, size, order)]
    return Counted.of(np.concatenate(kept) if kept else np.zeros(0, dtype=np.int64))


def _keys(side: Ids, size: int, order: int) -> Iterator[Ints]:
    number = len(side) - order + 1
    for start in range(0, number, _STRETCH):
        end = min(start + _STRETCH, number)
        keys = side[start:end].astype(np.int64)
        for more in range(1, order):
            keys *= size
            keys += side[start + more : end + more]
        yield keys
