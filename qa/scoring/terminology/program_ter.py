"""The edits that the program of the WMT21 task counts for TERm, its faults included."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

_CELLS = 20_000_000  # of all matrices of a segment; then no further shift is tried


@dataclass(slots=True)
class _Node:
    """The row of a beginning of the translation, and what may follow."""

    row: list[int]
    after: dict[str, _Node] = field(default_factory=dict)


class _Matrix:
    """Costs by beginnings of the translation, each computed once and never again.

    Whether terms cost double when a beginning is first looked at is kept with it.
    """

    def __init__(self, theirs: Sequence[str], terms: Collection[int]) -> None:
        self._theirs = theirs
        self._double = [2 if place in terms else 1 for place in range(len(theirs) + 1)]
        self._plain = [1] * (len(theirs) + 1)
        self._root = _Node(list(range(len(theirs) + 1)))
        self.cells = 0

    def cost(self, words: Sequence[str], *, double: bool) -> int:
        self.cells += len(words)  # to make the words and to walk along them costs as well
        node = self._root
        costs = self._double if double else self._plain
        for word in words:
            known = node.after.get(word)
            if known is None:
                known = node.after[word] = _Node(self._next(node.row, word, costs))
            node = known
        return node.row[-1]

    def _next(self, above: list[int], word: str, costs: list[int]) -> list[int]:
        self.cells += len(above)
        left = above[0] + 1
        row = [left]
        for place, wanted in enumerate(self._theirs):
            best = above[place] + (0 if word == wanted else costs[place])
            # To drop a word is charged by the word that comes next.
            best = min(best, left + costs[place], above[place + 1] + costs[place + 1])
            row.append(best)
            left = best
        return row


def program_edits(ours: Sequence[str], theirs: Sequence[str], terms: Collection[int]) -> int:
    """Edits and shifts; `terms` are places in the reference.

    Its matrix was rebuilt from the figures it gave, so that what no sentence of the sample tells apart
    may differ (whether the word before a term at the very beginning costs 2). Its faults: the translation as it is has terms cost double, every shifted one
    not, so that a shift may seem to gain what it only spares by that; what was computed for a
    beginning is used again for all that begin so, doubled or not; to drop a word costs 2 where the
    next word of the reference is a term's; a stretch is put at the number that it has in the
    reference, whatever stands before it; of shifts that gain as much the alphabet decides. A shift
    that gains one edit is taken, though it costs one itself.

    The search ends after 20 million cells, which the program's did not: a segment of many equal words
    would take hours.
    """
    matrix = _Matrix(theirs, terms)
    words = list(ours)
    shifts = 0
    while matrix.cells < _CELLS:
        now = matrix.cost(words, double=True)
        best: tuple[int, list[str]] | None = None
        for moved in _shifted(words, theirs):
            candidate = (now - matrix.cost(moved, double=False), moved)
            if best is None or candidate > best:
                best = candidate
            if matrix.cells >= _CELLS:
                break
        if best is None or best[0] <= 0:
            break
        shifts += 1
        words = best[1]
    return shifts + matrix.cost(words, double=True)


def _shifted(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[list[str]]:
    places: dict[str, list[int]] = {}
    for place, word in enumerate(theirs):
        places.setdefault(word, []).append(place)
    for start, word in enumerate(ours):
        for there in places.get(word, ()):
            if there == start:
                continue
            end, stop = start + 1, there + 1
            while end < len(ours) and stop < len(theirs) and ours[end] == theirs[stop]:
                end, stop = end + 1, stop + 1
            rest = [*ours[:start], *ours[end:]]
            rest[there:there] = ours[start:end]
            yield rest
