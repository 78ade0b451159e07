"""Where a word may have fallen out of a text that has a reference, weighed from many small signs.

Neither the reference nor the text's own grammar is enough: the reference is one of many
translations, and a sentence without its adjective is a sentence. Both together are weighed by a
logistic regression (Cox 1958) over each place between two words, fitted to machine translations of
news from which words were taken out at random (`benchmarks/neighbours.py`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from qa.scan.against import Compared, shared
from qa.scan.neighbours import FIGURE, NAME, Neighbours, weights

_FAR = 4  # words without a partner between a place and what both sides have
_WIDE = 9  # words of the reference that may stand there
_HOOKED = 4  # of them, those right beside the partner of a neighbour that are looked at
_OPEN = 2  # words without a partner in a row that are shown as one place
_LEAST, _MOST = -3.0, 4.0  # bounds of what two neighbours say
_CONTENT = 6  # words of content below which another choice of words explains everything
_NEAR = 3  # words on either side of a place that may stand for what is missing
_FEW = 4  # bound of the words of content that may stand for others


@dataclass(frozen=True, slots=True)
class Gap:
    """A place before the text's token `at`: `score` is the logarithm of its odds.

    Reference tokens [first, last) stand between what both sides have; empty where the order differs.
    """

    at: int
    first: int
    last: int
    score: float


def fallen(
    compared: Compared,
    text: str,
    reference: str,
    table: Neighbours,
    places: Iterable[int] | None = None,
) -> list[Gap]:
    """Every place of a text, or those that are asked about, the likeliest first."""
    known = weights()
    whole = _weighed(known, in_common(compared))
    found = [
        Gap(at, first, last, _weighed(known, signs, whole))
        for at, first, last, signs in all_signs(compared, text, reference, table, places)
    ]
    return sorted(found, key=lambda gap: (-gap.score, gap.at))


def amid(compared: Compared, at: int) -> tuple[int, int]:
    """The tokens round a place that may stand for other words: nothing tells on which side of them,
    or between which, something fell out. Empty where one of its neighbours is known or many are not.
    """
    left, right = _anchors(compared.pairs, at)
    return (left + 1, right) if right - left - 1 <= _OPEN else (at, at)


Signs = Mapping[str, float]


def _weighed(known: Signs, signs: Signs, score: float = 0.0) -> float:
    for name, value in signs.items():
        score += known[name] * value
    return score


def in_common(compared: Compared) -> Signs:
    """The signs that all places of a text have in common."""
    them = _gone(compared)
    return {
        "constant": 1.0,
        "length": math.log(len(compared.target)),
        "free": 1 - shared(compared),
        "shorter": (sum(them) - sum(_spare(compared))) / math.sqrt(len(them)),
    }


def all_signs(
    compared: Compared,
    text: str,
    reference: str,
    table: Neighbours,
    places: Iterable[int] | None = None,
) -> Iterator[tuple[int, int, int, Signs]]:
    """For each place its token, the reference's tokens there, and the signs that it has by itself."""
    ours, theirs, pairs = compared.target, compared.reference, compared.pairs
    if sum(token.content for token in ours) < _CONTENT:
        return
    kinds = table.kinds(text, ours)
    them = _Reference.of(compared, reference, table)
    spare, free = _spare(compared), 1 - shared(compared)
    for at in range(len(ours) + 1) if places is None else places:
        left, right = _anchors(pairs, at)
        before = -1 if left < 0 else pairs[left]
        behind = len(theirs) if right == len(ours) else pairs[right]
        here, there = left < 0 or before >= 0, right == len(ours) or behind >= 0
        level = here and there and before < behind <= before + _WIDE
        close = level and left + 1 == at == right
        around = min(sum(spare[max(0, at - _NEAR) : at + _NEAR]), _FEW)
        said = max(_LEAST, min(_MOST, table.between(kinds[at], kinds[at + 1])))
        if close and behind == before + 1:  # as most places: both neighbours are neighbours there
            yield at, behind, behind, {"neighbours": said, "close": True, "spare": around}
            continue
        between = range(before + 1, behind) if level else range(0)
        lost = [j for j in between if j not in them.taken]
        content = sum(them.gone[j] for j in lost)
        crossed = len(between) - len(lost)
        deficit = content - sum(spare[left + 1 : right]) if level else 0
        signs: dict[str, float] = {"neighbours": said}
        if deficit > 0:
            signs["one" if deficit == 1 else "two" if deficit == 2 else "more"] = True
            signs["free lost"] = free
        if lost:
            signs["lost"] = min(content, _FEW)
            signs["name lost"] = not them.names.isdisjoint(lost)
            signs["figure lost"] = not them.figures.isdisjoint(lost)
            signs["phrase lost"] = content > 0 and not them.opens.isdisjoint(lost)
        signs["crossed"] = not level
        signs["amid"] = min(crossed, _HOOKED - 1)
        hooks = [
            here and them.hook(range(before + 1, before + 1 + _HOOKED)),
            there and them.hook(range(behind - 1, behind - 1 - _HOOKED, -1)),
        ]
        if any(hooks):
            signs["hook before"], signs["hook behind"] = hooks
            signs["hooks"] = all(hooks)
            signs["beside before"] = hooks[0] and left == at - 1 >= 0 and them.hook([before + 1])
            signs["beside behind"] = (
                hooks[1] and right == at < len(ours) and them.hook([behind - 1])
            )
        if close:
            alone = 0 < at < len(ours) and bool(lost) and not crossed
            signs["close"] = True
            signs["close lost"] = deficit > 0
            signs["close alone"] = alone and deficit > 0
            signs["alone"] = alone
            signs["alone in a row"] = alone and _in_a_row(pairs, at)
        signs["spare"] = around
        yield at, between.start, between.stop, signs


