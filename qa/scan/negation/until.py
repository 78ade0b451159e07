"""Not until January, and only in January: one side denies what the other lets begin."""

from __future__ import annotations

from qa.scan.negation.view import View


def only_then(denying: View, letting: View) -> bool:
    """Whether a sentence that denies something up to a time or but for a condition (until, before,
    unless) stands beside one that says from when on alone it is so (erst, dopiero, only if).
    """
    return any(m.kind == "waits" for m in denying.marks) and any(
        m.kind == "then" for m in letting.marks
    )
