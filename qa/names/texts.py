"""Many texts as they lie on disk: one is unpacked when it is asked for, and found without a search.

To open a hundred thousand of them costs nothing, to find one a look into a table of slots: a text
lies in the slot that its checksum names, or in the first free one behind.
"""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Mapping, Sequence
from zlib import crc32

Sections = Mapping[str, bytes | memoryview]
_NONE = bytes(4)  # the slots of texts that nobody looks for
_ROOM = 2  # slots for each text at least: then few lie behind their place


class Texts:
    """Texts by their numbers; `place` gives the number of a text."""

    __slots__ = ("_all", "_mask", "_slots", "_starts")

    def __init__(self, sections: Sections, name: str) -> None:
        self._all = bytes(sections[name])
        self._starts = memoryview(sections[f"{name}.starts"]).cast("I")
        self._slots = memoryview(sections.get(f"{name}.slots", _NONE)).cast("I")
        self._mask = len(self._slots) - 1

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> str:
        return self._all[self._starts[number] : self._starts[number + 1]].decode()

    def place(self, text: str) -> int | None:
        """The number of a text, None for one that is not here."""
        wanted = text.encode("utf-8", "surrogatepass")
        starts, slots, mask = self._starts, self._slots, self._mask
        at = crc32(wanted) & mask
        while number := slots[at]:
            if self._all[starts[number - 1] : starts[number]] == wanted:
                return number - 1
            at = (at + 1) & mask
        return None


def packed(name: str, texts: Sequence[str], *, sought: bool = True) -> dict[str, bytes]:
    """The sections of some texts; those that are `sought` by `place` differ from one another."""
    every = [text.encode() for text in texts]
    starts = array("I", itertools.accumulate(map(len, every), initial=0))
    kept = {name: b"".join(every), f"{name}.starts": starts.tobytes()}
    return {**kept, f"{name}.slots": _slots(every)} if sought else kept


def _slots(texts: Sequence[bytes]) -> bytes:
    """For each slot the number of its text, counted from one, or nought."""
    mask = (1 << (_ROOM * len(texts)).bit_length()) - 1
    slots = array("I", bytes(4 * (mask + 1)))
    for number, text in enumerate(texts, 1):
        at = crc32(text) & mask
        while slots[at]:
            at = (at + 1) & mask
        slots[at] = number
    return slots.tobytes()
