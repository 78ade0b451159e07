"""By how much something changed, for what it changed to."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Flag, Scanned, Severity


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("en-de", "Die Arbeitslosigkeit stieg «auf 5 Prozent».", "Unemployment rose by 5 percent."),
        Case("zh-en", "Unemployment rose «by 5 percent».", "失业率上升到5%。"),
        Case("ru-fr", "Le taux a été abaissé «de 3 %».", "Ставку снизили до 3%."),
        Case("es-en", "The deficit fell «to 12 billion euros».", "El déficit cayó en 12.000 millones de euros."),
        Case("ja-en", "The price rose «to 8 percent».", "価格は8%上昇した。"),
        Case("en-ar", "ارتفع عدد القتلى «إلى 12».", "The death toll rose by 12."),
    ],
    good=[
        Case("en-de", "Die Arbeitslosigkeit stieg um 5 Prozent.", "Unemployment rose by 5 percent."),
        Case("zh-en", "Unemployment rose to 5 percent.", "失业率上升到5%。"),
        Case("en-de", "Der Gewinn stieg um 5 Prozent auf 3 Milliarden.", "Profit rose 5 percent to 3 billion."),
        Case("fr-en", "Prices rose by 3%.", "Les prix ont augmenté de 3 %."),
        Case("en-ja", "最大5%減少した。", "It fell by up to 5 percent."),
        Case("ru-en", "The rate was cut to 3 percent.", "Ставку снизили до 3%."),
    ],
)  # fmt: skip
def changed_step(scanned: Scanned) -> Iterator[Flag]:
    """Something rose to 5 percent that rose by 5 percent, or the reverse.

    The figure is right and so is the verb; one small word makes another story of them: um and auf, на
    and до, 了 and 到. The words beside a figure are held against those beside its equal in the source,
    where a word of change (rise, fall, cut) stands near (`languages/content/steps.toml`). A figure is told
    where it is surely the one there and surely the other here; where the reference is there, it must not have
    the translation's. Halves, times as much, durations and figures that a side has twice are left out, and
    so is what went from one figure to another, which `changed-number` sees.
    """
    for step in scanned.steps:
        here, there = (scanned.document.text(span) for span in (step.span, step.witness))
        both = "source and reference have" if step.backed else f"the {step.witness.side} has"
        yield Flag(
            step.span,
            f"by how much and to what are mixed up: “{here}”, where {both} “{there}”",
            quote(scanned, (step.witness,)),
            None,
            Severity.CRITICAL if step.backed else Severity.MAJOR,
            None,
            0.95 if step.backed else 0.9,
        )
