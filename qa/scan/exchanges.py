"""Who came for whom: mentions of the target that have nothing in the source, those of the source that
have nothing in the target, and what speaks for the one standing for the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from qa.language import base
from qa.model import Exchange, Mention
from qa.scan.holding import home, readers
from qa.scan.kinship import KIN, LOOK_ALIKE, Pair, alone, kin, one_sort, same_place, same_shape
from qa.scan.mentions import Facts, Said

_CLOSE = 0.3  # of the weight: what is this near to the best could be meant as well

Standing = Literal["stranger", "near", "extra"]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """One possible exchange and what speaks for it."""

    came: Mention
    lost: Mention
    whole: bool
    implied: bool
    kin: float
    shape: bool
    place: bool
    weight: float


def _weighed(
    facts: Facts, index: int, came: Mention, lost: Mention, pairs: Sequence[Pair], *, gone: bool
) -> _Weighed:
    target = facts.said(index, "target")
    document = facts.document
    langs = (document.source_lang or "", document.target_lang)
    # Any part of a compound may have been misread (Asian for 亚阿), only what is lost is asked.
    parts = [m for m in facts.said(index, "source").direct if m.span == lost.span and m is not lost]
    close = kin(came, lost, facts.terms, facts.rivals, langs)
    if close < KIN and gone:
        close = max(
            (0.9 * kin(came, m, facts.terms, facts.rivals, langs) for m in parts), default=close
        )
    implied = not target.implied.isdisjoint(lost.terms)
    whole = not implied and _named(target, pairs).isdisjoint(lost.terms)
    shape, place = same_shape(came, lost), same_place(came, lost, pairs)
    weight = close + 0.8 * whole - 0.5 * implied + 0.4 * shape + 0.4 * place
    weight += 0.4 * (1 - abs(facts.place(came) - facts.place(lost)))
    if close < KIN:
        weight -= came.kind != lost.kind  # a country stands for a country
        weight -= 0.8 * (facts.inner(came) + facts.inner(lost))
    if came.use != lost.use and "capital" in (came.use, lost.use):
        weight -= 0.5
    # Whom the source speaks of may be named once more beside the one that is wrong: Turkish Foreign
    # Minister Fidan and his Libyan counterpart, where he is Syrian.
    if close < LOOK_ALIKE and not facts.spoken(index, lost).isdisjoint(came.terms):
        weight -= 1
    return _Weighed(came, lost, whole, implied, close, shape, place, weight)


def _named(target: Said, pairs: Sequence[Pair]) -> frozenset[str]:
    """Whom the target names, but for its capitals that stand for those of the source."""
    capitals = {b.span for a, b in pairs if a.use == b.use == "capital"}
    return frozenset(c for m in target.direct if m.span not in capitals for c in m.terms)


def exchanges_of(
    facts: Facts,
    index: int,
    came: Sequence[Mention],
    gone: Sequence[Mention],
    pairs: Sequence[Pair],
    *,
    missing: bool = True,
) -> list[Exchange]:
    """Who came for whom, one for one; the exchange for which most speaks first."""
    possible = [
        _weighed(facts, index, a, b, pairs, gone=missing)
        for a in came
        for b in gone
        if set(a.terms).isdisjoint(b.terms) and facts.concept(b)
    ]
    possible.sort(key=lambda w: (-w.weight, w.came.span.start, w.lost.span.start))
    found: list[Exchange] = []
    used: set[int] = set()
    for w in possible:
        if id(w.came) in used or id(w.lost) in used:
            continue
        used |= {id(w.came), id(w.lost)}
        others = (
            facts.concept(o.lost)
            for o in possible
            if o.came is w.came and id(o.lost) not in used and o.weight > w.weight - _CLOSE
        )
        gone_ = facts.concept(w.lost)
        found.append(
            Exchange(
                came=w.came,
                gone=gone_,
                lost=w.lost,
                standing=_standing(facts, index, w.came, w.lost),
                whole=w.whole,
                implied=w.implied,
                kin=w.kin,
                others=tuple(dict.fromkeys(o for o in others if o != gone_)),
                alone=alone(w.came, came) and alone(w.lost, gone),
                inner=facts.inner(w.came),
                tongue=facts.tongue(w.came),
                same_use=w.shape,
                one_word=facts.one_word(gone_, "source"),
                same_place=w.place,
                one_sort=one_sort(w.came, w.lost),
            )
        )
    return [
        e for e in _in_order(found)
        if (e.standing != "extra" or not at_home(facts, index))
        and not _added_for_abroad(facts, index, e)
    ]  # fmt: skip


def _added_for_abroad(facts: Facts, index: int, e: Exchange) -> bool:
    """Whether the country of the source's readers came beside the one that is said to be missing:
    국방부 is South Korea's, and a translation says so."""
    if facts.said(index, "target").named.isdisjoint(e.lost.terms):
        return False
    return not readers(base(facts.document.source_lang or "")).isdisjoint(e.came.terms)


def _in_order(found: Sequence[Exchange]) -> list[Exchange]:
    """Where one name came for several, the first place is that of the first of them."""
    ordered = list(found)
    for terms in {exchange.came.terms for exchange in found}:
        places = [n for n, exchange in enumerate(found) if exchange.came.terms == terms]
        came = sorted((found[n].came for n in places), key=lambda m: m.span.start)
        lost = sorted((found[n] for n in places), key=lambda e: e.lost.span.start)
        for n, mention, exchange in zip(places, came, lost, strict=True):
            ordered[n] = replace(exchange, came=mention)
    return ordered


def at_home(facts: Facts, index: int) -> bool:
    """Whether the source speaks of the country of its own readers (回国): it may be named here."""
    return home(facts.text(index, "source"), base(facts.document.source_lang or ""))


def _standing(facts: Facts, index: int, came: Mention, lost: Mention) -> Standing:
    if not facts.spoken(index, lost).isdisjoint(came.terms):
        return "extra"
    around = [facts.said(index + step, "source") for step in (-1, 1)]
    if any(not s.supported.isdisjoint(came.terms) for s in around):
        return "near"
    return "stranger"
