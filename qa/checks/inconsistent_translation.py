"""One and the same source text, translated in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Fix, Flag, Scanned, Severity


@check(
    mqm="Style/Inconsistent style",
    severity=Severity.MINOR,
    since="0.3",
    bad=[
        Case("zh-en", "The «meeting» was held in Doha.", "会议在多哈举行，双方出席。", "conference",
             ("The conference was held in Doha.",), ("会议在多哈举行，双方出席。",)),
        Case("en-de", "Die Gespräche «gehen am Montag weiter».", "The talks continue on Monday.",
             "werden am Montag fortgesetzt", ("Die Gespräche werden am Montag fortgesetzt.",),
             ("The talks continue on Monday.",)),
        Case("en-zh", "情况«十分»糟糕。", "It is very bad.", "非常", ("情况非常糟糕。",), ("It is very bad.",)),
        Case("ru-en", "The talks «go on» today.", "Переговоры продолжаются сегодня утром.", "continue",
             ("The talks continue today.",), ("Переговоры продолжаются сегодня утром.",)),
        Case("en-fr", "Il «a refusé de s'exprimer».", "He declined to comment.", "s'est refusé à tout commentaire",
             ("Il s'est refusé à tout commentaire.",), ("He declined to comment.",)),
    ],
    good=[
        Case("en-fr", "Oui.", "Yes, he did.", None, ("Il l'a fait.",), ("Yes, he did.",)),
        Case("zh-en", "The conference was held in Doha!", "会议在多哈举行，双方出席。", None,
             ("The Conference was held in Doha.",), ("会议在多哈举行，双方出席。",)),
        Case("en-de", "Am 5. Mai gehen die Gespräche weiter.", "The talks continue on May 5.", None,
             ("Am 4. Mai werden die Gespräche fortgesetzt.",), ("The talks continue on May 4.",)),
        Case("en", "The talks continue today.", "", None, ("The talks go on today.",)),
    ],
)  # fmt: skip
def inconsistent_translation(scanned: Scanned) -> Iterator[Flag]:
    """The same source text stands twice in the story and is translated in two ways.

    Captions, headings, boilerplate and quotations come again; a reader who meets two versions asks
    which one holds. The version that stands more often leads, of equally frequent ones the first. Both may be
    right: the fix is a hint.

    Texts of fewer than four words (eight characters in a script without blanks) are left alone,
    they may mean two things; so are differences in case and punctuation. Only one story is looked at.
    """
    for pair in scanned.twice:
        if pair.kind == "inconsistent":
            yield Flag(
                pair.span,
                f"the same source is translated otherwise in segment {pair.other.segment + 1}",
                quote(scanned, (pair.other,)),
                Fix(pair.instead, "hint"),
                None,
                None,
                0.8,
            )
