"""A “not” of the translation that source and reference lack."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Flag, Scanned, Severity


@check(
    mqm="Accuracy/Addition",
    severity=Severity.MINOR,
    since="0.3",
    bad=[
        Case("zh-en", "The goods are «not» duty free.", "这些货物免关税。", reference="The goods are duty-free."),
        Case("de-en", "The samples did «not» match.", "Die Proben stimmten überein.", reference="The samples matched."),
        Case("en-ru", "Встреча «не» состоялась в среду.", "The meeting took place on Wednesday."),
        Case("es-en", "They «never» signed the agreement.", "Firmaron el acuerdo."),
        Case("zh-ru", "Стороны «не» договорились возобновить переговоры.", "双方同意恢复谈判。"),
        Case("ar-fr", "Le ministre «n'»a pas signé le traité.", "وقع الوزير على المعاهدة."),
    ],
    good=[
        Case("zh-en", "They did not attend.", "他们缺席了。"),
        Case("en-de", "Er konnte nicht kommen.", "He was unable to come."),
        Case("en-fr", "Il n'a pas voulu.", "He refused."),
        Case("ru-en", "No doubt he will come.", "Он, конечно, придет."),
    ],
)  # fmt: skip
def added_negation(scanned: Scanned) -> Iterator[Flag]:
    """The translation says that something is not so where the source does not deny it.

    An added “not” is as wrong as a lost one and rarer. It is looked for in sentences whose source has no
    negator, no idiom with one and no word that implies a denial. Many things can be said by denying
    their opposite (“stay” as “not leave”, erst as “not until”), so that the finding is minor with the source
    alone, major where the source has the very word that is denied (agreed, not agree) or the words about the
    “not”, or where one language is English, and critical where a reference agrees with the source.

    It does not see a second negation in a sentence that rightly has one, unless a reference has
    fewer as well.
    """
    for change in scanned.negations:
        if change.kind != "added":
            continue
        cue = scanned.document.text(change.span)
        others = "source and reference have fewer" if change.backed else "nothing there denies"
        message = f"“{cue}” has no counterpart: {others}"
        severity = Severity.CRITICAL if change.backed else Severity.MAJOR
        if change.faint:
            severity = Severity.MINOR
        yield Flag(
            change.span,
            message,
            quote(scanned, change.witness),
            None,
            severity,
            None,
            0.9 if change.backed else 0.5 if change.faint else 0.8,
        )
