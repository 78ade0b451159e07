"""Clauses at the beginning or end of a source of which a translation that is too short has nothing; and
those of a translation that is too long of which its source has nothing.

Wire copy hangs half of its news on one sentence: “said on Monday, adding that …”. Where the target is
about as long as the rest of the source, and what can be known again of a clause (figures, names, terms,
everyday words) is not there, the clause was left out. Both are weighed as likelihoods against each
other, as sentences are in `qa.scan.aligned`: that the target renders all of it, or all but the clause.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from qa.language import language
from qa.model import Document, Side, Span, Uneven
from qa.scan.anchors import Weight
from qa.scan.everyday import asked, comparable, told
from qa.scan.lengths import Lengths
from qa.scan.parts import Index, Pair, anchored

_STOP = r"[,;:–—،؛.!?؟][\"»”’)]? |[，、；：。！？।۔—]"
_EVERYDAY = Weight(1.5, 0.6)
_SHARE = 0.2, 0.8  # of the source that a clause may be
_LEAST = 12.0  # English characters of one
_MOST = 40  # clauses of a segment
_FRONT = 1.0  # by how much less likely it is that one is left out at the beginning
# What must speak for one, by whether the target writes blanks: Chinese and Japanese are terse. Of 4,000
# human translations the surest had lost theirs, of those whose last clause was cut off one in four is sure.
_LIKELY = {True: 4.0, False: 5.0}
_SURE = {True: 7.0, False: 9.0}
_LONG = 500.0  # English characters of a segment from which one is only asked about: legal prose is summed up
# The same for one that was put in, by whether the source writes blanks: what Chinese says tersely others
# spell out, in official prose most.
_LIKELY_MORE = {True: 4.0, False: 9.0}
_SURE_MORE = {True: 7.0, False: 14.0}
_TOLD = 4  # lost figures and names that are named
_SHORTER = 2.0  # of it, what the lengths alone must say before it is sure
_HOPELESS = -3.5  # what lengths alone say, from which nothing else can make up for it


@dataclass(frozen=True, slots=True)
class Clause:
    """A side's text from `start` to `end` without a counterpart, and what speaks for that, of which
    `shorter` are the lengths; `lost` are its figures and names.
    """

    start: int
    end: int
    evidence: float
    shorter: float
    lost: tuple[str, ...]


Anchors = Mapping[str, Weight]


def clauses(
    document: Document, number: int, index: Index, pair: Pair, expected: Lengths, *, short: bool
) -> Iterator[Uneven]:
    """The clause of a segment's source that its target has nothing of, or, where the target is too long
    and not `short`, the one of the target that the source has nothing of.
    """
    blanks = language(pair.target if short else pair.source).spaced
    likely, certain = (_LIKELY, _SURE) if short else (_LIKELY_MORE, _SURE_MORE)
    least = likely[blanks]
    clause = without_partner(document, number, index, pair, expected, least, short=short)
    if clause is None or clause.evidence < least:
        return
    segment = document.segments[number]
    long = expected.source(segment.source or "") > _LONG
    sure = clause.evidence >= certain[blanks] and clause.shorter >= _SHORTER and not long
    there = Span(number, "source" if short else "target", clause.start, clause.end)
    at = len(segment.target.rstrip()) if clause.start else 0
    yield Uneven(
        Span(number, "target", at, at) if short else there,
        "clause" if short else "more",
        (there,) if short else (),
        clause.lost[:_TOLD],
        0.0,
        0.85 if sure else 0.5,
        sure,
    )


def without_partner(
    document: Document,
    number: int,
    index: Index,
    pair: Pair,
    expected: Lengths,
    needed: float,
    *,
    short: bool,
) -> Clause | None:
    """The likeliest clause at the beginning or end of one side that has no counterpart.

    None where none can have so much for it, whatever the everyday words say, which are dear to find.
    """
    segment = document.segments[number]
    sides: tuple[Side, Side] = ("source", "target") if short else ("target", "source")
    texts = {"source": segment.source or "", "target": segment.target}
    full, other = (texts[side] for side in sides)
    langs = {"source": pair.source, "target": pair.target}
    spread = expected if short else expected.mirrored()
    cuts = [m.end() for m in _boundary(langs[sides[0]]).finditer(full)]
    if not cuts or len(cuts) > _MOST:
        return None
    pieces = [(a, b) for a, b in zip((0, *cuts), (*cuts, len(full)), strict=True) if a < b]
    sizes = [spread.source(full[a:b]) for a, b in pieces]
    whole, here = sum(sizes), spread.target(other)
    cost = spread.cost(whole, here)
    least, most = (share * whole for share in _SHARE)
    likely = []
    for first, last, size in _ends(sizes):
        if max(least, _LEAST) < size < most:
            gain = cost - spread.cost(whole - size, here) - (0.0 if first else _FRONT)
            if gain > _HOPELESS:
                likely.append((first, last, gain))
    if not likely:
        return None
    said = anchored(document, number, sides[1], index, pair, 0, len(other))
    ours = [anchored(document, number, sides[0], index, pair, a, b) for a, b in pieces]
    tags = langs[sides[0]], langs[sides[1]]
    words = asked(full, tags[0]) if comparable(*tags) else ()
    possible: list[tuple[Clause, list[frozenset[str]]]] = []
    for first, last, gain in likely:
        inside = _together(ours[first:last])
        outside = _together([*ours[:first], *ours[last:]])
        alone = {key: weight for key, weight in inside.items() if key not in outside}
        start, end = pieces[first][0], pieces[last - 1][1]
        evidence = gain + _against(alone, said)
        heard = [kinds for place, kinds in words if start <= place < end]
        if evidence + _EVERYDAY.miss * len(heard) >= needed:
            lost = tuple(w.text for key, w in alone.items() if key not in said and w.text)
            possible.append((Clause(start, end, evidence, gain, lost), heard))
    if not possible:
        return None
    their = told(other, tags[1]) if words else frozenset()
    return max((_heard(clause, heard, their) for clause, heard in possible), key=_evidence)


def _heard(clause: Clause, words: Iterable[frozenset[str]], told: frozenset[str]) -> Clause:
    """The same with what its everyday words say, by whether the other side has anything for each."""
    spoken = [_EVERYDAY.miss if told.isdisjoint(kinds) else -_EVERYDAY.match for kinds in words]
    return replace(clause, evidence=clause.evidence + sum(spoken))


def _evidence(clause: Clause) -> float:
    return clause.evidence


@functools.cache
def _boundary(tag: str) -> re.Pattern[str]:
    """Where a clause may end: at a stop, before a word for and; in a script without blanks, at a blank."""
    lang = language(tag)
    if not lang.spaced:
        return re.compile(rf"{_STOP}| ")
    joiners = {
        joiner[1:] for joiner in lang.joiners if joiner[0] == " " and joiner.strip().isalpha()
    }
    joined = "|".join(map(re.escape, sorted(joiners)))
    return re.compile(rf"{_STOP}|(?<= )(?={joined})" if joined else _STOP)


def _ends(sizes: list[float]) -> Iterator[tuple[int, int, float]]:
    """The pieces from the first one on, and up to the last one, with their sizes together."""
    whole = sum(sizes)
    for number, size in enumerate(accumulate(sizes[:-1]), 1):
        yield 0, number, size
        yield number, len(sizes), whole - size


def _together(some: Iterable[Anchors]) -> dict[str, Weight]:
    return {key: weight for one in some for key, weight in one.items()}


def _against(anchors: Anchors, said: Collection[str]) -> float:
    """What it says for an omission that these are not said, or against it that they are."""
    return sum(-w.match if key in said else w.miss for key, w in anchors.items())