def _gone(compared: Compared) -> list[bool]:
    """Which words of the reference are of content and have no partner."""
    taken = set(compared.pairs)
    return [token.content and j not in taken for j, token in enumerate(compared.reference)]


def _spare(compared: Compared) -> list[bool]:
    """Which words of the text are of content and have no partner."""
    pairs = zip(compared.target, compared.pairs, strict=True)
    return [token.content and pair < 0 for token, pair in pairs]


@dataclass(frozen=True)
class _Reference:
    """The words of a reference: which of them are `gone`, words of content without a partner, and of
    those the `names` and `figures`; which function words `open` a phrase.
    """

    taken: Set[int]
    gone: Sequence[bool]
    names: Set[int]
    figures: Set[int]
    opens: Set[int]

    @classmethod
    def of(cls, compared: Compared, text: str, table: Neighbours) -> _Reference:
        taken = {pair for pair in compared.pairs if pair >= 0}
        free = [j for j in range(len(compared.reference)) if j not in taken]
        kinds = table.kinds(text, compared.reference)[1:-1]
        return cls(
            taken,
            _gone(compared),
            {j for j in free if kinds[j][0] == NAME},
            {j for j in free if kinds[j][0] == FIGURE},
            {j for j in free if kinds[j][0] in table.opens},
        )

    def hook(self, places: Sequence[int]) -> bool:
        """Whether words of content without a partner stand right beside the partner of a neighbour."""
        for j in places:
            if j in self.taken or not 0 <= j < len(self.gone):
                return False
            if self.gone[j]:
                return True
        return False


def _anchors(pairs: Sequence[int], at: int) -> tuple[int, int]:
    """The nearest tokens before and behind a place that have a partner, or as far as one looks."""
    left, right = at - 1, at
    while left >= 0 and pairs[left] < 0 and at - 1 - left < _FAR:
        left -= 1
    while right < len(pairs) and pairs[right] < 0 and right - at < _FAR:
        right += 1
    return left, right


def _in_a_row(pairs: Sequence[int], at: int) -> bool:
    """Whether two words on each side of a place stand side by side in the reference as well."""
    return (
        2 <= at <= len(pairs) - 2
        and 0 <= pairs[at - 2] == pairs[at - 1] - 1
        and pairs[at + 1] == pairs[at] + 1
    )
