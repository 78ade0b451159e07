"""A figure with the right digits and the wrong power of ten."""

from __future__ import annotations

import math
from collections.abc import Iterator

from qa.checks.base import Case, check
from qa.checks.figures import changed
from qa.model import Figure, Flag, Scanned, Severity


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("zh-en", "It cost «36 billion» yuan.", "耗资36亿元。", "3.6 billion"),
        Case("en-zh", "约有«300亿»人观看。", "Some 3 million people watched.", "300万"),
        Case("de-en", "Sales reached «9 million» pounds.", "Der Umsatz erreichte 9 Milliarden Pfund.", "9 billion"),
        Case("de-en", "It fell to «2.885 billion».", "Die Zahl sank auf 2,885 Millionen.", "2.885 million"),
        Case("en-es", "Unos «5 mil» espectadores lo vieron.", "Some 5 million viewers watched it.", "5 millones"),
        Case("ru-en", "Some «20 billion» people watched.", "Смотрели около 20 миллионов человек.", "20 million"),
    ],
    good=[
        Case("zh-en", "It cost 3.6 billion yuan.", "耗资36亿元。"),
        Case("ja-en", "Some 120 million people watched.", "1億2000万人が視聴した。"),
        Case("en-de", "Es kostete 3 Milliarden Euro.", "It cost 3 billion euros."),
        Case("hi-en", "It cost 50 million rupees.", "इसकी लागत 5 करोड़ रुपये थी।"),
        Case("en-fr", "Il a coûté 2,5 milliards.", "It cost 2.5bn."),
    ],
)  # fmt: skip
def changed_magnitude(scanned: Scanned) -> Iterator[Flag]:
    """The digits are right and the power of ten is not: 36 billion for 36亿, million for Milliarde.

    Languages count large numbers in different steps (万 and 亿, lakh and crore, the long and the
    short scale), and machine translation renders the digits and guesses the step. The finding
    names the step, since a copy editor reads over the digits that look right.
    """
    for change in scanned.figure_changes:
        if change.kind == "magnitude" and change.figure and change.right:
            yield changed(scanned, change, _slip(change.figure, change.right))


def _slip(figure: Figure, right: Figure) -> str:
    """How far off it is: “10 times too much”."""
    if not (figure.low and right.low):
        return "another magnitude"
    # About two billion is 1.8 at least: the digits are the same, and only the step counts.
    step = 10 ** abs(round(math.log10(figure.low / right.low)))
    return f"{step:,} times too {'much' if figure.low > right.low else 'little'}"
