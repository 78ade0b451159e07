"""Whether other words of the target stand for a negation of the source, or show that it is gone.

A word that may stand for one (remain, reject, too) explains nothing where the source has its
counterpart as well, nor far from where the negation stands. Words of the oppositions say more: where
the negated one has its own pole on the other side (not agree, agreed), nothing was turned round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qa.scan.entries import Cue, matches
from qa.scan.negation.view import Denial, View
from qa.scan.opposites.data import OPPOSITES, Lists

# Kinds of the target's words, with those of the source that they may render.
_RENDERED = (
    (("softens",), ("softens", "implies", "idioms", "not_only")),
    (("implies",), ("softens", "implies")),
    (("idioms", "not_only"), ("idioms", "not_only")),
)
_NEAR = 0.35  # share of the sentence between a negation and a word that may turn it round
_NEAR_APART = 0.6  # the same where one language has its verb last and the other has not
_FAR = 0.5  # the same for words that imply a denial by themselves
_FAR_APART = 0.8
_SHORT = 75  # characters; in a shorter sentence every word is near
_LEVEL = 0.15  # between a word and its counterpart
_BEHIND = 16  # characters between a negation and the word behind it that it denies
_ABOUT = 30  # characters about a word within which another negation may be its own
_WITH = 20  # the same for a word before it that may turn it round
_CLOSE = 10  # the same in a script without blanks
SAID = "said"  # the pole of a word without an opposite
_BEFORE = 14  # the same before it, where the verb comes last
_SECOND = 45  # the same before it, where it ends the clause of a verb that came second
_STOPS = " .!?,;:…\"'"

Place = tuple[int, int]


def far_of(source: View, target: View) -> float:
    """How far a word that implies a denial may stand from the negation that it renders."""
    if len(target.text) < _SHORT:
        return 1.0
    return _FAR if source.lexicon.verb_last == target.lexicon.verb_last else _FAR_APART


def explained(source: View, denials: Sequence[Denial], target: View) -> bool:
    """Whether a word of the target may stand for one of these negations."""
    if _excepted(source, denials):
        return True
    if len(denials) == 1 and affirmed(source, denials[0], target):
        return False
    denied = denied_words(source, denials)
    kept = [place for axis, pole, place in poled(target) if (axis, pole) in denied]
    return any(
        _left(source, denials, target.kind(*ours), source.kind(*theirs), target, kept)
        for ours, theirs in _RENDERED
    )


def _left(
    source: View,
    denials: Sequence[Denial],
    cues: Sequence[Cue],
    others: Sequence[Cue],
    target: View,
    kept: Sequence[Place],
) -> bool:
    """Whether one of the target's words near a negation renders none of the source's."""
    renders = [
        m for m in source.marks if m.kind == "renders" and cues and cues[0].kind == "softens"
    ]
    theirs = [source.share(c.start) for c in (*others, *renders) if not _with(denials, c)]
    places = [source.share(d.start) for d in denials]
    level = source.lexicon.verb_last == target.lexicon.verb_last
    near = 1.0 if len(target.text) < _SHORT else _NEAR if level else _NEAR_APART
    rows = []
    for cue in cues:
        share = target.share(cue.start)
        gap = min(abs(share - place) for place in places)
        if cue.kind == "softens" and gap > near:
            continue
        if not any(start < cue.end and cue.start < end for start, end in kept):
            rows.append((gap, share))
    # The farthest first: what is left is nearest to the negation.
    for gap, share in sorted(rows, reverse=True):
        nearest = min(theirs, key=lambda place: abs(share - place), default=None)
        if nearest is None or abs(share - nearest) > min(gap, _LEVEL if level else _NEAR_APART):
            return True
        theirs.remove(nearest)
    return False


def _excepted(source: View, denials: Sequence[Denial]) -> bool:
    """Whether every negation is followed by an “except”, however far off: only by another name."""
    others = {c.start for c in source.kind("negate")}
    others |= {m.start for m in source.marks if m.kind in ("clauses", "licence")}
    found = [m.start for m in source.marks if m.kind == "except" and m.start not in others]
    last = max(found, default=-1)
    return all(d.end <= last for d in denials)


def turned(source: View, denials: Sequence[Denial], target: View) -> bool:
    """Whether the target has the opposite of what the source denies (not won, lost), or what its word
    says whose letters have the negator (忘れない, remember).
    """
    here = {(axis, pole) for axis, pole, _ in poled(target)}
    axes = {axis for axis, _ in here}
    there = [(axis, pole, place) for axis, pole, place in poled(source) if axis in axes]
    said = {(axis, pole) for axis, pole, _ in there}
    return any(
        axis == other and pole != theirs and (axis, pole) not in said
        for axis, pole in here
        for other, theirs, place in there
        if (other, theirs) not in here
        and any(_apart(source, d, place) is not None for d in denials)
    ) or any(one in here for denial in denials for one in holding(source, denial))


def holding(view: View, denial: Denial) -> Iterator[tuple[str, str]]:
    """Opposition and pole of the words of which a negator is a part: not guilty, (n'est) pas vrai."""
    words = OPPOSITES.poles(view.lexicon.code)
    reach = denial.end + (_ABOUT if "partner" in view.lexicon.has else 0)
    # Of a suffix all letters: a longer stem may begin with what begins one (yalanlama-).
    negators = [
        (c.at, c.at + c.size if c.at > c.start else c.at + 1)
        for c in view.kind("negate", "concord")
        if denial.start <= c.start < reach
    ]
    for cue in matches(view.text, words.words, spaced=words.spaced) if words else ():
        last = cue.at + cue.size
        if not cue.then and any(cue.at <= start and end <= last for start, end in negators):
            axis, _, pole = cue.kind.partition(" ")
            yield axis, pole


def anchored(source: View, denials: Sequence[Denial], target: View) -> bool:
    """Whether the target has the very word that the source denies, and nowhere its opposite."""
    denied = denied_words(source, denials)
    here = {(axis, pole) for axis, pole, _ in poled(target)} if denied else set()
    there = {(axis, pole) for axis, pole, _ in poled(source)} if denied & here else set()
    return any(
        not any(other == axis and theirs != pole for other, theirs in here - there)
        for axis, pole in denied & here
    )


def affirmed(source: View, denial: Denial, target: View) -> bool:
    """Whether the target has the word that one negation of several denies, beside none of its own."""
    if not anchored(source, [denial], target):
        return False
    denied = denied_words(source, [denial])
    soft = [(c.start, c.end) for c in target.kind(*_RENDERED[0][1])]
    places = [place for axis, pole, place in poled(target) if (axis, pole) in denied]
    return not any(
        0 <= max(other[0] - end, start - other[1]) <= _ABOUT
        and not target.clauses.stops(min(end, other[1]), max(start, other[0]))
        for start, end in places
        for other in target.plain
    ) and not any(
        0 <= start - last <= _WITH or (target.lexicon.verb_last and 0 <= first - end <= _WITH)
        for start, end in places
        for first, last in soft
    )


def denied_words(source: View, denials: Sequence[Denial]) -> set[tuple[str, str]]:
    """The nearest word of an opposition beside each negation, by opposition and pole.

    A word that goes with both poles, or holds the negator (not guilty), is none.
    """
    found = _nearest(source, denials, poled(source))
    return {
        (axis, pole)
        for axis, pole in found
        if not any(axis == other and pole != theirs for other, theirs in found)
    }


def _nearest(
    source: View, denials: Sequence[Denial], words: Iterable[tuple[str, str, Place]]
) -> set[tuple[str, str]]:
    """Of words with their place those that stand nearest to a negation that may deny them."""
    rows = [(axis, pole, _apart(source, d, place)) for axis, pole, place in words for d in denials]
    nearest = min((gap for *_, gap in rows if gap is not None), default=None)
    return {(axis, pole) for axis, pole, gap in rows if gap is not None and gap == nearest}


def _apart(view: View, denial: Denial, place: Place) -> int | None:
    """How far a word that may be what is denied stands from the negation; None for any other word."""
    start, end = place
    left, right = view.clauses.between(denial.start)
    before, behind = denial.start - end, start - denial.end
    if denial.implied:
        before, behind = before // 2, behind // 2  # denied that anybody had been released
    gap = max(before, behind, 0)
    limit = _BEFORE if view.lexicon.verb_last else _BEHIND if view.lexicon.spaced else _CLOSE
    # नहीं दी: the light verb behind the negator is what is denied as well.
    next_ = 1 if view.lexicon.before_verb else 0
    wrong = behind > next_ if view.lexicon.verb_last else before >= 0
    if before >= 0 and view.lexicon.verb_second and _closes(view, denial, right):
        wrong, limit = False, _SECOND
    split = view.lexicon.verb_second and _splits(view, denial, place, right)
    if (denial.implied or not view.lexicon.verb_last) and not split:
        wrong |= start < denial.end and denial.start < end
    return None if wrong or gap > limit or not left <= start <= right else gap


def _splits(view: View, denial: Denial, place: Place, right: int) -> bool:
    """Whether a verb has the negator before its second half, at the end: stimmte dem Verkauf nicht zu."""
    start, end = place
    return start < denial.start < denial.end < end and not view.text[end:right].strip(_STOPS)


def _closes(view: View, denial: Denial, right: int) -> bool:
    """Whether a negator ends its clause, but for one word: nahm an der Sitzung nicht teil."""
    return len(view.text[denial.end : right].strip(_STOPS).split()) <= 1


def _with(denials: Sequence[Denial], cue: Cue) -> bool:
    """Whether a word is what is denied: not remain."""
    return any(max(cue.start - d.end, d.start - cue.end) <= 1 for d in denials)


def poled(view: View) -> Iterator[tuple[str, str, Place]]:
    """Opposition, pole and place of every word that has an opposite which “not” may stand for, and of
    those that are often denied, which have none.
    """
    for axis, pole, place in listed(view, OPPOSITES):
        if OPPOSITES.axes[axis].denied:
            yield axis, pole, place
    for cue in matches(view.text, view.lexicon.denied, spaced=view.lexicon.spaced):
        if not any(_lacks(cue, other) for other in view.kind("implies", "softens")):
            yield cue.kind, SAID, (cue.start, cue.end)


def _lacks(cue: Cue, other: Cue) -> bool:
    """Whether one word says by its end that it is without what it begins with: arbeitslos, gereksiz."""
    longer = other.size > cue.size or cue.at + cue.size <= other.at
    return longer and (cue.start, cue.end) == (other.start, other.end)


def listed(view: View, lists: Lists) -> Iterator[tuple[str, str, Place]]:
    """Axis, pole and place of every word that lists of opposites or kinds have."""
    words = lists.poles(view.lexicon.code)
    for cue in matches(view.text, words.words, spaced=words.spaced) if words else ():
        axis, _, pole = cue.kind.partition(" ")
        if pole in lists.axes[axis].poles:
            yield axis, pole, (cue.start, cue.end)
