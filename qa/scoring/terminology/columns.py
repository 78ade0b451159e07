"""Columns of term and entity metrics: what each segment owes, counted by every published definition.

What is owed comes from the glossary (`Named.owed`) or from a termbase (`--terms`). Texts are cut by
their scripts, as `raw` does, not as the tasks tokenised theirs. Where rates are averaged a row holds
millionths and how many they are; the rows of what is counted by story stand at its first segment.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from qa.model import Owed, Segment
from qa.scoring.column import MILLIONTHS, Column, mean, share, signed
from qa.scoring.counts.grams import Ints
from qa.scoring.entities import (
    ACCURACY,
    M_ETA,
    EntityCase,
    Share,
    entity_accuracy,
    m_eta,
    mentioned,
)
from qa.scoring.systems import System
from qa.scoring.terminology.consistency import SIGNATURE as CONSISTENCY
from qa.scoring.terminology.consistency import Consistency, Rendering, consistency
from qa.scoring.terminology.exact import SIGNATURE as EXACT
from qa.scoring.terminology.exact import exact_match
from qa.scoring.terminology.success import (
    DOCUMENTS,
    SENTENCES,
    Rates,
    TermPair,
    document_success,
    success,
)
from qa.scoring.terminology.term_ter import MOST_WORDS, term_ter
from qa.scoring.terminology.term_ter import SIGNATURE as TERM
from qa.scoring.terminology.tokens import Tokens, raw
from qa.scoring.terminology.window import SIGNATURE as WINDOW
from qa.scoring.terminology.window import RefTerm, window_overlap

Pair = tuple[int, int]

ENTITIES = "entities"
_BY_KIND = f"{ENTITIES}: "
_CUT = "|tok:scripts"


@dataclass(frozen=True, slots=True)
class Given:
    """A segment of one system, with what it owes, in one language."""

    segment: Segment
    owed: tuple[Owed, ...]
    lang: str

    @property
    def pairs(self) -> list[TermPair]:
        return [TermPair(one.text, one.variants) for one in self.owed]

    @property
    def source(self) -> str:
        """The side that the terms were read in."""
        return self.segment.source or self.reference

    @property
    def reference(self) -> str:
        return self.segment.references[0] if self.segment.references else ""


BySegment = Callable[[Given], Pair]
ByStory = Callable[[Sequence[Given]], Pair]


def _entities(given: Given, kind: str = "") -> Pair:
    cases = (
        EntityCase(given.segment.target, one.variants, (), given.lang, one.due)
        for one in given.owed
        if not kind or one.kind == kind
    )
    found = entity_accuracy(cases).whole
    return found.right, found.total


def _m_eta(given: Given) -> Pair:
    found = m_eta(EntityCase(given.segment.target, one.variants) for one in given.owed)
    return found.right, found.total


def _exact(given: Given) -> Pair:
    return _pair(exact_match(raw(given.segment.target), [o.variants for o in given.owed]))


def _success(given: Given) -> Pair:
    return _pair(success(given.source, given.segment.target, given.pairs))


def _pair(found: Share) -> Pair:
    return found.right, found.total


def _window(given: Given, size: int) -> Pair:
    terms, human = _in_reference(given)
    return _rate(window_overlap(raw(given.segment.target), human, terms, size))


def _one_minus_term(given: Given) -> Pair:
    if not given.reference:
        return 0, 0
    terms, human = _in_reference(given)
    try:
        found = term_ter(raw(given.segment.target), human, terms)
    except ValueError:  # too long to be scored
        return 0, 0
    return _rate(Rates(found.total - found.sum, found.total))


def _in_reference(given: Given) -> tuple[list[RefTerm], Tokens]:
    """The terms as the first reference writes them, in its order, no place twice."""
    human = raw(given.reference)
    taken: set[int] = set()
    found: list[tuple[int, str]] = []
    for form in sorted({v for one in given.owed for v in one.variants}, key=lambda v: (-len(v), v)):
        for first, last in human.places(form):
            if taken.isdisjoint(range(first, last)):
                taken.update(range(first, last))
                found.append((first, form))
    return [RefTerm(form) for _, form in sorted(found)], human


def _rate(rates: Rates) -> Pair:
    return round(rates.sum * MILLIONTHS), rates.total


def _document_success(story: Sequence[Given]) -> Pair:
    source, target, human = (
        "\n".join(texts)
        for texts in zip(*((g.source, g.segment.target, g.reference) for g in story), strict=True)
    )
    pairs = dict.fromkeys(pair for given in story for pair in given.pairs)
    return _rate(document_success(source, target, human, pairs))


def _consistency(story: Sequence[Given]) -> Consistency:
    """Of concepts that a story renders at least twice; what has no known form is not looked at."""
    found: dict[str, list[str]] = {}
    for given in story:
        for one in given.owed:
            texts = mentioned(given.segment.target, one.variants, given.lang)
            found.setdefault(one.concept, []).extend(texts)
    return consistency(Rendering(tuple(texts)) for texts in found.values() if len(texts) > 1)


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a column is made. `reference` says that it needs one."""

    signature: str
    segment: BySegment | None = None
    story: ByStory | None = None
    share: bool = True
    reference: bool = False


