"""The negations of two or three sides beside each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from qa.scan.negation.view import Denial, View

_FAR = 0.4  # share of the sentence between a negation and a word too far off to stand for it
_SHORT = 60  # characters; in a shorter sentence every word is near
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LONG = 400  # characters; in a longer sentence that has no partner nothing can be told
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
    near = [c for c in target.soft if any(_near(source, d.start, target, c.start) for d in denials)]
    spare = max(0, len(near) - len(source.soft))
    missing = len(denials) - len(target.plain) - spare
    if sign and (missing > 0 or sign[2] == "stranded"):
        return Loss(_farthest(source, denials, target), *sign, faint=False)
    if missing <= 0:
        return None
    if not target.plain:
        faint = bool(target.soft or target.kind("softens"))
        return Loss(denials[0], *_clause(source, denials[0], target), "bare", faint)
    if len(denials) > _MANY or _listed(source, denials):
        return None
    gone = _farthest(source, denials, target)
    return Loss(gone, *_clause(source, gone, target), "fewer", True)


def _listed(source: View, denials: Sequence[Denial]) -> bool:
    """Whether one negator is said again and again (不 A，不 B), as other languages need not."""
    return len({d.text for d in denials}) < len(denials)


def added(source: View, target: View) -> Denial | None:
    """A negation of the target in a sentence whose source denies nothing at all."""
    if len(target.denials) != 1 or source.cues or target.denials[0].twice:
        return None
    return target.denials[0]


def gained(source: View, reference: View, target: View) -> Denial | None:
    """A negation of the target beyond what source and reference have, idioms and denials counted."""
    ours = target.denials
    if not ours or any(d.twice for d in ours):
        return None
    for other in (source, reference):
        if len(ours) <= len(other.plain) + len(other.soft):
            return None
    places = [reference.share(start) for start, _ in reference.plain]
    return max(
        ours, key=lambda d: min((abs(target.share(d.start) - p) for p in places), default=1.0)
    )


def _near(source: View, place: int, target: View, other: int) -> bool:
    if len(target.text) < _SHORT:
        return True
    return abs(source.share(place) - target.share(other)) <= _FAR


def _clause(source: View, denial: Denial, target: View) -> tuple[int, int]:
    """The clause of the target that lies where the source's negation does."""
    share = source.share(denial.start)
    places = range(len(target.clauses.starts))
    best = min(places, key=lambda c: _distance(target, c, share))
    start, end = target.clauses.bounds(best)
    text = target.text[start:end]
    inner = text.strip(" .,;:!?…\"'()-")
    start += text.find(inner) if inner else 0
    return start, start + len(inner)


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
    for mark in target.marks:
        if mark.kind == "only":
            cue = whole[0]
            denial = Denial(cue.start, cue.end, source.text[cue.start : cue.end])
            return Loss(denial, mark.start, mark.end, "halved", False)
    return None


Sign = tuple[int, int, Literal["stranded", "trace"]]


def stranded(view: View) -> Sign | None:
    """A word that no clause has without a negator, in one that has none (никто знал)."""
    if not view.needs:
        return _partner(view)
    frees = {(m.start, m.end) for m in view.marks if m.kind == "frees"}
    licences = [m.start for m in view.marks if m.kind == "licence"]
    strict = "frees" not in view.lexicon.has
    for start, end in sorted(view.needs):
        if not any(c.start <= start < c.end and c.kind == "concord" for c in view.cues):
            continue
        if strict:
            left, right = _between_stops(view, start)
            alone = not any(left <= c.start < right for c in view.kind("negate"))
        else:
            left, _ = _between_stops(view, start)
            before = view.text[left:start].rstrip()
            words = list(_WORD.finditer(before))
            alone = (
                len(words) >= 1
                and not any(left <= place < start for place in licences)
                and not any(left <= c.start < start for c in view.kind("negate", "idioms"))
                and (left + words[-1].start(), left + words[-1].end()) not in frees
                and not any(f in words[-1].group() for f in "'")
            )
        if alone:
            following = _WORD.search(view.text, end)
            return start, following.end() if following else end, "stranded"
    return None


def _partner(view: View) -> Sign | None:
    """A negator that is nothing by itself (ne), without the word that goes with it."""
    partners = {(m.start, m.end) for m in view.marks if m.kind == "partner"}
    for cue in view.kind("negate") if partners else ():
        if (cue.start, cue.end) not in partners:
            continue
        left, right = view.clauses.between(cue.start)
        kin = ("concord", "not_only", "idioms")
        if any(left <= c.start < right and c.kind in kin for c in view.cues) or any(
            m.kind == "licence" and left <= m.start < right for m in view.marks
        ):
            continue
        following = _WORD.search(view.text, cue.end)
        return cue.start, following.end() if following else cue.end, "stranded"
    return None


def _between_stops(view: View, place: int) -> tuple[int, int]:
    return view.clauses.between(place)


def trace(view: View) -> Sign | None:
    """What a negator leaves behind: an auxiliary (did think), a word of denied clauses (any)."""
    if "?" in view.text[-4:]:
        return None
    mains = {(m.start) for m in view.marks if m.kind == "main"}
    licences = [m for m in view.marks if m.kind == "licence"]
    for mark in view.marks:
        if mark.kind == "emphatic":
            following = _WORD.search(view.text, mark.end)
            if (
                following
                and following.start() == mark.end + 1
                and view.text[mark.end] == " "
                and following.start() not in mains
                and not any(c.start == following.start() for c in view.kind("negate"))
                and _WORD.search(view.text[: mark.start])
            ):
                return mark.start, following.end(), "trace"
        if mark.kind == "polar":
            left, right = _between_stops(view, mark.start)
            if (
                any(left <= start < right for start, _ in view.plain)
                or any(left <= c.start < right for c in view.soft)
                or any(left <= m.start < right for m in licences)
            ):
                continue
            return (
                left + len(view.text[left:right]) - len(view.text[left:right].lstrip()),
                mark.end,
                "trace",
            )
    return None
