"""A form that the glossary does not allow any more."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check
from qa.model import Fix, Flag, Hit, Safety, Scanned, Severity


@check(
    mqm="Terminology/Inconsistent with terminology resource",
    severity=Severity.MINOR,
    since="0.2",
    bad=[
        Case("en", "The embassy in «Kiev» reopened.", "", "Kyiv", published="2024-05-01"),
        Case("en", "The king of «Swaziland» spoke.", "", "Eswatini", published="2023-01-10"),
    ],
    good=[
        Case("en", "The embassy in Kiev reopened.", published="2015-05-01"),
        Case("en", "The embassy in Kyiv reopened.", published="2024-05-01"),
        Case("en", "The embassy in Kiev reopened."),
        Case("en", "The sign said “Welcome to Kiev”.", published="2024-05-01"),
    ],
)  # fmt: skip
def deprecated_form(scanned: Scanned) -> Iterator[Flag]:
    """A form of the glossary that is deprecated, or whose time was over on the story's date.

    Names change (Kiev, Swaziland), and archive copy is right as it stands: the date of the story
    decides, together with the house style of the configuration. A story without a date is only
    compared with forms that are deprecated for good. A quotation keeps its words.
    """
    for index in range(len(scanned.document.segments)):
        hits = scanned.on(index, "target")
        # What the place's own entry says counts, not that it also stands for its country.
        live = {h.span for h in hits if h.form.status != "deprecated" and h.form.use != "capital"}
        for hit in hits:
            if hit.form.status != "deprecated" or hit.span in live:
                continue
            if scanned.protected(hit.span):
                continue
            canonical = hit.term.canonical(scanned.document.target_lang, hit.form.use)
            if canonical is None or canonical.text == hit.form.text:
                continue
            text = scanned.document.text(hit.span)
            # An ending that stands joined to the form would be lost.
            safety: Safety = "likely" if text.casefold() == hit.form.text.casefold() else "hint"
            yield Flag(
                hit.span,
                f"“{text}” is not the form of today: the term is “{canonical.text}”",
                (_why(scanned, hit),),
                Fix(canonical.text, safety),
                None,
                hit.term.id,
                0.9,
            )


def _why(scanned: Scanned, hit: Hit) -> str:
    until = hit.form.valid.until
    if until is None or scanned.document.published is None:
        return "the glossary marks it as deprecated"
    return f"used until {until.isoformat()}; the story is of {scanned.document.published}"
