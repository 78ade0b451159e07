"""A man of the translation who is a woman in the source, or the reverse."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Flag, Scanned, Severity

_OTHER = {"woman": "man", "man": "woman"}


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("zh-en", "«She told» reporters on Tuesday.", "他周二告诉记者。"),
        Case("ru-en", "«He said» the decision had been made.", "Она заявила, что решение принято."),
        Case("en-fr", "«Il a dit» qu'il ne démissionnerait pas.", "She said she would not resign."),
        Case("en-de", "«Er» trat am Freitag zurück.", "She resigned on Friday."),
        Case("pl-en", "«He added» that help was on the way.", "Dodała, że pomoc jest w drodze."),
        Case("es-en", "«He was arrested» on Monday.", "Fue detenida el lunes."),
        Case("ja-zh", "«他»否认了指控。", "彼女は容疑を否認した。"),
    ],
    good=[
        Case("zh-en", "He told reporters on Tuesday.", "他周二告诉记者。"),
        Case("zh-en", "Others said she was well.", "其他人说，她很好。"),
        Case("ru-en", "The company said it would expand.", "Компания заявила, что она расширяется."),
        Case("en-fr", "Sa femme a dit qu'elle l'attendrait.", "His wife said she would wait for him."),
        Case("fr-en", "The victim said he was afraid.", "La victime a dit qu'elle avait peur."),
        Case("en-de", "Merkel stellte den Plan vor; er gilt ab Montag.", "She presented the plan on Monday."),
        Case("tr-en", "She resigned on Friday.", "O cuma günü istifa etti."),
    ],
)  # fmt: skip
def changed_gender(scanned: Scanned) -> Iterator[Flag]:
    """The source speaks of a woman and the translation of a man, or the reverse: he for 她.

    A reader takes the minister for somebody else, and nothing in the sentence looks wrong. The
    language data (`languages/gender`) list pronouns and titles of persons (she, 她, Mrs) and those that
    things have as well (она, elle), verbs whose form shows the sex of who speaks or is arrested (заявила, fue
    detenida), and words that only may be of one. A sentence is told where the words of the source are all of one
    sex and those of the translation all of the other one; where the reference is there, it must not
    have the translation's. What to write depends on the sentence: the message names the word of
    the source.

    Pronouns that have no gender (o, او, dia) say nothing, and a sentence about a woman and a
    man is left alone.
    """
    for change in scanned.genders:
        here, there = (scanned.document.text(span) for span in (change.span, change.witness))
        both = ", and so does the reference" if change.backed else ""
        sure = 0.75 if change.weak else 0.8
        yield Flag(
            change.span,
            f"“{here}” is a {_OTHER[change.sex]}, where the {change.witness.side} says “{there}”: a {change.sex}{both}",
            quote(scanned, (change.witness,)),
            None,
            Severity.CRITICAL if change.backed else Severity.MAJOR,
            None,
            0.9 if change.backed else sure,
        )
