"""What two or three sides say together about the negations of one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from qa.model import Side
from qa.scan.negation.additions import added, gained, plainly
from qa.scan.negation.losses import Loss, lost
from qa.scan.negation.view import View


class Verdict(NamedTuple):
    """A change, in places of the views' texts."""

    kind: Literal["lost", "added"]
    start: int
    end: int
    witness: tuple[tuple[Side, int, int], ...]
    why: Literal["bare", "stranded", "trace", "halved", "fewer"]
    backed: bool
    faint: bool


def judge(views: Mapping[Side, View]) -> Verdict | None:
    """The change of one sentence; source and reference together weigh more than either."""
    target, source, reference = views["target"], views.get("source"), views.get("reference")
    if source is None:
        return _alone(target, reference) if reference else None
    loss = lost(source, target)
    if reference is None:
        if loss:
            return _loss(loss, (("source", *_place(loss)),), backed=False, faint=loss.faint)
        denial = added(source, target)
        faint = denial is None or not plainly(source, target, denial)
        return denial and Verdict("added", denial.start, denial.end, (), "bare", False, faint)
    other = lost(reference, target)
    if loss and other:
        best = min((other, loss), key=lambda found: found.why in ("bare", "fewer"))
        witness: tuple[tuple[Side, int, int], ...] = (
            ("source", *_place(loss)),
            ("reference", *_place(other)),
        )
        return _loss(best, witness, backed=True, faint=False)
    if other and source.denials and not target.plain:
        return _loss(other, (("reference", *_place(other)),), backed=False, faint=other.faint)
    denial = gained(target, reference, source)
    if denial:
        backed = not source.denials
        return Verdict("added", denial.start, denial.end, (), "bare", backed, False)
    return None


def _alone(target: View, reference: View) -> Verdict | None:
    """With a reference and no source."""
    loss = lost(reference, target)
    if loss:
        return _loss(loss, (("reference", *_place(loss)),), backed=False, faint=loss.faint)
    denial = gained(target, reference, None)
    faint = bool(reference.plain or reference.soft)
    return denial and Verdict("added", denial.start, denial.end, (), "bare", False, faint)


def _place(loss: Loss) -> tuple[int, int]:
    return loss.denial.start, loss.denial.end


def _loss(
    loss: Loss, witness: tuple[tuple[Side, int, int], ...], *, backed: bool, faint: bool
) -> Verdict:
    return Verdict("lost", loss.start, loss.end, witness, loss.why, backed, faint)
