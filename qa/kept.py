"""What a text says by itself, kept for when the same text comes again.

A corpus holds a source as often as it has systems, and agencies write the same sentences day after
day. What is kept depends on its key alone, so that nothing changes but the time. Two generations:
when the young one is full it becomes the old one, and what is asked for again moves over; what
nobody asked for is forgotten with the old one.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Sized
from typing import Generic, TypeVar, TypeVarTuple

_ROOM = 2_000_000  # weight of a generation
_ITEM = 100  # weight of one thing that was found in a text, where one of its characters weighs 1
_SHARE = 400  # what weighs more than this part of the room is no sentence, and not kept
_THINGS = 64  # that are known by themselves: a few for each language in use

Result = TypeVar("Result")
Found = TypeVar("Found", bound=Sized)
More = TypeVarTuple("More")
Some = TypeVar("Some")
Other = TypeVar("Other")


class Kept(Generic[Result]):
    """The last results by key, as many as weigh less than `room` twice."""

    def __init__(self, room: int = _ROOM) -> None:
        self._room = self._left = room
        self._young: dict[Hashable, tuple[Result, int]] = {}
        self._old: dict[Hashable, tuple[Result, int]] = {}

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    def get(self, key: Hashable) -> Result | None:
        """What was put there, None where it is forgotten."""
        found = self._young.get(key)
        if found is None:
            found = self._old.pop(key, None)
            if found is None:
                return None
            self.put(key, *found)
        return found[0]

    def put(self, key: Hashable, result: Result, weight: int) -> Result:
        """The result, which is kept unless it is heavy."""
        if weight * _SHARE <= self._room:
            self._left -= weight
            if self._left < 0:
                self._old, self._young, self._left = self._young, {}, self._room - weight
            self._young[key] = result, weight
        return result


def weight(text: str, found: Sized) -> int:
    """What a text weighs with what was found in it; a record (of named fields) is one thing."""
    return len(text) + _ITEM * (1 + (len(found) if type(found) is tuple else 1))


def kept(function: Callable[[str, *More], Found]) -> Callable[[str, *More], Found]:
    """A function of a text and of what else its result depends on: each result is reckoned once.

    The arguments are hashable, the result is immutable and never None.
    """
    known: Kept[Found] = Kept()

    @functools.wraps(function)
    def run(text: str, *more: *More) -> Found:
        key = (text, *more)
        found = known.get(key)
        if found is None:
            found = function(text, *more)
            known.put(key, found, weight(text, found))
        return found

    return run


def by_identity(function: Callable[[Some], Other]) -> Callable[[Some], Other]:
    """A function of something large that is asked for again and again: known by the thing itself.

    To reckon the hash of a long tuple takes longer than most of what is done with it.
    """
    ready: dict[int, tuple[Some, Other]] = {}  # what is held cannot give its number to another

    @functools.wraps(function)
    def run(some: Some) -> Other:
        known = ready.get(id(some))
        if known is None:
            if len(ready) >= _THINGS:
                ready.clear()
            known = ready[id(some)] = some, function(some)
        return known[1]

    return run
