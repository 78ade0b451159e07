"""A Chinese, Korean or Japanese name that is read wrong."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, fix, quote
from qa.model import Flag, Safety, Scanned, Severity

_SURE = 0.8


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.1",
    bad=[
        Case("zh-en", "Reporter «Wang Yongzheng» reports from Kunming.", "记者王永战昆明报道。",
             "Wang Yongzhan"),
    ],
    good=[
        Case("zh-en", "Reporter Wang Yongzhan reports from Kunming.", "记者王永战昆明报道。"),
    ],
)  # fmt: skip
def misread_name(scanned: Scanned, *, doubtful: bool = True) -> Iterator[Flag]:
    """A name written in characters is spelled as no reading of these characters sounds.

    A reader who looks for the person finds nobody, or somebody else.
    """
    for name in scanned.misread:
        sure = name.probability >= _SURE
        if not sure and not doubtful:
            continue
        text = scanned.document.text(name.span)
        other = scanned.document.text(name.witness[0])
        evidence = quote(scanned, name.witness)
        if name.others:
            evidence += ("fits as well: " + ", ".join(name.others),)
        safety: Safety = "likely" if sure and name.whole else "hint"
        if not name.instead:
            message = f"“{text}” cannot be read “{other}”"
        elif sure:
            message = f"“{text}” is no reading of {other} ({name.instead})"
        else:
            message = f"“{text}”: is {other} meant ({name.instead})?"
        yield Flag(
            name.span, message, evidence,
            fix(scanned, name.span, name.instead, safety) if name.instead else None,
            None if sure else Severity.MINOR, None, name.probability,
        )  # fmt: skip
