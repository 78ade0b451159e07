"""A figure of the source that the target lacks."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.checks.figures import said
from qa.model import Flag, Scanned, Severity


@check(
    mqm="Accuracy/Omission",
    severity=Severity.MINOR,
    since="0.3",
    bad=[
        Case("zh-en", "The blast killed several people.«»", "爆炸造成47人死亡。"),
        Case("de-en", "The army sent soldiers.«»", "Die Armee entsandte 5.000 Soldaten."),
        Case("en-ru", "Погибли люди.«»", "At least 310 people were killed."),
        Case("ja-en", "Many people came.«»", "3万6千人が訪れた。"),
        Case("ar-en", "People were wounded.«»", "أصيب ٧٣ شخصا."),
    ],
    good=[
        Case("zh-en", "They both came.", "两人都来了。"),
        Case("de-en", "Prices rose by half.", "Die Preise stiegen um 50 Prozent."),
        Case("en-fr", "Une douzaine de personnes sont venues.", "12 people came."),
        Case("ja-en", "It is the first case.", "1例目である。"),
        Case("en-es", "El año pasado llovió.", "It rained in 2019."),
    ],
)  # fmt: skip
def dropped_number(scanned: Scanned) -> Iterator[Flag]:
    """Source or reference has a figure of which the target and its neighbours have nothing.

    The figure is often the news. Translators leave one out now and then (one, two, a year that is
    understood), so that numbers up to twelve and vague ones are not looked for; the finding is
    major only where source and reference agree on the figure.
    """
    for change in scanned.figure_changes:
        if change.kind == "dropped":
            severity = Severity.MAJOR if change.backed else None
            message = f"a number is missing: {said(scanned, change)}"
            yield Flag(
                change.span, message, quote(scanned, change.witness), None, severity,
                None, change.confidence,
            )  # fmt: skip
