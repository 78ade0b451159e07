"""Monolingual detection: which names of a text are almost a glossary name.

Full names with at least one exact part (class A), full names all of whose parts sound alike (B),
and surnames alone (C, only in a story that names the entity elsewhere). The logistic score knows
how large the glossary is; weights, guards and thresholds are those of the study.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from qa.model import NameRef
from qa.names.book import NameBook
from qa.names.sound import chance, fold_name, is_pinyin, levenshtein, similarity
from qa.names.tokens import NameToken

_FLAG = {"A": 0.80, "B": 0.90, "C": 0.90}
_LONG = 4
_PART, _FLOOR_A, _FLOOR_C, _TIE = 0.5, 0.75, 0.88, 0.05
_DOCUMENT_EVIDENCE = 2.0  # on the logit, where the story names the entity rightly elsewhere
_GENDER = ("a", "ova", "eva", "ina", "aya", "s", "n", "i", "an", "ian", "ese", "ish", "er")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch [start, end) that is probably a mangled `ref`; the part that differs is narrow."""

    start: int
    end: int
    narrow_start: int
    narrow_end: int
    ref: NameRef
    kind: str
    probability: float
    similarity: float
    others: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        return self.probability >= _FLAG[self.kind]


def mangled(
    run: Sequence[NameToken],
    book: NameBook,
    pivot: str,
    present: Collection[str],
) -> Candidate | None:
    """The best candidate within one run of name tokens; `present` are term ids of the story."""
    best: dict[str, Candidate] = {}
    for first in range(len(run)):
        for size in range(1, min(4, len(run) - first) + 1):
            part = run[first : first + size]
            if size == 1 and len(run) > 1:
                continue  # inside a longer unknown name a single token proves nothing
            for ref in _candidates(part, book):
                found = _judge(part, ref, book, pivot, present)
                if found and found.probability > _probability(best.get(ref.term)):
                    best[ref.term] = found
    ranked = sorted(best.values(), key=lambda c: (-c.probability, -c.similarity, c.ref.term))
    if not ranked:
        return None
    top = ranked[0]
    ties = tuple(
        dict.fromkeys(
            c.ref.text
            for c in ranked[1:]
            if c.similarity > top.similarity - _TIE and c.ref.text != top.ref.text
        )
    )
    return replace(top, others=ties)


def _probability(candidate: Candidate | None) -> float:
    return candidate.probability if candidate else 0.0


def _candidates(part: Sequence[NameToken], book: NameBook) -> list[NameRef]:
    found: dict[tuple[str, str], NameRef] = {}
    for token in part:
        for ref, _ in book.anchored(token.text):
            if len(ref.tokens) == len(part):
                found[ref.term, ref.text] = ref
    for ref in book.near(part[-1].text):
        if len(ref.tokens) == len(part) or (len(part) == 1 and ref.kind == "person"):
            found[ref.term, ref.text] = ref
    return list(found.values())


def _judge(
    part: Sequence[NameToken], ref: NameRef, book: NameBook, pivot: str, present: Collection[str]
) -> Candidate | None:
    wanted = ref.tokens if len(part) > 1 else ref.tokens[-1:]
    similar, differing = [], []
    for token, right in zip(part, wanted, strict=True):
        same = fold_name(token.text) == fold_name(right)
        value = 1.0 if same else similarity(token.text, right, pivot)
        if value < _PART:
            return None
        if not same:
            differing.append((token, right, value))
        similar.append(value)
    if not differing:
        return None
    kind = "C" if len(part) == 1 else "B" if len(differing) == len(part) else "A"
    worst = min(value for _, _, value in differing)
    if any(_excused(token.text, right, book) for token, right, _ in differing):
        return None
    # Two short or foreign parts that both differ are another name, not this one.
    if kind == "B" and (ref.kind != "person" or any(len(right) < _LONG for right in wanted)):
        return None
    if kind == "A" and len(part) - len(differing) == 1 and worst < _FLOOR_A:
        return None
    if kind == "C" and (ref.term not in present or worst < _FLOOR_C):
        return None
    total = sum(chance(value, pivot) for _, _, value in differing)
    exact = [t.text for t in part if fold_name(t.text) in map(fold_name, wanted)]
    anchors = min((len(book.anchored(text)) for text in exact), default=len(book))
    base = math.log(max(1, anchors if kind == "A" else len(book)))
    spelt = min(levenshtein(token.text, right) for token, right, _ in differing)
    logit = -2.94 - 0.347 * total - 0.566 * base + 5.86 * spelt
    logit += {"A": 0.26, "B": 0.07, "C": 0.0}[kind]
    if ref.term in present:
        logit += _DOCUMENT_EVIDENCE
    return Candidate(
        part[0].start, part[-1].end, differing[0][0].start, differing[-1][0].end, ref, kind,
        1 / (1 + math.exp(-logit)), sum(similar) / len(similar),
    )  # fmt: skip


def _excused(token: str, right: str, book: NameBook) -> bool:
    """Other people and other shapes of the same name, by the study's hard guards."""
    if book.knows(token) or (is_pinyin(token) and is_pinyin(right)):
        return True
    short, long = sorted((fold_name(token), fold_name(right)), key=len)
    return any(long == short + ending or long == short[:-1] + ending for ending in _GENDER)
