"""How grave it is that one name came for another one.

A pure helper of the checks that tell it and of those that then stay silent.
"""

from __future__ import annotations

from qa.model import Exchange, Scanned, Severity

KIN = 0.55  # names that are taken for each other, see qa.scan.kinship


def grade(scanned: Scanned, e: Exchange) -> tuple[Severity, float] | None:
    """How grave and how sure an exchange is; None where too little speaks for it."""
    kin = e.kin >= KIN
    if e.came.kind == "place":
        sure = e.standing == "stranger" and (kin or e.alone)
        return (Severity.CRITICAL, 0.9) if sure else (Severity.MAJOR, 0.75)
    if e.came.kind != e.lost.kind and not kin:
        # A country for a people (the West): how it is put, not who it is; for a union it is wrong.
        return (Severity.MAJOR, 0.75) if _in_its_seat(e) and _union(scanned, e) else None
    if e.came.use == "capital" and e.lost.use != "capital":
        return None  # Brussels for the Union: a city in its own right
    named = e.standing == "stranger" and e.whole and e.alone
    if e.lost.use == "capital" and e.came.use != "capital" and not named:
        return None
    if e.came.kind in ("person", "org"):
        if not named:
            return None
        if e.came.kind == "org" and _of_another(scanned, e):
            return None
        if e.came.kind == "org" and not (kin or e.one_sort) and _of_one_country(scanned, e):
            return None
        return (Severity.CRITICAL, 0.9) if kin else (Severity.MAJOR, 0.75)
    if e.inner and not kin:
        return (Severity.MAJOR, 0.7) if named else None
    # "En inglés"; but in the very place of the only other one it is no language.
    there = e.alone and e.same_place and (e.same_use or e.one_word)
    if e.tongue and not (kin or e.whole or there):
        return None
    if e.standing == "stranger":
        if e.whole and (e.alone or kin):
            return Severity.CRITICAL, 0.95 if e.alone else 0.9
        if e.whole or kin or e.alone or (e.same_use and e.same_place):
            return Severity.MAJOR, 0.8
        return Severity.MINOR, 0.6
    if kin and e.same_use and (e.whole or e.same_place):
        return Severity.MAJOR, 0.75
    if e.whole and e.alone and e.same_use:
        return Severity.MAJOR, 0.7
    return None


def _in_its_seat(e: Exchange) -> bool:
    """Whether a name stands where the other one stood, and nothing else does."""
    named = e.standing == "stranger" and e.whole and e.alone and e.same_use and e.same_place
    return named and "capital" not in (e.came.use, e.lost.use)


def _union(scanned: Scanned, e: Exchange) -> bool:
    """Whether one of the two is a union of states, which is a body as well."""
    named = (*e.came.terms, *e.lost.terms)
    return any(c in scanned.terms and scanned.terms[c].kind == "org" for c in named)


def _of_one_country(scanned: Scanned, e: Exchange) -> bool:
    """Whether both bodies belong to one country: the Senate for its party is how it is put."""
    return any(f"country.{owner}" in scanned.terms for owner in _owners(scanned, e))


def _of_another(scanned: Scanned, e: Exchange) -> bool:
    """Whether one body belongs to the other one: the Union for its Commission is how it is put, but
    its Council is no Commission.
    """
    named = {concept.partition(".")[2] for concept in (*e.came.terms, *e.lost.terms)}
    return not named.isdisjoint(_owners(scanned, e))


def _owners(scanned: Scanned, e: Exchange) -> set[str]:
    """Whose both are."""
    some, others = (
        {scanned.terms[c].subject for c in concepts if c in scanned.terms}
        for concepts in (e.came.terms, e.lost.terms)
    )
    return (some & others) - {""}
