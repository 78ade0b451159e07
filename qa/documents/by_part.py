"""Sides that are matched part by part: a caption may stand before the text here and behind it there."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import replace

from qa.documents.raw import Raw
from qa.documents.sides import Extract, Unit
from qa.errors import DocumentError
from qa.model import Part


def by_part(extract: Callable[[Raw], Extract]) -> Callable[[Raw], Extract]:
    """The parser whose first extract decides the order of parts of all that come after it.

    DocumentError where a side has another number of segments of a part.
    """
    first: list[tuple[Raw, Extract]] = []

    def ordered(raw: Raw) -> Extract:
        found = extract(raw)
        if not first:
            first.append((raw, found))
            return found
        told, ours = first[0]
        _compare(told, ours, raw, found)
        waiting: dict[Part, deque[Unit]] = {}
        for unit in found.units:
            waiting.setdefault(unit.part, deque()).append(unit)
        units = tuple(waiting[unit.part].popleft() for unit in ours.units)
        return replace(found, units=units)

    return ordered


def _compare(told: Raw, ours: Extract, raw: Raw, theirs: Extract) -> None:
    one, other = (Counter(unit.part for unit in side.units) for side in (ours, theirs))
    for part in {**one, **other}:
        if one[part] != other[part]:
            name = f"{part} segments" if part else "segments"
            raise DocumentError(
                f"the sides do not have the same number of {name}: it has {one[part]}, "
                f"{_name(raw)} has {other[part]}",
                path=told.path, remedy="Make the blocks of both files correspond.",
            )  # fmt: skip


def _name(raw: Raw) -> str:
    return raw.path.replace("\\", "/").rsplit("/", 1)[-1]
