"""A denial that was denied: did not refuse, told as refused; not without, told as with.

In the first the word that denies by itself stands on both sides: it renders itself, not the negator beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from qa.scan.entries import Cue
from qa.scan.negation.explain import SAID, Place, anchored, denied_words, holding, poled
from qa.scan.negation.view import Denial, View

_ASKS = "?？؟"
_BOTH = {True, False}  # one that denies a phrase (without), and one that does not


def undenied(source: View, target: View) -> Denial | None:
    """The only negation of the source, if what it denies is a denial that the target has as it stands.

    Nothing else in the target may deny: what is rejected by another one, or rather than accepted, has a
    word for it.
    """
    if len(source.denials) != 1 or target.plain:
        return None
    denial = source.denials[0]
    if (denial.twice and not source.undone(denial)) or any(mark in source.text for mark in _ASKS):
        return None
    # Of words that have an opposite alone: arbeitslos has the work that it denies.
    words = {(axis, pole) for axis, pole in denied_words(source, [denial]) if pole != SAID}
    own = [place for axis, pole, place in poled(target) if (axis, pole) in words] if words else []
    theirs = [place for axis, pole, place in poled(source) if (axis, pole) in words]
    # दोषी नहीं, not guilty: the negator is a part of the word.
    held = not words.isdisjoint(holding(source, denial))
    if held or not own or not anchored(source, [denial], target):
        return None
    implied = any(cue.kind == "implies" for cue in (*source.soft, *target.soft))
    alone = all(_in(cue, theirs) for cue in source.soft) and all(_in(c, own) for c in target.soft)
    return denial if implied and alone else None


def undoing(source: View, denials: Sequence[Denial]) -> bool:
    """Whether two negations of one clause undo each other: cannot be held without consent, only with it."""
    sort = [d.text.strip() in source.lexicon.phrase for d in denials]
    return (
        len(denials) == len(_BOTH)
        and set(sort) == _BOTH
        and not source.clauses.stops(denials[0].end, denials[1].start)
    )


def _in(cue: Cue, places: Sequence[Place]) -> bool:
    """Whether a cue is one of these words or begins in it: not one that only has it in its gap (wich … aus)."""
    return any(start <= cue.start < end for start, end in places)
