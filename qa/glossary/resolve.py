"""What is preferred here and now: the house's style and the story's date decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from qa.model import Form, Status, Term, Use, Valid

STATUSES: tuple[Status, ...] = ("preferred", "admitted", "deprecated")  # the best first
_ALWAYS = Valid()


def varies(term: Term) -> bool:
    """Whether style or date can change anything about the concept."""
    return any(form.styles or form.valid != _ALWAYS for form in term.forms)


def resolve(term: Term, style: str, day: date | None) -> Term:
    """The concept as this house writes it on this day; forms keep their number and order.

    A form of the house's own style leads; what was preferred is then admitted. A form whose time
    is over is deprecated, one whose time has not come is admitted. Without a day all times hold.
    Where a text stands several times, what is said for this house counts, then what is said for
    all, then what is said for others, whose times do not matter.
    """
    led = {
        (f.lang, f.use)
        for f in term.forms
        if style in f.styles and f.status != "deprecated" and f.valid.holds(day)
    }
    decided: dict[tuple[str, str, str], tuple[int, int, Status]] = {}
    for form in term.forms:
        nearness = 0 if style in form.styles else 1 if not form.styles else 2
        status = _now(form, style, day, led)
        key = (form.lang, form.text, form.use)
        entry = (nearness, STATUSES.index(status), status)
        decided[key] = min(decided.get(key, entry), entry)
    forms = tuple(
        replace(form, status=now) if now != form.status else form
        for form in term.forms
        for now in (decided[form.lang, form.text, form.use][2],)
    )
    return replace(term, forms=forms) if forms != term.forms else term


def _now(form: Form, style: str, day: date | None, led: set[tuple[str, Use]]) -> Status:
    if form.status == "deprecated":
        return "deprecated"
    if form.styles and style not in form.styles:
        return "admitted" if style else form.status
    if not form.valid.holds(day):
        over = day is not None and form.valid.until is not None and form.valid.until < day
        return "deprecated" if over else "admitted"
    if style in form.styles:
        return "preferred"
    return "admitted" if (form.lang, form.use) in led else form.status
