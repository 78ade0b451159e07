"""What abbreviated country names of the source stand for, decided by the document.

A bare character (塔) is read as a country only where something licenses it; a longer abbreviation
(КНР, индо-) licenses itself as a whole word. Either is resolved by the nearest full form among its
candidates; without such evidence it stays open and nothing is said.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa.language import language
from qa.model import Abbreviations, Document, Hit, Reading, Side, Span
from qa.scan.finder import places, present

_BACK, _AHEAD = 25, 3  # segments in which a full form counts as evidence
_SOUND = 2  # characters behind one, by which a transcribed name is known
_RUN = 3  # characters of a compound that no table has
_BESIDE = 8  # characters from an abbreviation to who bears its office: 哥总统佩特罗
_COMPOUND = 2  # characters that two abbreviations have together
_MOST = 200  # readings of one segment: more is no sentence


class _Words(NamedTuple):
    """A table made ready: put together once a story, not once a sentence."""

    table: Abbreviations
    compounds: tuple[str, ...]
    longer: re.Pattern[str] | None
    single: re.Pattern[str] | None

    @classmethod
    def of(cls, table: Abbreviations) -> _Words:
        shorts = tuple(table.candidates)
        longer = _longer(shorts, tuple(language(table.lang).heads))
        return cls(table, _longest_first(tuple(table.compounds)), longer, _single_ones(shorts))


def read(
    document: Document, hits: Sequence[Hit], table: Abbreviations, side: Side = "source"
) -> tuple[Reading, ...]:
    """The readings of one side, in the order of the text."""
    words = _Words.of(table)
    full = [h for h in hits if h.span.side == side and h.form.use != "abbreviation"]
    by_segment: dict[int, list[Hit]] = {}
    # 朝中社 is an agency, and no 朝中.
    bodies: dict[int, list[Span]] = {}
    for hit in hits:
        if hit.span.side == side and hit.term.kind == "org" and hit.form.use == "abbreviation":
            bodies.setdefault(hit.span.segment, []).append(hit.span)
    for hit in full:
        by_segment.setdefault(hit.span.segment, []).append(hit)
    found: list[Reading] = []
    for index, segment in enumerate(document.segments):
        text = segment.target if side == "target" else segment.source or ""
        if not text:
            continue
        taken = bytearray(len(text) + 1)
        for span in bodies.get(index, ()):
            if span.end - span.start > _COMPOUND:
                taken[span.start : span.end] = b"\1" * (span.end - span.start)
        for hit in by_segment.get(index, ()):
            if hit.term.kind in ("person", "place", "country", "people", "org"):
                taken[hit.span.start : hit.span.end] = b"\1" * (hit.span.end - hit.span.start)
        for start, end, _ in places(table.not_within, text):
            taken[start:end] = b"\1" * (end - start)
        here = _compounds(text, (index, side), taken, words, by_segment)
        here += _single(text, (index, side), taken, words, by_segment)
        found += here[:_MOST]
    return tuple(sorted(found, key=lambda r: (r.span.segment, r.span.start, r.span.end)))


def _compounds(
    text: str,
    place: tuple[int, Side],
    taken: bytearray,
    words: _Words,
    hits: dict[int, list[Hit]],
) -> list[Reading]:
    found = []
    table = words.table
    for number in present(words.compounds, text):
        compound = words.compounds[number]
        start = text.find(compound)
        while start >= 0:
            end = start + len(compound)
            if not any(taken[start:end]) and not _counted(text, start):
                taken[start:end] = b"\1" * len(compound)
                span = Span(*place, start, end)
                parts = table.compounds[compound]
                fixed = tuple(part[0] for part in parts if len(part) == 1)
                because = [compound]
                for part in (p for p in parts if len(p) > 1):
                    decided, why = _decide(part, place[0], start, hits)
                    if decided:
                        fixed += (decided,)
                        because.append(why)
                rivals = tuple(
                    dict.fromkeys(
                        rival
                        for char in compound
                        for rival in table.candidates.get(char, ())
                        if rival not in fixed
                    )
                )
                found.append(Reading(span, compound, fixed, rivals, "; ".join(because)))
            start = text.find(compound, end)
    return found


def _single(
    text: str,
    place: tuple[int, Side],
    taken: bytearray,
    words: _Words,
    hits: dict[int, list[Hit]],
) -> list[Reading]:
    found = []
    for start, end, short in _places(text, taken, words):
        candidates = words.table.candidates[short]
        decided, why = _decide(candidates, place[0], start, hits)
        if decided is None and len(candidates) == 1:
            decided, why = candidates[0], short
        rivals = tuple(c for c in candidates if c != decided)
        span = Span(*place, start, end)
        found.append(Reading(span, short, (decided,) if decided else (), rivals, why))
    return found


def _places(text: str, taken: bytearray, words: _Words) -> Iterator[tuple[int, int, str]]:
    """Where an abbreviation stands as one: start, end, the abbreviation; the longest first."""
    table = words.table
    for match in words.longer.finditer(text) if words.longer else ():
        start, end = match.span("short")
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            written = match["short"]
            # At the head of a sentence it may be capitalised.
            short = written if written in table.candidates else written[0].lower() + written[1:]
            if short in table.candidates:
                yield start, end, short
    for match in words.single.finditer(text) if words.single else ():
        start = match.start()
        if not taken[start] and _licensed(text, start, taken, table):
            yield start, start + 1, match[0]


@functools.lru_cache(maxsize=32)
def _longest_first(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@functools.lru_cache(maxsize=32)
def _single_ones(shorts: tuple[str, ...]) -> re.Pattern[str] | None:
    """The abbreviations of one character."""
    chars = "".join(short for short in shorts if len(short) == 1)
    return re.compile(f"[{re.escape(chars)}]") if chars else None


@functools.lru_cache(maxsize=32)
def _longer(shorts: tuple[str, ...], heads: tuple[str, ...]) -> re.Pattern[str] | None:
    """The abbreviations of more than one character as whole words, clitics before them allowed."""
    longer = sorted((s for s in shorts if len(s) > 1), key=lambda s: (-len(s), s))
    if not longer:
        return None
    known = "|".join(re.escape(s) for s in dict.fromkeys(
        way for s in longer for way in (s, s[0].upper() + s[1:])))  # fmt: skip
    head = "|".join(re.escape(h) for h in sorted(heads, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{head})?(?P<short>{known})(?:(?<=\W)|(?!\w))")


def _licensed(text: str, start: int, taken: bytearray, table: Abbreviations) -> bool:
    if _counted(text, start):
        return False
    # 在德克萨斯: of several such characters the first is no country by itself; in 驻韩美军 either is.
    several = text[start + 1 : start + 2] in table.candidates
    several = several and not text.startswith(table.after, start + 2)
    # 在德怀尔: nor where a transcribed name begins with it.
    begun = any(c in language(table.lang).transcribes for c in text[start + 1 : start + 1 + _SOUND])
    if text.endswith(table.before, 0, start) and not several and not begun:
        return True
    if text.startswith(table.after, _next(text, start + 1)):
        return True
    first = last = start
    while first > start - _RUN and first and text[first - 1] in table.candidates:
        if taken[first - 1]:
            break
        first -= 1
    while last < start + _RUN and text[last + 1 : last + 2] in table.candidates:
        if taken[last + 1]:
            break
        last += 1
    return 2 <= last - first + 1 <= _RUN and text.startswith(table.relation, _next(text, last + 1))


def _counted(text: str, start: int) -> bool:
    """Whether a number stands before it: 29日美塔 is a date, and the U.S. and the Taliban."""
    return text[max(start - 1, 0) : start].isnumeric()


def _next(text: str, place: int) -> int:
    """The next place that is no blank; a few blanks at most belong to a compound."""
    for _ in range(_RUN):
        if not text[place : place + 1].isspace():
            break
        place += 1
    return place


def _decide(
    candidates: Sequence[str], segment: int, start: int, hits: dict[int, list[Hit]]
) -> tuple[str | None, str]:
    """The candidate whose full form is nearest: this segment, then before, then shortly after.

    Beside it somebody who is known by his country speaks for it as well: 哥总统佩特罗.
    """

    def matching(index: int) -> list[Hit]:
        return [h for h in hits.get(index, ()) if h.term.id in candidates]

    def said(hit: Hit) -> str:
        return f"{hit.form.text} in segment {hit.span.segment + 1}"

    here = matching(segment)
    nearest = min(here, key=lambda h: (abs(h.span.start - start), h.span.start), default=None)
    owner, country = _owner(candidates, start, hits.get(segment, ()))
    if owner and (nearest is None or owner.span.start - start < abs(nearest.span.start - start)):
        return country, said(owner)
    if nearest:
        return nearest.term.id, said(nearest)
    for index in range(segment - 1, max(segment - _BACK, 0) - 1, -1):
        before = matching(index)
        if before:
            return before[-1].term.id, said(before[-1])
    for index in range(segment + 1, segment + _AHEAD + 1):
        after = matching(index)
        if after:
            return after[0].term.id, said(after[0])
    return None, ""


def _owner(
    candidates: Sequence[str], start: int, hits: Sequence[Hit]
) -> tuple[Hit | None, str | None]:
    """Who stands shortly behind an abbreviation and is of one of its candidates: person and country."""
    beside = [
        h for h in hits
        if h.term.kind == "person" and 0 < h.span.start - start <= _BESIDE
    ]  # fmt: skip
    first = min((h.span for h in beside), key=lambda span: span.start, default=None)
    named = [h for h in beside if h.span == first]
    countries = {f"country.{h.term.subject}" for h in named}
    if len(countries) != 1 or countries.isdisjoint(candidates):
        return None, None
    return named[0], countries.pop()
