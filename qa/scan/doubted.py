"""A country that came for another one against a word that only sounds a little like the lost one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qa.model import NearMiss
from qa.scan.entities import Entities
from qa.scan.located import DOUBT
from qa.scan.mentions import PARTIES

_ALIKE = 0.9  # similarity from which it is rather another way to write the name
_PART = 0.75  # of the name's letters: a shorter word is heard in many names


def settled(
    near: Sequence[NearMiss], judge: Callable[[Sequence[NearMiss]], Entities]
) -> tuple[tuple[NearMiss, ...], Entities]:
    """The mangled names that are left, and who came and went with them known.

    A faint likeness (Macron: Ukraine?) must not hide that the translation has Russia instead: where
    the source has nothing of what came, the exchange is told and the likeness is not.
    """
    faint = {id(miss) for miss in near if _faint(miss)}
    if not faint:
        return tuple(near), judge(near)
    facts = judge([miss for miss in near if id(miss) not in faint])
    told = {(e.came.span.segment, e.gone) for e in facts.exchanges if e.standing == "stranger"}
    left = tuple(
        miss
        for miss in near
        if id(miss) not in faint or (miss.span.segment, miss.term.id) not in told
    )
    return left, judge(left)


def _faint(miss: NearMiss) -> bool:
    if miss.probability > DOUBT or miss.variant or miss.term.kind not in PARTIES:
        return False
    short = miss.span.end - miss.span.start < _PART * len(miss.instead)
    return short or miss.similarity < _ALIKE
