"""The negations of two or three sides beside each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from qa.scan.negation.signs import around, stranded, trace
from qa.scan.negation.view import Denial, View

_FAR = 0.5  # share of the sentence between a negation and a word too far off to stand for it
_FAR_APART = 0.8  # the same where one language has its verb last and the other has not
_SHORT = 60  # characters; in a shorter sentence every word is near
_NAME = re.compile(r"\d+|[^\W\d_]{4,30}")
_WIDE = 150  # characters between two stops; a longer stretch is cut at its conjunctions
_BY = 40  # characters on each side of a negation that belong to it for certain
_EDGES = " .,;:!?…。，；：！？、\"'()-"
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
    denials = source.denials
    if not denials or any(d.twice for d in denials):
        return None
    sign = stranded(target) or trace(target)
    spare = _spare(source, denials, target)
    missing = len(denials) - len(target.plain) - spare
    if sign and (missing > 0 or sign[2] == "stranded"):
        return Loss(_farthest(source, denials, target), *sign, faint=False)
    if missing <= 0:
        return None
    if not target.plain:
        faint = bool(target.soft or target.kind("softens"))
        faint = faint or all(d.text.strip() in source.lexicon.phrase for d in denials)
        faint = faint or all(_mild(source, d) for d in denials)
        faint = faint or _unread(source, target)
        return Loss(denials[0], *_clause(source, denials[0], target), "bare", faint)
    if len(denials) > _MANY or _listed(source, denials):
        return None
    gone = _farthest(source, denials, target)
    return Loss(gone, *_clause(source, gone, target), "fewer", True)


def _unread(source: View, target: View) -> bool:
    """Whether nobody has read what two languages say without a negation where the other has one.

    Between two such languages one grave finding in five was right on unread translations.
    """
    codes = {source.lexicon.code, target.lexicon.code}
    return len(codes) > 1 and not (source.lexicon.read or target.lexicon.read)


def _mild(source: View, denial: Denial) -> bool:
    """Whether the negated words are ones that other languages as often say by the opposite: those
    of the data, and what says something bad by itself (not weakened, does not break a promise).
    """
    return any(
        m.kind == "mild" and m.start < denial.end and denial.start < m.end for m in source.marks
    ) or any(
        0 <= cue.start - denial.end <= 1 or 0 <= denial.start - cue.end <= 1
        for cue in source.kind("softens", "implies")
    )


def _listed(source: View, denials: Sequence[Denial]) -> bool:
    """Whether one negator is said again and again (不 A，不 B), as other languages need not."""
    return len({d.text for d in denials}) < len(denials)


def added(source: View, target: View) -> Denial | None:
    """A negation of the target in a sentence whose source denies nothing at all."""
    if len(target.denials) != 1 or source.cues or target.denials[0].twice:
        return None
    return target.denials[0]


def gained(target: View, reference: View, source: View | None) -> Denial | None:
    """A negation of the target beyond what reference and source have, idioms and denials counted.

    In the same language a word that both texts have stands for itself; of the source's only their
    number can be compared.
    """
    ours = target.denials
    if not ours or any(d.twice for d in ours):
        return None
    words = Counter(target.text[c.start : c.end] for c in target.soft)
    theirs = Counter(reference.text[c.start : c.end] for c in reference.soft)
    if len(ours) <= len(reference.plain) + (theirs - words).total():
        return None
    if source and len(ours) <= len(source.plain) + max(0, len(source.soft) - len(target.soft)):
        return None
    places = [reference.share(start) for start, _ in reference.plain]
    return max(
        ours, key=lambda d: min((abs(target.share(d.start) - p) for p in places), default=1.0)
    )


def _spare(source: View, denials: Sequence[Denial], target: View) -> int:
    """How many denials have a word that implies as much about where they stand.

    Such a word may also render one of the source's own: it goes with what lies nearest.
    """
    far = _FAR if source.lexicon.verb_last == target.lexicon.verb_last else _FAR_APART
    if len(target.text) < _SHORT:
        far = 1.0
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
