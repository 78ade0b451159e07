"""Which of many encodings can be as alike as asked, before any of them is compared in earnest.

A bound by the edit distance of rapidfuzz, which compares a hundred while `distance` compares one.
For a step of cost, sounds that cost less than it in each other's place are written as one sound,
and those that come or go for less are left out: what edits are still needed cost that step each at
least. So an edit is counted at every step that it reaches, and costs the sum of the widths between
those steps at least; with it so do all edits together.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any

from qa.names.distance import comes_for, costs_of, weight
from qa.names.tables import tables

# The first leaves the fewest by itself, the next has the most edits of those it leaves.
_STEPS = _FIRST, *_OTHERS = 0.2, 0.1, 0.3, 0.4
_WIDTH = 0.1  # between two steps, and below the lowest
_FEW = 4  # encodings that are no work
_GRAIN = 1e-9  # rounding must not decide


def possible(code: str, said: str, pivot: str, floor: float) -> Iterator[int]:
    """The numbers of the lines of `said` that may be so alike to `code`: of all that are, and of
    few more."""
    others = said.split("\n")
    if len(others) <= _FEW:
        yield from range(len(others))
        return
    distance, extract = _fast()
    own, away = weight(code), 1 - floor
    first, *steps = _merges(pivot)
    weights = tables().weights
    vowel, consonant = weights["vowel"], weights["consonant"]
    most = max(map(len, others)) * max(vowel, consonant)
    most = int((away * max(own, most) + _GRAIN) / _FIRST)
    written = said.translate(first).split("\n")
    found = extract(code.translate(first), written, scorer=distance, score_cutoff=most, limit=None)
    if not found:
        return
    mine = [code.translate(table) for table in steps]
    consonants = [*map(len, said.translate(_no_vowels()).split("\n"))]
    for place, edits in sorted([(place, edits) for _, edits, place in found]):
        other, hard = others[place], consonants[place]
        heft = (len(other) - hard) * vowel + hard * consonant
        room = (away * (heft if heft > own else own) + _GRAIN) / _WIDTH
        # The step below the first has as many edits at least.
        if 2 * edits > room:
            continue
        for sounds, table in zip(mine, steps, strict=True):
            edits += distance(sounds, other.translate(table))
            if edits > room:
                break
        else:
            yield place


@functools.cache
def _no_vowels() -> dict[int, None]:
    return dict.fromkeys(map(ord, tables().vowels))


def most_alike(one: str, other: str, pivot: str, floor: float) -> float:
    """A bound above the similarity of two encodings; where it is below `floor`, a loose one."""
    heavier = max(weight(one), weight(other))
    if not heavier:
        return 1.0
    distance, _ = _fast()
    first, *steps = _merges(pivot)
    edits = distance(one.translate(first), other.translate(first))
    room = ((1 - floor) * heavier + _GRAIN) / _WIDTH
    if 2 * edits > room:  # the step below has as many at least
        return 1 - 2 * edits * _WIDTH / heavier + _GRAIN
    for table in steps:
        edits += distance(one.translate(table), other.translate(table))
    return 1 - edits * _WIDTH / heavier + _GRAIN


@functools.cache
def _fast() -> tuple[Callable[..., int], Callable[..., Any]]:
    """The two functions of rapidfuzz: to load them takes longer than most texts take."""
    from rapidfuzz.distance.OSA import distance
    from rapidfuzz.process import extract

    return distance, extract


@functools.cache
def _merges(pivot: str) -> tuple[dict[int, str | None], ...]:
    return tuple(_merged(pivot, step) for step in _STEPS)


def _merged(pivot: str, step: float) -> dict[int, str | None]:
    """How each sound is written for a step: by one of those that are the same, or not at all."""
    costs, vowels = costs_of(pivot), tables().vowels
    every = (*vowels, *costs.coda, *costs.indel, *"".join(costs.change))
    same = {sound: sound for sound in every if len(sound) == 1}  # "vowel" stands for all
    cheap = [(pair[0], pair[1]) for pair, cost in costs.change.items() if cost < step]
    if tables().weights["vowel_pair"] < step:
        cheap += [(x, y) for x in vowels for y in vowels]
    for x, y in cheap:
        if same[x] != same[y]:
            old, new = same[x], same[y]
            same.update(dict.fromkeys([s for s, one in same.items() if one == old], new))
    gone = {one for sound, one in same.items() if comes_for(sound, pivot) < step}
    return {ord(sound): None if one in gone else one for sound, one in same.items()}
