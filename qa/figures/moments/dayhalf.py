"""The half of the day that stands beside a weekday: Thursday morning, donderdagmiddag, вечером в среду.

And in a text that speaks of an evening (heute Abend um 8 Uhr) digits are no hours from midnight.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qa.figures.moments.lexer import trie
from qa.figures.moments.raw import Part, Raw
from qa.figures.moments.tables import tables

_NOON = 12
_REACH = 40  # characters beside the weekday that are looked at
# What may stand between both: two short words (in the, por la, της).
_LINK = r"(?:[ \u00a0-][^\W\d_]{1,4}){0,2}[ \u00a0-]"
_JOINED = "-"  # before a word that is one half of the day only where it is joined to the weekday


@dataclass(frozen=True, slots=True)
class _Words:
    """What a language says before a weekday and behind it, and which half each word is."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    half: Mapping[str, str]


def with_halves(text: str, raws: Sequence[Raw], code: str) -> Iterator[Raw]:
    """The dates, those with a weekday and no hour with the half of the day that is said of it.

    Night is neither half: that to Friday is Thursday's as well.
    """
    words = _words(code)
    sure = [raw for raw in raws if not raw.weak]  # por la mañana, where “mañana” may be tomorrow
    starts, ends = [raw.start for raw in sure], [raw.end for raw in sure]
    for raw in raws:
        day = raw.part("weekday")
        if words is None or day is None or raw.hour is not None:
            yield raw
            continue
        # No further than to the next date on either side.
        earlier, later = bisect_right(ends, raw.start), bisect_left(starts, raw.end)
        first = ends[earlier - 1] if earlier else 0
        last = starts[later] if later < len(starts) else len(text)
        found = words.behind.match(text, day.end, min(last, day.end + _REACH))
        found = found or words.before.search(text, max(first, day.start - _REACH), day.start)
        if found is None:
            yield raw
            continue
        joined = found.start("word") == day.end
        said = found["word"].casefold()
        half = words.half.get(said) or (joined and words.half.get(_JOINED + said)) or ""
        parts = (*raw.parts, Part("half", *found.span("word"))) if half else raw.parts
        yield replace(raw, half=half or raw.half, parts=parts)


def without_evenings(text: str, raws: Sequence[Raw], code: str) -> Iterator[Raw]:
    """The dates; their hours are counted from midnight only where no part of the day is said."""
    late = None
    for raw in raws:
        if raw.counted and 0 < (raw.hour or 0) < _NOON:
            late = _late(code).search(text) is not None if late is None else late
            yield replace(raw, counted=not late)
        else:
            yield raw


@functools.cache
def _late(code: str) -> re.Pattern[str]:
    t = tables(code)
    words = [word.lstrip(_JOINED) for word in (*t.day_halves[1], *t.halves[1], *t.nights)]
    return re.compile(trie(map(str.casefold, words)) or "(?!)", re.IGNORECASE)


@functools.cache
def _words(code: str) -> _Words | None:
    """None where the language has no such words."""
    mornings, evenings = tables(code).day_halves
    if not (mornings or evenings):
        return None
    half = dict.fromkeys(mornings, "am") | dict.fromkeys(evenings, "pm")
    longest = sorted((word.lstrip(_JOINED) for word in half), key=len, reverse=True)
    word = rf"(?P<word>{'|'.join(map(re.escape, longest))})(?![^\W\d_])"
    return _Words(
        re.compile(rf"(?<![^\W\d_]){word}{_LINK}\Z", re.IGNORECASE),
        re.compile(rf"(?:{_LINK})?{word}", re.IGNORECASE),
        half,
    )
