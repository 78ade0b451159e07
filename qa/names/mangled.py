"""Monolingual detection: which names of a text are almost a glossary name.

Full names with at least one exact part (class A), full names all of whose parts sound alike (B),
and surnames alone (C, only in a story that names the entity elsewhere). The logistic score knows
how large the glossary is; weights, guards and thresholds are those of the study.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass, replace

from qa.model import NameRef
from qa.names.book import NameBook
from qa.names.sound import chance, encode, fold_name, kin, levenshtein, native, similarity, weight
from qa.names.tables import tables
from qa.names.tokens import NameToken

_LONGEST = 4  # parts of a name
_LONG = 4  # letters of a part


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch [start, end) that is probably a mangled `ref`; the part that differs is narrow.

    `kind` is the class (A, B or C), `others` are names that fit as well: with any of them the
    suggestion is a guess.
    """

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
        """Whether it reaches the threshold of its class."""
        return self.probability >= tables().score.flag[self.kind]

    @property
    def canonical(self) -> str:
        """What to write for [start, end): the whole name, or the surname for a surname alone."""
        return self.ref.tokens[-1] if self.kind == "C" else self.ref.text

    def overlaps(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of the document and of the world besides the book.

    `present` are ids of terms that the document names rightly somewhere, `approved` are stretches
    [start, end) of this text that are accepted forms, `common` and `attested` casefolded words:
    everyday words, and real names of other people and places. `names` is how many names could
    have been meant, by default all of the book.
    """

    present: Collection[str] = ()
    approved: Sequence[tuple[int, int]] = ()
    common: Container[str] = ()
    attested: Container[str] = ()
    names: int | None = None


def candidates(
    run: Sequence[NameToken], book: NameBook, pivot: str, evidence: Evidence
) -> list[Candidate]:
    """The best candidate for each place of one run, none overlapping another, in order.

    Those below their threshold are among them: see `Candidate.sure`.
    """
    best: dict[tuple[int, int, str], Candidate] = {}
    for part in _parts(run):
        if any(start <= part[0].start and part[-1].end <= end for start, end in evidence.approved):
            continue
        for ref in _near(part, book, evidence.present):
            found = _judge(part, ref, book, pivot, evidence)
            if found:
                key = (found.start, found.end, ref.term)
                best[key] = min(found, best.get(key, found), key=_rank)
    chosen: list[Candidate] = []
    ranked = sorted(best.values(), key=_rank)
    for top in ranked:
        if any(top.overlaps(other.start, other.end) for other in chosen):
            continue
        ties = dict.fromkeys(
            other.canonical
            for other in ranked
            if other.ref.term != top.ref.term
            and other.canonical != top.canonical
            and other.overlaps(top.start, top.end)
            and other.similarity > top.similarity - tables().score.tie
        )
        chosen.append(replace(top, others=tuple(ties)))
    return sorted(chosen, key=lambda c: c.start)


def _rank(candidate: Candidate) -> tuple[float, float, str, str]:
    return (-candidate.probability, -candidate.similarity, candidate.ref.term, candidate.ref.text)


def _parts(run: Sequence[NameToken]) -> list[Sequence[NameToken]]:
    """The stretches that can be a name: inside a longer unknown name one token proves nothing."""
    least = tables().shape.least_alone
    if len(run) == 1:
        return [run] if len(fold_name(run[0].text)) >= least else []
    return [
        run[first : first + size]
        for first in range(len(run))
        for size in range(2, min(_LONGEST, len(run) - first) + 1)
    ]


def _near(part: Sequence[NameToken], book: NameBook, present: Collection[str]) -> list[NameRef]:
    """The names of as many tokens that share one exactly, or whose last token sounds alike.

    One token alone can only stand for what the document names elsewhere.
    """
    found: dict[tuple[str, str], NameRef] = {}
    for position, token in enumerate(part if len(part) > 1 else ()):
        for ref, at in book.anchored(token.text):
            if len(ref.tokens) == len(part) and at == position:
                found[ref.term, ref.text] = ref
    if book.knows(part[-1].text):
        return list(found.values())  # somebody's own name: never a mangled one (see `_judge`)
    for ref in book.sounding(part[-1].text, len(part)):
        if len(part) > 1 or ref.term in present:
            found[ref.term, ref.text] = ref
    return list(found.values())


def _judge(
    part: Sequence[NameToken], ref: NameRef, book: NameBook, pivot: str, evidence: Evidence
) -> Candidate | None:
    score = tables().score
    wanted = ref.tokens if len(part) > 1 else ref.tokens[-1:]
    same = [fold_name(t.text) == fold_name(r) for t, r in zip(part, wanted, strict=True)]
    # What needs no sound comes first: most candidates end here.
    # A known surname is that of somebody else; a known given name in front of the right surname
    # (Sergei before Ebadi) only shows what the mangled one was taken for.
    if not same[-1] and book.knows(part[-1].text):
        return None
    # Two parts that both differ are another name, unless both are long parts of a person's name.
    several = len(part) > 1 and not any(same)
    if several and (ref.kind != "person" or any(len(r) < _LONG for r in wanted)):
        return None
    similar: list[float] = []
    differing: list[tuple[NameToken, str, float]] = []
    for token, right, equal in zip(part, wanted, same, strict=True):
        value = 1.0 if equal else similarity(token.text, right, pivot, score.part)
        if value < score.part:
            return None
        if not equal:
            differing.append((token, right, value))
        similar.append(value)
    if not differing or any(_excused(t.text, r, pivot, evidence) for t, r, _ in differing):
        return None
    kind = "C" if len(part) == 1 else "B" if len(differing) == len(part) else "A"
    worst = min(value for _, _, value in differing)
    size = evidence.names or book.size
    if (
        kind == "A"
        and len(part) - len(differing) == 1
        and worst < (score.only_anchor_large if size > score.large else score.only_anchor)
    ):
        return None
    if kind == "C" and not _may_stand_alone(part[0], ref, worst, size, evidence):
        return None
    exact = [token.text for token in part if all(token is not t for t, _, _ in differing)]
    anchors = [len({found.term for found, _ in book.anchored(text)}) for text in exact]
    base = min(anchors) if anchors else size
    spelt = min(levenshtein(token.text, right) for token, right, _ in differing)
    logit = score.intercept + score.kind[kind] + score.spelling * spelt
    logit += score.chance * sum(
        chance(value, pivot, min(weight(encode(token.text)), weight(encode(right))))
        for token, right, value in differing
    )
    logit += score.base * math.log(max(1, base))
    if kind == "C":
        logit += score.document
    return Candidate(
        start=part[0].start,
        end=part[-1].end,
        narrow_start=differing[0][0].start,
        narrow_end=differing[-1][0].end,
        ref=ref,
        kind=kind,
        probability=1 / (1 + math.exp(-logit)),
        similarity=sum(similar) / len(similar),
    )


def _may_stand_alone(
    token: NameToken, ref: NameRef, similar: float, size: int, evidence: Evidence
) -> bool:
    """A surname or place alone: not a name of its own, the story about the entity, very alike."""
    if ref.term not in evidence.present or token.text.casefold() in evidence.attested:
        return False
    alone = tables().score.alone
    floor = alone["least"] + alone["slope"] * math.log(max(1.0, size / alone["at"]))
    return similar >= min(floor, alone["most"])


def _excused(token: str, right: str, pivot: str, evidence: Evidence) -> bool:
    """Other people and other shapes of the same name, by the study's hard guards."""
    if native(token, pivot) and native(right, pivot):
        return True
    one, other = fold_name(token), fold_name(right)
    if right.casefold() in evidence.common or token.casefold() in evidence.common:
        return True
    return kin(one, other) or kin(other, one)
