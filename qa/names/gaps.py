"""Traces of a word that fell out of a text: what stands side by side there and cannot."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.language import Gaps
from qa.names.tables import tables

_TOKEN = re.compile(r"[’'](?:s\b|(?=\s))|[^\W_]+(?:[’'ʻʼ.-][^\W_]+)*|[.,;:!?()]")
_UNOPENED = frozenset(",;:)")  # nothing begins with one
_MARKS = frozenset(",.;:")  # a sentence does not begin with a preposition before one of them
_OWNER = re.compile(r"[’'](?<![^\s(].)s\b")  # a possessive ending without its owner
_BESIDE = 2  # characters between a title and the name: a point and a blank
_EMPTY = re.compile(r"[(,]\s*[),;]")  # brackets, or a place between commas, with nothing in it


@dataclass(frozen=True, slots=True)
class Trace:
    """A place where something fell out; `alone` when it needs no other evidence."""

    place: int
    alone: bool


def traces(text: str, reference: str, gaps: Gaps) -> list[Trace]:
    """The places in a text where something fell out, in order.

    What the reference also puts side by side is no trace.
    """
    if not gaps.open:
        return []
    words = list(map(str.casefold, _TOKEN.findall(text)))
    places = [
        at
        for at, (left, right) in enumerate(itertools.pairwise(words))
        if left in gaps.open and right in gaps.closed
    ]
    first = words[0] if words else ""
    opening = first in gaps.verbs or first in _UNOPENED
    titled = not gaps.titles.isdisjoint(words)
    # Where the words stand, and what the reference has, is asked for at few sentences alone.
    ours = list(_TOKEN.finditer(text)) if places or opening or titled else []
    theirs = [m[0].casefold() for m in _TOKEN.finditer(reference)] if places or opening else []
    known = set(itertools.pairwise(theirs))
    found = {match.start(): True for match in _OWNER.finditer(text)}
    found |= {match.start() + 1: True for match in _EMPTY.finditer(text)}
    asked = "?" in text
    for at in places:
        one, other, left, right = ours[at], ours[at + 1], words[at], words[at + 1]
        after = words[at + 2] if at + 2 < len(words) else ""
        if (left, right) in known or (right == ")" and len(left) == 1):
            continue  # or a list's label: a) to wait
        if other[0][0].isupper() or (one[0][0].isupper() and one.start() > 0):
            continue  # a letter or a title: a grade A, The Tree of Might
        if not right.isalpha() and (left, after) in known:
            continue  # only a sign too many
        if text[one.end() : other.start()].strip():
            continue  # a quotation begins: the “after 90” generation
        if text[max(0, one.start() - 2) : one.start()].rstrip().endswith("-"):
            continue  # the last part of a compound: passers - by
        sure = left not in gaps.stranded and f"{left} {right}" not in gaps.pairs
        sure = sure and (right.isalpha() or not asked)  # which country is he from, and …?
        sure = sure or (one.start() == 0 and right in _MARKS)
        found.setdefault(one.end(), sure)
    for one, other in _titled(ours, gaps) if titled else ():
        if other[0].islower() and other[0] not in tables().shape.particles:
            found.setdefault(one.end(), True)
    if opening and theirs and not asked and (first in _UNOPENED or theirs[0] != first):
        found.setdefault(ours[0].start(), True)
    return [Trace(place, found[place]) for place in sorted(found)]


def _titled(
    words: list[re.Match[str]], gaps: Gaps
) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Each title with the word behind it, the point of an abbreviation left out.

    In capitals alone it is none: MS is an illness.
    """
    for at, one in enumerate(words):
        if one[0][0].isupper() and not one[0].isupper() and one[0].casefold() in gaps.titles:
            behind = [word for word in words[at + 1 : at + 3] if word[0] != "."]
            if behind and behind[0].start() - one.end() <= _BESIDE:
                yield one, behind[0]
