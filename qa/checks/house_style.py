"""A spelling that is right elsewhere, in a house that has its own."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, alike, check, family
from qa.model import Fix, Flag, Form, Hit, Safety, Scanned, Severity, Term


@check(
    mqm="Style/Organization style",
    severity=Severity.MINOR,
    since="0.2",
    bad=[
        Case("en", "Leaders of «NATO» met.", "", "Nato", style="bbc"),
        Case("en", "They entered «Mazar-i-Sharif» at dawn.", "", "Mazar-e-Sharif", style="ap"),
        Case("ru-en", "«Mazar-i-Sharif» was calm.", "Мазари-Шариф был спокоен.", "Mazar-e-Sharif", style="ap"),
    ],
    good=[
        Case("en", "Leaders of Nato met.", style="bbc"),
        Case("en", "Leaders of NATO met.", style="ap"),
        Case("en", "They entered Mazar-i-Sharif at dawn."),
        Case("en", "The sign said “NATO”.", style="bbc"),
        Case("ru-en", "Kiev was calm.", "Киев был спокоен.", style="ap", published="2019-05-01"),
    ],
)  # fmt: skip
def house_style(scanned: Scanned) -> Iterator[Flag]:
    """A spelling that the house of the configuration (`style = "ap"`) does not use.

    Agencies differ on names (NATO and Nato, Mazar-e-Sharif and Mazar-i-Sharif), and a reader who
    searches finds one of them. Only spellings for which the glossary knows what that house
    writes, on the day of the story, are reported. Without a style in the configuration nothing
    is. A quotation keeps its words.

    It does not see a house's rules on anything but the spelling of names and terms.
    """
    if not scanned.style:
        return
    for index in range(len(scanned.document.segments)):
        hits = scanned.on(index, "target")
        right = {h.span for h in hits if h.form.status == "preferred" and _exact(scanned, h)}
        for hit in hits:
            form = hit.form
            ours = hit.term.canonical(scanned.document.target_lang, form.use)
            if ours is None or not _known(scanned.style, hit.term, ours):
                continue
            if form.status != "admitted" or hit.span in right or scanned.protected(hit.span):
                continue
            if not _same_name(form.text, ours.text):
                continue
            text = scanned.document.text(hit.span)
            # An ending that stands joined to the form would be lost.
            safety: Safety = "likely" if text == form.text else "hint"
            yield Flag(
                hit.span,
                f"“{text}” is written “{ours.text}” in this house",
                (f"the style of {scanned.style}",),
                Fix(ours.text, safety),
                None,
                hit.term.id,
                0.9,
            )


def _exact(scanned: Scanned, hit: Hit) -> bool:
    """Whether capitals stand as in the form (NATO is not Nato), but for the head of a sentence."""
    text, form = scanned.document.text(hit.span), hit.form.text
    if text.casefold() != form.casefold():
        return True  # inflected: nothing to compare
    return text in (form, form[:1].upper() + form[1:])


def _known(style: str, term: Term, ours: Form) -> bool:
    """Whether the glossary says of this very form that the house writes so."""
    return ours.status == "preferred" and any(
        style in form.styles and form.status == "preferred"
        for form in term.forms
        if (form.lang, form.text, form.use) == (ours.lang, ours.text, ours.use)
    )


def _same_name(one: str, other: str) -> bool:
    """Whether both are spellings of one form, not a longer and a shorter name."""
    if one == other:
        return False
    return one.casefold() == other.casefold() or (
        family(one) == family(other) and alike(one, other)
    )
