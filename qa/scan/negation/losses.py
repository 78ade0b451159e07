"""Negations of the source (or reference) that the target lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from qa.scan.negation.beside import rendered
from qa.scan.negation.denial import undenied, undoing
from qa.scan.negation.doubts import bad, mild, unread
from qa.scan.negation.explain import affirmed, anchored, explained, far_of, turned
from qa.scan.negation.signs import around, stranded, trace
from qa.scan.negation.until import only_then
from qa.scan.negation.view import Denial, View

_NAME = re.compile(r"\d+|[^\W\d_]{4,30}")
_WIDE = 150  # characters between two stops; a longer stretch is cut at its conjunctions
_BY = 40  # characters on each side of a negation that belong to it for certain
_EDGES = " .,;:!?…。，；：！？、\"'()-"
_LEVEL = 0.3  # share of the sentence by which “not only” and its “not” may lie apart
_NEXT = 12  # characters behind a “not” in which a word may say “only” with it
_MANY = 3  # negations; more are not counted against each other


class Loss(NamedTuple):
    """A denial of the source that the target lacks, with the place in the target's view."""

    denial: Denial
    start: int
    end: int
    why: Literal["bare", "stranded", "trace", "halved", "fewer"]
    faint: bool


def lost(source: View, target: View) -> Loss | None:
    """The negation of this sentence that has no counterpart in the target's."""
    halved = _halved(source, target)
    if halved:
        return halved
    denial = undenied(source, target)
    if denial:
        return Loss(denial, *_clause(source, denial, target), "bare", faint=False)
    return _lost(source, target) or _implied(source, target)


def _lost(source: View, target: View) -> Loss | None:
    denials = source.denials
    if not denials or any(d.twice for d in denials):
        return None
    sign = stranded(target) or trace(target)
    spare = _spare(source, denials, target) + only_then(source, target)
    missing = len(denials) - len(target.plain) - spare
    if sign and (missing > 0 or sign[2] == "stranded"):
        # Where such a word denies by itself before its verb, nobody can be sure that it stands behind.
        faint = sign[2] == "stranded" and "frees" in target.lexicon.has
        return Loss(_farthest(source, denials, target), *sign, faint=faint)
    if missing <= 0:
        return None
    if not target.plain:
        faint = all(d.text.strip() in source.lexicon.phrase for d in denials)
        faint = faint or undoing(source, denials)
        faint = faint or all(mild(source, d) for d in denials)
        first = denials[:_MANY]
        faint = faint or explained(source, first, target) or turned(source, first, target)
        if not faint and not anchored(source, first, target):
            faint = all(bad(source, d) for d in denials)
            faint = faint or (unread(source, target) and not rendered(source, first, target))
        return Loss(denials[0], *_clause(source, denials[0], target), "bare", faint)
    if len(denials) > _MANY or _listed(denials):
        return None
    # никто, кто …, не знал: the negator and its word may stand apart, and are one.
    own = [d for d in denials if any(d.start <= c.start < d.end for c in source.kind("negate"))]
    sure = [d for d in own if affirmed(source, d, target)]
    sure = sure if len(own) > len(target.plain) + spare else []
    gone = sure[0] if len(sure) == 1 else _farthest(source, denials, target)
    return Loss(gone, *_clause(source, gone, target), "fewer", len(sure) != 1)


def _implied(source: View, target: View) -> Loss | None:
    """A word that denies by itself (refuse to, unable to), where the target tells the deed as done.

    It is asked about: there are more words for it than any list has.
    """
    owed = [m for m in source.marks if m.kind == "owes"]
    if any(m.kind == "owes" for m in target.marks):
        return None
    if (
        not 0 < len(owed) <= _MANY
        or unread(source, target)
        or len(target.plain) + len(target.soft) >= len(owed) + len(source.plain)
    ):
        return None
    for mark in owed:
        text = source.text[mark.start : mark.end]
        denial = Denial(mark.start, mark.end, text, implied=True)
        if affirmed(source, denial, target):
            return Loss(denial, *_clause(source, denial, target), "fewer", faint=True)
    return None


def _listed(denials: Sequence[Denial]) -> bool:
    """Whether one negator is said again and again (不 A，不 B), as other languages need not."""
    return len({d.text for d in denials}) < len(denials)


