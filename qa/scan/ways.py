"""Figures that changed places on their way: from 120 to 95 for what went from 95 to 120.

Both figures are there, and the verb may be right as well. Each language says with words beside the
figures which of the two comes first in time (`languages/content/ways.toml`), in whatever order it has
them: to 67 percent from 58 percent, 58%から67%に.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from qa.language import base, language
from qa.model import Document, Figure, FigureChange, Side
from qa.scan.figure_change import moved
from qa.scan.pools import Place
from qa.scan.textdata import read

_TABLES = ("from", "to", "behind_from", "behind_to")
_APART = 60  # characters between the two figures
_REACH = 30  # characters beside a figure in which its word stands
_STOP = re.compile(r"[.;:!?。；：！？]\s|[。；：！？\n]")
_SIDES: tuple[Side, Side] = ("target", "source")
_NONE = ("date", "name", "ordinal")


class _Way(NamedTuple):
    """Where a figure comes from and where it goes."""

    first: Figure
    last: Figure


class _Words(NamedTuple):
    """What stands before a figure, or behind it, when something goes from it or to it; None: nothing does."""

    before: tuple[re.Pattern[str] | None, re.Pattern[str] | None]
    behind: tuple[re.Pattern[str] | None, re.Pattern[str] | None]

    def role(self, text: str, figure: Figure) -> int | None:
        """0 for the first figure of a way, 1 for the last, None where neither is said, or both."""
        start, end = figure.span.start, figure.span.end
        found = [
            number
            for number in (0, 1)
            if ((one := self.before[number]) and one.search(text, max(0, start - _REACH), start))
            or ((one := self.behind[number]) and one.match(text, end, end + _REACH))
        ]
        return found[0] if len(found) == 1 else None

    @property
    def silent(self) -> bool:
        """Whether the language says only where a figure comes from."""
        return self.before[1] is None and self.behind[1] is None


def ways(document: Document, figures: Mapping[Place, Sequence[Figure]]) -> Iterator[FigureChange]:
    """The two figures of each way that goes back in the target, in order; `figures` by place."""
    theirs, ours = _words(base(document.source_lang or "")), _words(base(document.target_lang))
    if theirs is None or ours is None:
        return
    for index in range(len(document.segments)):
        mine, its = (
            [f for f in figures.get((index, side), ()) if f.kind not in _NONE and f.low is not None]
            for side in _SIDES
        )
        if len(mine) < 2 or len(its) < 2:
            continue
        there = list(_ways(document.segments[index].source or "", its, theirs))
        for way in _ways(document.segments[index].target, mine, ours) if there else ():
            back = [one for one in there if _reverse(way, one)]
            if len(back) == 1 and not any(_same(way.first, one.first) for one in there):
                yield from _changes(document, way, back[0])


def role_in(text: str, figure: Figure, code: str) -> int | None:
    """0 for what something goes from in a text, 1 for what it goes to; None where neither is said."""
    words = _words(base(code))
    return words.role(text, figure) if words else None


def _ways(text: str, figures: Sequence[Figure], words: _Words) -> Iterator[_Way]:
    for one, other in pairwise(figures):
        between = text[one.span.end : other.span.start]
        if len(between) > _APART or _STOP.search(between):
            continue
        roles = words.role(text, one), words.role(text, other)
        if roles in ((0, 1), (1, 0)) or (words.silent and sorted(map(str, roles)) == ["0", "None"]):
            yield _Way(one, other) if roles[0] == 0 else _Way(other, one)


def _reverse(way: _Way, other: _Way) -> bool:
    return (
        _same(way.first, other.last)
        and _same(way.last, other.first)
        and not _same(way.first, way.last)
    )


def _same(one: Figure, other: Figure) -> bool:
    return (one.low, one.high) == (other.low, other.high)


def _changes(document: Document, way: _Way, right: _Way) -> Iterator[FigureChange]:
    for figure, other, source in (
        (way.first, way.last, right.first),
        (way.last, way.first, right.last),
    ):
        yield moved(document, figure, other, source)


@functools.cache
def _words(code: str) -> _Words | None:
    tables = read("ways", _TABLES)
    if not any(code in tables[name] for name in ("from", "behind_from")):
        return None
    spaced = language(code).spaced
    first, last, behind, onward = (tables[name].get(code, ()) for name in _TABLES)
    return _Words(
        (_before(first, spaced=spaced), _before(last, spaced=spaced)),
        (_behind(behind, spaced=spaced), _behind(onward, spaced=spaced)),
    )


def _before(words: Sequence[str], *, spaced: bool) -> re.Pattern[str] | None:
    """The word with up to two others, of few letters, and the sign of a currency behind it."""
    if not words:
        return None
    some = "|".join(map(re.escape, words))
    if not spaced:
        return re.compile(rf"(?:{some})\s?[^\w\s]?\s?\Z")
    between = r"(?:(?<=[’'־-])|\s)(?:[^\W\d_]{1,10}\s){0,2}[^\w\s]?\s?"
    return re.compile(rf"(?<!\w)(?:{some}){between}\Z", re.IGNORECASE)


def _behind(words: Sequence[str], *, spaced: bool) -> re.Pattern[str] | None:
    """The word behind the figure's unit, or the ending of that or of the figure."""
    if not words:
        return None
    whole = "|".join(re.escape(word) for word in words if not word.startswith("*"))
    ends = "|".join(re.escape(word[1:]) for word in words if word.startswith("*"))
    if not spaced:
        return re.compile(rf"\s?[^\w\s]?[^\W\d_]{{0,4}}?(?:{whole})")
    parts = [rf"\s?[^\w\s]?\s?(?:[^\s\d]{{1,12}}\s)?(?:{whole})(?!\w)"] if whole else []
    parts += [rf"\s?[^\w\s]?\s?[^\W\d_]{{0,12}}?(?:{ends})(?!\w)"] if ends else []
    return re.compile("|".join(parts))
