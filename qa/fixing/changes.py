"""Edits after edits, told as edits of what was there first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa.documents.writing import Edit
from qa.fixing.choose import Key


class Change(NamedTuple):
    """`text` in the place of first[start:end], and the fixes that came to it, in their order."""

    start: int
    end: int
    text: str
    keys: tuple[Key, ...] = ()

    @property
    def edit(self) -> Edit:
        return Edit(self.start, self.end, self.text)


class _Item(NamedTuple):
    """Either change by its place in the text between the two."""

    start: int
    end: int
    later: bool
    change: Change


def composed(earlier: Sequence[Change], later: Sequence[Change], between: str) -> list[Change]:
    """Both as changes of the first text; `between` is the text after the earlier ones.

    Both are in order and without overlaps. What overlaps becomes one change with the fixes of all.
    """
    shift, items = 0, []
    for change in earlier:
        start = change.start + shift
        items.append(_Item(start, start + len(change.text), False, change))
        shift += len(change.text) - (change.end - change.start)
    items += [_Item(c.start, c.end, True, c) for c in later]
    found = []
    shift = 0  # from the first text to the one between, before the group
    for group in _groups(sorted(items, key=lambda i: (i.start, i.end, i.later))):
        low, high = group[0].start, max(item.end for item in group)
        own = [item.change for item in group if not item.later]
        grown = sum(len(c.text) - (c.end - c.start) for c in own)
        parts: list[str] = []
        place = low
        for item in group:
            if item.later:
                parts += (between[place : item.start], item.change.text)
                place = item.end
        text = "".join([*parts, between[place:high]])
        keys = tuple(
            key for item in sorted(group, key=lambda i: i.later) for key in item.change.keys
        )
        found.append(Change(low - shift, high - shift - grown, text, keys))
        shift += grown
    return found


def _groups(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    group: list[_Item] = []
    end = 0
    for item in items:
        empty = item.start == item.end or any(i.start == i.end for i in group)
        if group and (item.start < end or (empty and item.start <= end)):
            group.append(item)
            end = max(end, item.end)
            continue
        if group:
            yield group
        group, end = [item], item.end
    if group:
        yield group