_KINDS = {
    ENTITIES: _Kind(ACCURACY, _entities),
    "M-ETA": _Kind(M_ETA, _m_eta),
    "exact match": _Kind(EXACT + _CUT, _exact),
    "window 2": _Kind(
        WINDOW.format(size=2) + _CUT, lambda g: _window(g, 2), share=False, reference=True
    ),
    "window 3": _Kind(
        WINDOW.format(size=3) + _CUT, lambda g: _window(g, 3), share=False, reference=True
    ),
    "1-TERm": _Kind(TERM + _CUT, _one_minus_term, share=False, reference=True),
    "success": _Kind(SENTENCES, _success),
    "success by story": _Kind(
        DOCUMENTS, story=_document_success, share=False, reference=True
    ),
    "consistency": _Kind(
        CONSISTENCY.format(pseudo="frequent", average="micro") + "|repeated:2",
        story=lambda story: _pair(_consistency(story).micro),
    ),
    "consistency by term": _Kind(
        CONSISTENCY.format(pseudo="frequent", average="macro") + "|repeated:2",
        story=lambda story: _rate(_consistency(story).macro), share=False,
    ),
}  # fmt: skip
NAMES = tuple(_KINDS)


def term_columns(systems: Sequence[System], *, every: bool) -> list[Column]:
    """Entity accuracy of the systems that owe anything; `every` metric and kind of entity where asked.

    A column needs the references of all systems where its definition has one.
    """
    given = {s.name: list(_given(s)) for s in systems if s.owed}
    if not any(one.owed for stories in given.values() for story in stories for one in story):
        return []
    lacking = not all(system.has_references for system in systems if system.owed)
    found = []
    for name in NAMES if every else (ENTITIES,):
        kind = _KINDS[name]
        if kind.reference and lacking:
            continue
        column = _column(name, kind)
        rows = {system: _rows(kind, stories) for system, stories in given.items()}
        # Only what has too many words for it has no rate, of what has a reference.
        long = sum(int((r[:, 1] == 0).sum()) for r in rows.values()) if name == "1-TERm" else 0
        note = f"{long} segments over {MOST_WORDS:,} words are left out" if long else ""
        found.append(replace(column, rows=rows, note=note))
    return found + (_kinds(given) if every else [])


def term_column(name: str) -> Column | None:
    """The column of that name without rows; None for a name that is none of ours."""
    if name.startswith(_BY_KIND):
        return _of_kind(name.removeprefix(_BY_KIND))
    return _column(name, _KINDS[name]) if name in _KINDS else None


def _column(name: str, kind: _Kind) -> Column:
    value = share if kind.share else mean
    return Column(
        name, "share", True, value, value, lambda more: signed(kind.signature, more), {},
        digits=3, mean=True, share=kind.share, whole=kind.story is not None,
        lowest=-math.inf if name == "1-TERm" else 0.0,
    )  # fmt: skip


def _of_kind(kind: str) -> Column:
    return _column(_BY_KIND + kind, _Kind(f"{ACCURACY}|kind:{kind}", lambda g: _entities(g, kind)))


def _kinds(given: dict[str, list[list[Given]]]) -> list[Column]:
    every = (one.kind for stories in given.values() for story in stories for g in story
             for one in g.owed)  # fmt: skip
    found = []
    for kind in sorted({kind for kind in every if kind}):
        made = _Kind("", lambda g, kind=kind: _entities(g, kind))  # type: ignore[misc]
        rows = {system: _rows(made, stories) for system, stories in given.items()}
        found.append(replace(_of_kind(kind), rows=rows))
    return found


def _given(system: System) -> Iterator[list[Given]]:
    place = 0
    for document in system.documents:
        found = []
        for segment in document.segments:
            found.append(Given(segment, system.owed[place], document.target_lang))
            place += 1
        yield found


def _rows(kind: _Kind, stories: Sequence[Sequence[Given]]) -> Ints:
    found: list[Pair] = []
    for story in stories:
        if kind.segment:
            found += map(kind.segment, story)
        elif kind.story and story:
            found += [kind.story(story), *([(0, 0)] * (len(story) - 1))]
    return np.array(found, dtype=np.int64).reshape(len(found), 2)
