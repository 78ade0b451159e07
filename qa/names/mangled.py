"""Monolingual detection: which names of a text are almost a glossary name.

Full names with at least one exact part (class A), full names all of whose parts sound alike (B),
and surnames or places alone (C), which must be no real names of their own. The logistic score knows
how large the glossary is and how many share the exact part; weights, guards and thresholds are
those of the study.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from qa.names.book import NameBook, bound
from qa.names.candidate import Candidate, Evidence
from qa.names.cover import Apart, Cover
from qa.names.judge import Judge
from qa.names.shelf import Entry
from qa.names.tables import tables
from qa.names.tokens import NameToken

_LONGEST = 4  # parts of a name


def candidates(
    run: Sequence[NameToken], book: NameBook, pivot: str, evidence: Evidence
) -> list[Candidate]:
    """The best candidate for each place of one run, none overlapping another, in order.

    Those below their threshold are among them, where one may reach it: see `Candidate.sure`.
    """
    words = tuple([token.text for token in run])
    book.judged_by(evidence.common, evidence.attested)
    strangers = book.strangers(pivot)
    if words in strangers:
        return []
    judges = _judges(run, book, pivot, evidence)
    some: list[Sequence[Entry]] = []
    if any(judge.promising() for judge in judges):
        some = [judge.entries() for judge in judges]
    if not any(some):
        # The book alone may tell that none of its names is meant, ever.
        if not judges or all(judge.fixed for judge in judges):
            strangers[words] = None
            bound(strangers)
        return []
    best: dict[tuple[int, int, str], Candidate] = {}
    approved = Cover(evidence.approved) if evidence.approved else None
    for judge, entries in zip(judges, some, strict=True):
        if approved and approved.holds(judge.start, judge.end):
            continue
        for entry in entries:
            found = judge(entry)
            if found:
                key = (found.start, found.end, found.ref.term)
                best[key] = min(found, best.get(key, found), key=_rank)
    if not best:
        return []
    chosen: list[Candidate] = []
    ranked = sorted(best.values(), key=_rank)
    # A run may be a whole book: what overlaps a stretch begins at most one length before it.
    places = sorted((candidate.start, number) for number, candidate in enumerate(ranked))
    longest = max(candidate.end - candidate.start for candidate in ranked)
    taken = Apart()
    for top in ranked:
        if not taken.take(top.start, top.end):
            continue
        near = places[bisect_left(places, (top.start - longest,)) : bisect_left(places, (top.end,))]
        ties = dict.fromkeys(
            other.canonical
            for other in (ranked[number] for number in sorted(number for _, number in near))
            if other.ref.term != top.ref.term
            and other.similarity > top.similarity - tables().score.tie
            and other.overlaps(top.start, top.end)
            and other.canonical != top.canonical
        )
        chosen.append(replace(top, others=tuple(ties)))
    return sorted(chosen, key=lambda c: c.start)


def _rank(candidate: Candidate) -> tuple[float, float, str, bool, int, str]:
    ref = candidate.ref
    # Of one entity's names that fit as well, the one that leads (Donald Trump, no initial in it).
    return (
        -candidate.probability, -candidate.similarity, ref.term, not ref.preferred, len(ref.text),
        ref.text,
    )  # fmt: skip


def _judges(
    run: Sequence[NameToken], book: NameBook, pivot: str, evidence: Evidence
) -> list[Judge]:
    """Of the stretches that can be a name, those that share something with names of the book.

    Inside a longer unknown name one token proves nothing.
    """
    parts = [book.part(token.text) for token in run]
    if len(run) == 1:
        if len(parts[0].folded) < tables().shape.least_alone:
            return []
        return [Judge(run, parts, book, pivot, evidence)]
    found = []
    for first in range(len(run) - 1):
        for stop in range(first + 2, min(first + _LONGEST, len(run)) + 1):
            some = parts[first:stop]
            names = book.sharing(some)
            if names:
                found.append(Judge(run[first:stop], some, book, pivot, evidence, names))
    return found
