"""What the checks of figures share: how a change is worded, how grave it is, what to write."""

from __future__ import annotations

from qa.checks.base import quote
from qa.model import Figure, FigureChange, Fix, Flag, Scanned, Severity


def said(scanned: Scanned, change: FigureChange) -> str:
    """The other side's own words for the figure, quoted, with the side that has them."""
    side = change.witness[0].side
    texts = dict.fromkeys(scanned.document.text(w) for w in change.witness)
    also = " and ".join(f"“{text}”" for text in texts)
    return f"source and reference have {also}" if change.backed else f"the {side} has {also}"


def another_unit(scanned: Scanned, change: FigureChange, what: str) -> Flag:
    """The right figure of another thing: the message names what the other side counts."""
    right = change.right
    assert right
    text = scanned.document.text(change.span)
    message = f"{what}: “{text}”, where {said(scanned, change)} ({_unit(right)})"
    severity = Severity.CRITICAL if change.backed else None
    kinds = {right.kind, change.figure.kind if change.figure else ""}
    if kinds == {"points", "percent"} and not right.units:  # which many who write do not tell apart
        severity = Severity.MAJOR if change.backed else Severity.MINOR
    evidence = quote(scanned, change.witness)
    # The noun behind an adjective, the article before it may have to change with it.
    repair = Fix(change.instead, "hint") if change.instead else None
    return Flag(change.span, message, evidence, repair, severity, None, change.confidence)


_BASIS = "concentr-permyriad"
_ROOM = 6  # characters that a unit may add


def _unit(figure: Figure) -> str:
    """USD of money, “kilometer” of length-kilometer, “percent” of what has no unit of its own."""
    if figure.kind == "points" and not figure.units:
        return "percentage points"
    unit = figure.units[0] if figure.units else "concentr-percent"
    if unit == _BASIS:
        return "basis points"
    return (
        unit
        if figure.kind == "money"
        else unit.partition("-")[2].removesuffix("-person").replace("-", " ")
    )


def changed(scanned: Scanned, change: FigureChange, what: str) -> Flag:
    """A figure that stands for another one: critical where source and reference agree on it."""
    text = scanned.document.text(change.span)
    instead = change.instead
    message = f"{what}: “{text}”, where {said(scanned, change)}"
    other = _another_currency(change)
    if instead:
        message += f"; write “{instead}”"
    if other:  # which the right figure leaves standing
        message += f", and the currency is {other} there"
    natural = _natural(text, instead) and not other
    repair = Fix(instead, "likely" if natural else "hint") if instead else None
    severity = Severity.CRITICAL if change.backed else None
    return Flag(
        change.span, message, quote(scanned, change.witness), repair, severity,
        None, change.confidence,
    )  # fmt: skip


def _another_currency(change: FigureChange) -> str:
    """The other side's currency where the sum is in none that its words may mean."""
    figure, right = change.figure, change.right
    if not figure or not right or not figure.kind == right.kind == "money":
        return ""
    apart = figure.units and right.units and set(figure.units).isdisjoint(right.units)
    return _unit(right) if apart else ""


def _natural(text: str, instead: str) -> bool:
    """Whether somebody would write it so: not 0.31 million, nor 2,800,000,000,000,000 for 2.8bn.

    Of a word nobody knows: it has gender and case, or another form before what it counts (两).
    """
    if not any(c.isdecimal() for c in text):
        return False
    first, other = (next((c for c in t if c.isdecimal()), "") for t in (text, instead))
    nought = bool(other) and int(other) == 0 and not (first and int(first) == 0)
    return not nought and len(instead) <= 2 * len(text) + _ROOM
