"""Minutes of a match: some count from the half's beginning, others from the kick-off.

후반 35분, al 35' della ripresa and the 80th minute are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from qa.model import Figure

_REACH = 24  # characters between a minute and the part of the match
_HALF = 50  # minutes of a half, with those that are added
_MINUTE = "duration-minute"
_PRIMES = ("'", "’", "′")
_STOP = re.compile(r"[.;!?。；！？](?!\d)\s")


def since_kickoff(
    text: str, small: str, read: Sequence[Figure], play: Mapping[str, int]
) -> list[Figure]:
    """The figures, and those that may be minutes of a later half with the minutes before it too.

    `small` is the text in lower case, `play` has the words for parts of a match.
    """
    parts = [(word, minutes) for word, minutes in play.items() if word in small]
    if not parts:
        return list(read)
    return [_counted(text, small, figure, parts) for figure in read]


def _counted(text: str, small: str, figure: Figure, parts: Sequence[tuple[str, int]]) -> Figure:
    low = figure.low
    if low is None or low != figure.high or not 0 < low <= _HALF or not _minute(text, figure):
        return figure
    later = tuple(low + minutes for word, minutes in parts if any(_beside(small, figure, word)))
    return replace(figure, others=(*figure.others, *later)) if later else figure


def _minute(text: str, figure: Figure) -> bool:
    if figure.kind == "ordinal" or _MINUTE in figure.units:
        return True
    return figure.kind in ("number", "measure") and text.startswith(_PRIMES, figure.span.end)


def _beside(small: str, figure: Figure, word: str) -> Iterator[bool]:
    """Whether the word stands near the figure in the same sentence, on either side."""
    start, end = figure.span.start, figure.span.end
    before = small.rfind(word, max(0, start - _REACH - len(word)), start)
    behind = small.find(word, end, end + _REACH + len(word))
    if before >= 0:
        yield not _STOP.search(small, before, start)
    if behind >= 0:
        yield not _STOP.search(small, end, behind)
