"""A text with a sign in the place of each name, so that a pattern can ask for names among words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from qa.scan.roles.names import SIGNS, Name

_OWN = str.maketrans(dict.fromkeys(SIGNS, " "))


@dataclass(frozen=True, slots=True)
class Tape:
    """The text with its signs; `names` by place of the sign, `at` those places in order."""

    text: str
    names: dict[int, Name]
    at: tuple[int, ...]
    ends: tuple[int, ...]  # by name: how far the text lies behind the tape from it on

    def back(self, place: int) -> int:
        """Where a place of the tape lies in the text."""
        before = bisect_left(self.at, place)
        return place + (self.ends[before - 1] if before else 0)


def tape(text: str, names: Sequence[Name]) -> Tape:
    """The tape of a text with its names, which are in order and apart."""
    parts: list[str] = []
    signs: dict[int, Name] = {}
    ends: list[int] = []
    done = size = 0
    for name in names:
        parts += text[done : name.span.start].translate(_OWN), name.sign
        size += name.span.start - done
        signs[size] = name
        size += 1
        done = name.end
        ends.append(done - size)
    parts.append(text[done:].translate(_OWN))
    return Tape("".join(parts), signs, tuple(signs), tuple(ends))