def _spare(source: View, denials: Sequence[Denial], target: View) -> int:
    """How many denials have a word that implies as much about where they stand.

    Such a word may also render one of the source's own: it goes with what lies nearest.
    """
    far = far_of(source, target)
    helped: set[Denial] = set()
    free = 0
    for cue in target.soft:
        share = target.share(cue.start)
        gaps = [(abs(source.share(d.start) - share), d) for d in denials]
        gap, nearest = min(gaps)
        others = [abs(source.share(c.start) - share) for c in source.soft]
        if cue.kind == "implies" and gap > far:
            continue  # an idiom has a negator, and may stand elsewhere (若非, if … not)
        free += 1
        if all(gap <= other for other in others):
            helped.add(nearest)
    return free if target.plain else max(len(helped), free - len(source.soft))


def _clause(source: View, denial: Denial, target: View) -> tuple[int, int]:
    """The clause of the target that names what the source's does, or lies where that one lies: as the
    same of as many, or at the same share of the sentence.
    """
    left, right = source.clauses.between(denial.start)
    names = _names(source, max(left, denial.start - _BY), min(right, denial.end + _BY))
    share = source.share(denial.start)
    stretches, theirs = _stretches(target), _stretches(source)
    level = len(stretches) == len(theirs) and (left, right) in theirs
    same = stretches[theirs.index((left, right))] if level else None

    def fit(stretch: tuple[int, int]) -> tuple[int, bool, float, int]:
        start, end = stretch
        common = len(names & _names(target, start, end))
        off = max(target.share(start) - share, share - target.share(end), 0.0)
        return -common, stretch != same, off, start

    start, end = min(stretches, key=fit)
    if end - start > _WIDE:
        parts = [
            c for c in range(len(target.clauses.starts)) if start <= target.clauses.starts[c] < end
        ]
        if parts:
            start, end = target.clauses.bounds(
                min(parts, key=lambda c: _distance(target, c, share))
            )
    text = target.text[start:end]
    inner = text.strip(_EDGES)
    start += text.find(inner) if inner else 0
    return start, start + len(inner)


def _stretches(view: View) -> list[tuple[int, int]]:
    """What lies between the stops of a sentence; the whole where nothing does."""
    found = {view.clauses.between(start) for start in view.clauses.starts}
    return sorted((a, b) for a, b in found if view.text[a:b].strip(_EDGES)) or [(0, len(view.text))]


def _names(view: View, start: int, end: int) -> set[str]:
    """Figures and long words, which languages of one script have in common where they are names."""
    return set(_NAME.findall(view.text[start:end]))


def _distance(view: View, clause: int, share: float) -> tuple[float, int]:
    start, end = (view.share(place) for place in view.clauses.bounds(clause))
    return max(start - share, share - end, 0.0), clause


def _farthest(source: View, denials: Sequence[Denial], target: View) -> Denial:
    """The negation that is farthest from every word of the target that could stand for it."""
    places = [target.share(start) for start, _ in target.plain]
    places += [target.share(c.start) for c in target.soft]

    def gap(denial: Denial) -> float:
        share = source.share(denial.start)
        return min((abs(share - place) for place in places), default=1.0)

    return max(denials, key=gap)


def _halved(source: View, target: View) -> Loss | None:
    """ "Not only" of which the target has the half: only."""
    whole = source.kind("not_only")
    if whole and _only_denied(source, target):
        denial = Denial(whole[0].start, whole[0].end, source.text[whole[0].start : whole[0].end])
        return Loss(denial, *around(target, *target.plain[0], 0, 1), "halved", False)
    if not whole or target.kind("not_only", "negate", "idioms", "concord"):
        return None
    if any(m.kind == "also" for m in target.marks):
        also = [m for m in source.marks if m.kind == "also"]
        if not also:
            return None
    scant = [m for m in target.marks if m.kind == "scant"]
    for mark in target.marks:
        if mark.kind == "only" and not any(m.start <= mark.start < m.end for m in scant):
            cue = whole[0]
            denial = Denial(cue.start, cue.end, source.text[cue.start : cue.end])
            return Loss(denial, *around(target, mark.start, mark.end, 1, 0), "halved", False)
    return None


def _only_denied(source: View, target: View) -> bool:
    """Whether “not only”, the one negation of the source, has become a bare “not” at about its place.

    Only where the source goes on (but also): by itself it may be “no ordinary”, or “not easy” (не просто).
    """
    if source.denials or len(target.plain) != 1 or target.kind("not_only", "idioms"):
        return False
    if not any(m.kind == "also" for m in source.marks):
        return False
    if any(m.kind in ("only", "scant") for m in target.marks):
        return False
    (only, *more), (start, end) = source.kind("not_only"), target.plain[0]
    if any(0 <= c.start - end <= _NEXT for c in target.kind("implies", "softens")):
        return False  # not limited to
    return not more and abs(source.share(only.start) - target.share(start)) <= _LEVEL
