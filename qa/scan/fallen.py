"""Where a word may have fallen out of a text that has a reference, weighed from many small signs.

Neither the reference nor the text's own grammar is enough: the reference is one of many
translations, and a sentence without its adjective is a sentence. Both together are weighed by a
logistic regression (Cox 1958) over each place between two words, fitted to machine translations of
news from which words were taken out at random (`benchmarks/neighbours.py`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa.scan.against import Compared, shared
from qa.scan.neighbours import Neighbours, weights

_FAR = 4  # words without a partner between a place and what both sides have
_WIDE = 9  # words of the reference that may stand there
_HOOKED = 4  # of them, those right beside the partner of a neighbour that are looked at
_LEAST, _MOST = -3.0, 4.0  # bounds of what two neighbours say
_SHARE = 3.0  # bound of what the length of the whole says
_CONTENT = 6  # words of content below which another choice of words explains everything


@dataclass(frozen=True, slots=True)
class Gap:
    """A place before the text's token `at`: `score` is the logarithm of its odds.

    Reference tokens [first, last) stand between what both sides have; empty where the order differs.
    """

    at: int
    first: int
    last: int
    score: float


def fallen(compared: Compared, text: str, table: Neighbours) -> list[Gap]:
    """Every place of a text, the likeliest first."""
    known = weights()
    found = [
        Gap(at, first, last, sum(known[name] * value for name, value in signs.items()))
        for at, first, last, signs in all_signs(compared, text, table)
    ]
    return sorted(found, key=lambda gap: (-gap.score, gap.at))


Signs = Mapping[str, float]


def all_signs(
    compared: Compared, text: str, table: Neighbours
) -> Iterator[tuple[int, int, int, Signs]]:
    """For each place its token, the reference's tokens there, and the value of each sign."""
    ours, theirs, pairs = compared.target, compared.reference, compared.pairs
    kinds = table.kinds(text, ours)
    sizes = [sum(token.content for token in side) for side in (ours, theirs)]
    if sizes[0] < _CONTENT:
        return
    short = _within(math.log((sizes[0] + 1) / (sizes[1] + 1)) * _SHARE, -_SHARE, _SHARE)
    taken = {pair for pair in pairs if pair >= 0}
    free = 1 - shared(compared)
    for at in range(len(ours) + 1):
        left, right = _anchors(pairs, at)
        before = -1 if left < 0 else pairs[left]
        behind = len(theirs) if right == len(ours) else pairs[right]
        here, there = left < 0 or before >= 0, right == len(ours) or behind >= 0
        level = here and there and before < behind <= before + _WIDE
        between = range(before + 1, behind) if level else range(0)
        spare = [
            sum(token.content for token in part) for part in (ours[left + 1 : at], ours[at:right])
        ]
        lost = sum(theirs[j].content and j not in taken for j in between)
        deficit = lost - sum(spare) if level else 0
        crossed = sum(j in taken for j in between)
        close = left + 1 == at == right
        hooks = [
            here and _hook(compared, taken, range(before + 1, before + 1 + _HOOKED)),
            there and _hook(compared, taken, range(behind - 1, behind - 1 - _HOOKED, -1)),
        ]
        yield (
            at,
            between.start,
            between.stop,
            {
                "constant": 1,
                "neighbours": _within(odds(table, kinds, at), _LEAST, _MOST),
                "one": deficit == 1,
                "two": deficit == 2,
                "more": deficit > 2,
                "crossed": not level,
                "amid": min(crossed, _HOOKED - 1),
                "hook before": hooks[0],
                "hook behind": hooks[1],
                "hooks": all(hooks),
                "spare before": spare[0],
                "spare behind": spare[1],
                "close": close and level,
                "close lost": close and deficit > 0,
                "close alone": close and deficit > 0 and not crossed,
                "free": free,
                "free lost": free * (deficit > 0),
                "short": short,
                "edge": at in (0, len(ours)),
            },
        )


def odds(table: Neighbours, kinds: Sequence[str], at: int) -> float:
    """What the two neighbours of a place say by themselves."""
    return table.odds.get((kinds[at], kinds[at + 1]), 0.0)


def _within(value: float, least: float, most: float) -> float:
    return max(least, min(most, value))


def _anchors(pairs: Sequence[int], at: int) -> tuple[int, int]:
    """The nearest tokens before and behind a place that have a partner, or as far as one looks."""
    left, right = at - 1, at
    while left >= 0 and pairs[left] < 0 and at - 1 - left < _FAR:
        left -= 1
    while right < len(pairs) and pairs[right] < 0 and right - at < _FAR:
        right += 1
    return left, right


def _hook(compared: Compared, taken: set[int], places: range) -> bool:
    """Whether words of content without a partner stand right beside the partner of a neighbour."""
    for j in places:
        if j in taken or not 0 <= j < len(compared.reference):
            return False
        if compared.reference[j].content:
            return True
    return False
