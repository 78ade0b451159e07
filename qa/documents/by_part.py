"""Sides that are matched part by part: a caption may stand before the text here and behind it there."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from qa.documents.raw import Raw
from qa.documents.sides import ABSENT, Extract, Unit
from qa.errors import DocumentError
from qa.model import Part


def _part(unit: Unit) -> Part:
    return unit.part


def by_part(
    extract: Callable[[Raw], Extract],
    of: Callable[[Unit], Part] = _part,
    loose: Collection[Part] = (),
) -> Callable[[Raw], Extract]:
    """The parser whose first extract decides the order of parts of all that come after it.

    `of` tells to which part a unit counts. DocumentError where a side has another number of
    segments of a part. What is `loose` need not be there on every side: where its units are not
    called the same, none of them is compared, and the extract says so.
    """
    first: list[tuple[Raw, Extract]] = []

    def ordered(raw: Raw) -> Extract:
        found = extract(raw)
        if not first:
            first.append((raw, found))
            return found
        told, ours = first[0]
        mine, theirs = _sorted(ours, of), _sorted(found, of)
        apart = []
        waiting = {part: deque(units) for part, units in theirs.items()}
        for part in {**mine, **theirs}:
            one, other = mine.get(part, []), theirs.get(part, [])
            if part not in loose:
                _compare(part, told, len(one), raw, len(other))
            elif _called(one) != _called(other):
                waiting[part] = deque([ABSENT] * len(one))
                apart.append(
                    f"the {part}s of {_name(raw)}, for they are others than the translation's "
                    f"({len(other)} segments, {len(one)} in the translation)"
                )
        units = tuple(waiting[of(unit)].popleft() for unit in ours.units)
        return replace(found, units=units, apart=tuple(apart))

    return ordered


def _sorted(side: Extract, of: Callable[[Unit], Part]) -> dict[Part, list[Unit]]:
    found: dict[Part, list[Unit]] = {}
    for unit in side.units:
        found.setdefault(of(unit), []).append(unit)
    return found


def _called(units: Sequence[Unit]) -> list[str]:
    return [unit.key for unit in units]


def _compare(part: Part, told: Raw, ours: int, raw: Raw, theirs: int) -> None:
    if ours != theirs:
        name = f"{part} segments" if part else "segments"
        raise DocumentError(
            f"the sides do not have the same number of {name}: it has {ours}, "
            f"{_name(raw)} has {theirs}",
            path=told.path, remedy="Make the blocks of both files correspond.",
        )  # fmt: skip


def _name(raw: Raw) -> str:
    return raw.path.replace("\\", "/").rsplit("/", 1)[-1]
