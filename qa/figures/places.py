"""Where the figures of two texts stand among those that both have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qa.model import Figure, Span


class Places:
    """Where a figure stands among those that both sides have."""

    def __init__(
        self,
        ours: Sequence[Figure],
        theirs: Sequence[Figure],
        equal: Sequence[tuple[Figure, Figure]],
    ) -> None:
        mates = {a.span: b.span for a, b in equal} | {b.span: a.span for a, b in equal}
        self._before: dict[Span, Span | None] = {}
        self._after: dict[Span, Span | None] = {}
        for figures in (ours, theirs):
            last: Span | None = None
            for figure in figures:
                self._before[figure.span] = last
                last = figure.span if figure.span in mates else last
            last = None
            for figure in reversed(figures):
                self._after[figure.span] = last
                last = figure.span if figure.span in mates else last
        self._mates = mates
        self._often = [Counter(f.low for f in figures) for figures in (ours, theirs)]

    def again(self, figure: Figure) -> bool:
        """Whether our side has the number oftener than the other one has it."""
        mine, its = (often[figure.low] for often in self._often)
        return mine > its > 0

    def mine(self, span: Span) -> tuple[Span | None, Span | None]:
        """Between which of the other side's figures one of ours stands."""
        before, after = self._before[span], self._after[span]
        return before and self._mates[before], after and self._mates[after]

    def its(self, span: Span) -> tuple[Span | None, Span | None]:
        """Between which of its figures that both sides have one of the other side stands."""
        return self._before[span], self._after[span]

    def alike(self, one: Figure, other: Figure) -> int:
        """How many of the two neighbours that both sides have are the same, the text's ends included."""
        return sum(
            (None if (mine := there[one.span]) is None else self._mates.get(mine))
            == there[other.span]
            for there in (self._before, self._after)
        )
