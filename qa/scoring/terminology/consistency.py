"""WMT25 consistency: whether a story renders each term in one way. It needs no reference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from qa.scoring.entities import Share
from qa.scoring.terminology.success import Rates

Pseudo = Literal["first", "frequent", "predefined"]

SIGNATURE = "wmt25-consistency|pseudo:{pseudo}|average:{average}"


_NONE, _NO_RATES = Share(), Rates()


@dataclass(frozen=True, slots=True)
class Rendering:
    """The texts of a term's occurrences in order, empty where it has none, and what is predefined."""

    texts: tuple[str, ...]
    predefined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Consistency:
    """The share of all occurrences (micro) and the mean of the terms' shares (macro)."""

    micro: Share = _NONE
    macro: Rates = _NO_RATES

    def __add__(self, other: Consistency) -> Consistency:
        return Consistency(self.micro + other.micro, self.macro + other.macro)


def agreeing(rendering: Rendering, pseudo: Pseudo = "frequent") -> Share:
    """Occurrences of one term whose text equals the pseudo-reference, casefolded, out of all.

    That is the first text, the most frequent (of equals the first), or any that is predefined. An
    occurrence without a text agrees with nothing and is no pseudo-reference; in the task's program
    it can be one, with which nothing agrees either.
    """
    texts = [text.casefold() for text in rendering.texts]
    found = [text for text in texts if text]
    if pseudo == "predefined":
        wanted = {text.casefold() for text in rendering.predefined if text}
    elif pseudo == "first":
        wanted = set(found[:1])
    else:
        wanted = {text for text, _ in Counter(found).most_common(1)}
    return Share(sum(text in wanted for text in found), len(texts))


def consistency(renderings: Iterable[Rendering], pseudo: Pseudo = "frequent") -> Consistency:
    """Over the terms of a story; those that do not occur are left out."""
    total = Consistency()
    for rendering in renderings:
        one = agreeing(rendering, pseudo)
        if one.total:
            total += Consistency(one, Rates(Fraction(one.right, one.total), 1))
    return total
